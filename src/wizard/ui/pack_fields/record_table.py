"""A table of the pack: its rows as lines of words, each with its form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.guidance.item import RecordField
from wizard.minutes.resolution import row_in_words
from wizard.plan.proposal import FieldValue
from wizard.plan.proposal import Row as FieldRow
from wizard.ui.accessibility.kept_focus import kept_focus
from wizard.ui.inputs.labelled_input import FieldError, FieldLabel
from wizard.ui.pack_fields.rowdialog import RowDialog
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.seen import show_if
from wizard.ui.widgets.spacing import TOP, Column, Row
from wizard.ui.widgets.text_labels import Body, Hint, Muted


class TableEntry(QWidget):
    """Shows the rows; one that is pressed opens as a form."""

    def __init__(
        self, table: RecordField, tell: Callable[[FieldValue | None], str], hint: str = "", where: str = ""
    ) -> None:
        """Show a table, which `tell` changes; `where` tells its buttons from others of the same table, for the ear."""
        super().__init__()
        self._where = f", {where}" if where else ""
        self._table = table
        self._tell = tell
        self._rows: tuple[FieldRow, ...] = ()
        self._dialog: RowDialog | None = None
        column = Column(6, parent=self)
        label = FieldLabel(table.label.replace("&", "&&"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._add = Button("Add a row…", lambda: self._open(None), small=True)
        self._add.setAccessibleName(f"Add a row to {table.label}{self._where}")
        head = Row(8)
        head.addWidget(label, 1)
        head.addWidget(self._add)
        self._lines = Column(4)
        self._none = Hint(hint or "Nothing listed yet.")
        self._error = FieldError()
        self._error.hide()
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._lines)
        column.addWidget(self._error)
        self.setAccessibleName(table.label)
        self.setFocusProxy(self._add)

    @property
    def dialog(self) -> RowDialog | None:
        """The form that is open, if one is."""
        return self._dialog

    def show_rows(self, value: FieldValue | None) -> None:
        """Show the table's rows; emits nothing."""
        rows = value if isinstance(value, tuple) else ()
        show_if(not rows, self._none)
        if rows == self._rows:
            return
        self._rows = rows
        with kept_focus(self):
            self._lines.clear()
            for at, row in enumerate(rows):
                self._lines.addWidget(self._line(at, row))

    def _line(self, at: int, row: FieldRow) -> QWidget:
        words = [cell for cell in row_in_words(self._table.columns, row) if cell]
        line = QWidget()
        across = Row(6, parent=line)
        texts = Column(0)
        texts.addWidget(Body(words[0] if words else "An empty row"))
        if words[1:]:
            texts.addWidget(Muted(" · ".join(words[1:])))
        across.addLayout(texts, 1)
        name = words[0] if words else f"row {at + 1}"
        for verb, press in (("Edit", lambda: self._open(at)), ("Remove", lambda: self._remove(at))):
            button = Button(verb, press, Kind.TEXT, small=True)
            button.setAccessibleName(f"{verb}: {name}{self._where}")
            across.addWidget(button, 0, TOP)
        return line

    def _open(self, at: int | None) -> None:
        row = {} if at is None else self._rows[at]
        self._dialog = RowDialog(self.window(), self._table, row, lambda kept: self._keep(at, kept))
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        self._dialog = None

    def _keep(self, at: int | None, row: FieldRow) -> str:
        rows = list(self._rows)
        if at is None:
            rows.append(row)
        else:
            rows[at] = row
        return self._tell(tuple(rows))

    def _remove(self, at: int) -> None:
        problem = self._tell(tuple(row for place, row in enumerate(self._rows) if place != at) or None)
        self._error.setText(problem)
        show_if(bool(problem), self._error)
