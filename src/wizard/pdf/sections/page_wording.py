"""How facts become words on a page: marks in colour, statements with sources, dates that never break.

Tables that the practice filled in are set as tables where they are narrow enough, and else row by row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from wizard.foundation.dates import MONTHS
from wizard.foundation.formatting import date_in_words
from wizard.guidance.position_kinds import MARKS, Mark, MarkTone
from wizard.guidance.statement import Statement, TradeOff
from wizard.minutes.corrections import CorrectionMinutes
from wizard.minutes.resolution import FilledTable
from wizard.plan.labels import AUDIENCES
from wizard.plan.people import TITLES
from wizard.plan.slip import SLIP_PLACES
from wizard.redaction.reader_copy import Copy, correction_printed, corrections_printed
from wizard.tagged_pdf import (
    Block,
    Heading,
    InkTone,
    Labels,
    Paragraph,
    Run,
    Table,
    Text,
    bold,
    semibold,
    toned,
    unbroken,
)

TONES: Mapping[MarkTone, InkTone] = MappingProxyType(
    {
        MarkTone.GOOD: InkTone.GOOD,
        MarkTone.ACCENT: InkTone.ACCENT,
        MarkTone.WAITING: InkTone.WAIT,
        MarkTone.BAD: InkTone.BAD,
        MarkTone.MUTED: InkTone.INK,
        MarkTone.OUTLINE: InkTone.MUTED,
    }
)
"""The ink of each mark's colour; its sign and its word say the same without."""

NONE = toned("None", InkTone.MUTED)
"""What stands in a cell that holds nothing."""

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "sir", "dame", "lady", "lord", "rev"})

_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})( \d{{4}}\b)?")

_SHORT = 36
"""Characters of a label and its value that fit in half the width of the page."""
_MOST_COLUMNS = 5
"""More columns than these would cut words on a page of paper."""


def day(on: date) -> str:
    """Return a date in words that never breaks across lines."""
    return unbroken(date_in_words(on))


def marked(mark: Mark, label: str) -> Run:
    """Return a position as a mark and its own label, in the mark's colour."""
    return bold(f"{mark.sign}\N{NO-BREAK SPACE}{label}", TONES[MARKS[mark].tone])


def sourced(statement: Statement, *, cite: bool = True) -> tuple[str | Run, ...]:
    """Return a statement with the ids of its sources behind it, “ours” where the words or the conclusion are ours.

    Without `cite` the words stand alone: for pages that list no sources.
    """
    if not cite:
        return (statement.text,)
    ids = [*statement.sources, *(["ours"] if statement.editorial else [])]
    return (statement.text, toned(f" [{', '.join(ids)}]", InkTone.MUTED))


def trade_off(entry: TradeOff, *, weighed: bool, cite: bool = True) -> Text:
    """Return a gain or a cost with those whom it concerns, marked if it weighed."""
    head = semibold(f"{AUDIENCES[entry.whom].printed}: ")
    mark = (bold("◆\N{NO-BREAK SPACE}Weighed. ", InkTone.ACCENT),) if weighed else ()
    return (*mark, head, *sourced(entry, cite=cite))


def with_title(name: str) -> str:
    """Return a name whose title stays with what follows: “Dr Osei” never ends a line after “Dr”."""
    title, space, rest = name.partition(" ")
    return f"{title}\N{NO-BREAK SPACE}{rest}" if space and title.rstrip(".").lower() in TITLES else name


def bound(text: str) -> str:
    """Return a text whose dates never break across lines."""
    return _DATE.sub(lambda match: unbroken(match[0]), text)


def grid(
    head: Sequence[Text], rows: Sequence[Sequence[Text]], caption: Text = "", widths: Sequence[float] = ()
) -> Table:
    """Return a table whose rows have headers if that helps: not where more cells would be headers than data."""
    headers = len(head) + len(rows) < len(rows) * (len(head) - 1)
    return Table(head, rows, widths=widths, caption=caption, row_headers=headers)


def tabulated(table: FilledTable, level: int) -> Iterator[Block]:
    """Yield a filled table; one too wide becomes a list of labels for each row, under headings of `level` (3 or 4)."""
    if len(table.heads) <= _MOST_COLUMNS:
        yield grid(table.heads, [tuple(cell or NONE for cell in row) for row in table.rows], table.title)
        return
    yield Paragraph(table.title, style="caption", with_next=True)
    for row in table.rows:
        yield Heading(3 if level == 3 else 4, row[0] or table.heads[0], bookmark="")
        pairs = [(head, cell) for head, cell in zip(table.heads[1:], row[1:], strict=True) if cell]
        yield from in_columns(pairs)


_ELSEWHERE = frozenset({"other business", "tasks"})
"""Places of no item that have a section of their own."""


def corrected(copy: Copy, item: str = "", what: str = "") -> Iterator[Block]:
    """Yield the corrections of an item, of the one place `what`, or of all that is neither on an item nor elsewhere.

    The text above them is printed as it was signed.
    """
    wanted = {what} if what else SLIP_PLACES.keys() - _ELSEWHERE
    found = [entry for entry in corrections_printed(copy) if entry.place.item == item and entry.place.what in wanted]
    if found:
        yield Labels([(f"Corrected: {_short(entry)}", correction_printed(entry, copy)) for entry in found])


def _short(entry: CorrectionMinutes) -> str:
    where = entry.where.partition(": ")[2] or entry.where
    return where[:1].lower() + where[1:]


def in_columns(pairs: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Yield labels with their values: short ones two in a row, then long ones across the page."""
    short = [pair for pair in pairs if len(pair[0]) + len(pair[1]) <= _SHORT]
    rest = [pair for pair in pairs if pair not in short]
    yield from (Labels(part, paired=True) for part in (short, rest) if part)
