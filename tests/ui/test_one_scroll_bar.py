"""No page shows two scroll bars, and none lacks a bar that it needs: every step, in every state, at every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.sittings import sitting
from tests.ui import states
from tests.ui.seeing import button, has_button, visible
from tests.ui.states import STEPS, page_of, settle, window_with
from tests.ui.wholewindow import page, wait_until, whole_window

from wizard.edits.decision_edits import agreed, item_of, noted, with_position
from wizard.edits.task_edits import with_checklist
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.shell.step_list import StepList
from wizard.ui.steps.export.export_page import ExportPage
from wizard.ui.theme import Theme

SIZES = ((911, 485), (1024, 668), (1366, 768), (1920, 1080), (2560, 1440))
_LAYOUT_MS = 2000
ITEMS = tuple(step for step in STEPS if step.startswith("item-"))


def chosen(at: int, *, recorded: bool = False, tasks: bool = False) -> Plan:
    """Six partners with the position at this place chosen on every item, recorded, with its usual tasks."""
    plan = sitting(6)
    for item in open_meeting(plan).guidance.order:
        positions = item_of(plan, item).positions
        plan = with_position(plan, item, positions[min(at, len(positions) - 1)].id)
        if recorded:
            plan = (noted if item_of(plan, item).duty else agreed)(plan, item)
        if tasks:
            plan = with_checklist(plan, item_of(plan, item))
    return plan


PLANS: dict[str, Callable[[], Plan | None]] = {
    **states.PLANS,
    "first chosen": lambda: chosen(0),
    "third chosen": lambda: chosen(2),
    "recorded": lambda: chosen(0, recorded=True),
    "with tasks": lambda: chosen(0, recorded=True, tasks=True),
}


def areas(window: QWidget) -> Iterator[QAbstractScrollArea]:
    """Yield the areas of a page that may scroll: not the list of steps, which has no bar, nor a multi-line field."""
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible() and not isinstance(area, QPlainTextEdit | StepList):
            yield area


def complaints(window: QWidget) -> Iterator[str]:
    """Yield a complaint if two bars are visible, and for everything cut off without a bar."""
    shown = [area for area in areas(window) if area.verticalScrollBar().isVisible()]
    if len(shown) > 1:
        yield f"two bars: {[type(area.parentWidget()).__name__ for area in shown]}"
    for area in areas(window):
        content = area.widget() if isinstance(area, QScrollArea) else None
        if content is not None and area not in shown and content.height() > area.viewport().height() + 1:
            yield f"{type(area.parentWidget()).__name__} is cut off"


def lasting(window: QWidget) -> list[str]:
    """Return what is still wrong once the page has had time for its layout: Qt lays out in several rounds."""
    clock = QElapsedTimer()
    clock.start()
    while (found := list(complaints(window))) and clock.elapsed() < _LAYOUT_MS:
        settle()
        QTest.qWait(20)
    return found


@pytest.mark.parametrize("state", PLANS)
def test_there_is_one_scroll_bar_at_most(qtbot: QtBot, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = STEPS if state in states.PLANS else ITEMS
    monkeypatch.setitem(states.PLANS, state, PLANS[state])
    window = window_with(qtbot, state)
    found = []
    for size in SIZES:
        window.resize(*size)
        for step in steps:
            page_of(window, step)
            found += [f"{size} {step}: {each}" for each in lasting(window)]
    assert found == []


@pytest.mark.parametrize("state", ["closed", "first chosen", "recorded"])
def test_targets_for_fingers_bring_no_second_bar(
    qtbot: QtBot, theme: Theme, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.set_touch(True)
    monkeypatch.setitem(states.PLANS, state, PLANS[state])
    window = window_with(qtbot, state)
    found = []
    for size in SIZES[:4]:
        window.resize(*size)
        for step in STEPS if state == "closed" else ITEMS:
            page_of(window, step)
            found += [f"{size} {step}: {each}" for each in lasting(window)]
    assert found == []


@pytest.mark.parametrize("size", SIZES)
def test_another_proposal_has_one_scroll_bar_at_most(
    qtbot: QtBot, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(states.PLANS, "recorded", PLANS["recorded"])
    window = window_with(qtbot, "recorded", size)
    found = []
    for step in ITEMS:
        shown = page_of(window, step)
        if has_button(shown, "Make another proposal"):
            button(shown, "Make another proposal").click()
            settle()
            found += [f"{step}: {each}" for each in lasting(window)]
    assert found == []


def test_beside_the_pages_of_a_document_there_is_one_scroll_bar_at_most() -> None:
    with whole_window() as controller:
        controller.plans.open_example()
        controller.go_to("export")
        shown = page(controller)
        assert isinstance(shown, ExportPage)
        wait_until(lambda: shown.preview.pages > 0)
        found = []
        for size in SIZES:
            controller.window.resize(*size)
            settle()
            bars = [area for area in areas(controller.window) if area.verticalScrollBar().isVisible()]
            found += [f"{size}: {[type(area.parentWidget()).__name__ for area in bars]}"] * (len(bars) > 1)
        assert found == []
        assert {"Previous page", "Next page"} <= {each.accessibleName() for each in visible(shown, QPushButton)}
