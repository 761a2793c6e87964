"""Which documents follow from a meeting's decisions: by item, by position and by row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wizard.exports.letters.letter_facts import MOST_ROWS, live_fields, row_name
from wizard.guidance.item import RecordField
from wizard.guidance.letter_text import PER_ROW, PER_TABLE, LetterText, LetterUse
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.office import Dispatch
from wizard.plan.plan import Plan
from wizard.plan.proposal import Row

CHANGED = "d6"
"""The document that changes or withdraws an earlier one."""


@dataclass(frozen=True)
class ChosenLetter:
    """One document that follows from a decision."""

    text: LetterText
    entries: tuple[ItemMinutes, ...]
    """The decisions behind it, in order."""
    table: RecordField | None = None
    rows: tuple[Row, ...] = ()
    per: str = ""
    """What this copy is for: a row's name, or the content of the column; empty if there is only one."""
    changes: Dispatch | None = None
    """The earlier document that it changes."""

    @property
    def entry(self) -> ItemMinutes:
        """The first decision behind it."""
        return self.entries[0]


def chosen_letters(plan: Plan, minutes: Minutes, texts: Iterable[LetterText]) -> tuple[ChosenLetter, ...]:
    """Return every document that follows from the decisions in force after a closed meeting, in the order of the texts.

    There are none while its record is open, because nothing is decided yet. A decision that waits for consent is not in
    force.
    """
    if minutes.draft:
        return ()
    texts = sorted(texts, key=_order)
    return tuple(chosen for text in texts for chosen in _chosen(text, plan, minutes))


def _order(text: LetterText) -> tuple[int, str]:
    digits = "".join(sign for sign in text.id if sign.isdigit())
    return int(digits or "999"), text.id


def _chosen(text: LetterText, plan: Plan, minutes: Minutes) -> Iterator[ChosenLetter]:
    if text.id == CHANGED:
        yield from _changing(text, plan, minutes)
        return
    whole: list[ItemMinutes] = []
    for use in text.uses:
        entry = _decided(use, plan, minutes)
        if entry is None:
            continue
        if use.table is None:
            whole.append(entry)
        else:
            yield from _by_rows(text, use, entry, plan)
    if whole:
        yield ChosenLetter(text, tuple(whole))


def _decided(use: LetterUse, plan: Plan, minutes: Minutes) -> ItemMinutes | None:
    """Return the decision that leads to the document, if it was made and is in force."""
    entry = next((each for each in minutes.items if each.id == use.item), None)
    if entry is None or entry.after is None or entry.position is None or entry.position.id not in use.positions:
        return None
    return None if use.asked and plan.office.icb_asked_on is None else entry


def _by_rows(text: LetterText, use: LetterUse, entry: ItemMinutes, plan: Plan) -> Iterator[ChosenLetter]:
    table = next((each for each in entry.item.fields if each.id == use.table), None)
    value = live_fields(plan, entry).get(use.table or "")
    if table is None or not isinstance(value, tuple):
        return
    rows = [row for row in value[:MOST_ROWS] if row_name(table, row).strip() and _fits(row, use)]
    if use.per == PER_TABLE:
        if rows:
            yield ChosenLetter(text, (entry,), table, tuple(rows))
        return
    groups: dict[str, list[Row]] = {}
    for row in rows:
        name = row_name(table, row) if use.per == PER_ROW else str(row.get(use.per, "")).strip()
        groups.setdefault(name, []).append(row)
    for name, together in groups.items():
        if use.per == PER_ROW:
            # Two rows with the same name are two services: each gets its own letter.
            yield from (ChosenLetter(text, (entry,), table, (row,), name) for row in together)
        else:
            yield ChosenLetter(text, (entry,), table, tuple(together), name)


def _fits(row: Row, use: LetterUse) -> bool:
    wanted = all(row.get(column) in values for column, values in use.where.items())
    return wanted and not _any(row, use.unless)


def _any(row: Row, refused: Mapping[str, tuple[str, ...]]) -> bool:
    return any(row.get(column) in values for column, values in refused.items())


def _changing(text: LetterText, plan: Plan, minutes: Minutes) -> Iterator[ChosenLetter]:
    """Yield a follow-up for each letter that was sent before its decision changed, unless one was written already."""
    replaced = {each.replaces for each in plan.office.dispatches}
    for sent in plan.office.dispatches:
        entry = next((each for each in minutes.items if each.id == sent.item), None)
        if entry is None or entry.after is None or entry.position is None or sent.sent_on is None:
            continue
        later = entry.decided_here and sent.meeting < minutes.meeting.number
        before = entry.before.proposal.position if entry.before else None
        if later and before != entry.position.id and sent.id not in replaced and sent.document != CHANGED:
            yield ChosenLetter(text, (entry,), per=sent.row, changes=sent)
