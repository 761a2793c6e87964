"""Every test of the window has a theme, as the application has."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from wizard.ui.theme import Look, Theme

_MADE: list[Theme] = []


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The application's theme: light, at its plain size, before each test."""
    if not _MADE:
        _MADE.append(Theme(qapp, Look.LIGHT))
    theme = _MADE[0]
    # Tests press faster than anybody can: several buttons in one millisecond. Second presses have tests of their own.
    qapp.setDoubleClickInterval(0)
    yield theme
    # Delete at once what a test closed: no event loop runs between tests to do it, and every widget that stays
    # is styled again by each test that changes the theme.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if (theme.look, theme.zoom, theme.room, theme.touch) != (Look.LIGHT, 1.0, False, False):
        theme.set_touch(False)
        theme.set_room(False)
        theme.zoom_to(1.0)
        theme.choose(Look.LIGHT)
