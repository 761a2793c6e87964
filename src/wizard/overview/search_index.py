"""The searchable texts of a plan, and the matching of typed words."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wizard.foundation.formatting import capital, date_in_words
from wizard.minutes.entries import EntryMinutes, ItemMinutes, OwnMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.overview.places import item_key
from wizard.plan.labels import AUDIENCES, ROLES
from wizard.plan.task import Task

MOST_FOUND = 60
"""The largest number of results; more words narrow them down."""


class EntryKind(StrEnum):
    """The kinds of results, in the order for equally good ones."""

    ITEM = "Item"
    PROPOSAL = "Proposal"
    PERSON = "Person"
    TASK = "Task"
    TRADE_OFF = "Trade-off"
    MINUTE = "Minutes"
    NOTE = "Private note"


@dataclass(frozen=True)
class SearchEntry:
    """One searchable text."""

    kind: EntryKind
    title: str
    text: str
    """The text; may be long."""
    where: str
    """Its place in words: “Action 9 · 9b Online requests, what it could bring”."""
    step: str
    """The key of its step."""


def entries(minutes: Minutes, notes: Mapping[str, str] | None = None) -> tuple[SearchEntry, ...]:
    """Return everything that can be found at a meeting.

    Args:
        minutes: Those of the meeting.
        notes: The minute-taker's own notes, by item id or “meeting”. Leave them out if others can see the screen.
    """
    found = [entry for item in minutes.items for entry in _of_item(minutes, item)]
    found += [entry for own in minutes.own for entry in _of_own(minutes, own)]
    found += [
        SearchEntry(EntryKind.PERSON, p.name, ROLES[p.role], "Practice, people", "practice") for p in minutes.people
    ]
    found += [_of_task(minutes, task) for task in minutes.tasks]
    meeting = minutes.meeting
    for title, text in (("Matters arising", meeting.matters_arising), ("Any other business", meeting.other_business)):
        if text:
            found.append(SearchEntry(EntryKind.MINUTE, title, text, "Meeting", "meeting"))
    found += [_of_note(minutes, place, text) for place, text in (notes or {}).items() if text]
    return tuple(found)


def find(all_entries: Iterable[SearchEntry], words: str) -> tuple[SearchEntry, ...]:
    """Return the entries with every word, best first: in the title, then at the start of a word, then the rest.

    Case, accents and the form of apostrophes are ignored. Without words, nothing is found.
    """
    wanted = plain_words(words)
    if not wanted:
        return ()
    ranked = []
    for at, entry in enumerate(all_entries):
        title, rest = _plain(entry.title), _plain(f"{entry.text} {entry.where}")
        if all(word in title or word in rest for word in wanted):
            ranked.append((_rank(title, rest, wanted), list(EntryKind).index(entry.kind), at, entry))
    return tuple(entry for *_, entry in sorted(ranked, key=lambda row: row[:3])[:MOST_FOUND])


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and accents, for comparing."""
    return tuple(_plain(text).split())


def _plain(text: str) -> str:
    marked = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _rank(title: str, rest: str, wanted: tuple[str, ...]) -> int:
    score = 0
    for word in wanted:
        begins = [f" {word}" in f" {part}" for part in (title, rest)]
        score += 0 if begins[0] else 1 if word in title else 2 if begins[1] else 3
    return score


def _of_item(minutes: Minutes, entry: ItemMinutes) -> Iterator[SearchEntry]:
    item, step = entry.item, item_key(entry.item.id)
    place = _place(entry)
    asks = " ".join(statement.text for statement in item.asks)
    yield SearchEntry(EntryKind.ITEM, f"{item.id} {item.title}", asks, f"{place} · {item.status.words}", step)
    for side, trade_offs in (("what it could bring", item.gains), ("what it could cost or risk", item.costs)):
        for trade_off in trade_offs:
            yield SearchEntry(
                EntryKind.TRADE_OFF, trade_off.text, capital(AUDIENCES[trade_off.whom].shown), f"{place}, {side}", step
            )
    for number, proposal in enumerate(entry.proposals, 1):
        where = f"{place}, proposal {number}" if len(entry.proposals) > 1 else f"{place}, proposal"
        yield SearchEntry(EntryKind.PROPOSAL, proposal.position.label, _said(minutes, proposal), where, step)
    if entry.matter.minute:
        yield SearchEntry(EntryKind.MINUTE, f"Minute on {item.id}", entry.matter.minute, place, step)


def _said(minutes: Minutes, entry: ProposalMinutes) -> str:
    """Return everything that a proposal says, and who is named in it, in one text."""
    made = entry.proposal
    named = (
        ("Owner", name_of(made.owner, minutes.people)),
        ("Proposed by", minutes.person_name(made.proposed_by)),
        ("Seconded by", minutes.person_name(made.seconded_by)),
    )
    people = "; ".join(f"{label}: {name}" for label, name in named if name)
    return " ".join(text for text in (entry.resolution, made.reason, made.conditions, people) if text)


def _of_own(minutes: Minutes, entry: OwnMinutes) -> Iterator[SearchEntry]:
    step, place = item_key(entry.id), _place(entry)
    yield SearchEntry(EntryKind.ITEM, f"{entry.number} {entry.title}", entry.own.about, place, step)
    for proposal in entry.proposals:
        where = f"{place}, proposal"
        yield SearchEntry(EntryKind.PROPOSAL, proposal.position.label, _said(minutes, proposal), where, step)
    if entry.matter.minute:
        yield SearchEntry(EntryKind.MINUTE, f"Minute on {entry.number}", entry.matter.minute, place, step)


def _place(entry: EntryMinutes) -> str:
    if not isinstance(entry, ItemMinutes):
        return f"Our own item {entry.number}"
    name = f"Action {entry.action.number}"
    return f"{name} · {entry.item.id} {entry.item.short_title}" if len(entry.action.items) > 1 else name


def _of_task(minutes: Minutes, task: Task) -> SearchEntry:
    owner = name_of(task.owner, minutes.people) or "no owner yet"
    due = f", due {date_in_words(task.due)}" if task.due else ""
    entry = next((entry for entry in minutes.entries if entry.id == task.item), None)
    where = f"{_place(entry)}, tasks" if entry else "Review, tasks"
    step = item_key(entry.id) if entry else "review"
    return SearchEntry(EntryKind.TASK, task.text, f"{owner}{due} {task.note}".strip(), where, step)


def _of_note(minutes: Minutes, place: str, text: str) -> SearchEntry:
    entry = next((entry for entry in minutes.entries if entry.id == place), None)
    where = _place(entry) if entry else "Meeting"
    step = item_key(entry.id) if entry else "meeting"
    return SearchEntry(EntryKind.NOTE, "Private note", text, where, step)
