"""Steps that several tests need first."""

from __future__ import annotations

from pathlib import Path

from tests.hands.hands import Hands
from tests.hands.words import ADD_SOMEBODY, BEGIN, EVERYBODY_HERE

PEOPLE = ("Dr Ada Bell", "Dr Cyril Dunn", "Dr Edith Flood", "Drew Barry")


def begin(person: Hands, *people: str) -> None:
    """Begin a plan with these partners, all of them in the room on 8 December 2026."""
    person.click(BEGIN)
    person.wait_for(ADD_SOMEBODY)
    person.type("Mill Street Surgery")
    person.click(ADD_SOMEBODY, "text")
    for name in people:
        person.type(f"{name}\n")
    person.click(EVERYBODY_HERE)
    person.press("alt+Right", "alt+Right")
    person.wait_for("Date", "text")
    person.type("8 Dec 2026")


def double_click(person: Hands, name: str, role: str = "") -> None:
    """Double-click, as some people click everything."""
    found = person.bring_into_sight(name, role)
    across, down = map(str, found.middle)
    person.screen.xdotool("mousemove", across, down, "click", "--repeat", "2", "--delay", "90", "1")
    person.pause()


def left_behind(home: Path) -> list[str]:
    """Return what should be gone once the program has ended: locks, marks of running programs, journals."""
    folders = ("running", "recovery")
    locks = [str(path) for path in home.rglob("*.lock")]
    return locks + [str(path) for path in (home / "data").rglob("*") if path.parent.name in folders]
