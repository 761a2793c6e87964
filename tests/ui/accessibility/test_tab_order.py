"""The order of Tab: that of the layout, through parts added later, and out of every part again."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from wizard.ui.accessibility.tab_order import in_reading_order, pass_focus_on
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.widgets.spacing import ColumnLayout, Row


class Shown(QMainWindow):
    """A window with a column of fields."""

    def __init__(self, qtbot: QtBot, *names: str) -> None:
        super().__init__()
        inside = QWidget()
        self.column = ColumnLayout(parent=inside)
        self.column.add(*(named(name) for name in names))
        self.setCentralWidget(inside)
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return pass_focus_on(self, forward)

    def tabbed(self, times: int) -> list[str]:
        """The names of the controls that this many Tabs reach."""
        names = []
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self, Qt.Key.Key_Tab)
            names.append((QApplication.focusWidget() or self).accessibleName())
        return names


def named(name: str) -> TextField:
    field = TextField()
    field.setAccessibleName(name)
    return field


class Pair(QWidget):
    """Two fields; the focus goes to the first of them."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__()
        fields = named(first), named(second)
        ColumnLayout(parent=self).add(*fields)
        self.setFocusProxy(fields[0])


def test_what_is_added_later_comes_where_it_stands(qtbot: QtBot) -> None:
    window = Shown(qtbot, "one", "three")
    window.column.insertWidget(1, named("two"))
    QApplication.processEvents()
    assert window.tabbed(4) == ["two", "three", "one", "two"]


def test_tab_leaves_a_row_whose_focus_goes_to_its_first_field(qtbot: QtBot) -> None:
    window = Shown(qtbot, "before", "after")
    window.column.insertWidget(1, Pair("name", "role"))
    QApplication.processEvents()
    assert window.tabbed(4) == ["name", "role", "after", "before"]


def test_what_is_hidden_or_disabled_is_passed_by(qtbot: QtBot) -> None:
    window = Shown(qtbot, "one", "two", "three")
    fields = list(in_reading_order(window))
    fields[0].hide()
    fields[1].setEnabled(False)
    assert [field.accessibleName() for field in in_reading_order(window)] == ["three"]


def test_shift_and_tab_go_back_round_the_window(qtbot: QtBot) -> None:
    window = Shown(qtbot, "one", "two")
    next(in_reading_order(window)).setFocus()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (QApplication.focusWidget() or window).accessibleName() == "two"


def test_walking_keeps_no_items_of_layouts(qtbot: QtBot) -> None:
    """PySide takes a kept layout item for whatever Qt creates in its place, once the widget has moved elsewhere."""
    root = QWidget()
    qtbot.addWidget(root)
    column = ColumnLayout(parent=root)
    inner = Row()
    inner.addWidget(QPushButton("one"))
    column.addLayout(inner)
    column.addWidget(QPushButton("two"))
    before = _items()
    assert [each.text() for each in in_reading_order(root) if isinstance(each, QPushButton)] == ["one", "two"]
    assert _items() == before


def _items() -> int:
    return sum(isinstance(each, QWidgetItem) for each in gc.get_objects())
