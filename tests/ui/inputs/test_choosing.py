"""Option cards, tick lines, choices: by key, and refreshed without an announcement."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.hearing import listened
from tests.ui.seeing import shown

from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.option_cards import Option, OptionCards

Key = Qt.Key
OPTIONS = (Option("a", "Adopt"), Option("l", "Later"), Option("d", "Decline", "Not now."))


def test_space_chooses_a_card_and_arrows_move_the_choice(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    shown(qtbot, cards)
    spy = QSignalSpy(cards.chosen)
    cards.setFocus()
    QTest.keyClick(cards.cards[0], Key.Key_Down)
    assert spy.count() == 0
    QTest.keyClick(cards.cards[1], Key.Key_Space)
    QTest.keyClick(cards.cards[1], Key.Key_Down)
    QTest.keyClick(cards.cards[2], Key.Key_Down)
    assert [spy.at(i)[0] for i in range(spy.count())] == ["l", "d", "a"]
    assert cards.choice == "a"


def test_a_digit_chooses_the_card_of_its_place(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    window = shown(qtbot, cards)
    cards.setFocus()
    QTest.keyClick(cards.cards[0], Key.Key_3)
    assert cards.choice == "d"
    assert window.focusWidget() is cards.cards[2]
    QTest.keyClick(cards.cards[2], Key.Key_9)
    assert cards.choice == "d"


def test_arrows_only_look_where_a_choice_has_consequences(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    window = shown(qtbot, cards)
    cards.show_choice("a")
    cards.keys_choose = False
    cards.setFocus()
    QTest.keyClick(cards.cards[0], Key.Key_Down)
    assert window.focusWidget() is cards.cards[1]
    assert cards.choice == "a"


def test_the_choice_can_go_back_to_nothing_without_a_signal(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    qtbot.addWidget(cards)
    spy = QSignalSpy(cards.chosen)
    cards.show_choice("l")
    cards.show_choice(None)
    assert cards.choice is None
    assert spy.count() == 0
    assert cards.cards[0].focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_click_anywhere_on_a_card_chooses_it_and_a_second_leaves_it_chosen(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS, columns=2)
    shown(qtbot, cards)
    spy = QSignalSpy(cards.chosen)
    card = cards.cards[2]
    for _ in range(2):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 3, card.height() - 3))
    assert (cards.choice, spy.count()) == ("d", 1)


def test_tab_stops_once_at_the_cards_at_the_chosen_one(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    before, after = ChoiceField(), ChoiceField()
    window = shown(qtbot, before, cards, after)
    cards.show_choice("d")
    before.setFocus()
    QTest.keyClick(before, Key.Key_Tab)
    assert window.focusWidget() is cards.cards[2]
    QTest.keyClick(cards.cards[2], Key.Key_Tab)
    assert window.focusWidget() is after


def test_a_card_is_a_radio_button_with_a_name_to_the_ear(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    qtbot.addWidget(cards)
    heard = QAccessible.queryAccessibleInterface(cards.cards[2])
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "Decline"
    assert heard.text(QAccessible.Text.Description) == "Not now."


def test_new_options_keep_the_choice_that_they_still_offer(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    qtbot.addWidget(cards)
    cards.show_choice("d")
    cards.set_options(OPTIONS[1:])
    assert cards.choice == "d"
    cards.set_options(OPTIONS[:1])
    assert cards.choice is None


def test_space_ticks_a_line_and_showing_it_ticked_tells_nobody(qtbot: QtBot) -> None:
    line = TickLine("Less fatigue", "clinicians", "[3]")
    shown(qtbot, line)
    spy = QSignalSpy(line.ticked)
    line.show_ticked(True)
    assert spy.count() == 0
    line.setFocus()
    QTest.keyClick(line, Key.Key_Space)
    assert spy.at(0) == [False]
    assert line.accessibleName() == "Less fatigue (clinicians) [3]"


def test_a_line_grows_as_its_words_wrap(qtbot: QtBot) -> None:
    line = TickLine("Fewer appointments a day and longer waits for routine need", "patients", "[3]")
    qtbot.addWidget(line)
    assert line.heightForWidth(150) > line.heightForWidth(600)


def test_keys_choose_in_a_choice_field_and_a_refresh_is_silent(qtbot: QtBot) -> None:
    field = ChoiceField([ListChoice("x", "First"), ListChoice("y", "Second")])
    shown(qtbot, field)
    spy = QSignalSpy(field.chosen)
    field.show_choice("x")
    field.set_choices([ListChoice("y", "Second"), ListChoice("x", "First")])
    assert (field.choice, spy.count()) == ("x", 0)
    field.setFocus()
    QTest.keyClick(field, Key.Key_Up)
    assert spy.at(0) == ["y"]
    field.show_choice("gone")
    assert field.choice is None


def test_a_digit_goes_to_a_card_and_chooses_nothing_once_votes_are_recorded(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    shown(qtbot, cards)
    cards.keys_choose = False
    spy = QSignalSpy(cards.chosen)
    cards.setFocus()
    QTest.keyClick(cards.cards[0], Key.Key_2)
    assert (cards.cards[1].hasFocus(), cards.choice, spy.count()) == (True, None, 0)


class Noting(ChoiceField):
    """A list that counts how often it was opened: a popup takes the keyboard from every window."""

    opened = 0

    def showPopup(self) -> None:
        self.opened += 1


def test_a_name_is_typed_with_its_space_and_a_space_alone_opens_the_list(qtbot: QtBot) -> None:
    names = ("Dr Amara Osei", "Dr Ben Whitlock", "Dr Bert Winter", "Mrs Dina Shah")
    field = Noting([ListChoice(name, name) for name in names])
    shown(qtbot, field)
    spy = QSignalSpy(field.chosen)
    field.setFocus()
    QTest.keyClicks(field, "Dr Ber")
    assert field.choice == "Dr Bert Winter"
    assert field.opened == 0
    assert spy.at(spy.count() - 1)[0] == "Dr Bert Winter"
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    QTest.keyClicks(field, " ")
    assert field.opened == 1


def test_on_linux_the_choice_that_a_key_makes_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = listened(monkeypatch)
    field = ChoiceField([ListChoice("a", "Dr One"), ListChoice("b", "Dr Two")])
    window = shown(qtbot, field)
    field.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert said == (["Dr One", "Dr Two"] if sys.platform.startswith("linux") else [])
    before = list(said)
    field.show_choice("a")
    assert said == before, "what a page shows is not said"
