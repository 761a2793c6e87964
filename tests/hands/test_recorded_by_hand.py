"""What was recorded stays: pressed twice, by the wrong key, all at once, or with an empty form."""

from __future__ import annotations

from typing import Any

from tests.hands.conftest import Room
from tests.hands.hands import THINKING, Hands
from tests.hands.screen import wait_until

PEOPLE = ("Dr Ada Bell", "Dr Cyril Dunn", "Dr Edith Flood", "Drew Barry")
ASIDE = "Interests and dissent, folded"


def proposals(person: Hands, item: str) -> list[dict[str, Any]]:
    person.pause()  # A change is in the file a moment later.
    (matter,) = [matter for matter in person.meeting()["matters"] if matter["item"] == item] or [{}]
    found: list[dict[str, Any]] = matter.get("proposals", [])
    return found


def decision(person: Hands, item: str) -> Any:
    return proposals(person, item)[-1].get("decision")


def double_click(person: Hands, name: str, role: str = "") -> None:
    found = person.bring_into_sight(name, role)
    across, down = map(str, found.middle)
    person.screen.xdotool("mousemove", across, down, "click", "--repeat", "2", "--delay", "90", "1")
    person.pause()


def begun(room: Room) -> Hands:
    """Begin a plan with four partners, all of them in the room, and propose something on item 2."""
    person = room.start()
    person.click("Begin a new plan")
    person.wait_for("Add somebody")
    person.type("Mill Street Surgery")
    person.click("Add somebody", "text")
    for name in PEOPLE:
        person.type(f"{name}\n")
    person.press("alt+Right")
    person.wait_for("Everybody in the room")
    person.type("8 Dec 2026")
    person.click("Everybody in the room")
    person.press("ctrl+2")
    person.click("Use it where timely", "radio button")
    return person


def test_a_dissent_is_recorded_once_removed_when_asked_and_comes_back(room: Room) -> None:
    person = room.start_example()
    person.press("ctrl+1")
    before = proposals(person, "1")[-1]["dissents"]
    assert [entry["person"] for entry in before] == ["whitlock"]
    person.click(ASIDE)
    for way in ("Record at their request", "Keep private"):
        double_click(person, way)
    assert proposals(person, "1")[-1]["dissents"] == before
    remove = "Remove: Dissent recorded at Dr Ben Whitlock’s request"
    person.click(remove)
    person.wait_for("Remove the dissent of Dr Ben Whitlock?", "dialog")
    person.press("Escape")
    assert proposals(person, "1")[-1]["dissents"] == before
    person.click(remove)
    person.pause()
    person.click("Remove", window="Remove the dissent")
    assert not proposals(person, "1")[-1].get("dissents")
    person.press("ctrl+z")
    assert proposals(person, "1")[-1]["dissents"] == before
    assert person.close() == 0


def test_all_others_for_keeps_an_answer_and_says_so(room: Room) -> None:
    person = begun(room)
    person.press("F9")
    person.type("12")
    person.press("alt+f")
    person.wait_for("2 set to for; Dr Cyril Dunn’s “against” kept.")
    votes = [vote["choice"] for vote in decision(person, "2")["votes"]]
    assert votes == ["for", "against", "for", "for"]
    person.press("F11")
    person.click("All others for")
    person.wait_for("Everybody here has answered already; Dr Cyril Dunn’s “against” kept.")
    assert [vote["choice"] for vote in decision(person, "2")["votes"]] == votes
    person.press("F11")
    assert person.close() == 0


def test_no_letter_decides_in_the_room_and_a_second_press_takes_nothing_back(room: Room) -> None:
    person = begun(room)
    person.press("F11")
    person.wait_for("Room mode")
    for letter in "arfb":
        person.press(letter)
    assert decision(person, "2") is None
    double_click(person, "Agreed, nobody against")
    assert decision(person, "2") == {"how": "agreed"}
    person.press("F8", "F8", "space", "Return", pause=0.1)
    assert decision(person, "2") == {"how": "agreed"}
    person.press("F11")
    person.pause()
    double_click(person, "Take the decision back")
    assert len(proposals(person, "2")) == 1
    assert decision(person, "2") is None
    assert person.close() == 0


def test_what_fell_is_not_chosen_again_by_putting_another(room: Room) -> None:
    person = room.start_example()
    person.press("ctrl+1")
    before = proposals(person, "1")
    person.click("Put another proposal")
    person.pause()
    assert not [
        control for control in person.controls() if control.role == "radio button" and "CHECKED" in control.states
    ]
    person.press("F8")
    person.wait_for("Choose what is proposed first.")
    assert proposals(person, "1") == before
    person.click("Put no other proposal")
    person.pause()
    assert proposals(person, "1") == before
    assert person.close() == 0


def test_votes_are_taken_back_only_when_asked(room: Room) -> None:
    person = begun(room)
    person.press("F9")
    person.type("1122")
    person.pause()
    before = decision(person, "2")
    assert len(before["votes"]) == 4
    person.click("Take the decision back")
    person.wait_for("Take back the decision?", "dialog")
    person.press("Return")
    assert decision(person, "2") == before
    person.click("Take the decision back")
    person.pause()
    person.click("Take back", window="Take back the decision")
    assert decision(person, "2") is None
    person.press("ctrl+z")
    assert decision(person, "2") == before
    assert person.close() == 0


def test_drew_is_no_doctor_and_a_partner_without_votes_is_there(room: Room) -> None:
    person = begun(room)
    person.press("alt+Left", "alt+Left", "alt+Left", pause=THINKING)
    person.click("Votes of Drew Barry", "text")
    person.press("ctrl+a")
    person.type("0\n")
    wait_until(lambda: person.plan()["plan"]["people"][3].get("votes") == 0, what="no vote")
    people = {each["name"]: each.get("gp", True) for each in person.plan()["plan"]["people"]}
    assert people == {"Dr Ada Bell": True, "Dr Cyril Dunn": True, "Dr Edith Flood": True, "Drew Barry": False}
    assert {entry["presence"] for entry in person.meeting()["attendance"]} == {"in_room"}
    assert person.close() == 0
