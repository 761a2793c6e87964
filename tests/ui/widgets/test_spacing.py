"""Layouts, and the items of them that PySide keeps."""

import gc

from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from wizard.ui.theme import Theme
from wizard.ui.widgets.spacing import ColumnLayout, Row


def kept() -> list[QLayoutItem]:
    """The items of layouts that PySide would still confuse with new objects at their place in memory."""
    found = [each for each in gc.get_objects() if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)]
    return [item for item in found if Shiboken.isValid(item)]


def test_nothing_is_kept_of_items_that_qt_may_remove(qtbot: QtBot, theme: Theme) -> None:
    before = len(kept())
    holder = QWidget()
    qtbot.addWidget(holder)
    row, inner = Row(), Row()
    inner.add(QLabel("one"), QLabel("two"))
    row.add(QLabel("three"), inner)
    column = ColumnLayout(parent=holder)
    column.addLayout(row)
    assert len(kept()) == before
    assert [column.count(), row.count(), inner.count()] == [1, 2, 2]
