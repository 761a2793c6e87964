"""The window on the screens that people have, and when the projector is unplugged."""

from __future__ import annotations

import pytest
from tests.hands.conftest import Room
from tests.hands.hands import Hands
from tests.hands.screen import Control, wait_until

ALWAYS_SEEN = ("Back", "Next", "Menu")
"""The controls at the edges of the window."""


def lies_inside(control: Control, person: Hands) -> bool:
    left, top, width, height = control.box
    # Where two dots are one pixel, the reported size of a window is rounded up to an even number of dots.
    spare = person.screen.scale if person.screen.scale > 1 else 0
    right, bottom = person.screen.size
    return left >= -spare and top >= -spare and left + width <= right + spare and top + height <= bottom + spare


def outside(person: Hands) -> list[str]:
    """The window, and the controls at its edges, if the screen does not show all of them."""
    shown = [person.frame(), *person.screen.find_each(*ALWAYS_SEEN)]
    missing = {*ALWAYS_SEEN} - {each.name for each in shown}
    away = [f"{each.role} {each.name} {each.box}" for each in shown if not lies_inside(each, person)]
    return [*away, *(f"{name} is not shown" for name in missing)]


def sees_all(person: Hands) -> None:
    """Wait until the window has found its place, and see that no part of it is off the screen."""
    wait_until(lambda: not outside(person), 5, f"all inside {person.screen.size}: {outside(person)}")


SCREENS = (
    ((1366, 768), 1.0),
    ((1366, 768), 1.25),
    ((1366, 768), 1.5),
    ((1920, 1080), 1.0),
    ((1920, 1080), 1.5),
    ((1920, 1080), 2.0),
    ((1024, 768), 1.0),
)


@pytest.mark.parametrize(
    ("room", "scale"), SCREENS, indirect=["room"], ids=[f"{w}x{h} at {s}" for (w, h), s in SCREENS]
)
def test_the_window_fits_its_screen_at_the_start(room: Room, scale: float) -> None:
    room.screen.set_scale(scale)
    person = room.start_example()
    sees_all(person)
    for step in ("alt+Right", "ctrl+1", "ctrl+9"):
        person.press(step)
        person.pause()
        sees_all(person)
    person.press("F1")
    person.pause()
    sees_all(person)
    person.click("Next")
    assert person.close() == 0


@pytest.mark.parametrize("room", [(1920, 1080)], indirect=True)
def test_the_window_stays_in_sight_when_the_projector_is_unplugged_and_comes_back(room: Room) -> None:
    person = room.start_example()
    frame = person.frame().box
    assert frame[2:] == (1280, 800)
    person.screen.xdotool("search", "--onlyvisible", "--class", "wizard", "windowmove", "600", "250")
    person.pause()
    before = person.frame().box
    for size in ((1366, 768), (1024, 768)):
        person.screen.change_size(*size)
        person.pause(1.5)
        sees_all(person)
    person.screen.change_size(1920, 1080)
    wait_until(lambda: person.frame().box[2:] == before[2:], 5, "the size that the window had")
    sees_all(person)
    assert person.close() == 0


@pytest.mark.parametrize("room", [(1920, 1080)], indirect=True)
def test_a_dialog_stays_in_sight_when_the_projector_is_unplugged(room: Room) -> None:
    person = room.start_example()
    person.press("F7")
    person.click("Add a task…")
    person.wait_for_dialog("Add a task")
    person.screen.change_size(1024, 768)
    person.pause(1.5)
    assert lies_inside(person.wait_for("Add a task", "dialog"), person)
    for name in ("Add", "Cancel"):
        assert lies_inside(person.wait_for(name, window="Add a task"), person)
    person.press("Escape")
    assert person.close() == 0


@pytest.mark.parametrize("room", [(1920, 1080), (1366, 768)], indirect=True, ids=["wall", "projector"])
def test_room_mode_fills_the_screen_and_comes_back(room: Room) -> None:
    person = room.start_example()
    person.press("ctrl+1")
    person.pause()
    before = person.frame().box
    person.press("F11")
    person.wait_for("Room mode")
    whole = (0, 0, *person.screen.size)
    wait_until(lambda: person.frame().box == whole, 5, "full screen")
    person.press("F11")
    wait_until(lambda: person.frame().box == before, 5, f"{before} again, and not {person.frame().box}")
    assert person.close() == 0
