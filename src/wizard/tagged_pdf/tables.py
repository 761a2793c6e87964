"""Tables: columns as wide as their words ask for, a header row, rows that may be cut between lines."""

from collections.abc import Sequence

from wizard.tagged_pdf.boxes import Box, Cell, Ground, RowBox
from wizard.tagged_pdf.drawing.line_breaking import broken, longest_word, natural_width
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.text_styles import FULL_WIDTH, RULE, InkTone, PageSheet, StyleName, Text, plain
from wizard.tagged_pdf.story_blocks import Table

_COLUMN_SCOPE = "<</O /Table /Scope /Column>>"
_ROW_SCOPE = "<</O /Table /Scope /Row>>"
_GUTTER = 12.0
_WHOLE = 120.0
"""A row at most this high, at the normal size, is moved to the next page rather than cut."""


class TableGrid:
    """A table being set."""

    def __init__(self, table: Table, sheet: PageSheet) -> None:
        """Check the table.

        Raises:
            ValueError: A row is not as long as the head, or a header cell is empty.
        """
        if any(len(row) != len(table.head) for row in table.rows) or (
            table.widths and len(table.widths) != len(table.head)
        ):
            raise ValueError("Each row of a table must have as many cells as its head.")
        if not table.head or not all(plain(cell).strip() for cell in table.head):
            raise ValueError("Each column of a table needs a heading.")
        self._table = table
        self._sheet = sheet
        self._gutter = _GUTTER * sheet.scale
        self._rooms = self._shared() if table.widths else self._found()

    def boxes(self, element: Element) -> list[Box]:
        """Return the head and the rows; `element` is the table's."""
        head = self._head(element)
        made: list[Box] = [head]
        body = Element("TBody", element) if self._table.rows else element
        for row in self._table.rows:
            made.append(self._row(row, body, head))
        made[0].before = 8 * self._sheet.air
        made[-1].after = 13 * self._sheet.air
        return made

    def _shared(self) -> list[float]:
        """Share the width as the table says, but take from wide columns what a long word in a narrow one needs."""
        shares = self._table.widths
        room = FULL_WIDTH - self._gutter * (len(shares) - 1)
        rooms = [share / sum(shares) * room for share in shares]
        least = self._longest_words()
        if sum(least) > room:
            return rooms
        short = [max(0.0, word - own) for word, own in zip(least, rooms, strict=True)]
        spare = [max(0.0, own - word) for word, own in zip(least, rooms, strict=True)]
        taken = sum(short) / (sum(spare) or 1)
        return [own + more - taken * less for own, more, less in zip(rooms, short, spare, strict=True)]

    def _longest_words(self) -> list[float]:
        """Return for each column what its longest word needs."""
        style, head = self._sheet.style("table"), self._sheet.style("head")
        columns = list(zip(*self._table.rows, strict=True)) or [()] * len(self._table.head)
        return [
            max([longest_word(title, head), *(longest_word(cell, style) for cell in column)]) + 1
            for title, column in zip(self._table.head, columns, strict=True)
        ]

    def _found(self) -> list[float]:
        """Give each column its longest word if all fit, then share what is left by how much each would still use."""
        style, head = self._sheet.style("table"), self._sheet.style("head")
        columns = list(zip(*self._table.rows, strict=True)) or [()] * len(self._table.head)
        room = FULL_WIDTH - self._gutter * (len(columns) - 1)
        words = self._longest_words()
        wholes = [
            max([natural_width(title, head), *(natural_width(cell, style) for cell in column)]) + 1
            for title, column in zip(self._table.head, columns, strict=True)
        ]
        if sum(wholes) <= room:
            return [whole + (room - sum(wholes)) * whole / sum(wholes) for whole in wholes]
        limit = room / len(columns)
        least = [min(word, limit) for word in words] if sum(words) > room else words
        wished = [whole - low for whole, low in zip(wholes, least, strict=True)]
        # The square root keeps one long column from starving the others into one word a line.
        weights = [max(0.0, wish) ** 0.5 for wish in wished]
        spare = room - sum(least)
        return [low + spare * weight / (sum(weights) or 1) for low, weight in zip(least, weights, strict=True)]

    def _head(self, element: Element) -> RowBox:
        # A THead needs a body after it, so in a table without rows the head is the body.
        row = Element("TR", Element("THead", element) if self._table.rows else element)
        scale = self._sheet.scale
        cells = []
        for column, text in enumerate(self._table.head):
            header = Element("TH", row, attributes=_COLUMN_SCOPE)
            cells.append(self._cell(text, "head", column, header))
        ground = Ground(rule=InkTone.TITLE, rule_width=1.2)
        return RowBox(
            cells=cells, width=FULL_WIDTH, ground=ground, pad_top=3 * scale, pad_bottom=4 * scale, keep=True, whole=True
        )

    def _row(self, texts: Sequence[Text], body: Element, head: RowBox) -> RowBox:
        row = Element("TR", body)
        pad = (3 if self._sheet.compact else 4) * self._sheet.scale
        cells = []
        for column, text in enumerate(texts):
            # An empty cell is no header: it would head its row with nothing.
            heads = self._table.row_headers and column == 0 and bool(plain(text).strip())
            element = Element("TH", row, attributes=_ROW_SCOPE) if heads else Element("TD", row)
            cells.append(self._cell(text, "table", column, element))
        ground = Ground(rule=RULE, rule_width=0.6)
        box = RowBox(cells=cells, width=FULL_WIDTH, ground=ground, pad_top=pad, pad_bottom=pad, header=head)
        box.whole = box.height <= _WHOLE * self._sheet.scale
        return box

    def _cell(self, text: Text, name: StyleName, column: int, element: Element) -> Cell:
        style = self._sheet.style(name)
        room = self._rooms[column]
        left = sum(self._rooms[:column]) + self._gutter * column
        return Cell(broken(text, style, room), style, element, left, room, right=column in self._table.right)
