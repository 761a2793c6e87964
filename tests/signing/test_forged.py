"""Links of a chain and whole records, forged by somebody who can calculate digests: the impossible ones are found.

A link appended by hand fits the digests. So each must pass the rules that the program applies to every answer. A
record that is sealed again throughout only differs in its fingerprint; but its content has to be consistent.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.signing.awaiting_plans import consent, waiting
from tests.signing.closed_plans import FIRST, second_closed, signed
from tests.signing.walked_plans import PLANS
from tests.signing.walking import Data
from tests.storage.samples import plan_file

from wizard.foundation.canonical_json import digest, model_digest, plain
from wizard.plan.plan import Plan
from wizard.plan.record import Method, RecordContent
from wizard.plan.written_labels import METHODS
from wizard.signing.given_findings import not_given
from wizard.signing.seal import parts_of
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import PlanFileError, parse_plan

SOON = (FIRST + timedelta(days=4)).strftime("%Y-%m-%dT%H:%M:%SZ")
ANSWER = {"entry": "answer", "at": SOON, "kind": "read_and_agreed", "method": "typed", "person": "p6"} | {
    "statement": "I agree.",
    "typed_name": "Faisal Khan",
}
ENDED = {"entry": "waiting_ended", "at": SOON, "item": "3", "proposal": "p1", "by": "p1", "on": "2027-01-16"}
CASTING = {"entry": "casting", "at": SOON, "item": "3", "proposal": "p1", "choice": "for", "by": "p1"} | {
    "on": "2027-01-16",
    "how": "e-mail",
}
SLIP = {"entry": "correction", "at": SOON, "place": "date, place and chair", "old": "Room 1", "new": "Room 2"} | {
    "why": "A slip of the pen.",
    "chair": "p1",
    "on": "2027-01-16",
}


def chained_anew(record: Data) -> None:
    """Make every digest of a record's chain again."""
    previous = None
    for entry in record.get("answers", []):
        entry.pop("digest", None)
        entry.pop("previous", None)
        entry["seal"] = record["seal"]["digest"]
        if previous:
            entry["previous"] = previous
        entry["digest"] = previous = model_digest(entry)
    record["signatures"] = previous


def sealed_anew(data: Data) -> None:
    """Make every digest of a plan's records again."""
    before = None
    for record in data["records"]:
        content, seal = RecordContent.model_validate_json(json.dumps(record["content"])), record["seal"]
        seal |= {"parts": parts_of(content), "whole": digest(content)}
        if before:
            seal |= {"previous": before["seal"]["digest"], "previous_signatures": before["signatures"]}
        del seal["digest"]
        seal["digest"] = model_digest(seal)
        chained_anew(record)
        before = record
    data["sealed"] = data["records"][-1]["seal"]["digest"]


def said_of(data: Data) -> list[str]:
    """The findings on a plan, or why it is refused."""
    try:
        plan = parse_plan(plan_file(data), "forged.gpplan").plan
    except PlanFileError as error:
        return [str(error)]
    return [finding.sentence for finding in verify(plan).findings]


def with_link(plan: Plan, *links: dict[str, Any]) -> list[str]:
    """The findings once links are appended to the last record by hand."""
    data = plain(plan)
    record = data["records"][-1]
    record.setdefault("answers", []).extend({key: held for key, held in link.items() if held != ""} for link in links)
    chained_anew(record)
    return said_of(data)


@pytest.mark.parametrize("name", sorted(PLANS))
def test_every_link_that_the_program_made_could_be_given(name: str) -> None:
    plan = PLANS[name]()
    for record in (*plan.records, *(entry.record for entry in plan.reopenings)):
        assert list(not_given(record)) == []


def test_a_link_made_by_hand_as_the_program_makes_it_is_sound() -> None:
    assert with_link(signed(5), ANSWER) == []
    assert with_link(waiting(), ENDED) == []
    assert with_link(signed(), SLIP) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"kind": "signed"}, "Dr Faisal Khan did not take part in the meeting and cannot answer in this way."),
        ({"person": "m1"}, "Gwen Abbot is not asked to sign this record."),
        ({"person": "p1", "kind": "declined", "words": "No."}, "Dr Amara Osei has already signed this record."),
        ({"typed_name": ""}, METHODS[Method.TYPED].missing),
        ({"strokes": [[[1, 1, 1], [2, 2, 2]]]}, "An answer can be given in one way only"),
        ({"method": "paper", "typed_name": "", "signed_on": "2027-01-13"}, METHODS[Method.PAPER].missing),
        ({"signed_on": "2026-01-13", "witness": "G"}, "An answer can be given in one way only"),
        (
            {"method": "paper", "typed_name": "", "signed_on": "2026-01-13", "witness": "G"},
            "The date of the signature is before the meeting was closed.",
        ),
        (
            {"method": "paper", "typed_name": "", "signed_on": "2028-01-13", "witness": "G"},
            "The date of the signature is in the future.",
        ),
        ({"kind": "unavailable", "method": "stated", "typed_name": "", "words": "Away."}, "Only the chair records"),
        ({"kind": "declined", "method": "stated", "typed_name": ""}, "Give the correction or the reason"),
        ({"quoted": "0123 4567"}, "The message quotes the fingerprint of another record."),
    ],
)
def test_an_answer_that_nobody_could_have_given_is_found(changes: dict[str, Any], why: str) -> None:
    found = with_link(signed(5), ANSWER | changes)
    assert any(f"cannot have been given. {why}" in sentence for sentence in found)


def test_an_answer_that_has_seen_a_correction_that_is_not_there_is_found() -> None:
    assert with_link(signed(5), ANSWER | {"seen": ["0" * 64]})


@pytest.mark.parametrize(
    "changes",
    [
        {"person": "m1"},
        {"person": "p1"},
        {"person": "p99"},
        {"on": "2027-01-30"},
        {"on": "2026-12-01"},
        {"how": "proxy"},
        {"on": None},
        {"item": "1"},
    ],
    ids=str,
)
def test_a_consent_that_nobody_could_have_given_is_found(changes: dict[str, Any]) -> None:
    plan = waiting()
    given = json.loads(consent(plan.records[-1]).model_dump_json(exclude_defaults=True)) | changes
    link = {"entry": "consent", "at": SOON, "message": "I agree."}
    assert with_link(plan, link | {"consent": {key: held for key, held in given.items() if held is not None}})


@pytest.mark.parametrize(
    "link", [CASTING, ENDED | {"casting": True}, ENDED | {"item": "1"}, ENDED | {"proposal": "p9"}]
)
def test_a_casting_vote_without_a_tie_and_an_end_of_no_waiting_are_found(link: dict[str, Any]) -> None:
    assert with_link(waiting(), link)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"by": "zz"}, "Nobody of that name is in the plan."),
        ({"on": "2029-01-01"}, "Its date is in the future."),
        ({"on": "2020-01-01"}, "Its date is before the meeting."),
    ],
)
def test_an_end_of_waiting_by_nobody_or_on_an_odd_day_is_found(changes: dict[str, Any], why: str) -> None:
    plan = waiting()
    plan = plan.replace(people=(*plan.people, plan.people[0].replace(id="p7", name="Dr New Partner")))
    assert with_link(plan, ENDED) == []
    assert any(why in sentence for sentence in with_link(plan, ENDED | changes))


def test_an_end_of_waiting_is_the_chairs_or_that_of_a_later_closing() -> None:
    data = plain(PLANS["waiting ended"]())
    (ended,) = data["records"][0]["answers"]
    ended["by"] = "p3"
    sealed_anew(data)
    assert any(
        "Only the chair, or the closing of a later meeting, can end the wait for answers." in said
        for said in said_of(data)
    )


def test_an_answer_that_somebody_who_is_not_there_noted_is_found() -> None:
    plan = signed(5)
    plan = plan.replace(people=(*plan.people, plan.people[0].replace(id="p7", name="Dr New Partner")))
    assert with_link(plan, ANSWER | {"recorded_by": "p7"}) == []
    assert with_link(plan, ANSWER | {"recorded_by": "zz"})


@pytest.mark.parametrize("name", ["item:99", "everything", "item:", "votes on item 1"])
def test_an_acknowledgement_of_what_is_never_asked_is_found(name: str) -> None:
    data = plain(signed(5))
    content = data["records"][-1]["content"]
    content["acknowledged"] = [{"name": "item:1", "findings": "0" * 64}]
    sealed_anew(data)
    assert said_of(data) == []
    content["acknowledged"].append({"name": name, "findings": "0" * 64})
    sealed_anew(data)
    assert any(said.startswith("What was acknowledged") for said in said_of(data))


def test_a_meeting_that_is_dated_after_its_closing_is_found_unless_that_was_acknowledged() -> None:
    data = plain(signed(5))
    content = data["records"][-1]["content"]
    content["meeting"]["held_on"] = "2028-01-01"
    sealed_anew(data)
    assert any("is after the day on which it was closed" in said for said in said_of(data))
    content["acknowledged"] = [{"name": "meeting", "findings": "0" * 64}]
    sealed_anew(data)
    verdict = verify(parse_plan(plan_file(data), "dated.gpplan").plan)
    assert verdict.findings == ()
    assert any("is dated after it was closed, on" in note for note in verdict.notes)


def test_a_casting_vote_from_before_the_meeting_is_found() -> None:
    data = plain(PLANS["casting vote"]())
    record = data["records"][-1]
    next(entry for entry in record["answers"] if entry["entry"] == "casting")["on"] = "2020-01-01"
    chained_anew(record)
    assert any("The date of the casting vote is before the meeting." in said for said in said_of(data))


def test_a_waiting_ends_once_and_a_casting_vote_is_its_holders() -> None:
    assert with_link(waiting(), ENDED, ENDED | {"by": "p2"})
    data = plain(PLANS["casting vote"]())
    record = data["records"][-1]
    next(entry for entry in record["answers"] if entry["entry"] == "casting")["by"] = "p2"
    chained_anew(record)
    [said] = said_of(data)
    assert "Dr Amara Osei holds the casting vote." in said


@pytest.mark.parametrize(
    "changes",
    [
        {"chair": "m1"},
        {"chair": "p99"},
        {"on": "2020-01-01"},
        {"on": "2029-01-01"},
        {"new": "Room 1"},
        {"new": ""},
        {"new": "x" * 400},
        {"place": "votes on item 1"},
        {"place": "position on item 1"},
        {"place": "list of signers"},
        {"place": "reason on item 9"},
    ],
    ids=str,
)
def test_a_correction_that_nobody_could_have_made_is_found(changes: dict[str, Any]) -> None:
    assert with_link(signed(), SLIP | changes)


@pytest.mark.parametrize("changes", [{"kind": "read_and_disagrees"}, {"seen": []}, {"person": "m1"}], ids=str)
def test_a_note_of_having_seen_a_correction_says_nothing_else(changes: dict[str, Any]) -> None:
    data = plain(PLANS["corrected"]())
    record = data["records"][-1]
    note = ANSWER | {"method": "stated", "kind": "signed", "person": "p1", "seen": [record["answers"][-1]["digest"]]}
    record["answers"].append({key: held for key, held in (note | changes).items() if held and key != "typed_name"})
    chained_anew(record)
    assert said_of(data)


Lie = Callable[[Data], object]
_LIES: dict[str, Lie] = {
    "a signer left out": lambda content: content["expected"].remove("p6"),
    "nobody asked to sign": lambda content: content["expected"].clear(),
    "the manager asked to sign": lambda content: content["expected"].append("m1"),
    "a vote of nobody": lambda content: _put(content)["decision"]["votes"].append({"person": "zz", "choice": "for"}),
    "a dissent of nobody": lambda content: _put(content)["dissents"].append({"person": "zz", "words": "No."}),
    "an owner who is nobody": lambda content: _put(content)["owner"].update(person="zz"),
    "nobody in the chair": lambda content: content["meeting"].update(chair="zz"),
    "nobody there": lambda content: content["meeting"]["attendance"].append({"person": "zz", "presence": "in_room"}),
    "an interest of nobody": lambda content: content["meeting"]["interests"].append({"person": "zz", "items": ["1"]}),
    "nothing noted": lambda content: content["meeting"].update(noted=["0" * 64]),
    "nothing carried over": lambda content: content["meeting"].update(
        brought=[{"item": "1", "meeting": 1, "proposal": "zz"}]
    ),
    "no meeting continued": lambda content: content["meeting"].update(adjourned_from=55),
}


def _put(content: Data) -> Data:
    found: Data = content["meeting"]["matters"][0]["proposals"][0]
    return found


@pytest.mark.parametrize("lie", sorted(_LIES))
def test_what_a_record_names_is_there_even_where_it_is_sealed_anew(lie: str) -> None:
    data = plain(signed())
    sealed_anew(data)
    assert said_of(data) == []
    _LIES[lie](data["records"][0]["content"])
    sealed_anew(data)
    assert said_of(data)


def test_the_last_record_is_missed_by_the_numbers_that_it_gave() -> None:
    data = plain(second_closed())
    data["records"].pop()
    data["sealed"] = data["records"][-1]["seal"]["digest"]
    assert said_of(data) == [
        "The numbers given go beyond those of meeting 1: a meeting that was closed after it is missing."
    ]


def test_seals_of_earlier_records_are_named_only_where_something_rests_on_them() -> None:
    data = plain(signed())
    data["earlier"] = ["0" * 64]
    assert said_of(data) == ["The seals of earlier records are named, but nothing in the file refers to them."]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"chair": "zz"}, "The chair or the minute taker at meeting 3"),
        ({"noted": ["0" * 64]}, "What was noted at meeting 3"),
        ({"brought": [{"item": "1", "meeting": 1, "proposal": "zz"}]}, "What was carried over to item 1 at meeting 3"),
        ({"adjourned_from": 55}, "The meeting that was continued at meeting 3"),
    ],
)
def test_an_open_meeting_names_what_is_there_too(changes: dict[str, Any], what: str) -> None:
    data = plain(PLANS["a draft beside"]())
    data["meeting"] |= changes
    [said] = said_of(data)
    assert said.startswith(what)


@pytest.mark.parametrize(("place", "other"), [("id", "c7"), ("id", "c1")])
def test_a_decision_in_writing_has_one_id_and_no_closed_one_has_it(place: str, other: str) -> None:
    data = plain(PLANS["in writing"]())
    data["circulations"][0][place] = other
    if other == "c1":
        data["circulations"][0]["terms"]["circulation"] = other
    assert said_of(data)
