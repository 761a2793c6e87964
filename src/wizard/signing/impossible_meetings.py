"""Everything that a meeting can never be, open or closed: repeated list entries, votes on a duty, an invalid date.

Part of `impossible`, which adds the place of each meeting.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from wizard.plan.circulation import Circulation
from wizard.plan.field_values import misfit
from wizard.plan.in_writing import InWriting
from wizard.plan.meeting import Matter, Meeting
from wizard.plan.plan_references import GuidanceTexts
from wizard.plan.proposal import CarriedOver, Fields, Noted, Proposal, RollCall

TWICE = "this is already in the list"

Key = Callable[[Any], Hashable]

ListKeys = tuple[tuple[str, Key], ...]
"""The lists of a value by their names, with the key that identifies each entry."""


def _itself(entry: Hashable) -> Hashable:
    return entry


@dataclass(frozen=True)
class Impossible:
    """Something that makes a plan impossible."""

    place: str
    """The place, as the file names it: “meeting, attendance, entry 3”."""
    what: str
    """The error: “this is already in the list”."""

    @property
    def words(self) -> str:
        """Both, as they continue “… is damaged: ”."""
        return f"{self.place}: {self.what}"


_MEETING: ListKeys = (
    ("attendance", attrgetter("person")),
    ("items", _itself),
    ("matters", attrgetter("item")),
    ("own_items", attrgetter("id")),
    ("together", _itself),
    ("brought", attrgetter("item", "meeting", "proposal")),
    ("lapses", attrgetter("key")),
    ("noted", _itself),
)
_IN_WRITING: ListKeys = (("sent", attrgetter("person", "on", "how")), ("called", attrgetter("person")))
_PROPOSAL: ListKeys = (
    ("dissents", attrgetter("person")),
    ("views", attrgetter("person")),
    ("out_of_room", _itself),
    # A partner may answer again, but exactly the same answer appears once.
    ("consents", _itself),
)


def twice(entries: Sequence[Any], key: Key) -> Iterator[int]:
    """Yield the number, from 1, of each entry that repeats the key of an earlier entry."""
    keys = [key(entry) for entry in entries]
    # Keys hardly ever repeat, and then this comparison is all the work.
    if len(set(keys)) == len(keys):
        return
    seen = set()
    for number, found in enumerate(keys, start=1):
        if found in seen:
            yield number
        seen.add(found)


def lists_in(value: object, lists: ListKeys, where: str = "") -> Iterator[Impossible]:
    """Yield the repeated entries in the lists of a value; `where` is the place of the value, with a comma after it."""
    for name, key in lists:
        entries = getattr(value, name)
        if len(entries) > 1:
            for number in twice(entries, key):
                yield Impossible(f"{where}{name}, entry {number}", TWICE)


def in_meeting(meeting: Meeting, texts: GuidanceTexts) -> Iterator[Impossible]:
    """Yield everything impossible in a meeting, each with its place inside the meeting."""
    for place, what in texts.broken_in(meeting.guidance):
        yield Impossible(place, what)
    yield from lists_in(meeting, _MEETING)
    yield from _order(meeting)
    yield from _late_and_early(meeting)
    yield from _interests(meeting.interests)
    if meeting.in_writing is not None:
        yield from in_terms(meeting.in_writing, "in_writing")
    own = frozenset(item.id for item in meeting.own_items)
    for number, matter in enumerate(meeting.matters, start=1):
        if not _needs_a_look(matter, meeting.guidance.items.get(matter.item, ""), texts):
            continue
        for found in _in_matter(matter, meeting, texts, own=matter.item in own):
            yield Impossible(f"matters, entry {number}, {found.place}", found.what)


def in_circulation(circulation: Circulation, texts: GuidanceTexts) -> Iterator[Impossible]:
    """Yield everything impossible in a circulation, each with its place inside it."""
    # A circulation's items are those of its matters, which are checked below.
    for found in in_meeting(circulation.as_meeting(1).replace(items=()), texts):
        yield Impossible(found.place.replace("in_writing", "terms"), found.what)
    if circulation.terms.circulation != circulation.id:
        yield Impossible("terms, circulation", "the decision in writing has a different id")
    for number, matter in enumerate(circulation.matters, start=1):
        if len(matter.proposals) != 1:
            yield Impossible(f"matters, entry {number}, proposals", "expected one")


def in_terms(terms: InWriting, where: str) -> Iterator[Impossible]:
    """Yield everything impossible in the terms of a decision in writing."""
    yield from lists_in(terms, _IN_WRITING, f"{where}, ")


def _order(meeting: Meeting) -> Iterator[Impossible]:
    order = meeting.order
    if len(set(order)) == len(order):
        return
    seen: set[str] = set()
    for number, action in enumerate(meeting.guidance.actions, start=1):
        if seen & {*action.items} or len({*action.items}) < len(action.items):
            yield Impossible(f"guidance, actions, entry {number}", "one of its items is already there")
        seen |= {*action.items}
    for number, own in enumerate(meeting.own_items, start=1):
        if own.id in seen:
            yield Impossible(f"own_items, entry {number}", "the guidance already has an item with this id")


def _late_and_early(meeting: Meeting) -> Iterator[Impossible]:
    for number, entry in enumerate(meeting.attendance, start=1):
        if entry.from_item is None or entry.until_item is None:
            continue
        # An item that was taken off the agenda no longer limits anybody's attendance.
        places = [meeting.order.index(item) for item in (entry.from_item, entry.until_item) if item in meeting.order]
        if len(places) == 2 and places[1] < places[0]:
            yield Impossible(f"attendance, entry {number}", "the last item comes before the first")


def _interests(interests: Sequence[Any]) -> Iterator[Impossible]:
    seen: set[tuple[str, str]] = set()
    for number, interest in enumerate(interests, start=1):
        places = [(interest.person, item) for item in interest.items]
        if len(set(places)) < len(places) or not seen.isdisjoint(places):
            yield Impossible(
                f"interests, entry {number}", "this person has already declared an interest in one of these items"
            )
        seen.update(places)


def _needs_a_look(matter: Matter, before: str, texts: GuidanceTexts) -> bool:
    """Whether anything on an item could be impossible; a large plan has thousands of items, nearly all simple."""
    if len(matter.proposals) > 1 or len(set(matter.weighed)) < len(matter.weighed):
        return True
    for put in matter.proposals:
        decision = put.decision
        if texts.is_duty(put.seen or before, put.position) is not False or type(decision) is Noted:
            return True
        if put.fields or put.consents or len(put.dissents) > 1 or len(put.views) > 1 or len(put.out_of_room) > 1:
            return True
        if type(decision) is RollCall and len({vote.person for vote in decision.votes}) < len(decision.votes):
            return True
    return False


def _in_matter(matter: Matter, meeting: Meeting, texts: GuidanceTexts, *, own: bool) -> Iterator[Impossible]:
    if len(matter.proposals) > 1:
        for number in twice(matter.proposals, attrgetter("id")):
            yield Impossible(f"proposals, entry {number}", TWICE)
    for number in twice(matter.weighed, _itself):
        yield Impossible(f"weighed, entry {number}", TWICE)
    for number, place, what in texts.broken_proposals(matter, meeting.guidance, own=own):
        yield Impossible(f"proposals, entry {number}, {place}", what)
    before = meeting.guidance.items.get(matter.item, "")
    for number, proposal in enumerate(matter.proposals, start=1):
        for found in _in_proposal(proposal, matter.item, before, texts):
            yield Impossible(f"proposals, entry {number}, {found.place}", found.what)


def _in_proposal(proposal: Proposal, item: str, before: str, texts: GuidanceTexts) -> Iterator[Impossible]:
    yield from lists_in(proposal, _PROPOSAL)
    if isinstance(proposal.decision, RollCall):
        yield from lists_in(proposal.decision, (("votes", attrgetter("person")),), "decision, ")
    for number, consent in enumerate(proposal.consents, start=1):
        if (consent.item, consent.proposal) != (item, proposal.id):
            yield Impossible(f"consents, entry {number}", "this is an answer to a different proposal")
    if proposal.fields:
        yield from in_fields(proposal.fields, (proposal.seen or before, before), texts)
    yield from _duty(proposal, proposal.seen or before, texts)


def in_fields(fields: Fields, seen: Sequence[str], texts: GuidanceTexts) -> Iterator[Impossible]:
    """Yield the first field whose value is of another kind than these texts of the guidance allow.

    If a newer edition came to the meeting, a field may have been filled in under either.
    """
    items = [texts.items[text] for text in seen if text in texts.items]
    wrong = [misfit(item, fields) for item in items]
    if wrong and all(wrong):
        yield Impossible(f"fields, {wrong[0]}", "this is not the kind of value that the guidance asks for")
    for name, value in fields.items():
        if isinstance(value, tuple):
            for number in twice(value, lambda row: tuple(sorted((key, repr(cell)) for key, cell in row.items()))):
                yield Impossible(f"fields, {name}, entry {number}", TWICE)


def _duty(proposal: Proposal, text: str, texts: GuidanceTexts) -> Iterator[Impossible]:
    decision = proposal.decision
    duty = texts.is_duty(text, proposal.position)
    if duty and not isinstance(decision, Noted | CarriedOver | None):
        yield Impossible("decision", "a duty is noted, not put to a vote")
    elif isinstance(decision, Noted) and not duty:
        yield Impossible("decision", "only a duty is noted without a vote")
    elif isinstance(decision, Noted) and proposal.consents:
        yield Impossible("consents", "a duty is noted; nobody votes on it")
