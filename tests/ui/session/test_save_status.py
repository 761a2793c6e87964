"""The bar that is shown while changes do not reach the plan's file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.seeing import has_button, press

from wizard.services.known_plans import RecentPlan
from wizard.ui.session.save_status import TroubleBar
from wizard.ui.steps.start.plan_lists import PlanList


def test_it_says_why_and_offers_a_copy_and_another_try(qtbot: QtBot) -> None:
    bar = TroubleBar()
    qtbot.addWidget(bar)
    copies, tries = QSignalSpy(bar.copy_wanted), QSignalSpy(bar.again_wanted)
    bar.show_trouble("“osei.gpplan” is not saved: the disk is full.", False)
    assert bar.sentence == "“osei.gpplan” is not saved: the disk is full."
    press(bar, "Save a copy…", "Try again")
    assert (copies.count(), tries.count(), has_button(bar, "Choose a version…")) == (1, 1, False)


def test_where_somebody_else_saved_it_offers_the_choice(qtbot: QtBot) -> None:
    bar = TroubleBar()
    qtbot.addWidget(bar)
    choices = QSignalSpy(bar.choice_wanted)
    bar.show_trouble("It was changed by somebody else.", True)
    press(bar, "Choose a version…")
    assert (choices.count(), has_button(bar, "Try again")) == (1, False)


def test_it_goes_when_the_trouble_is_over(qtbot: QtBot) -> None:
    bar = TroubleBar()
    qtbot.addWidget(bar)
    bar.show_trouble("It is not saved.", False)
    bar.show_trouble("", False)
    assert (bar.sentence, bar.isVisible()) == ("", False)


def test_a_note_stays_through_further_savings_until_it_is_put_away(qtbot: QtBot) -> None:
    bar = TroubleBar()
    qtbot.addWidget(bar)
    bar.show_note("“osei.gpplan” is saved, but its owner could not be kept.")
    bar.show_trouble("", False)
    assert bar.sentence == "“osei.gpplan” is saved, but its owner could not be kept."
    assert not has_button(bar, "Save a copy…")
    press(bar, "Close")
    assert bar.sentence == ""
    bar.show_note("Another.")
    bar.show_trouble("It is not saved.", False)
    assert (bar.sentence, has_button(bar, "Save a copy…"), has_button(bar, "Close")) == (
        "It is not saved.",
        True,
        False,
    )


def test_delete_on_a_recent_plan_asks_to_forget_it(qtbot: QtBot) -> None:
    asked: list[Path] = []
    plans = PlanList("Your plans", "Drafts", "None", lambda path: None, asked.append)
    qtbot.addWidget(plans)
    plans.show_plans([RecentPlan(Path("/plans/harbour.gpplan"), "Harbour Lane", "8 December 2026, 14:10")])
    QTest.keyClick(plans.rows[0], Qt.Key.Key_Delete)
    assert asked == [Path("/plans/harbour.gpplan")]


def test_the_menu_key_on_a_recent_plan_offers_to_forget_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))
    plans = PlanList("Your plans", "Drafts", "None", lambda path: None, asked.append)
    qtbot.addWidget(plans)
    plans.show_plans([RecentPlan(Path("/plans/harbour.gpplan"), "Harbour Lane", "8 December 2026, 14:10")])
    row = plans.rows[0]
    centre = row.rect().center()
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, centre, row.mapToGlobal(centre))
    QApplication.sendEvent(row, by_key)
    (forget,) = shown[0].actions()
    assert forget.text() == "Forget this plan on this PC…"
    forget.trigger()
    assert asked == [Path("/plans/harbour.gpplan")]
