"""The real window shows everything held about one person, and lets the user enter who keeps the plan."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hands.conftest import Room
from tests.hands.hands import Hands


def picture(person: Hands, name: str) -> None:
    folder = os.environ.get("HANDS_PICTURES")
    if folder:
        person.pause(0.4)
        person.picture(Path(folder) / f"person-{name}.png")


def test_everything_about_one_person_is_shown_and_the_keeper_is_kept(room: Room) -> None:
    person = room.start_example()
    person.go_to("practice")
    person.click("Who keeps the plan", "text")
    person.type("Ms Grace Hollis\t31 March 2033\t")
    picture(person, "keeper")
    person.pause()
    office = person.plan()["plan"]["office"]
    assert (office["keeper"], office["keep_until"]) == ("Ms Grace Hollis", "2033-03-31")
    person.press("F10")
    person.pause(0.3)
    person.press("f", "e")
    person.wait_for_dialog("Everything about one person")
    person.click("About", "combo box", window="Everything about one person")
    person.pause(0.3)
    person.type("Dr B")
    person.press("Return")
    person.wait_for("Kept by Ms Grace Hollis.")
    person.wait_for("choice: Against")
    picture(person, "shown")
    assert "Dr Farah Noor" not in [c.name for c in person.controls() if c.role == "label"]
    person.press("Escape")
    assert person.close() == 0
    assert person.complaints() == ""
