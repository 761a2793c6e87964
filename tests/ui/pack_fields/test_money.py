"""Sums in pounds become whole pence."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from wizard.ui.pack_fields.pack_field import MoneyField, read_money


@pytest.mark.parametrize(
    ("text", "pence"), [("£1,240.50", 124050), ("1240.5", 124050), ("1 240", 124000), ("0", 0), ("0.07", 7)]
)
def test_sums_are_read_as_they_are_written(text: str, pence: int) -> None:
    assert read_money(text) == pence


@pytest.mark.parametrize("text", ["-3", "1.234", "1e3", "ten", "£"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        read_money(text)


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
