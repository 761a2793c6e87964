"""A date that cannot be read, on a page left before: closing the window names it, goes there, and closes anyway."""

from __future__ import annotations

from tests.hands.chores import left_behind
from tests.hands.conftest import Room

QUESTION = "One entry cannot be read"


def test_closing_over_a_date_that_cannot_be_read_asks_and_goes_there(room: Room) -> None:
    person = room.start_example()
    person.go_to("meeting")
    held_on = person.meeting()["held_on"]
    person.click("Date", "text")
    person.press("ctrl+a")
    person.type("31 Feb")
    person.go_to("item-1")
    person.press("alt+F4")
    person.wait_for_dialog(QUESTION)
    person.wait_for("“31 Feb” in “Date” on the Meeting step: Write the date as 11 Jan 2027")
    person.press("Return")
    person.pause()
    assert (person.focus().name, person.focus().text) == ("Date", "31 Feb")
    person.press("alt+F4")
    person.wait_for_dialog(QUESTION)
    person.press("Escape")
    person.pause()
    assert person.program.poll() is None
    person.press("alt+F4")
    person.wait_for_dialog(QUESTION)
    person.click("Close anyway", window=QUESTION)
    assert person.program.wait(30) == 0
    assert person.meeting()["held_on"] == held_on
    assert left_behind(room.home) == []
    assert person.complaints() == ""
