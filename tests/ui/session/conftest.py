"""A desk, and a plan in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.storage.samples import small_plan
from tests.ui.session.desks import Desk

from wizard.storage.plan_file import write_new_plan
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Theme


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    # Not left to qtbot, which deletes it while the plan is still being closed.
    window = Window(lambda _key: QWidget())
    desk = Desk(window)
    yield desk
    if desk.session.is_open:
        desk.saver.leave(give_up=True)
    window.deleteLater()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan(), counter=5)
    return path


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window in which the program waits for something."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window
