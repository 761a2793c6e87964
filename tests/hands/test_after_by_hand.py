"""After the meeting, by hand: ticks, minutes, whose tasks Due shows, and what is brought to the next meeting."""

from __future__ import annotations

from typing import Any

import pytest
from tests.hands.chores import double_click
from tests.hands.conftest import Room
from tests.hands.hands import READING, Hands, worked_example
from tests.hands.screen import wait_until

TICK = "Done: Save the action plan"
MOVE = "Move… 22 Dec: Write down the overflow route"
BRING = "Bring it to the next meeting"


@pytest.fixture
def after(room: Room) -> Hands:
    """The program with a signed record."""
    return room.start(worked_example(room.home / "example.gpplan", "--signed"))


def ticks(person: Hands) -> list[str]:
    """Return what is ticked as done in the plan's file."""
    person.pause()
    return [each["what"] for each in person.plan()["plan"]["office"].get("ticks", [])]


def brought(person: Hands) -> list[dict[str, Any]]:
    return [each for each in person.plan()["plan"]["tasks"] if each.get("bring")]


def is_gone(person: Hands, dialog: str) -> None:
    wait_until(lambda: person.find(dialog, "dialog") is None, what=f"the window without “{dialog}”")
    person.pause(READING)


def test_a_double_press_ticks_and_a_press_later_clears_the_tick(after: Hands) -> None:
    after.go_to("export")
    after.click("What to do now")
    double_click(after, TICK)
    assert ticks(after) == ["save-pdf"]
    after.press("space")
    assert ticks(after) == []
    for key in ("space", "Return"):
        after.screen.xdotool("key", key, key)
        assert ticks(after) == ["save-pdf"], f"{key}, twice"
        after.do("undo")
        assert ticks(after) == []
        # Undo rebuilt the line and put the focus back: a press at once would count for what was there before.
        after.pause()
    assert after.close() == 0
    assert after.complaints() == ""


def test_whose_tasks_due_shows_changes_nothing_and_a_task_is_brought_once(after: Hands) -> None:
    after.go_to("due")
    before = after.path.read_bytes() if after.path else b""
    after.click("Everybody", "combo box")
    after.type("Dr C\n")
    wait_until(lambda: after.find("Done: 11 Dec: Speak to the LMC") is None, what="one person's tasks")
    after.do("undo")
    after.pause()
    assert after.path is not None
    assert after.path.read_bytes() == before
    after.click(MOVE, "push button")
    after.wait_for_dialog("Move this task")
    after.click(BRING, "check box")
    after.press("Escape")
    after.wait_for_dialog("Discard what you wrote?")
    after.press("Return")
    after.wait_for_dialog("Move this task")
    after.screen.xdotool("key", "ctrl+Return", "ctrl+Return")
    is_gone(after, "Move this task")
    wait_until(lambda: len(brought(after)) == 1, what="the task to be brought")
    assert brought(after)[0]["due"] == "2026-12-22"
    after.do("undo")
    wait_until(lambda: not brought(after), what="the task as it was")
    assert after.close() == 0
    assert after.complaints() == ""


def test_the_minutes_are_asked_for_once_and_escape_ticks_nothing(after: Hands) -> None:
    after.go_to("export")
    after.click("What to do now")
    # Pressed at once it would be taken for the second half of the press before.
    after.pause()
    double_click(after, "Minutes…", "push button")
    after.wait_for_dialog("Minutes for Word")
    after.press("Escape")
    is_gone(after, "Minutes for Word")
    assert ticks(after) == []
    # Pressed at once it would be taken for the second half of the press before.
    after.pause()
    after.press("Return")
    after.wait_for_dialog("Minutes for Word")
    after.pause()
    after.press("Return")
    assert after.path is not None
    out = after.path.parent / "minutes.docx"
    after.give_file(out)
    after.wait_for_dialog("The file is saved")
    after.press("Return")
    assert out.read_bytes().startswith(b"PK")
    assert ticks(after) == ["minutes"]
    assert after.close() == 0
    assert after.complaints() == ""
