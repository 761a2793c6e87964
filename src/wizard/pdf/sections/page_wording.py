"""Turns facts into words on a page: marks in colour, statements with sources, dates that never break.

A table of the practice's own that is too wide is printed as several tables, each with the same first column.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from wizard.foundation.dates import MONTHS
from wizard.foundation.formatting import capital, date_in_words, short_date
from wizard.guidance.item import Item
from wizard.guidance.position_kinds import MARKS, Mark, MarkTone
from wizard.guidance.statement import Statement, TradeOff
from wizard.minutes.entries import ProposalMinutes
from wizard.minutes.resolution import FilledTable
from wizard.plan.labels import AUDIENCES
from wizard.tagged_pdf import (
    Block,
    InkTone,
    Run,
    Table,
    Text,
    bold,
    semibold,
    toned,
    unbroken,
)

NOT_SAID = "Not stated"
"""Printed in an empty cell of the practice's own table."""
_MOST_COLUMNS = 5
"""With more columns than this, words would be cut on a page."""

_TONES: Mapping[MarkTone, InkTone] = MappingProxyType(
    {
        MarkTone.GOOD: InkTone.GOOD,
        MarkTone.ACCENT: InkTone.ACCENT,
        MarkTone.WAITING: InkTone.WAIT,
        MarkTone.BAD: InkTone.BAD,
        MarkTone.MUTED: InkTone.INK,
        MarkTone.OUTLINE: InkTone.MUTED,
    }
)
"""The ink for each mark's colour; the sign and the word say the same without colour."""

_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})( \d{{4}}\b)?")
_TITLED = re.compile(r"\b((?:Dr|Prof|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev|Professor|Doctor)\.?) (?=[^\W\d_a-z])")


def day(on: date) -> str:
    """Return a date in words that never breaks across lines."""
    return unbroken(date_in_words(on))


def tone_of(mark: Mark) -> InkTone:
    """Return the ink of a mark."""
    return _TONES[MARKS[mark].tone]


def marked(mark: Mark, label: str) -> Run:
    """Return a position as a mark and its own label, in the mark's colour."""
    return bold(f"{mark.sign}\N{NO-BREAK SPACE}{label}", tone_of(mark))


def sourced(statement: Statement, listed: Collection[str] = frozenset(), *, cite: bool = True) -> tuple[str | Run, ...]:
    """Return a statement followed by the codes of its sources, or “our note” if the words or the conclusion are ours.

    Args:
        statement: The statement. listed: The codes of the sources that the document lists; each links to its entry.
        cite: False leaves out the codes, for pages that list no sources.
    """
    if not cite:
        return (statement.text,)
    codes: list[Run] = [_code(source, listed) for source in statement.sources]
    if statement.editorial:
        codes.append(toned("our\N{NO-BREAK SPACE}note", InkTone.ACCENT))
    found: list[str | Run] = [statement.text, " ", toned("[", InkTone.ACCENT)]
    for index, code in enumerate(codes):
        found += [toned(",\N{NO-BREAK SPACE}", InkTone.ACCENT)] if index else []
        found.append(code)
    return (*found, toned("]", InkTone.ACCENT))


def _code(source: str, listed: Collection[str]) -> Run:
    return Run(source, tone=InkTone.ACCENT, link=f"#{source_anchor(source)}" if source in listed else None)


def source_anchor(source: str) -> str:
    """Return the anchor of a source in the list of sources."""
    return f"source-{source}"


def trade_off(entry: TradeOff, listed: Collection[str] = frozenset(), *, weighed: bool, cite: bool = True) -> Text:
    """Return a gain or a cost with who it affects, marked if it mattered to the partners."""
    whom = AUDIENCES[entry.whom].printed.removeprefix("For ").removeprefix("the ")
    head = semibold(f"{capital(whom)}. ")
    mark = (bold("◆\N{NO-BREAK SPACE}", InkTone.ACCENT),) if weighed else ()
    return (*mark, head, *sourced(entry, listed, cite=cite))


@lru_cache(maxsize=4_096)
def bound(text: str) -> str:
    """Return a text whose dates, and titles with their surnames, never break across lines."""
    text = _DATE.sub(lambda match: unbroken(match[0]), text)
    return _TITLED.sub("\\1\N{NO-BREAK SPACE}", text)


def short_when(value: date | str) -> str:
    """Return a day for a narrow column, or words if there is none."""
    return short_date(value) if isinstance(value, date) else value


def when(value: date | str) -> str:
    """Return a day in words, or other words if there is none."""
    return day(value) if isinstance(value, date) else value


def grid(
    head: Sequence[Text], rows: Sequence[Sequence[Text]], caption: Text = "", widths: Sequence[float] = ()
) -> Table:
    """Return a table of the practice's own."""
    return Table(head, rows, widths=widths, caption=caption)


def tabulated(table: FilledTable) -> Iterator[Block]:
    """Yield a filled-in table; if it is too wide, several, each with its first column."""
    yield from _narrow(table, range(1, len(table.heads)), table.title)


def main_columns(table: FilledTable) -> Iterator[Block]:
    """Yield the columns of a wide table that the guidance wants beside the decision; all if it names none."""
    if not is_divided(table):
        yield from tabulated(table)
        return
    yield from _narrow(table, [column for column in table.main if column], "")


def other_columns(table: FilledTable, title: str) -> Iterator[Block]:
    """Yield the columns of a wide table that `main_columns` leaves out; nothing if it leaves out none."""
    if is_divided(table):
        others = [column for column in range(1, len(table.heads)) if column not in table.main]
        yield from _narrow(table, others, title)


def is_divided(table: FilledTable) -> bool:
    """Whether a table is too wide to print whole and the guidance says which columns to print with the decision."""
    return len(table.heads) > _MOST_COLUMNS and any(table.main)


def _narrow(table: FilledTable, columns: Sequence[int], caption: str) -> Iterator[Block]:
    """Yield tables of the first column and the given others, as few as there is room for, about equally wide."""
    parts = max(1, -(-len(columns) // (_MOST_COLUMNS - 1)))
    size = -(-len(columns) // parts)
    for start in range(0, max(1, len(columns)), size or 1):
        chosen = (0, *columns[start : start + size])
        rows = [tuple(capital(row[column]) or NOT_SAID for column in chosen) for row in table.rows]
        yield grid([table.heads[column] for column in chosen], rows, caption if not start else "")


_ANSWERS = {"yes": "Answered yes", "no": "Answered no"}


def particular_rows(put: ProposalMinutes, item: Item | None, but: Collection[str] = ()) -> Iterator[tuple[Text, Text]]:
    """Yield the details of a proposal that its resolution does not give, as label rows, grouping yes and no answers.

    Args:
        put: The proposal. item: The item of the guidance that it is on, for short labels; None for one of our own.
        but: Labels of details to leave out.
    """
    short = {field.label: field.short_label for field in item.fields if field.short_label} if item else {}
    answered: dict[str, list[str]] = {answer: [] for answer in _ANSWERS}
    for label, words in put.particulars:
        if label in but:
            continue
        brief = _SHORT_LABELS.get(label) or short.get(label)
        label = label.removesuffix(" (optional)")
        if words in answered:
            answered[words].append(label if not any(answered[words]) else label[:1].lower() + label[1:])
        elif words not in put.resolution:
            yield brief or label, words
    for answer, labels in answered.items():
        if labels:
            yield _ANSWERS[answer], f"{'; '.join(labels)}."


_SHORT_LABELS = {"How it was checked": "How checked", "Still missing": "Missing", "Conditions": "Condition"}
