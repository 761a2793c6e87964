"""Turns facts into words on a page: marks in colour, statements with sources, dates that never break.

The practice's tables are printed as tables if they are narrow enough, or else row by row.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from wizard.foundation.dates import MONTHS
from wizard.foundation.formatting import capital, date_in_words, short_date
from wizard.guidance.position_kinds import MARKS, Mark, MarkTone
from wizard.guidance.statement import Statement, TradeOff
from wizard.minutes.resolution import FilledTable
from wizard.plan.labels import AUDIENCES
from wizard.tagged_pdf import (
    Block,
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
    """Return a gain or a cost with who it affects, marked if it weighed with the partners."""
    whom = AUDIENCES[entry.whom].printed.removeprefix("For ").removeprefix("the ")
    head = semibold(f"{capital(whom)}. ")
    mark = (bold("◆\N{NO-BREAK SPACE}", InkTone.ACCENT),) if weighed else ()
    return (*mark, head, *sourced(entry, listed, cite=cite))


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
    """Yield a filled-in table; if it is too wide, a list of its rows, each as a sentence."""
    if len(table.heads) <= _MOST_COLUMNS:
        rows = [tuple(cell or NOT_SAID for cell in row) for row in table.rows]
        yield grid(table.heads, rows, table.title)
        return
    yield Paragraph(table.title, style="caption", with_next=True)
    pairs: list[tuple[Text, Text]] = []
    for row in table.rows:
        said = [f"{head}: {cell}" for head, cell in zip(table.heads[1:], row[1:], strict=True) if cell]
        pairs.append((row[0] or table.heads[0], f"{'; '.join(said)}."))
    yield Labels(pairs, ruled=True, strong=True)


_ANSWERS = {"yes": "Answered yes", "no": "Answered no"}


def particular_rows(particulars: Iterable[tuple[str, str]], resolution: str) -> Iterator[tuple[Text, Text]]:
    """Yield the details of a proposal that its resolution does not give, as label rows, grouping yes and no answers."""
    answered: dict[str, list[str]] = {answer: [] for answer in _ANSWERS}
    for label, words in particulars:
        label = label.removesuffix(" (optional)")
        if words in answered:
            answered[words].append(label if not any(answered[words]) else label[:1].lower() + label[1:])
        elif words not in resolution:
            yield _SHORT_LABELS.get(label, label), words
    for answer, labels in answered.items():
        if labels:
            yield _ANSWERS[answer], f"{'; '.join(labels)}."


_SHORT_LABELS = {"How it was checked": "How checked", "Still missing": "Missing", "Conditions": "Condition"}
