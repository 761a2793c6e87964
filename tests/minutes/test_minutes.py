"""The minutes of a meeting, on the worked example."""

import pytest
from tests.plans import NOW, empty_plan, worked_example
from tests.sittings import sitting

from wizard.checks.all_checks import checks
from wizard.edits.decision_edits import with_position, with_vote
from wizard.guidance.position_kinds import Mark
from wizard.minutes.minutes import NoMeetingError, minutes_of
from wizard.minutes.task_list import as_minutes
from wizard.plan.choice import Choice
from wizard.plan.people import Person
from wizard.plan.ruling_kind import RulingKind
from wizard.signing.closing import close
from wizard.voting.positions import standing_now


def test_a_proposal_that_fell_is_kept_beside_the_one_that_carried() -> None:
    entry = minutes_of(worked_example()).item("1")
    assert [proposal.ruling.kind for proposal in entry.proposals] == [RulingKind.NOT_CARRIED, RulingKind.CARRIED]
    assert entry.proposals[0].resolution.startswith("It was proposed that")
    assert entry.proposals[1].resolution.startswith("It was agreed that")
    assert "28 contacts a day" in entry.proposals[1].resolution


def test_an_item_that_was_not_for_the_meeting_says_so() -> None:
    entry = minutes_of(worked_example()).item("2")
    assert not entry.taken
    assert entry.sentence == "Not on this agenda: the position is unchanged."


def test_what_took_effect_counts_as_taken_where_an_older_file_had_left_it_out() -> None:
    plan = worked_example()
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(items=tuple(item for item in plan.meeting.items if item != "1")))
    for minutes in (minutes_of(plan), minutes_of(close(plan, NOW))):
        entry = minutes.item("1")
        assert entry.taken
        assert entry.decided_here
        assert f"1. {entry.item.title}" in as_minutes(minutes)
    assert {check.code for check in checks(plan, NOW.date()) if check.item == "1"} == {
        check.code for check in checks(worked_example(), NOW.date()) if check.item == "1"
    }


def test_duties_are_marked_by_whether_they_are_met() -> None:
    minutes = minutes_of(worked_example())
    assert [minutes.item(item).mark for item in ("5", "9a", "9b")] == [
        Mark.DUTY_MET,
        Mark.DUTY_MET,
        Mark.DUTY_NOT_MET,
    ]


def test_tables_of_local_facts_stand_with_the_decision_that_asks_for_them() -> None:
    last = minutes_of(worked_example()).item("3").last
    assert last is not None
    assert [row[0] for row in last.tables[0].rows] == ["Ring pessary changes", "MGUS monitoring"]


def test_undecided_items_say_so_and_duties_say_not_checked() -> None:
    minutes = minutes_of(empty_plan())
    assert minutes.item("1").label == "Not decided"
    assert minutes.item("9b").label == "Not checked"
    assert minutes.item("1").sentence == "Nothing is proposed yet."


def test_a_closed_record_keeps_its_own_copy_of_the_people() -> None:
    closed = close(worked_example(), NOW)
    renamed = closed.with_person(Person(id="osei", name="Dr Somebody Else"))
    assert minutes_of(renamed).person_name("osei") == "Dr Amara Osei"


def test_a_vote_that_was_cast_counts_whoever_is_marked_as_having_left_after_it() -> None:
    plan = with_position(sitting(5), "1", "adopt")
    for person, choice in zip(("p1", "p2", "p3", "p4", "p5"), [Choice.FOR] * 3 + [Choice.AGAINST] * 2, strict=True):
        plan = with_vote(plan, "1", person, choice)
    before = minutes_of(plan).item("1")
    plan = plan.with_person(plan.person("p3").replace(left=True))
    after = minutes_of(plan).item("1")
    assert (after.ruling.kind, after.sentence) == (RulingKind.CARRIED, before.sentence)
    assert standing_now(plan)["1"].proposal.position == "adopt"


def test_two_partners_are_no_single_contractor_once_one_of_them_leaves_after_the_vote() -> None:
    plan = with_position(sitting(2), "1", "adopt")
    plan = with_vote(with_vote(plan, "1", "p1", Choice.FOR), "1", "p2", Choice.AGAINST)
    plan = plan.with_person(plan.person("p2").replace(left=True))
    assert minutes_of(plan).item("1").ruling.kind is RulingKind.NOT_CARRIED
    assert "1" not in standing_now(plan)


def test_a_meeting_that_is_not_there_is_named_in_a_sentence() -> None:
    with pytest.raises(NoMeetingError, match=r"no meeting 7\. Choose one of: 1"):
        minutes_of(worked_example(), 7)
