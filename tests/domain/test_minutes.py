"""The minutes of a meeting, on the worked example."""

import pytest
from tests.plans import NOW, empty_plan, worked_example

from wizard.domain.closing import close
from wizard.domain.minutes import Mark, NoMeetingError, minutes_of
from wizard.domain.outcome import OutcomeKind
from wizard.domain.people import Person


def test_a_proposal_that_fell_is_kept_beside_the_one_that_carried() -> None:
    entry = minutes_of(worked_example()).item("1")
    assert [proposal.outcome.kind for proposal in entry.proposals] == [OutcomeKind.NOT_CARRIED, OutcomeKind.CARRIED]
    assert entry.proposals[0].resolution.startswith("It was proposed that")
    assert entry.proposals[1].resolution.startswith("It was agreed that")
    assert "28 contacts a day" in entry.proposals[1].resolution


def test_an_item_that_was_not_for_the_meeting_says_so() -> None:
    entry = minutes_of(worked_example()).item("2")
    assert not entry.taken
    assert entry.sentence == "Not taken at this meeting: the position is unchanged."


def test_duties_are_marked_by_whether_they_are_met() -> None:
    minutes = minutes_of(worked_example())
    assert [minutes.item(item).mark for item in ("5", "9a", "9b")] == [
        Mark.ALREADY_SO,
        Mark.ALREADY_SO,
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
    assert minutes.item("1").outcome.kind is OutcomeKind.NOT_REACHED


def test_a_closed_record_keeps_its_own_copy_of_the_people() -> None:
    closed = close(worked_example(), NOW)
    renamed = closed.with_person(Person(id="osei", name="Dr Somebody Else"))
    assert minutes_of(renamed).person_name("osei") == "Dr Amara Osei"


def test_a_meeting_that_is_not_there_is_named_in_a_sentence() -> None:
    with pytest.raises(NoMeetingError, match="no meeting 7; it has: 1"):
        minutes_of(worked_example(), 7)
