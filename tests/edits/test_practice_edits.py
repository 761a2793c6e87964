"""People join, change their role, leave, or were added by mistake."""

import pytest
from tests.plans import empty_plan, plan_of, worked_example
from tests.sittings import sitting

from wizard.edits.attendance_edits import with_presence
from wizard.edits.decision_edits import with_decision, with_position
from wizard.edits.practice_edits import mentioned, with_contact, with_new_person, with_role, without_person
from wizard.plan.consent import CastingChoice
from wizard.plan.meeting import Presence
from wizard.plan.people import Role
from wizard.plan.proposal import Counted


def test_whoever_is_called_dr_is_taken_for_a_gp() -> None:
    plan = with_new_person(with_new_person(empty_plan(), "Dr Amara Osei"), "Mrs Dina Shah")
    assert [(person.id, person.gp, person.votes) for person in plan.people] == [("p1", True, 1), ("p2", False, 1)]


def test_only_partners_hold_votes() -> None:
    plan = with_role(plan_of(1), "p1", Role.SALARIED_GP)
    assert (plan.people[0].votes, plan.people[0].gp) == (0, True)
    plan = with_role(plan, "p1", Role.STAFF)
    assert plan.people[0].gp is False
    assert with_role(plan, "p1", Role.PARTNER).people[0].votes == 1
    assert with_role(plan, "p1", Role.PARTNER, votes=5).people[0].votes == 5


@pytest.mark.parametrize("person", ["osei", "petrie", "hollis", "jensen"])
def test_who_voted_owns_or_minutes_something_is_mentioned(person: str) -> None:
    assert person in mentioned(worked_example())


def test_attendance_and_contact_go_with_who_was_named_by_mistake() -> None:
    plan = with_contact(with_presence(plan_of(2), "p1", Presence.IN_ROOM), "p1", "dr1@example.org")
    assert "p1" not in mentioned(plan)
    plan = without_person(plan, "p1")
    assert plan.meeting is not None
    assert ([person.id for person in plan.people], plan.meeting.attendance, plan.private.contacts) == (["p2"], (), {})


def test_who_is_mentioned_cannot_be_taken_away() -> None:
    with pytest.raises(ValueError, match="named elsewhere"):
        without_person(worked_example(), "osei")


def test_who_gave_a_casting_vote_is_mentioned() -> None:
    plan = with_position(sitting(3), "2", "adopt")
    assert "p2" not in mentioned(plan)
    assert "p2" in mentioned(with_decision(plan, "2", Counted(how="counted", casting=CastingChoice.FOR, cast_by="p2")))


def test_an_empty_contact_is_none() -> None:
    assert with_contact(with_contact(plan_of(1), "p1", "1"), "p1", "").private.contacts == {}
