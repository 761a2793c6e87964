"""Plan files that are well formed, have the right checksum, but name guidance that is not there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.edits.test_circulation_edits import going_round
from tests.storage.samples import HEAD, SOME_DIGEST, TEXTS, large_plan, plan_file, small_plan

from wizard.foundation.canonical_json import plain
from wizard.minutes.minutes import minutes_of
from wizard.plan.plan import Plan
from wizard.plan.plan_references import altered_texts
from wizard.plan.record import Reopening, Standing
from wizard.signing.impossible import first_impossible
from wizard.storage.envelope import DAMAGED, PlanFileError
from wizard.storage.plan_file import parse_plan, plan_bytes
from wizard.storage.salvage import salvage

Parts = dict[str, Any]


def whole() -> Plan:
    """A plan with every kind of reference: an open meeting, a record with a carried position, a reopened one."""
    plan = large_plan(2, 3, points=0)
    assert plan.meeting is not None
    put = plan.meeting.matters[0].proposals[0]
    stands = Standing(item="1", meeting=1, decided_on=None, proposal=put, guidance=TEXTS["1"])
    first, second = plan.records
    second = second.replace(content=second.content.replace(carried=(stands,)))
    # Nobody had signed it, and it was closed again.
    reopened = Reopening(record=first.replace(answers=()), reopened_at=first.content.closed_at, reason="A slip.")
    first = first.replace(content=first.content.replace(revision=2))
    return plan.replace(records=(first, second), reopenings=(reopened,))


def without(part: str, key: str) -> Callable[[Parts], None]:
    def change(plan: Parts) -> None:
        del plan["guidance"][part][key]

    return change


def put(*steps: str | int, value: object) -> Callable[[Parts], None]:
    """Set `value` at this place of a plan."""

    def change(plan: Parts) -> None:
        found: Any = plan
        for step in steps[:-1]:
            found = found[step]
        found[steps[-1]] = value

    return change


OPEN = ("meeting",)
CLOSED = ("records", 1, "content", "meeting")
REOPENED = ("reopenings", 0, "record", "content", "meeting")
CARRIED = ("records", 1, "content", "carried", 0)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (put(*OPEN, "guidance", "head", value=SOME_DIGEST), "meeting, guidance, head: "),
        (put(*OPEN, "guidance", "items", "2", value=SOME_DIGEST), "meeting, guidance, items, 2: "),
        (put(*OPEN, "guidance", "items", "2", value=TEXTS["3"]), "meeting, guidance, items, 2: this is the text of"),
        (put(*OPEN, "guidance", "items", value={}), "meeting, guidance, items, 1: this is missing"),
        (
            put(*OPEN, "matters", 1, "proposals", 0, "position", value="nope"),
            "meeting, matters, entry 2, proposals, en",
        ),
        (put(*OPEN, "matters", 1, "proposals", 0, "seen", value=SOME_DIGEST), "meeting, matters, entry 2, proposals, "),
        (put(*CLOSED, "guidance", "head", value=SOME_DIGEST), "records, entry 2, content, meeting, guidance, head: "),
        (put(*CLOSED, "matters", 0, "proposals", 0, "position", value="x"), "records, entry 2, content, meeting, matt"),
        (put(*CARRIED, "guidance", value=SOME_DIGEST), "records, entry 2, content, carried, entry 1, the guidance "),
        (put(*CARRIED, "proposal", "position", value="nope"), "records, entry 2, content, carried, entry 1, position"),
        (put(*REOPENED, "guidance", "head", value=SOME_DIGEST), "reopenings, entry 1, record, content, meeting, gui"),
    ],
)
def test_a_reference_to_nothing_is_refused_with_its_place(change: Callable[[Parts], None], place: str) -> None:
    plan = plain(whole())
    change(plan)
    with pytest.raises(PlanFileError, match=re.escape(f"“osei.gpplan” is damaged: {place}")) as refused:
        parse_plan(plan_file(plan), "osei.gpplan")
    assert refused.value.exit_code == DAMAGED
    assert "nope" not in str(refused.value)


@pytest.mark.parametrize("change", [without("items", TEXTS["2"]), without("heads", HEAD)])
def test_a_text_that_is_gone_is_missed(change: Callable[[Parts], None]) -> None:
    plan = plain(whole())
    change(plan)
    with pytest.raises(PlanFileError, match="the plan does not contain this text"):
        parse_plan(plan_file(plan), "osei.gpplan")


def test_a_proposal_from_before_texts_were_noted_is_held_against_the_guidance_of_its_meeting() -> None:
    plan = plain(whole())
    del plan["meeting"]["matters"][0]["proposals"][0]["seen"]
    assert first_impossible(parse_plan(plan_file(plan), "osei.gpplan").plan) == ""
    plan["meeting"]["matters"][0]["item"] = "99"
    with pytest.raises(PlanFileError, match="matters, entry 1, proposals, entry 1, the guidance that was seen"):
        parse_plan(plan_file(plan), "osei.gpplan")


def test_plans_whose_references_are_whole_open_with_or_without_a_meeting() -> None:
    for plan in (whole(), whole().replace(meeting=None), small_plan()):
        assert parse_plan(plan_bytes(plan, 1), "osei.gpplan").plan == plan


def test_what_is_salvaged_can_be_opened_and_shown() -> None:
    plan = plain(whole())
    plan["records"][1]["content"]["meeting"]["guidance"]["head"] = SOME_DIGEST
    found = salvage(plan_file(plan))
    assert found is not None
    assert (found.lost, len(found.plan.records)) == (("records, entry 2",), 1)
    assert minutes_of(parse_plan(plan_bytes(found.plan, 1), "osei.gpplan").plan).items


def test_of_guidance_that_was_altered_the_rest_is_salvaged() -> None:
    plan = plain(whole())
    plan["guidance"]["items"][TEXTS["2"]]["title"] = "Another title"
    found = salvage(plan_file(plan))
    assert found is not None
    assert found.lost[0] == f"guidance, items, {TEXTS['2'][:8]}…"
    assert set(found.lost[1:]) == {"meeting", "records, entry 1", "records, entry 2", "reopenings, entry 1"}
    assert (len(found.plan.guidance.items), list(altered_texts(found.plan.guidance))) == (len(TEXTS) - 1, [])
    assert parse_plan(plan_bytes(found.plan, 1), "osei.gpplan").plan == found.plan


@pytest.mark.parametrize("place", [(), ("records", 0, "content")])
def test_two_people_of_one_id_are_refused(place: tuple[str | int, ...]) -> None:
    plan: Any = plain(whole())
    found: Any = plan
    for step in place:
        found = found[step]
    found["people"][1]["id"] = found["people"][0]["id"]
    with pytest.raises(PlanFileError, match="people, entry 2: this is already in the list"):
        parse_plan(plan_file(plan), "osei.gpplan")


def called(name: str, circulation: dict[str, Any]) -> dict[str, Any]:
    """Return a decision in writing with another id."""
    return {**circulation, "id": name, "terms": {**circulation["terms"], "circulation": name}}


CIRCULATION = ("circulations", 0)
BROKEN_CIRCULATIONS: list[tuple[Callable[[Parts], None], str]] = [
    (put(*CIRCULATION, "guidance", "head", value=SOME_DIGEST), "circulations, entry 1, guidance, head: "),
    (
        put(*CIRCULATION, "matters", 0, "proposals", 0, "position", value="x"),
        "circulations, entry 1, matters, entry 1, ",
    ),
    (put(*CIRCULATION, "matters", 0, "proposals", value=[]), "circulations, entry 1, matters, entry 1, proposals: "),
    (
        lambda plan: plan["circulations"].append(called("c2", plan["circulations"][0])),
        "circulations, entry 2, matters, entry 1: the item is also open somewhere else",
    ),
]


@pytest.mark.parametrize(("change", "place"), BROKEN_CIRCULATIONS)
def test_a_circulation_that_refers_to_nothing_or_to_what_is_open_elsewhere_is_refused(
    change: Callable[[Parts], None], place: str
) -> None:
    plan = plain(going_round())
    assert first_impossible(parse_plan(plan_file(plan), "osei.gpplan").plan) == ""
    change(plan)
    with pytest.raises(PlanFileError, match=re.escape(f"“osei.gpplan” is damaged: {place}")):
        parse_plan(plan_file(plan), "osei.gpplan")
