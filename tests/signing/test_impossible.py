"""Impossible plans: loading refuses them with the place, `check` finds it, and no meeting is closed with it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from tests.signing.closed_plans import FIRST, SECOND, draft, reclosed, second_closed, second_draft, signed
from tests.signing.walked_plans import circulated, with_consents
from tests.storage.samples import plan_file

from wizard.foundation.canonical_json import digest, plain
from wizard.guidance.duty import Duty, Requirement
from wizard.guidance.item import FieldKind, RecordField, TableColumn
from wizard.plan.plan import Plan
from wizard.signing.closing import ClosingError, close, reopen
from wizard.signing.impossible import (
    ImpossibleEditError,
    first_impossible,
    found_possible,
    impossible,
    refuse_impossible,
)
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import PlanFileError, parse_plan

Data = dict[str, Any]
Steps = tuple[str | int, ...]

FIELDS = (
    RecordField(id="since", label="Since", kind=FieldKind.DATE),
    RecordField(id="many", label="How many", kind=FieldKind.NUMBER),
    RecordField(id="income", label="Income", kind=FieldKind.MONEY),
    RecordField(id="told", label="Told", kind=FieldKind.YES_NO),
    RecordField(id="way", label="Way", kind=FieldKind.CHOICE, choices=("by post", "by hand")),
    RecordField(id="why", label="Why", kind=FieldKind.TEXT),
    RecordField(
        id="list",
        label="List",
        kind=FieldKind.TABLE,
        columns=(
            TableColumn(id="name", label="Name", kind=FieldKind.TEXT),
            TableColumn(id="from", label="From", kind=FieldKind.DATE),
        ),
    ),
)
HELD: Data = {
    "since": "2027-01-11",
    "many": 3,
    "income": 125,
    "told": True,
    "way": "by post",
    "why": "It helps.",
    "list": [{"name": "One", "from": "2027-01-11"}],
}


def under(plan: Plan, **changes: Any) -> Data:
    """The plan as data, with the guidance on item 3 altered, and everything that refers to it."""
    data = plain(plan)
    (old,) = {key for key, item in plan.guidance.items.items() if item.id == "3"}
    text = plan.guidance.items[old].replace(**changes)
    data["guidance"]["items"][digest(text)] = plain(text)
    renamed: Data = _renamed(data, old, digest(text))
    return renamed


def _renamed(value: Any, old: str, new: str) -> Any:
    match value:
        case dict():
            return {key: _renamed(held, old, new) for key, held in value.items() if key != old}
        case list():
            return [_renamed(held, old, new) for held in value]
    return new if value == old else value


def filled() -> Data:
    """A draft whose item 3 has fields of every kind, all filled."""
    data = under(draft(), fields=FIELDS)
    proposal(data)["fields"] = copy.deepcopy(HELD)
    data["facts"]["3"] = {"many": 4}
    return data


def proposal(data: Data) -> Any:
    """The proposal on item 3 of the open meeting."""
    return data["meeting"]["matters"][1]["proposals"][0]


def at(data: Any, *steps: str | int) -> Any:
    for step in steps:
        data = data[step]
    return data


def doubled(*steps: str | int) -> Callable[[Data], None]:
    """Add the first entry of a list again."""

    def alter(data: Data) -> None:
        entries = at(data, *steps)
        entries.append(copy.deepcopy(entries[0]))

    return alter


def put(value: object, *steps: str | int) -> Callable[[Data], None]:
    """Put a value in a place."""

    def alter(data: Data) -> None:
        at(data, *steps[:-1])[steps[-1]] = value

    return alter


def refused(data: Data) -> str:
    """The refusal of a file whose checksum fits, without the words that every damaged file has."""
    with pytest.raises(PlanFileError) as error:
        parse_plan(plan_file(data), "x.gpplan")
    return str(error.value).removeprefix("“x.gpplan” is damaged: ")


MEETING: Steps = ("meeting",)
CLOSED: Steps = ("records", 0, "content", "meeting")
TWICE = "this is already in the list."


LISTS: dict[Steps, list[Any]] = {
    ("people",): [],
    ("tasks",): [],
    ("records", 0, "answers"): [],
    ("records", 0, "content", "people"): [],
    ("records", 0, "content", "tasks"): [],
    ("records", 0, "content", "expected"): [],
    ("records", 0, "content", "outcomes"): [],
    (*CLOSED, "attendance"): [],
    (*CLOSED, "items"): [],
    (*CLOSED, "matters"): [],
    (*CLOSED, "matters", 0, "proposals"): [],
    (*CLOSED, "matters", 0, "weighed"): [],
    (*CLOSED, "matters", 0, "proposals", 0, "dissents"): [],
    (*CLOSED, "matters", 0, "proposals", 0, "decision", "votes"): [],
    (*MEETING, "attendance"): [],
    (*MEETING, "matters"): [],
    (*MEETING, "matters", 0, "proposals"): [],
    (*MEETING, "together"): ["3"],
    (*MEETING, "noted"): ["0" * 64],
    (*MEETING, "own_items"): [{"id": "o1", "title": "The car park"}],
    (*MEETING, "brought"): [{"item": "3", "meeting": 1, "proposal": "p1"}],
    (*MEETING, "lapses"): [{"what": "hold", "item": "3", "was": "2027-02-01"}],
    (*MEETING, "matters", 0, "proposals", 0, "views"): [{"person": "m1", "choice": "for"}],
    (*MEETING, "matters", 0, "proposals", 0, "out_of_room"): ["p2"],
    (*MEETING, "matters", 0, "proposals", 0, "dissents"): [{"person": "p2", "words": "No."}],
    ("records", 0, "content", "acknowledged"): [{"name": "meeting", "findings": "0" * 64}],
    ("happened",): [{"item": "3", "on": "2027-02-01"}],
    ("settings", "spells"): [{"person": "p1", "kind": "leave", "first": "2027-01-01"}],
    ("private", "dissents"): [{"meeting": 1, "item": "3", "proposal": "p1", "dissent": {"person": "p2"}}],
    ("private", "drafts"): [{"meeting": 1, "item": "3", "kind": "dissent"}],
    ("office", "addresses"): [{"id": "a1", "role": "lmc"}],
    ("office", "agreements"): [{"id": "g1"}],
    ("office", "ticks"): [{"meeting": 1, "what": "sent", "on": "2027-02-01"}],
}


@pytest.mark.parametrize(("steps", "entries"), LISTS.items(), ids=[", ".join(map(str, steps)) for steps in LISTS])
def test_nothing_is_twice_in_a_list(steps: Steps, entries: list[Any]) -> None:
    data = plain(second_draft())
    *above, name = steps
    holder: Any = data
    for step in above:
        if step not in holder and isinstance(step, str):
            holder[step] = {}
        holder = holder[step]
    holder[name] = [*holder.get(name, []), *entries]
    parse_plan(plan_file(data), "x.gpplan")
    doubled(*steps)(data)
    count = len(at(data, *steps))
    place = ", ".join(f"entry {step + 1}" if isinstance(step, int) else step for step in steps)
    assert refused(data) == f"{place}, entry {count}: {TWICE}"


def test_the_lists_of_other_plans_hold_nothing_twice_either() -> None:
    for plan, steps, place in (
        (circulated(), ("circulations",), "circulations, entry 2"),
        (circulated(), ("circulations", 0, "terms", "sent"), "circulations, entry 1, terms, sent, entry 7"),
        (circulated(), ("circulations", 0, "matters"), "circulations, entry 1, matters, entry 2"),
        (reclosed(), ("reopenings",), "reopenings, entry 2"),
        (second_closed(), ("records", 1, "content", "carried"), "records, entry 2, content, carried, entry 3"),
    ):
        data = plain(plan)
        doubled(*steps)(data)
        assert refused(data) == f"{place}: {TWICE}"


def test_of_one_interest_in_an_item_there_is_one_fact() -> None:
    data = plain(draft())
    data["meeting"]["interests"].append({"person": "p3", "items": ["3", "4a"]})
    assert refused(data) == (
        "meeting, interests, entry 2: this person has already declared an interest in one of these items."
    )
    data["meeting"]["interests"][1]["items"] = ["3"]
    parse_plan(plan_file(data), "x.gpplan")


def test_rows_of_a_table_and_numbers_of_tasks_are_there_once() -> None:
    data = filled()
    proposal(data)["fields"]["list"] *= 2
    assert refused(data) == f"meeting, matters, entry 2, proposals, entry 1, fields, list, entry 2: {TWICE}"
    data = plain(signed())
    data["tasks"].append({**data["tasks"][0], "id": "t2"})
    assert refused(data) == "tasks, entry 2: another task has this number."


def test_a_keyed_list_has_one_entry_a_key_in_the_guidance_too() -> None:
    data = plain(draft())
    data["meeting"]["guidance"]["actions"][1]["items"].append("1")
    assert refused(data) == "meeting, guidance, actions, entry 2: one of its items is already there."
    data = plain(draft())
    data["meeting"]["own_items"] = [{"id": "3", "title": "The car park"}]
    assert refused(data) == "meeting, own_items, entry 1: the guidance already has an item with this id."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("since", "x"),
        ("since", "20270111"),
        ("since", 3),
        ("many", "3"),
        ("many", True),
        ("income", "1.25"),
        ("told", 1),
        ("way", "by pigeon"),
        ("why", 3),
        ("list", "x"),
    ],
)
def test_a_field_holds_what_the_guidance_gives_it(field: str, value: object) -> None:
    data = filled()
    parse_plan(plan_file(data), "x.gpplan")
    proposal(data)["fields"][field] = value
    place = f"meeting, matters, entry 2, proposals, entry 1, fields, {field}"
    assert refused(data) == f"{place}: this is not the kind of value that the guidance asks for."


def test_so_do_the_columns_of_a_table_the_facts_and_what_was_carried_forward() -> None:
    data = filled()
    proposal(data)["fields"]["list"][0]["from"] = "soon"
    assert refused(data).startswith("meeting, matters, entry 2, proposals, entry 1, fields, list: ")
    data = filled()
    data["facts"]["3"]["many"] = "four"
    assert refused(data).startswith("facts, 3, fields, many: ")
    data = under(second_closed(), fields=FIELDS)
    data["records"][1]["content"]["carried"][1]["proposal"]["fields"] = {"since": "x"}
    assert refused(data).startswith("records, entry 2, content, carried, entry 2, proposal, fields, since: ")


def test_the_last_item_of_who_came_late_and_left_early_is_not_before_the_first() -> None:
    data = plain(draft())
    data["meeting"]["attendance"][2] |= {"from_item": "3", "until_item": "1"}
    assert refused(data) == "meeting, attendance, entry 3: the last item comes before the first."
    data["meeting"]["attendance"][2] |= {"until_item": "gone"}
    parse_plan(plan_file(data), "x.gpplan")


def test_nobody_votes_where_a_duty_is_noted() -> None:
    duty = Duty(required=(Requirement(text="It is on.", editorial=True),))
    data = under(draft(), duty=duty)
    assert refused(data).endswith("proposals, entry 1, decision: a duty is noted, not put to a vote.")
    proposal(data)["decision"] = {"how": "noted"}
    parse_plan(plan_file(data), "x.gpplan")
    given = {"person": "p6", "item": "3", "proposal": "p1", "words": "0" * 64, "choice": "for"}
    proposal(data)["consents"] = [given]
    assert refused(data).endswith("proposals, entry 1, consents: a duty is noted; nobody votes on it.")


def test_nothing_but_a_duty_is_noted_without_a_vote() -> None:
    data = plain(draft())
    proposal(data)["decision"] = {"how": "noted"}
    assert refused(data).endswith("proposals, entry 1, decision: only a duty is noted without a vote.")


def test_a_consent_is_at_the_proposal_that_it_answers() -> None:
    data = plain(draft())
    given = {"person": "p6", "item": "1", "proposal": "p1", "words": "0" * 64, "choice": "for"}
    proposal(data)["consents"] = [given]
    assert refused(data).endswith("proposals, entry 1, consents, entry 1: this is an answer to a different proposal.")


# --- Between meetings -------------------------------------------------------------------------------------------------


def test_a_meetings_number_follows_the_records() -> None:
    data = plain(second_draft())
    data["meeting"]["number"] = 1
    assert refused(data) == "meeting, number: meeting 1 is closed, so the open one must come after it."
    data = plain(second_closed())
    data["records"].reverse()
    assert refused(data) == "records, entry 2: meeting 1 is closed already, or later."
    data = plain(signed())
    data["records"][0]["content"]["meeting"]["number"] = 3
    assert refused(data) == "records, entry 1, content, meeting, number: the record has another number."


def test_a_number_that_was_left_out_is_found_and_the_plan_still_opens() -> None:
    data = plain(second_draft())
    data["meeting"]["number"] = 4
    found = verify(parse_plan(plan_file(data), "x.gpplan").plan)
    assert found.headline == "Incomplete: the number of the open meeting."


def test_a_record_that_all_have_signed_is_in_no_reopening() -> None:
    data = plain(second_closed())
    entry = {"record": data["records"].pop(0), "reopened_at": "2027-03-01T10:00:00Z", "reason": "So."}
    data["reopenings"] = [entry]
    assert refused(data) == "reopenings, entry 1: a record that everybody has signed cannot be reopened."


def test_a_revision_that_was_reopened_is_before_the_one_that_is_closed() -> None:
    data = plain(reclosed())
    data["records"] = [data["reopenings"][0]["record"]]
    assert refused(data) == "reopenings, entry 1: the record of this meeting has no later revision."


def test_reopenings_are_in_the_order_in_which_they_were_made() -> None:
    data = plain(reopen(reclosed(), SECOND, "Again."))
    data["reopenings"].reverse()
    assert refused(data) == "reopenings, entry 2: a later revision comes before this one."


# --- Everywhere it is used --------------------------------------------------------------------------------------------


def test_sound_plans_are_all_possible() -> None:
    for plan in (draft(), signed(), second_draft(), second_closed(), reclosed(), with_consents(), circulated()):
        assert list(impossible(plan)) == []


def test_check_finds_it_in_a_plan_that_is_open() -> None:
    plan = second_draft()
    assert plan.meeting is not None
    found = verify(plan.with_meeting(plan.meeting.replace(attendance=plan.meeting.attendance * 2)))
    assert found.findings[0].place == "meeting, attendance, entry 7"
    assert found.findings[0].sentence == "Meeting, attendance, entry 7: this is already in the list."


def test_no_meeting_is_closed_over_it() -> None:
    plan = draft()
    assert plan.meeting is not None
    twice = plan.with_meeting(plan.meeting.replace(matters=plan.meeting.matters * 2))
    assert first_impossible(twice) == "meeting, matters, entry 3: this is already in the list"
    with pytest.raises(
        ClosingError, match="this plan is damaged \\(meeting, matters, entry 3: this is already in the list"
    ):
        close(twice, FIRST)


def test_what_an_older_version_held_twice_is_refused_as_well() -> None:
    data = plain(draft())
    doubled("meeting", "matters")(data)
    old = plan_file(data, version=1)
    with pytest.raises(PlanFileError, match="meeting, matters, entry 3: this is already in the list"):
        parse_plan(old, "x.gpplan")


def test_an_edit_that_makes_it_is_refused_and_one_beside_it_is_not() -> None:
    plan = second_draft()
    meeting = plan.meeting
    assert meeting is not None
    twice = plan.with_meeting(meeting.replace(attendance=meeting.attendance * 2))
    with pytest.raises(ImpossibleEditError, match="meeting, attendance, entry 7"):
        refuse_impossible(plan, twice)
    refuse_impossible(plan, plan.with_meeting(meeting.replace(place="Library")))
    # This was so before the edit: the person can still put it right.
    refuse_impossible(twice, twice.replace(practice=twice.practice.replace(list_size=1)))


def test_only_a_search_of_the_whole_plan_that_found_nothing_is_remembered() -> None:
    plan = draft()
    after = plan.replace(created_at=SECOND)
    assert not first_impossible(after, plan)
    assert not found_possible(after), "the plan before was never searched"
    assert not first_impossible(plan)
    assert found_possible(plan)
    twice = plan.replace(people=(*plan.people, plan.people[0]))
    for _ in range(2):
        assert first_impossible(twice, plan)
    assert not found_possible(twice)
    assert not found_possible(copy.copy(plan)), "a copy may be altered"
    assert not found_possible(plan.model_copy(update={"people": twice.people}))
