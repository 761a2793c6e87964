"""One short meeting by hand, from an empty PC to the plan's file, which has everything typed, voted and agreed."""

from __future__ import annotations

from typing import Any

from tests.hands.chores import begin
from tests.hands.conftest import Room
from tests.hands.words import RECORD_VOTE, position

PEOPLE = ("Dr Ada Bell", "Dr Cyril Dunn", "Dr Edith Flood")


def last_proposal(meeting: dict[str, Any], item: str) -> dict[str, Any]:
    (matter,) = [matter for matter in meeting["matters"] if matter["item"] == item]
    found: dict[str, Any] = matter["proposals"][-1]
    return found


def test_a_short_meeting_by_hand_is_in_the_file_as_it_was_held(room: Room) -> None:
    person = room.start()
    begin(person, *PEOPLE)
    person.press("ctrl+1")
    person.click(position("1", "adopt"), "radio button")
    person.do("agreed")
    person.wait_for("Agreed without a vote")
    person.press("ctrl+2")
    person.click(position("2", "adopt"), "radio button")
    person.do("roll_call")
    person.type("112")
    person.wait_for("Carried: 2 for, 1 against (2 of 3 needed)")
    person.click(RECORD_VOTE)
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
