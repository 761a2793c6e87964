"""When a matter comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.seeing import field, write

from wizard.domain.proposal import BringBack
from wizard.ui.panels.comeback import ComeBack
from wizard.ui.panels.scope import ItemScope
from wizard.ui.session import Session


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("when the ICB replies", "the ICB replies"),
        ("When the ICB replies", "the ICB replies"),
        ("The ICB has replied to us.", "the ICB has replied to us"),
        ("NHS England replies", "NHS England replies"),
        ("whenever it suits", "whenever it suits"),
    ],
)
def test_a_when_that_is_typed_does_not_stand_there_twice(qtbot: QtBot, typed: str, event: str) -> None:
    told: list[BringBack | None] = []

    def tell(bring_back: BringBack | None) -> str:
        told.append(bring_back)
        return ""

    panel = ComeBack(ItemScope(Session(), "8"), tell)
    qtbot.addWidget(panel)
    write(panel, "Or when this has happened", typed)
    QTest.keyClick(field(panel, "Or when this has happened"), Qt.Key.Key_Return)
    assert told[-1] == BringBack(event=event)
