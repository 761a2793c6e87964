"""The whole program in its window, with files of its own: no part of it is replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from tests.ui.keyboard import settle

from wizard.exports.plan_json import shown
from wizard.minutes.minutes import minutes_of
from wizard.services.preferences import own_preferences
from wizard.ui.application.controller import Controller
from wizard.ui.steps.review.item_rows import ItemRowButton

SIZE = (1366, 728)
"""A projector's screen of 1366×768, less a task bar."""


@contextmanager
def whole_window(plan: Path | None = None) -> Iterator[Controller]:
    """Open the window as the program does, with the tour read; close it as a user does, and see it closed."""
    controller = Controller(own_preferences())
    controller.window.resize(*SIZE)
    controller.show()
    QTest.qWaitForWindowActive(controller.window)
    settle(60)
    controller.warm_up(plan)
    settle()
    tour = QApplication.activeModalWidget()
    if isinstance(tour, QDialog):
        QTest.keyClick(tour, Qt.Key.Key_Escape)
    settle()
    try:
        yield controller
    finally:
        assert controller.window.close()
        settle()
        controller.window.deleteLater()


def page(controller: Controller) -> QWidget:
    """Return the visible page."""
    found = controller.window.page(controller.window.current_key)
    assert found is not None
    return found


def wait_until(true: Callable[[], bool], milliseconds: int = 20_000) -> None:
    """Let the window run until a condition is true."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        assert clock.elapsed() < milliseconds
        settle(20)


def reviewed(controller: Controller) -> dict[str, str]:
    """Return the words below each item's row in Review, by item id."""
    return {row.row.item: row.row.sentence for row in page(controller).findChildren(ItemRowButton)}


def said(controller: Controller) -> dict[str, list[str]]:
    """Return the sentences that `show --json` gives for each item: for every proposal, the earlier ones first."""
    items = shown(controller.session.plan, controller.session.today())["items"]
    return {key: [*(e["sentence"] for e in item["earlier"]), item["sentence"]] for key, item in items.items()}


def kind(controller: Controller, item: str) -> str:
    """Return the outcome of an item: “carried”, “inquorate”."""
    return minutes_of(controller.session.plan).item(item).ruling.kind.value
