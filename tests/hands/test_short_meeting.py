"""One short meeting by hand, from an empty PC to the plan's file: what is typed, voted and agreed is in it."""

from __future__ import annotations

from typing import Any

from tests.hands.conftest import Room

PEOPLE = ("Dr Ada Bell", "Dr Cyril Dunn", "Dr Edith Flood")


def last_proposal(meeting: dict[str, Any], item: str) -> dict[str, Any]:
    (matter,) = [matter for matter in meeting["matters"] if matter["item"] == item]
    found: dict[str, Any] = matter["proposals"][-1]
    return found


def test_a_short_meeting_by_hand_is_in_the_file_as_it_was_held(room: Room) -> None:
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
    person.press("ctrl+1")
    person.click("Work to a safe daily limit", "radio button")
    person.press("F8")
    person.wait_for("Agreed without a vote")
    person.press("ctrl+2")
    person.click("Use it where timely", "radio button")
    person.press("F9")
    person.type("112")
    person.wait_for("Carried: 2 for, 1 against (2 of 3 needed)")
    assert person.close() == 0
    plan, meeting = person.plan()["plan"], person.meeting()
    assert plan["practice"]["name"] == "Mill Street Surgery"
    assert [entry["name"] for entry in plan["people"]] == list(PEOPLE)
    assert (meeting["held_on"], len(meeting["attendance"])) == ("2026-12-08", 3)
    assert last_proposal(meeting, "1")["decision"] == {"how": "agreed"}
    votes = last_proposal(meeting, "2")["decision"]["votes"]
    assert [vote["choice"] for vote in votes] == ["for", "for", "against"]
    assert person.complaints() == ""
    assert not list(room.home.rglob("*.lock")), "a closed program leaves no lock behind"
