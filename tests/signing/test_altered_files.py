"""Checking a plan: every kind of altered file is found, and the place named."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.signing.altering import as_json, from_json
from tests.signing.closed_plans import (
    reclosed,
    second_closed,
    signed,
)
from tests.signing.walked_plans import PLANS

from wizard.signing.verify_plan import verify

# --- Altered files ----------------------------------------------------------------------------------------------------

Data = dict[str, Any]


def matter(data: Data, item: str, record: int = 0) -> Data:
    matters = data["records"][record]["content"]["meeting"]["matters"]
    found: Data = next(entry for entry in matters if entry["item"] == item)
    return found


def put(key: str, value: Any, *path: str | int) -> Callable[[Data], None]:
    """An alteration that sets a key to a value at a path below the first record."""

    def alter(data: Data) -> None:
        at = data["records"][0]
        for step in path:
            at = at[step]
        at[key] = value

    return alter


def reason(data: Data) -> None:
    matter(data, "3")["proposals"][0]["reason"] = "Another."


def vote(data: Data) -> None:
    matter(data, "1")["proposals"][0]["decision"]["votes"][4]["choice"] = "for"


def item_removed(data: Data) -> None:
    data["records"][0]["content"]["meeting"]["matters"].pop()


def later_item(data: Data) -> None:
    matter(data, "4a", 1)["proposals"][0]["owner"] = {"person": "p1"}


def swap_people(data: Data) -> None:
    first, second = data["records"][0]["answers"][:2]
    first["person"], second["person"] = second["person"], first["person"]


def swap_order(data: Data) -> None:
    answers = data["records"][0]["answers"]
    answers[1], answers[2] = answers[2], answers[1]


def swap_meetings(data: Data) -> None:
    one, other = data["records"]
    one["answers"][1], other["answers"][1] = other["answers"][1], one["answers"][1]


def drop(index: int, record: int = 0) -> Callable[[Data], None]:
    def alter(data: Data) -> None:
        data["records"][record]["answers"].pop(index)

    return alter


def double(data: Data) -> None:
    answers = data["records"][0]["answers"]
    answers.append(dict(answers[0]))


def drop_meeting(index: int) -> Callable[[Data], None]:
    def alter(data: Data) -> None:
        data["records"].pop(index)

    return alter


def turn_meetings(data: Data) -> None:
    data["records"].reverse()


def guidance(data: Data) -> None:
    text = data["records"][0]["content"]["meeting"]["guidance"]["items"]["3"]
    data["guidance"]["items"][text]["title"] = "Another title"


def guidance_dropped(data: Data) -> None:
    text = data["records"][0]["content"]["meeting"]["guidance"]["items"]["3"]
    del data["guidance"]["items"][text]


def stored_part(data: Data) -> None:
    data["records"][0]["seal"]["parts"]["practice"] = "0" * 64


ALTERED: dict[str, tuple[Callable[[Data], None], str]] = {
    "a reason": (reason, "Changed after closing: the reason on item 3 at meeting 1."),
    "a vote": (vote, "Changed after closing: the votes on item 1 at meeting 1."),
    "an item removed": (item_removed, "Changed after closing: item 3 at meeting 1."),
    "an owner at the later meeting": (later_item, "Changed after closing: the owner on item 4a at meeting 2."),
    "the practice's name": (
        put("name", "Other", "content", "practice"),
        "Changed after closing: the practice at meeting 1.",
    ),
    "somebody's votes": (put("votes", 3, "content", "people", 0), "Changed after closing: the people at meeting 1."),
    "an attendance": (
        put("presence", "absent", "content", "meeting", "attendance", 0),
        "Changed after closing: the attendance at meeting 1.",
    ),
    "the date": (
        put("held_on", "2027-01-11", "content", "meeting"),
        "Changed after closing: the date, place and chair at meeting 1.",
    ),
    "the moment of closing": (
        put("closed_at", "2027-01-12T13:52:09Z", "content"),
        "Changed after closing: the moment of closing at meeting 1.",
    ),
    "a digest in the seal": (stored_part, "Changed after closing: the practice at meeting 1, and 1 more."),
    "a signature dated anew": (
        put("at", "2027-01-11T13:52:08Z", "answers", 0),
        "Changed after closing: Dr Amara Osei’s answer at meeting 1.",
    ),
    "a statement": (
        put("statement", "I agree.", "answers", 1),
        "Changed after closing: Dr Ben Shah’s answer at meeting 1.",
    ),
    "a stroke": (
        put("strokes", [[[1, 2, 3]]], "answers", 0),
        "Changed after closing: Dr Amara Osei’s answer at meeting 1.",
    ),
    "signatures swapped between people": (
        swap_people,
        "Changed after closing: Dr Ben Shah’s answer at meeting 1, and 1 more.",
    ),
    "signatures out of order": (
        swap_order,
        "Changed after closing: the answer before Dr Carys Pugh’s answer at meeting 1, and 2 more.",
    ),
    "signatures swapped between meetings": (
        swap_meetings,
        "Changed after closing: Dr Ben Shah’s answer at meeting 1, and 5 more.",
    ),
    "a signature dropped": (
        drop(1),
        "Changed after closing: the answer before Dr Carys Pugh’s answer at meeting 1.",
    ),
    "the last signature dropped": (drop(-1, 1), "Incomplete: the last answer at meeting 2."),
    "a signature doubled": (
        double,
        "Changed after closing: the order before Dr Amara Osei’s answer at meeting 1, and 3 more.",
    ),
    "the first meeting removed": (drop_meeting(0), "Incomplete: the meeting before meeting 2."),
    "the last meeting removed": (drop_meeting(1), "Incomplete: the last closed meeting."),
    "the meetings turned round": (turn_meetings, "Incomplete: the order of meeting 1 and meeting 2, and 2 more."),
    "a text of the guidance": (guidance, "Changed after closing: the guidance on item 3."),
    "a text of the guidance dropped": (
        guidance_dropped,
        "Incomplete: the guidance on item 3 at meeting 1.",
    ),
}


@pytest.mark.parametrize(("alter", "headline"), ALTERED.values(), ids=ALTERED.keys())
def test_an_altered_file_is_found_and_the_place_named(alter: Callable[[Data], None], headline: str) -> None:
    data = as_json(second_closed())
    alter(data)
    verdict = verify(from_json(data))
    assert verdict.headline == headline
    assert not verdict.sound


def test_with_one_record_the_place_stands_alone() -> None:
    data = as_json(signed())
    reason(data)
    verdict = verify(from_json(data))
    assert verdict.headline == "Changed after closing: the reason on item 3."
    assert verdict.findings[0].sentence == "The reason on item 3 was changed after closing."


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("in_writing", None, "The terms of the decision in writing at meeting 2 were changed after closing."),
        ("noted", ["0" * 64], "What was noted at meeting 2 was changed after closing."),
        ("lapses", [], "What was carried over or ran out at meeting 2 was changed after closing."),
        ("own_items", [{"id": "o1", "title": "Parking"}], "The own items at meeting 2 were changed after closing."),
    ],
)
def test_each_part_is_said_as_people_say_it(part: str, value: Any, said: str) -> None:
    data = as_json(PLANS["in writing"]())
    data["records"][1]["content"]["meeting"][part] = value
    if part == "lapses":
        data["records"][1]["content"]["meeting"]["brought"] = [{"item": "3", "meeting": 1, "proposal": "p1"}]
    assert said in [finding.sentence for finding in verify(from_json(data)).findings]


def test_a_record_of_another_plan_is_found() -> None:
    other = second_closed().replace(id="cd" * 16)
    assert "another plan" in verify(other).findings[0].sentence


# --- Reopened revisions -----------------------------------------------------------------------------------------------


def test_a_meeting_closed_anew_is_sound() -> None:
    assert verify(reclosed()).findings == ()


@pytest.mark.parametrize(
    ("alter", "place"),
    [
        (lambda data: data.update(reopenings=[]), "the revision that meeting 1, revision 2 replaces"),
        (
            lambda data: data["reopenings"][0].update(reason="Another."),
            "the revision that meeting 1, revision 2 replaces",
        ),
        (
            lambda data: data["reopenings"][0]["record"]["content"]["practice"].update(name="Other"),
            "the practice at meeting 1, revision 1",
        ),
        (
            lambda data: data["reopenings"][0]["record"]["answers"].pop(0),
            "the answer before Dr Ben Shah’s answer at meeting 1, revision 1",
        ),
        (lambda data: data["records"][0]["content"].update(revision=3), "the replaced revision at meeting 1"),
    ],
    ids=["dropped", "its reason", "its content", "its answers", "the number of the new one"],
)
def test_a_reopened_revision_is_checked_too(alter: Callable[[Data], None], place: str) -> None:
    data = as_json(reclosed())
    alter(data)
    assert place in [finding.place for finding in verify(from_json(data)).findings]


def test_a_revision_that_was_put_back_in_place_of_its_successor_is_found() -> None:
    plan = reclosed()
    old = plan.reopenings[0].record
    places = [finding.place for finding in verify(plan.replace(records=(old,), sealed=old.seal.digest)).findings]
    assert "the revision after meeting 1, revision 1" in places
