"""Tables: columns as wide as their words need, a header row, group rows, rows that may be cut between lines."""

from collections.abc import Iterable, Sequence

from wizard.tagged_pdf.boxes import Box, Cell, DrawnCell, Ground, RowBox
from wizard.tagged_pdf.drawing.line_breaking import broken, longest_word, natural_width, spoken
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.text_styles import (
    FULL_WIDTH,
    GUTTER,
    RULE,
    InkTone,
    PageSheet,
    StyleName,
    Text,
    plain,
    semibold,
)
from wizard.tagged_pdf.figures import signature_cell
from wizard.tagged_pdf.story_blocks import Signature, Table, TableRow

_COLUMN_SCOPE = "<</O /Table /Scope /Column>>"
_ROW_SCOPE = "<</O /Table /Scope /Row>>"
_GUTTER = 8.0
_WHOLE = 120.0
"""A row of at most this height, at the size of the plan, is moved to the next page rather than cut."""
_PAD, _CLOSE_PAD = 2.7, 1.3


class TableGrid:
    """A table being laid out."""

    def __init__(self, table: Table, sheet: PageSheet) -> None:
        """Check the table.

        Raises:
            ValueError: A row is not as long as the head, or a header cell is empty.
        """
        columns = len(table.head)
        self._rows = [row if isinstance(row, TableRow) else TableRow(row) for row in table.rows]
        if any(len(row.cells) != columns for row in self._full()) or (table.widths and len(table.widths) != columns):
            raise ValueError("Each row of a table must have as many cells as its head.")
        if not table.head or not all(plain(cell).strip() for cell in table.head):
            raise ValueError("Each column of a table needs a heading.")
        self._table = table
        self._sheet = sheet
        full = sum(1 for _ in self._full())
        # If the rows would have more header cells than data cells, they have no header cells.
        self._row_headers = table.row_headers and columns + full < full * (columns - 1)
        self._gutter = GUTTER if table.facing else _GUTTER * sheet.scale
        self._rooms = self._facing() if table.facing else self._given() if table.widths else self._found()

    def _full(self) -> Iterable[TableRow]:
        """Yield the rows that have a cell in every column."""
        return (row for row in self._rows if row.kind in ("row", "total"))

    def boxes(self, element: Element) -> list[Box]:
        """Return the head and the rows; `element` is the table's element."""
        head = self._head(element)
        made: list[RowBox] = [head]
        body = Element("TBody", element) if self._rows else element
        for row in self._rows:
            made.append(self._row(row, body, head))
            if row.kind == "total" and len(made) > 1:
                made[-2].ground = Ground()
        self._keep_ends(made)
        scale = self._sheet.scale
        made[0].before = 3 * scale
        made[-1].after = 7 * scale
        return list(made)

    def _keep_ends(self, made: Sequence[RowBox]) -> None:
        """Keep the first two rows together, the last two, and a group's head with the first row below it."""
        for index, row in enumerate(self._rows, start=1):
            if row.kind == "group" and index + 1 < len(made):
                made[index].keep = True
        for index in (1, len(made) - 2):
            if 1 <= index < len(made) - 1 and made[index].whole:
                made[index].keep = True

    def _facing(self) -> list[float]:
        return [(FULL_WIDTH - self._gutter) / 2] * 2

    def _given(self) -> list[float]:
        """Use the given widths, none narrower than its longest word, and share the rest among those that are 0.

        If words need more space than there is, wide columns give up what they can spare.
        """
        given, least = self._table.widths, self._longest_words()
        scale = self._sheet.scale
        room = FULL_WIDTH - self._gutter * (len(given) - 1)
        rooms = [max(width * scale, word) if width else 0.0 for width, word in zip(given, least, strict=True)]
        rest, open_ones = room - sum(rooms), given.count(0)
        if open_ones:
            rooms = [own or rest / open_ones for own in rooms]
        short = [max(0.0, word - own) for word, own in zip(least, rooms, strict=True)]
        spare = [max(0.0, own - word) for word, own in zip(least, rooms, strict=True)]
        over = sum(rooms) - room
        if sum(least) > room:
            return [room * word / sum(least) for word in least]
        taken = (sum(short) + max(0.0, over)) / (sum(spare) or 1)
        given_out = max(0.0, -over) / len(rooms)
        return [own + more - taken * less + given_out for own, more, less in zip(rooms, short, spare, strict=True)]

    @property
    def words_fit(self) -> bool:
        """Whether the columns have room for their longest words."""
        room = FULL_WIDTH - self._gutter * (len(self._rooms) - 1)
        return sum(self._longest_words()) <= room

    def _columns(self) -> list[list[Text]]:
        """Return the words of each column."""
        columns: list[list[Text]] = [[] for _ in self._table.head]
        for row in self._full():
            for column, cell in zip(columns, row.cells, strict=True):
                if not isinstance(cell, Signature):
                    column.append(cell)
        return columns

    def _longest_words(self) -> list[float]:
        """Return, for each column, the width of its longest word."""
        style, head = self._sheet.style("table"), self._sheet.style("head")
        return [
            max([longest_word(title, head), *(longest_word(cell, style) for cell in column)]) + 1
            for title, column in zip(self._table.head, self._columns(), strict=True)
        ]

    def _found(self) -> list[float]:
        """Give each column the width of its longest word if all fit, then share the rest by what each can still use."""
        style, head = self._sheet.style("table"), self._sheet.style("head")
        columns = self._columns()
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
        # The square root stops one long column from squeezing the others to one word a line.
        weights = [max(0.0, wish) ** 0.5 for wish in wished]
        spare = room - sum(least)
        return [low + spare * weight / (sum(weights) or 1) for low, weight in zip(least, weights, strict=True)]

    def _spans(self) -> tuple[tuple[float, float], ...]:
        if not self._table.facing:
            return ()
        left, right = self._rooms
        return ((0.0, left), (left + self._gutter, left + self._gutter + right))

    def _pad(self) -> float:
        close = self._table.close or self._sheet.kind == "annex"
        return (_CLOSE_PAD if close else _PAD) * self._sheet.scale

    def _head(self, element: Element) -> RowBox:
        # A THead needs a body after it, so in a table without rows the head becomes the body.
        row = Element("TR", Element("THead", element) if self._rows else element)
        scale = self._sheet.scale
        cells = []
        for column, text in enumerate(self._table.head):
            header = Element("TH", row, attributes=_COLUMN_SCOPE)
            cells.append(self._cell(text, "head", column, header))
        ground = Ground(rule=InkTone.ACCENT, rule_width=1.2, spans=self._spans())
        return RowBox(
            cells=cells, width=FULL_WIDTH, ground=ground, pad_top=2 * scale, pad_bottom=3 * scale, keep=True, whole=True
        )

    def _row(self, given: TableRow, body: Element, head: RowBox) -> RowBox:
        row, pad = Element("TR", body), self._pad()
        if given.kind in ("group", "span"):
            return self._across(given, row, head)
        cells: list[Cell | DrawnCell] = []
        for column, text in enumerate(given.cells):
            if isinstance(text, Signature):
                cells.append(self._drawn(text, column, Element("TD", row)))
                continue
            # An empty cell is not a header: nothing would be read out as its row's header.
            first = self._table.row_headers and column == 0 and bool(plain(text).strip())
            heads = first and self._row_headers
            element = Element("TH", row, attributes=_ROW_SCOPE) if heads else Element("TD", row)
            cells.append(
                self._cell(semibold(text) if first and isinstance(text, str) else text, "table", column, element)
            )
        ground = Ground(rule=RULE, rule_width=0.6, spans=self._spans())
        if given.kind == "total":
            ground = Ground(rule=RULE, rule_width=0.6, above=InkTone.ACCENT, above_width=1.2)
        box = RowBox(cells=cells, width=FULL_WIDTH, ground=ground, pad_top=pad, pad_bottom=pad, header=head)
        box.anchor = given.anchor
        box.whole = box.height <= _WHOLE * self._sheet.scale
        return box

    def _across(self, given: TableRow, row: Element, head: RowBox) -> RowBox:
        """Return a row whose single cell spans all columns."""
        group, scale = given.kind == "group", self._sheet.scale
        (text,) = given.cells
        assert not isinstance(text, Signature)
        spanned = f"/ColSpan {len(self._table.head)}" if len(self._table.head) > 1 else ""
        # A cell, not a header: a header for only some of the rows below would be read out with all of them.
        element = Element("TD", row, attributes=f"<</O /Table {spanned}>>" if spanned else "")
        style = self._sheet.style("group" if group else "label")
        cell = Cell(broken(text, style, FULL_WIDTH), style, element, 0.0, FULL_WIDTH)
        ground = Ground(rule=InkTone.ACCENT if group else RULE, rule_width=0.6)
        pad = self._pad()
        return RowBox(
            cells=[cell],
            width=FULL_WIDTH,
            ground=ground,
            pad_top=pad + 1.5 * scale if group else pad,
            pad_bottom=pad,
            header=head,
            anchor=given.anchor,
            whole=True,
        )

    def _left(self, column: int) -> float:
        return sum(self._rooms[:column]) + self._gutter * column

    def _drawn(self, signature: Signature, column: int, element: Element) -> DrawnCell:
        style = self._sheet.style("table")
        paint, height = signature_cell(signature, self._rooms[column], self._sheet)
        figure = Element("Figure", element, alt=spoken(signature.alt))
        return DrawnCell(paint, height, style, figure, self._left(column))

    def _cell(self, text: Text, name: StyleName, column: int, element: Element) -> Cell:
        style = self._sheet.style(name)
        room = self._rooms[column]
        return Cell(
            broken(text, style, room), style, element, self._left(column), room, right=column in self._table.right
        )
