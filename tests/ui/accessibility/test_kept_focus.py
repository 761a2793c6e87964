"""Rows built again during use: the focus stays where it was, or moves as little as possible."""

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.widgets.spacing import ColumnLayout

SAME = {"Restore": "Drop"}
"""The words of one button whose label changes."""


class Rows(QWidget):
    """Buttons by their names, “verb: matter. State”, built again with `show_names`."""

    def __init__(self, qtbot: QtBot, *names: str) -> None:
        super().__init__()
        self._column = ColumnLayout(parent=self)
        self.show_names(*names)
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()

    def show_names(self, *names: str) -> None:
        """Build all buttons again."""
        with kept_focus(self):
            self._column.clear()
            for name in names:
                button = QPushButton(name)
                button.setAccessibleName(name)
                verb, _, matter = name.partition(". ")[0].partition(": ")
                tell_apart(button, matter, SAME.get(verb, verb))
                self._column.addWidget(button)

    def focus(self, name: str) -> None:
        """Put the focus on the button with this name."""
        next(each for each in self.findChildren(QPushButton) if each.text() == name).setFocus()

    @property
    def focused(self) -> str:
        """The name of the control with the focus."""
        QApplication.processEvents()
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""


def test_the_same_control_keeps_the_focus(qtbot: QtBot) -> None:
    rows = Rows(qtbot, "Edit: one", "Edit: two")
    rows.focus("Edit: two")
    rows.show_names("Edit: new", "Edit: one", "Edit: two")
    assert rows.focused == "Edit: two"


def test_a_button_whose_word_became_another_keeps_it(qtbot: QtBot) -> None:
    rows = Rows(qtbot, "Done: one. Open", "Drop: one", "Drop: two")
    rows.focus("Drop: one")
    rows.show_names("Done: one. Dropped", "Restore: one", "Drop: two")
    assert rows.focused == "Restore: one"


def test_the_last_control_of_a_row_gets_it_from_one_that_is_gone(qtbot: QtBot) -> None:
    rows = Rows(qtbot, "Done: one. Open", "Edit: one", "Drop: one", "Drop: two")
    rows.focus("Done: one. Open")
    rows.show_names("Edit: one", "Restore: one", "Drop: two")
    assert rows.focused == "Restore: one"


def test_what_stands_in_the_place_of_a_row_that_is_gone_gets_it(qtbot: QtBot) -> None:
    rows = Rows(qtbot, "Remove: one", "Remove: two", "Remove: three")
    rows.focus("Remove: two")
    rows.show_names("Remove: one", "Remove: three")
    assert rows.focused == "Remove: three"


def test_a_focus_elsewhere_is_left_alone(qtbot: QtBot) -> None:
    other = Rows(qtbot, "Elsewhere")
    rows = Rows(qtbot, "one")
    other.activateWindow()
    other.focus("Elsewhere")
    QApplication.processEvents()
    rows.show_names("two")
    assert other.focusWidget().accessibleName() == "Elsewhere"
