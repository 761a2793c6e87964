"""The page on which a plan is begun, by hand: nobody named there is lost, added twice or brought back by undo."""

from __future__ import annotations

import signal

import pytest
from tests.hands.conftest import Room
from tests.hands.hands import Hands
from tests.hands.screen import wait_until
from tests.hands.words import ADD_SOMEBODY, BEGIN

EXCEL = "Dr Ada Bell\r\nDr Cyril Dunn\r\n\r\n1.\tMs Eve Foe\tPractice manager\r\n\uf0b7\tGuy Hall, nurse\u200b\r\n"
"""A column as Excel and Word give it."""
PASTED = ["Dr Ada Bell", "Dr Cyril Dunn", "Ms Eve Foe", "Guy Hall"]


@pytest.fixture
def begun(room: Room) -> Hands:
    """A new plan whose practice has a name, with the cursor where people are added."""
    person = room.start()
    person.click(BEGIN)
    person.wait_for(ADD_SOMEBODY)
    person.type("Mill ")
    person.pause()
    person.type("Street ")
    assert person.focus().text == "Mill Street "
    person.click(ADD_SOMEBODY, "text")
    return person


def names(person: Hands) -> list[str]:
    """Return the names of everybody in the plan's file."""
    return [each["name"] for each in person.plan()["plan"].get("people", [])]


def has(person: Hands, *wanted: str) -> None:
    """Wait until the plan's file names these people, in this order."""
    wait_until(lambda: names(person) == list(wanted), what=f"{wanted} in the file")


@pytest.mark.parametrize("way", ["ctrl+Return", "alt+Right", "Tab", "alt+F4", "SIGTERM"])
def test_a_name_without_enter_is_added_on_every_way_on(begun: Hands, way: str) -> None:
    begun.type("Dr Ada ")
    begun.pause(2)
    begun.type("Bell ")
    assert begun.focus().text == "Dr Ada Bell "
    if way == "SIGTERM":
        begun.signal(signal.SIGTERM)
    else:
        begun.press(way)
    has(begun, "Dr Ada Bell")
    if way not in ("alt+F4", "SIGTERM"):
        assert begun.close() == 0
    assert begun.plan()["plan"]["practice"]["name"] == "Mill Street"
    assert begun.complaints() == ""


def test_a_pasted_column_is_added_once_and_undo_takes_it_back(begun: Hands) -> None:
    begun.screen.put_on_clipboard(EXCEL.encode())
    begun.press("ctrl+v")
    has(begun, *PASTED)
    begun.press("ctrl+v")
    begun.wait_for("Everybody on this list is there already.")
    assert (names(begun), begun.focus().text) == (PASTED, "")
    begun.do("undo")
    has(begun)
    begun.do("redo")
    has(begun, *PASTED)
    begun.screen.xdotool("key", "alt+e", "alt+e")
    wait_until(lambda: len(begun.meeting().get("attendance", [])) == len(PASTED), what="everybody in the room")
    begun.do("undo")
    wait_until(lambda: not begun.meeting().get("attendance"), what="nobody in the room")
    begun.press("alt+e", "ctrl+Return")
    begun.wait_for("Decision on item 1")
    assert begun.close() == 0
    assert names(begun) == PASTED
    assert begun.complaints() == ""


def test_escape_keeps_a_name_and_enter_twice_adds_it_once(begun: Hands) -> None:
    begun.type("Dr Ada Bell")
    begun.press("Escape")
    assert begun.focus().text == "Dr Ada Bell"
    begun.screen.xdotool("key", "Return", "Return")
    has(begun, "Dr Ada Bell")
    begun.type("Dr Cy")
    begun.do("undo")
    assert (begun.focus().text, names(begun)) == ("", ["Dr Ada Bell"])
    begun.do("undo")
    has(begun)
    assert begun.focus().text == ""
    assert begun.close() == 0
