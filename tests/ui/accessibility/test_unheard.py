"""Silent building: nothing is announced meanwhile; afterwards the result is, and each thing once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hearing import Listening, listening
from tests.ui.keyboard import settle

from wizard.ui.accessibility.screen_reader import announce, joined
from wizard.ui.accessibility.unheard import unheard


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Listening:
    return listening(monkeypatch)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A box and two buttons; the first button has the focus."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for part in (QPushButton("One"), QPushButton("Two"), QCheckBox("Three")):
        column.addWidget(part)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.findChildren(QPushButton)[0].setFocus()
    return page


def test_nothing_is_told_meanwhile_and_no_announcement_is_left(reader: Listening, page: QWidget) -> None:
    with unheard():
        assert not reader.isActive()
        announce(page, "Built.")
    assert reader.isActive()
    assert reader.said == []
    announce(page, "Shown.")
    assert reader.said == ["Shown."]


def test_news_is_announced_afterwards_in_its_order(reader: Listening, page: QWidget) -> None:
    with unheard(news=True):
        announce(page, "Carried.")
        with unheard():
            announce(page, "Undone.")
        assert reader.said == []
    assert reader.said == ["Carried.", "Undone."]


def test_what_is_new_of_known_controls_is_told_once(reader: Listening, page: QWidget) -> None:
    one, two = page.findChildren(QPushButton)
    box = page.findChild(QCheckBox)
    assert box is not None
    with unheard(lambda: page.findChildren(QWidget)):
        one.setAccessibleName("First")
        two.setAccessibleDescription("The second of two")
        box.setChecked(True)
        box.setEnabled(False)
        QLabel("New", page).show()
    told = [(thing, kind.name) for thing, kind in reader.told]
    assert told == [(one, "NameChanged"), (two, "DescriptionChanged"), (box, "StateChanged")]


def test_the_focus_is_told_once_it_has_its_place(reader: Listening, page: QWidget) -> None:
    one, two = page.findChildren(QPushButton)
    with unheard():
        one.hide()
    two.clearFocus()
    settle(20)
    assert reader.focused == []
    two.setFocus()
    with unheard():
        two.hide()
    settle(20)
    assert reader.focused == [page.findChild(QCheckBox)]


def test_texts_are_joined_with_a_stop_after_each() -> None:
    assert joined("Carried: 4 for.", "Item 1, Safe daily limit", "", "It was agreed.") == (
        "Carried: 4 for. Item 1, Safe daily limit. It was agreed."
    )
