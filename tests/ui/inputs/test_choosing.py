"""Option cards, tick lines, choices, the roll call: by key, and refreshed without a sound."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wizard.plan.proposal import Choice as Vote
from wizard.ui.decision.roll_call_rows import RollCall, RollCallRow, Voter
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField, TickLine
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.theme import Look, Theme
from wizard.ui.widgets.spacing import Column

Key = Qt.Key
OPTIONS = (Option("a", "Adopt"), Option("l", "Later"), Option("d", "Decline", "Not now."))
VOTERS = (Voter("1", "Dr One"), Voter("2", "Dr Two", away="Absent"), Voter("3", "Dr Three"))


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """A window with `widgets`, active, kept until the test's end."""
    window = QWidget()
    column = Column(parent=window)
    column.add(*widgets)
    qtbot.addWidget(window, before_close_func=lambda _window: window.hide())
    window.resize(700, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


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
    field = ChoiceField([Choice("x", "First"), Choice("y", "Second")])
    shown(qtbot, field)
    spy = QSignalSpy(field.chosen)
    field.show_choice("x")
    field.set_choices([Choice("y", "Second"), Choice("x", "First")])
    assert (field.choice, spy.count()) == ("x", 0)
    field.setFocus()
    QTest.keyClick(field, Key.Key_Up)
    assert spy.at(0) == ["y"]
    field.show_choice("gone")
    assert field.choice is None


def test_a_letter_answers_and_goes_to_the_next_person_present(qtbot: QtBot) -> None:
    call = RollCall()
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy = QSignalSpy(call.voted)
    call.rows[0].setFocus()
    QTest.keyClick(window.focusWidget(), Key.Key_2)
    assert call.rows[2].isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Key.Key_3)
    QTest.keyClick(window.focusWidget(), Key.Key_Backspace)
    told = [spy.at(i) for i in range(spy.count())]
    assert told == [["1", "against"], ["3", "abstain"], ["3", ""]]


def test_a_key_and_the_button_ask_for_all_others_once(qtbot: QtBot) -> None:
    call = RollCall()
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy, votes = QSignalSpy(call.others_for), QSignalSpy(call.voted)
    call.rows[0].setFocus()
    QTest.keyClick(window.focusWidget(), Key.Key_F, Qt.KeyboardModifier.AltModifier)
    call.others_button.click()
    assert (spy.count(), votes.count()) == (2, 0)


def test_what_all_others_for_did_is_said_until_somebody_answers_anew(qtbot: QtBot) -> None:
    call = RollCall()
    shown(qtbot, call)
    call.show_voters(VOTERS)
    call.say("1 set to for.")
    call.show_voters([VOTERS[0]._replace(ballot="for"), *VOTERS[1:]])
    assert call.done == "1 set to for."
    call.rows[2].vote(Vote.AGAINST)
    assert call.done == ""


def test_answers_that_mean_the_opposite_look_apart(qtbot: QtBot, theme: Theme) -> None:
    """No two of the three answers are filled in one colour, in any look, and their words can be read on it."""
    row = RollCallRow(VOTERS[0])
    shown(qtbot, row)
    for look in (Look.LIGHT, Look.DARK, Look.CONTRAST):
        theme.choose(look)
        grounds = []
        for segment in row.segments:
            row.show_voter(VOTERS[0]._replace(ballot=segment.ballot))
            picture = segment.grab().toImage()
            grounds.append(picture.pixelColor(picture.width() // 2, 4).name())
        assert len(set(grounds)) == 3, look


def test_a_digit_goes_to_a_card_and_chooses_nothing_once_votes_are_recorded(qtbot: QtBot) -> None:
    cards = OptionCards("Position", OPTIONS)
    shown(qtbot, cards)
    cards.keys_choose = False
    spy = QSignalSpy(cards.chosen)
    cards.setFocus()
    QTest.keyClick(cards.cards[0], Key.Key_2)
    assert (cards.cards[1].hasFocus(), cards.choice, spy.count()) == (True, None, 0)


def test_who_is_absent_is_shown_so_and_cannot_be_reached(qtbot: QtBot) -> None:
    call = RollCall()
    shown(qtbot, call)
    call.show_voters(VOTERS)
    assert not any(segment.isVisible() for segment in call.rows[1].segments)
    assert call.rows[1].accessibleName() == "Dr Two: Absent"


def test_a_refresh_keeps_the_focus_and_tells_nobody(qtbot: QtBot) -> None:
    call = RollCall()
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy = QSignalSpy(call.voted)
    call.rows[2].setFocus()
    call.show_voters([VOTERS[0]._replace(ballot="for"), *VOTERS[1:]])
    assert call.rows[2].isAncestorOf(window.focusWidget())
    assert call.rows[0].segments[0].isChecked()
    assert spy.count() == 0


def test_many_people_stand_in_two_columns_where_there_is_room(qtbot: QtBot) -> None:
    call = RollCall()
    shown(qtbot, call)
    call.show_voters([Voter(str(at), f"Dr Number {at}") for at in range(8)])
    qtbot.waitUntil(lambda: call.rows[4].x() > call.rows[0].x())
    assert call.rows[4].y() == call.rows[0].y()


def test_names_that_two_columns_would_cut_stand_in_one(qtbot: QtBot) -> None:
    call = RollCall()
    shown(qtbot, call)
    call.show_voters([Voter(str(at), f"Dr Number {at}") for at in range(8)])
    qtbot.waitUntil(lambda: call.rows[4].x() > call.rows[0].x())
    call.show_voters([Voter(f"long{at}", f"Dr {'Featherstonehaugh' * 2} {at}") for at in range(8)])
    call.setFixedWidth(2 * call.rows[0].least_width())
    qtbot.waitUntil(lambda: call.rows[4].y() > call.rows[0].y())
    assert call.rows[4].x() == call.rows[0].x()
