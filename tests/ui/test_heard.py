"""A partner who does not see the screen hears its content: guidance, outcomes, decisions to sign, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.sittings import sitting
from tests.ui.hearing import heard, listened, stops
from tests.ui.keyboard import CTRL, Keyboard, settle
from tests.ui.room.test_room import opened as room_with
from tests.ui.seeing import visible
from tests.ui.states import NOW, page_of, window_with
from tests.ui.wholewindow import page, whole_window

from wizard.plan.plan import open_meeting
from wizard.services import plan_files
from wizard.signing.closing import close
from wizard.ui.accessibility.spoken_places import place_of
from wizard.ui.application.controller import Controller
from wizard.ui.decision.decision_bar import BarStatus
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.widgets.cards import FoldBody

Key = Qt.Key


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return listened(monkeypatch)


@pytest.fixture
def controller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Controller]:
    """The window with five partners in the room and nothing decided."""
    path = tmp_path_factory.mktemp("plans") / "plan.gpplan"
    plan_files.keep_new(sitting(5), path)
    with whole_window(path) as controller:
        yield controller


def test_tab_reads_what_is_asked_what_is_unfolded_and_what_came_of_it(qtbot: QtBot) -> None:
    window = window_with(qtbot, "half")
    page_of(window, "item-1")
    folded = [heard(stop) for stop in stops()]
    (asks,) = [each for each in folded if "\nWhat it asks. " in each]
    assert asks.startswith("StaticText")
    assert "The list strongly advised seeing patients face to face, as this is better for patients" in asks
    outcome, status = [each for each in folded if "\nCarried: 4 for, 1 against" in each]
    assert status.startswith("StaticText")
    assert "Before: " in outcome
    assert "Not carried: 2 for, 3 against" in outcome
    assert not any("NHS England" in each.partition("\n")[2] and each.startswith("StaticText\nThe") for each in folded)
    QTest.keyClick(window.focusWidget(), Key.Key_E, CTRL)
    settle()
    unfolded = [stop for stop in stops() if isinstance(stop, FoldBody)]
    contract = next(stop for stop in unfolded if stop.accessibleName() == "The contract")
    assert heard(contract).startswith("StaticText")
    assert all(words in heard(contract) for words in ("BMA", "NHS England"))
    assert {"Dates", "Questions to discuss", "Status"} <= {stop.accessibleName() for stop in unfolded}
    assert all(len(stop.accessibleDescription()) > 20 for stop in unfolded)


def test_a_duty_reads_what_is_required(qtbot: QtBot) -> None:
    window = window_with(qtbot, "half")
    shown = page_of(window, "item-5")
    (card,) = [heard(stop) for stop in stops() if stop.accessibleName() == "What is required, and what you found"]
    assert all(words in card for words in ("StaticText", "what you found", "see what is on"))
    assert "Guidance checked up to" in shown.accessibleDescription()


def test_arrival_says_how_each_item_was_decided(qtbot: QtBot, said: list[str]) -> None:
    window = window_with(qtbot, "half")
    shown = page_of(window, "item-9a")
    assert place_of(shown) == "Step 14 of 20, Action 9, item 9a, Digital telephony data, duty met"
    assert said == ["We meet this duty. Noted without a vote."]
    shown = page_of(window, "item-2")
    assert place_of(shown) == "Step 6 of 20, Action 2, Advice & Guidance, not on this agenda"
    assert len(said) == 1


def test_a_vote_says_how_many_have_answered_and_the_last_one_the_outcome(
    controller: Controller, said: list[str]
) -> None:
    controller.go_to("item-8")
    keys = Keyboard(controller.window)
    keys.press(Key.Key_1)
    keys.press(Key.Key_F9)
    said.clear()
    keys.press(Key.Key_1, times=4)
    assert said == [f"{number} of 5 have answered." for number in range(1, 5)]
    bar = visible(page(controller), BarStatus)[0]
    assert bar.sentence == "4 for · 0 against · 0 abstain · 1 to answer"
    keys.press(Key.Key_2)
    assert said[4].startswith("Carried: 4 for, 1 against")
    controller.go_to("item-7")
    controller.go_to("item-8")
    assert keys.at.startswith("Carried: 4 for, 1 against"), "what came of it has the focus, and is not said twice"
    assert not any(words.startswith("Switch the software off. Carried") for words in said)


@pytest.mark.parametrize("key", [Key.Key_F8, Key.Key_F9])
def test_a_key_that_cannot_decide_yet_says_what_comes_first(
    controller: Controller, said: list[str], key: Qt.Key
) -> None:
    controller.go_to("item-8")
    keys = Keyboard(controller.window)
    keys.to("Next")
    said.clear()
    keys.press(key)
    assert said == ["Nothing is proposed yet."]
    assert keys.at == "Switch the software off"
    bar = visible(page(controller), BarStatus)[0]
    assert bar.sentence == "Nothing is proposed yet."
    assert open_meeting(controller.session.plan).matter("8").proposals == ()
    keys.press(Key.Key_1)
    assert bar.sentence.startswith("Those here can carry it: ")


def test_the_room_names_the_item_before_its_outcome(qtbot: QtBot, said: list[str]) -> None:
    card, _ = room_with(qtbot, worked_example(), "9a")
    said.clear()
    QTest.keyClick(card, Key.Key_PageDown)
    assert len(said) == 1
    assert said[0].startswith("Action 9 of 10 · 9b: ")
    assert said[0].endswith(card.outcome.sentence)
    QTest.keyClick(card, Key.Key_PageUp)
    assert said[1].startswith("Action 9 of 10 · 9a: ")


def test_in_room_mode_the_window_leaves_the_item_to_the_card(controller: Controller, said: list[str]) -> None:
    controller.go_to("item-9a")
    keys = Keyboard(controller.window)
    keys.press(Key.Key_F11)
    settle(50)
    said.clear()
    keys.press(Key.Key_PageDown)
    settle(50)
    assert [words.partition(":")[0] for words in said] == ["Action 9 of 10 · 9b"]
    keys.press(Key.Key_F11)
    settle(50)


def test_every_decision_is_read_before_it_is_signed(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("plans") / "plan.gpplan"
    plan = worked_example()
    plan_files.keep_new(close(plan, NOW), path)
    with whole_window(path) as controller:
        controller.go_to("sign")
        keys = Keyboard(controller.window)
        keys.go("Begin with Dr Amara Osei")
        for _ in ("the projector is off", "I am she"):
            keys.press(Key.Key_Space)
            settle(500)
        read = [heard(stop) for stop in stops()]
    items = [each for each in read if each.startswith("StaticText\nItem ")]
    assert len(items) == len(open_meeting(plan).items)
    first = next(each for each in items if each.startswith("StaticText\nItem 1 "))
    assert "Safe daily limit" in first
    assert "You voted" in first
    assert "Carried: 4 for, 1 against" in first
    for name in ("Draw it", "Field to draw", "Sign as Dr Amara Osei"):
        (control,) = [each for each in read if each.partition("\n")[2].startswith(name)]
        assert "The statement: “" in control


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_calendar_says_the_day_with_its_month(qtbot: QtBot, said: list[str]) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.show_date(dt.date(2026, 12, 8))
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    QTest.keyClick(field, Key.Key_F4)
    calendar = field.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    days = calendar.findChild(QTableView)
    assert isinstance(days, QTableView)
    assert said[-1] == "Tuesday 8 December 2026"
    assert days.accessibleName() == "Calendar, Tuesday 8 December 2026"
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Right)
    assert said[-1] == "Wednesday 9 December 2026"
    calendar.showNextMonth()
    assert said[-1] == "January 2027"
    calendar.setSelectedDate(QDate(2027, 2, 1))
    assert said[-1] == "Monday 1 February 2027"
