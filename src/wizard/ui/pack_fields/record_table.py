"""A table of the pack: each row as a line of words that opens in a form.

The form has one control for each column, so nothing scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import date_in_words
from wizard.guidance.item import RecordField
from wizard.minutes.practice_figures import services_of
from wizard.minutes.resolution import row_in_words
from wizard.plan.proposal import FieldValue, Scalar
from wizard.plan.proposal import Row as FieldRow
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight, kept_focus, tell_apart
from wizard.ui.inputs.labelled_input import FieldError, FieldLabel
from wizard.ui.pack_fields.pack_field import FieldEntry
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import UNDO, RollingDialog, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow as Fields
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint, Muted

NOTICE_COLUMNS = frozenset({"notice_months", "notice_sent", "ends"})
"""The columns of a table of services from which the end of the notice period is worked out."""


class TableEntry(QWidget):
    """Shows the rows. Pressing a row opens its form."""

    def __init__(
        self, table: RecordField, tell: Callable[[FieldValue | None], str], hint: str = "", where: str = ""
    ) -> None:
        """Show a table and pass on changes through `tell`; `where` names its buttons for screen reader users."""
        super().__init__()
        self._where = f", {where}" if where else ""
        self._table = table
        self._tell = tell
        self._rows: tuple[FieldRow, ...] = ()
        self._dialog: RowDialog | None = None
        column = ColumnLayout(6, parent=self)
        label = FieldLabel(table.label.replace("&", "&&"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._add = Button("Add a row…", lambda: self._open(None), small=True)
        self._add.setAccessibleName(f"Add a row to {table.label}{self._where}")
        head = Row(8)
        head.addWidget(label, 1)
        head.addWidget(self._add)
        self._lines = ColumnLayout(4)
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
        """The open form, or None."""
        return self._dialog

    def show_rows(self, value: FieldValue | None) -> None:
        """Show the table's rows without emitting a signal."""
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
        texts = ColumnLayout(0)
        texts.addWidget(Body(words[0] if words else "An empty row"))
        if words[1:]:
            texts.addWidget(Muted(" · ".join(words[1:])))
        across.addLayout(texts, 1)
        name = words[0] if words else f"row {at + 1}"
        for verb, press in (("Edit", lambda: self._open(at)), ("Remove", lambda: self._remove(at))):
            button = Button(verb, press, ButtonKind.TEXT, small=True)
            button.setAccessibleName(f"{verb}: {name}{self._where}")
            tell_apart(button, name, verb)
            across.addWidget(button, 0, TOP)
        return line

    def _open(self, at: int | None) -> None:
        row = {} if at is None else self._rows[at]
        place = "a new row" if at is None else f"row {at + 1}, {sorted(row.items())}"
        kept_as = f"{self._table.label}{self._where}: {place}"
        self._dialog = RowDialog(self.window(), self._table, row, lambda kept: self._keep(at, kept), kept_as)
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
        words = [cell for cell in row_in_words(self._table.columns, self._rows[at]) if cell]
        what = f"“{words[0]}” from {self._table.label}" if words else f"row {at + 1} of {self._table.label}"
        goes = f"This also removes {' · '.join(words[1:])}." if words[1:] else ""
        if not may_remove(self.window(), what, goes):
            return
        problem = self._tell(tuple(row for place, row in enumerate(self._rows) if place != at) or None)
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        if not problem:
            announce(self, f"Removed: {what}. {UNDO}")


class RowDialog(RollingDialog):
    """Asks for one row. Escape discards the changes."""

    def __init__(
        self,
        parent: QWidget | None,
        table: RecordField,
        row: FieldRow,
        keep: Callable[[FieldRow], str],
        kept_as: str,
    ) -> None:
        """Show `row`. `keep` is called with the entry and returns a sentence if it was refused."""
        title = f"{table.label}: {'change a row' if row else 'add a row'}"
        super().__init__(parent, title, 600)
        self.kept_as = kept_as
        self._table = table
        self._keep = keep
        self._values: dict[str, Scalar] = dict(row)
        self._entries = {
            column.id: FieldEntry(column, partial(self._take, column.id), stacked=True) for column in table.columns
        }
        self._ends = Hint()
        self._error = FieldError()
        self._error.hide()
        self._lay_out(title)
        for key, entry in self._entries.items():
            entry.show(self._values.get(key))
        self._show_notice_end()

    def _lay_out(self, title: str) -> None:
        self.head.addWidget(CardTitle(title))
        self.body.addWidget(Fields(*(entry.widget for entry in self._entries.values()), least=250))
        self.body.addWidget(self._ends)
        self.note.addWidget(self._error)
        keep = Button("Save the row", self._accept, ButtonKind.PRIMARY)
        keep.setDefault(True)
        self.foot.add(Button("Cancel", self.reject), keep)

    def _take(self, key: str, value: Scalar | None) -> str:
        before = notice_end(self._values) if self._has_notice else None
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        if self._has_notice and key != "ends":
            self._renew_notice_end(before)
        self._show_notice_end()
        return ""

    @property
    def _has_notice(self) -> bool:
        return set(self._entries) >= NOTICE_COLUMNS

    def _renew_notice_end(self, before: date | None) -> None:
        """Fill in the date when notice ends, unless the reader entered another date."""
        written = self._values.get("ends")
        if written not in (None, before.isoformat() if before else None):
            return
        ends = notice_end(self._values)
        if ends is None:
            self._values.pop("ends", None)
        else:
            self._values["ends"] = ends.isoformat()
        self._entries["ends"].show(self._values.get("ends"))

    def _show_notice_end(self) -> None:
        ends = notice_end(self._values) if self._has_notice else None
        self._ends.setText(f"By calendar months, notice ends on {date_in_words(ends)}." if ends else "")
        show_if(ends is not None, self._ends)

    def _accept(self) -> None:
        for entry in self._entries.values():
            entry.commit()
        wrong = next((entry.widget for entry in self._entries.values() if entry.widget.error), None)
        if wrong is not None:
            wrong.setFocus()
            bring_into_sight(wrong)
            return
        problem = self._keep(dict(self._values)) if self._values else "Fill in at least one field, or cancel."
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        if not problem:
            self.accept()


def notice_end(row: Mapping[str, Scalar]) -> date | None:
    """Return the day on which notice on the service in this row ends; None if it is not known yet."""
    return services_of([row])[0].ends
