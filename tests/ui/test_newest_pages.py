"""The views that are not steps: checked like every step, at every size, and in every look.

Taking items together, the roll call sheet, the screen handed round, what to do now.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui import test_accessibility_walk as walk
from tests.ui import test_no_clipping as clipping
from tests.ui import test_one_scroll_bar as scrolling
from tests.ui.pixels import Picture
from tests.ui.seeing import press
from tests.ui.states import page_of, settle, window_with

from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Look, Theme


class View(NamedTuple):
    """The place of a view, and the buttons that open it."""

    state: str
    step: str
    pressed: tuple[str, ...] = ()


VIEWS = {
    "take together": View("longest", "together"),
    "take together, nothing there": View("empty", "together"),
    "roll call of six": View("half", "item-1", ("Votes",)),
    "roll call of twenty": View("longest", "item-1", ("Votes",)),
    "projector": View("closed", "sign", ("Begin with",)),
    "hand over": View("closed", "sign", ("Begin with", "The projector is off")),
    "signer": View("closed", "sign", ("Begin with", "The projector is off", "I am ")),
    "what to do now": View("closed", "export/what-now"),
    "all documents": View("closed", "export"),
}
SIZES = {**clipping.SIZES, "1920×1080": (1920, 1080), "2560×1440 at 125 %": (2048, 1152)}


def opened(qtbot: QtBot, view: View) -> tuple[Window, QWidget]:
    window = window_with(qtbot, view.state)
    found = page_of(window, view.step)
    press(window, *view.pressed)
    settle()
    return window, found


@pytest.fixture(params=list(VIEWS.values()), ids=list(VIEWS))
def view(request: pytest.FixtureRequest) -> View:
    found: View = request.param
    return found


def test_nothing_is_cut_off_and_one_bar_at_most_scrolls_at_any_size(qtbot: QtBot, view: View) -> None:
    window, _page = opened(qtbot, view)
    found = []
    for name, size in SIZES.items():
        window.resize(*size)
        settle()
        found += clipping.complaints(window, name)
        found += [f"{name}: {each}" for each in scrolling.lasting(window)]
    assert not found, "\n".join(found)


def test_everything_has_a_name_and_a_role_and_is_reached_by_tab(qtbot: QtBot, view: View) -> None:
    window, page = opened(qtbot, view)

    def complaints() -> Iterator[str]:
        for look in (walk.misnamed, walk.renamed, walk.confusable, walk.unheaded):
            yield from look(page)
        yield from walk.unreached(window)

    assert not (bad := list(complaints())), "\n".join(bad)


def test_text_edges_and_focus_stand_out_in_every_look(qtbot: QtBot, theme: Theme, view: View) -> None:
    found = []
    for look in (Look.LIGHT, Look.DARK, Look.CONTRAST):
        theme.choose(look)
        window, _page = opened(qtbot, view)
        if (focus := window.focusWidget()) is not None:
            focus.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        picture = Picture(window)
        for part in (walk.faint_text, walk.faint_rows, walk.faint_edges):
            found += [f"{look.name}: {each}" for each in part(window, picture)]
        window.close()
    assert not found, "\n".join(found)
