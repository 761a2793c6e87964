"""Recorded facts stay: after a double press, a wrong key, all keys at once, or an empty form."""

from __future__ import annotations

from typing import Any

from tests.hands.chores import PEOPLE, begin, double_click
from tests.hands.conftest import Room
from tests.hands.hands import Hands
from tests.hands.screen import wait_until
from tests.hands.words import ANOTHER, RECORD_VOTE, ROOM, TAKE_BACK, position


def proposals(person: Hands, item: str) -> list[dict[str, Any]]:
    person.pause()  # A change reaches the file a moment later.
    (matter,) = [matter for matter in person.meeting()["matters"] if matter["item"] == item] or [{}]
    found: list[dict[str, Any]] = matter.get("proposals", [])
    return found


def decision(person: Hands, item: str) -> Any:
    return proposals(person, item)[-1].get("decision")


def begun(room: Room) -> Hands:
    """Begin a plan with four partners, all in the room, and make a proposal on item 2."""
    person = room.start()
    begin(person, *PEOPLE)
    person.go_to("item-2")
    person.click(position("2", "adopt"), "radio button")
    return person


def test_a_dissent_is_recorded_once_removed_when_asked_and_comes_back(room: Room) -> None:
    person = room.start_example()
    person.go_to("item-1")
    before = proposals(person, "1")[-1]["dissents"]
    assert [entry["person"] for entry in before] == ["whitlock"]
    person.click("Dissent", "push button")
    for way in ("Record at their request", "Keep private"):
        double_click(person, way)
    assert proposals(person, "1")[-1]["dissents"] == before
    remove = "Remove: Dissent recorded at Dr Ben Whitlock’s request"
    person.click(remove)
    person.wait_for_dialog("Remove the dissent of Dr Ben Whitlock?")
    person.press("Escape")
    assert proposals(person, "1")[-1]["dissents"] == before
    person.click(remove)
    person.pause()
    person.click("Remove", window="Remove the dissent")
    assert not proposals(person, "1")[-1].get("dissents")
    person.click("Close", "push button")
    person.do("undo")
    assert proposals(person, "1")[-1]["dissents"] == before
    assert person.close() == 0


def test_all_others_for_keeps_an_answer_and_says_so(room: Room) -> None:
    person = begun(room)
    person.do("roll_call")
    person.type("12")
    wait_until(lambda: person.focus().name.startswith(PEOPLE[2]), what="two answers")
    person.do("all_others_for")
    person.wait_for("2 set to for; Dr Cyril Dunn’s “against” kept.")
    votes = [vote["choice"] for vote in decision(person, "2")["votes"]]
    assert votes == ["for", "against", "for", "for"]
    person.do("room")
    person.click("All others for")
    person.wait_for("Everybody here has already answered; Dr Cyril Dunn’s “against” kept.")
    assert [vote["choice"] for vote in decision(person, "2")["votes"]] == votes
    person.do("room")
    assert person.close() == 0


def test_no_letter_decides_in_the_room_and_a_second_press_takes_nothing_back(room: Room) -> None:
    person = begun(room)
    person.do("room")
    person.wait_for(ROOM)
    for letter in "arfb":
        person.press(letter)
    assert decision(person, "2") is None
    double_click(person, "Agreed, nobody against")
    assert decision(person, "2") == {"how": "agreed"}
    person.do("agreed")
    person.do("agreed")
    person.press("space", "Return", pause=0.1)
    assert decision(person, "2") == {"how": "agreed"}
    person.do("room")
    person.pause()
    double_click(person, TAKE_BACK)
    assert len(proposals(person, "2")) == 1
    assert decision(person, "2") is None
    assert person.close() == 0


def test_what_fell_is_not_chosen_again_by_putting_another(room: Room) -> None:
    person = room.start_example()
    person.go_to("item-1")
    before = proposals(person, "1")
    person.click(ANOTHER)
    first = person.wait_for(position("1", "adopt"), "radio button")
    cards = [each for each in person.controls() if each.role == "radio button" and each.box[0] == first.box[0]]
    assert len(cards) > 2
    assert not [each.name for each in cards if "checked" in each.states]
    person.screen.heard()
    person.do("agreed")
    wait_until(lambda: "Nothing is proposed yet." in person.screen.heard(), what="why nothing was recorded")
    assert proposals(person, "1") == before
    person.click("Cancel the new proposal")
    person.pause()
    assert proposals(person, "1") == before
    assert person.close() == 0


def test_votes_are_taken_back_only_when_asked(room: Room) -> None:
    person = begun(room)
    person.do("roll_call")
    person.type("1122")
    person.click(RECORD_VOTE)
    before = decision(person, "2")
    assert len(before["votes"]) == 4
    person.click(TAKE_BACK)
    person.wait_for_dialog("Take back the decision?")
    person.press("Return")
    assert decision(person, "2") == before
    person.click(TAKE_BACK)
    person.pause()
    person.click("Take back", window="Take back the decision")
    assert decision(person, "2") is None
    person.do("undo")
    assert decision(person, "2") == before
    assert person.close() == 0


def test_drew_is_no_doctor_and_a_partner_without_votes_is_there(room: Room) -> None:
    person = begun(room)
    person.go_to("practice")
    person.click("Votes of Drew Barry", "text")
    person.press("ctrl+a")
    person.type("0\n")
    wait_until(lambda: person.plan()["plan"]["people"][3].get("votes") == 0, what="no vote")
    people = {each["name"]: each.get("gp", True) for each in person.plan()["plan"]["people"]}
    assert people == {"Dr Ada Bell": True, "Dr Cyril Dunn": True, "Dr Edith Flood": True, "Drew Barry": False}
    assert {entry["presence"] for entry in person.meeting()["attendance"]} == {"in_room"}
    assert person.close() == 0
