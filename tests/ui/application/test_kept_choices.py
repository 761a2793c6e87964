"""Look, text size, targets, window and tour: chosen once, and kept for the next start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.wholewindow import whole_window

from wizard.foundation.paths import local_folders
from wizard.services.preferences import PreferencesFile, own_preferences
from wizard.ui.application.controller import Controller
from wizard.ui.application.kept_choices import keep_look, look_as_left
from wizard.ui.help.tour import TourDialog
from wizard.ui.theme import Look, Theme
from wizard.ui.theme.theme import LARGEST, SMALLEST


@contextmanager
def shown(preferences: PreferencesFile) -> Iterator[Controller]:
    """The window after a start with these preferences."""
    controller = Controller(preferences)
    controller.show()
    try:
        yield controller
    finally:
        controller.window.close()


def test_look_size_of_text_and_targets_are_as_they_were_left(theme: Theme) -> None:
    keep_look(own_preferences(), theme)
    theme.choose(Look.DARK)
    theme.zoom_to(1.5)
    theme.set_touch(True)
    assert look_as_left(own_preferences(), 1920) == (Look.DARK, 1.5, True)


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("zoom", [SMALLEST, LARGEST])
def test_every_look_and_every_size_that_can_be_chosen_is_kept(theme: Theme, look: Look, zoom: float) -> None:
    keep_look(own_preferences(), theme)
    theme.choose(look)
    theme.zoom_to(zoom)
    assert look_as_left(own_preferences(), 1920)[:2] == (look, zoom)


def test_room_mode_is_no_preference(theme: Theme) -> None:
    keep_look(own_preferences(), theme)
    theme.set_room(True)
    assert look_as_left(own_preferences(), 1920)[1] == 1.0


def test_the_window_is_as_large_as_it_was_left(qtbot: QtBot) -> None:
    with shown(own_preferences()) as controller:
        controller.window.resize(1001, 702)
    with shown(own_preferences()) as controller:
        assert (controller.window.width(), controller.window.height()) == (1001, 702)


def test_a_maximised_window_is_maximised_again(qtbot: QtBot) -> None:
    with shown(own_preferences()) as controller:
        controller.window.showMaximized()
        qtbot.waitUntil(controller.window.isMaximized)
    with shown(own_preferences()) as controller:
        assert controller.window.isMaximized()


@pytest.mark.parametrize(
    "data", [b"{", b'{"version": 99, "look": "dark"}', b'{"version": 1, "look": 7, "zoom_percent": -3}']
)
def test_whatever_is_in_the_file_the_program_starts_with_its_defaults(qtbot: QtBot, data: bytes) -> None:
    local_folders().root.mkdir(parents=True, exist_ok=True)
    local_folders().preferences.write_bytes(data)
    assert look_as_left(own_preferences(), 1920) == (Look.SYSTEM, 1.0, False)
    with shown(own_preferences()) as controller:
        assert controller.window.isVisible()


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    preferences = PreferencesFile(tmp_path / "file" / "preferences.json")
    with shown(preferences) as controller:
        controller.window.resize(900, 700)
    assert preferences.now.window_width == 900


def test_the_tour_is_shown_at_the_first_start_alone(theme: Theme) -> None:
    for start, wanted in enumerate((True, False)):
        with whole_window() as controller:
            tours = controller.window.findChildren(TourDialog)
            assert bool(tours) is wanted, f"start {start + 1}"
            for tour in tours:
                tour.reject()


@pytest.mark.parametrize(("width", "zoom"), [(1366, 1.0), (1920, 1.0), (2200, 1.25), (2560, 1.25)])
def test_the_first_zoom_suits_the_screen_and_a_chosen_one_stays(width: int, zoom: float) -> None:
    assert look_as_left(own_preferences(), width)[1] == zoom
    own_preferences().change(zoom_percent=100)
    assert look_as_left(own_preferences(), width)[1] == 1.0
