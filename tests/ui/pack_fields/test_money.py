"""Sums in pounds become whole pence."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from wizard.ui.pack_fields.pack_field import MoneyField


def test_the_field_says_what_is_wrong_and_tells_of_what_is_right(qtbot: QtBot) -> None:
    field = MoneyField()
    qtbot.addWidget(field)
    told, problems = QSignalSpy(field.edited), QSignalSpy(field.problem_changed)
    field.setText("ten pounds")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert problems.at(problems.count() - 1)[0].startswith("Write a sum in pounds")
    assert told.count() == 0
    field.setText("£6,120")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.at(0)[0] == 612000
