"""Tables that the practice filled in: as tables where they are narrow enough, else row by row."""

from collections.abc import Iterator, Sequence

from wizard.minutes.resolution import FilledTable
from wizard.pdf.sections.page_wording import NONE
from wizard.tagged_pdf import Block, Heading, Labels, Paragraph, Table, Text

_SHORT = 36
"""Characters of a label and its value that fit in half the width of the page."""
_MOST_COLUMNS = 5
"""More columns than these would cut words on a page of paper."""


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


def in_columns(pairs: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Yield labels with their values: short ones two in a row, then long ones across the page."""
    short = [pair for pair in pairs if len(pair[0]) + len(pair[1]) <= _SHORT]
    rest = [pair for pair in pairs if pair not in short]
    yield from (Labels(part, paired=True) for part in (short, rest) if part)
