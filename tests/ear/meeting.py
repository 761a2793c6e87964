"""The meeting for the listener, by keys alone: from an empty PC to the list of due matters."""

from __future__ import annotations

from tests.ear.listener import Listener
from tests.hands.words import ADD_SOMEBODY, BEGIN, EVERYBODY_HERE

PEOPLE = ("Dr Amara Osei", "Dr Ben Shah", "Dr Carys Pugh", "Dr Dai Wynne")


def whole_meeting(ear: Listener) -> None:
    """Hold it."""
    for part in (start, practice, meeting, roll_call, agreed, duty, together, review, close, sign, export, due):
        ear.head(part.__doc__ or "")
        part(ear)


def start(ear: Listener) -> None:
    """Start"""
    ear.hear("[the program starts]")
    ear.to(BEGIN)
    ear.press("space")


def practice(ear: Listener) -> None:
    """Begin: the practice and its partners"""
    ear.type("Mill Street Surgery")
    ear.to(ADD_SOMEBODY)
    for name in PEOPLE:
        ear.type(name)
        ear.press("Return")


def meeting(ear: Listener) -> None:
    """Meeting: when, and who is there"""
    ear.press("alt+Right")
    ear.press("alt+Right")
    ear.type("8 Dec 2026")
    ear.to("In the chair")
    ear.press("Down")
    ear.to(EVERYBODY_HERE)
    ear.press("space")


def roll_call(ear: Listener) -> None:
    """Item 1: a vote by roll call"""
    ear.press("ctrl+1", "1", "F9", "1", "1", "2", "1", "F8")


def agreed(ear: Listener) -> None:
    """Item 2: agreed without a vote by F8, taken back and agreed again"""
    ear.press("ctrl+2", "1", "F8")
    ear.go("Take back the decision")
    ear.press("F8")


def duty(ear: Listener) -> None:
    """Item 5: a duty, its two requirements answered and noted"""
    ear.press("ctrl+5")
    ear.to("Access Record", "shift+Tab")
    ear.press("Left", "Left", "space")
    ear.to("GP Connect Update", "shift+Tab")
    ear.press("Left", "Left", "Return", "ctrl+5", "1", "F8")


def together(ear: Listener) -> None:
    """Take together: two items prepared, listed and agreed at once"""
    for item in ("4", "6"):
        ear.press(f"ctrl+{item}", "1")
    ear.press("ctrl+1", "ctrl+Prior")
    ear.go("List all that are ready")
    ear.press("F8", "Tab")


def review(ear: Listener) -> None:
    """Review: what is missing"""
    ear.press("F7", "Tab", "Tab")


def close(ear: Listener) -> None:
    """Close the meeting: two matters ticked, what is empty left open"""
    ear.press("ctrl+Next", "space", "F7", "space", "F7")
    ear.to("Close the meeting with these still empty")
    ear.press("space", "ctrl+Return")


def sign(ear: Listener) -> None:
    """Sign, the screen handed round: one signs, the others later"""
    ear.press("space", "space", "space")
    ear.to("Draw it")
    ear.press("Right", "Tab")
    ear.type(PEOPLE[0])
    ear.press("Tab", "space", "ctrl+Return")
    for _ in PEOPLE[1:]:
        ear.go("Skip, sign later")


def export(ear: Listener) -> None:
    """Export: what to do now, and the pages read line by line"""
    ear.press("Tab", "Tab")
    ear.go("All documents")
    ear.to("Preview of")
    ear.press("Down", "Down", "Down", "End", "Up", "Next", "Down")


def due(ear: Listener) -> None:
    """Due"""
    ear.press("ctrl+Next", "Tab", "Tab", "Tab")
