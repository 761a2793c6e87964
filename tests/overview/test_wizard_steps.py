"""The flow of the wizard, without widgets."""

import pytest
from tests.edits.test_together_edits import prepared
from tests.plans import empty_plan, worked_example
from tests.rules import quorum
from tests.signing import closed_plans
from tests.sittings import sitting

from wizard.edits.decision_edits import agreed, all_others_for, carried_over, noted, with_position, with_vote
from wizard.edits.meeting_edits import new_meeting, new_proposal
from wizard.edits.rule_edits import with_tier_parts
from wizard.edits.together_edits import taken_together, with_together
from wizard.guidance.position_kinds import Mark
from wizard.minutes.minutes import minutes_of
from wizard.overview.wizard_steps import WizardStep, dealt_with, steps_of
from wizard.plan.choice import Choice
from wizard.plan.meeting import Matter
from wizard.plan.plan import Plan
from wizard.plan.proposal import RollCall


def step(plan: Plan, key: str) -> WizardStep:
    return {step.key: step for step in steps_of(minutes_of(plan))}[key]


def test_there_is_one_step_for_each_item_of_the_pack() -> None:
    steps = steps_of(minutes_of(empty_plan()))
    assert [step.key for step in steps][3:7] == ["together", "item-1", "item-2", "item-3"]
    assert [step.key for step in steps][7:10] == ["item-4a", "item-4b", "item-5"]
    assert len(steps) == 20
    assert [step.number for step in steps] == list(range(1, 21))
    assert [step.action for step in steps if step.item in ("4a", "4b", "9a", "9b")] == [4, 4, 9, 9]
    assert len({step.title for step in steps}) == 20


def test_taking_together_is_complete_once_nothing_on_the_list_waits() -> None:
    assert step(prepared(), "together").done
    plan = with_together(prepared(), ["1", "3"])
    assert not step(plan, "together").done
    assert step(taken_together(plan), "together").done


@pytest.mark.parametrize(
    ("item", "mark", "beside", "words"),
    [
        ("1", Mark.ADOPTED, "", "adopted"),
        ("2", Mark.OFF_AGENDA, "off agenda", "not on this agenda"),
        ("8", Mark.DEFERRED, "until 9 Mar", "deferred until 9 March 2027"),
        ("9a", Mark.DUTY_MET, "", "duty met"),
    ],
)
def test_an_items_state_is_its_position(item: str, mark: Mark, beside: str, words: str) -> None:
    found = step(worked_example(), f"item-{item}")
    assert (found.mark, found.beside, found.state_words, found.done) == (mark, beside, words, True)


def test_what_the_partners_decided_against_is_not_adopted() -> None:
    found = step(agreed(with_position(sitting(3), "2", "decline"), "2"), "item-2")
    assert (found.mark, found.beside, found.state_words) == (Mark.NOT_ADOPTED, "not adopted", "not adopted")


def test_a_duty_met_under_protest_says_so() -> None:
    found = step(noted(with_position(sitting(3), "9b", "met_under_protest"), "9b"), "item-9b")
    assert (found.mark, found.beside, found.state_words) == (Mark.DUTY_MET, "under protest", "duty met under protest")


def test_a_duty_is_not_checked_before_somebody_did() -> None:
    found = step(sitting(3), "item-5")
    assert (found.mark, found.beside, found.done) == (Mark.DUTY_NOT_CHECKED, "", False)


def test_a_vote_with_somebody_missing_is_not_decided_and_says_so() -> None:
    plan = worked_example()
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(items=(*plan.meeting.items, "2")))
    assert plan.meeting is not None
    proposal = new_proposal(plan.meeting, "2", "adopt").replace(decision=RollCall(how="roll_call"))
    found = step(plan.with_matter(Matter(item="2", proposals=(proposal,))), "item-2")
    assert (found.mark, found.beside, found.done) == (Mark.NOT_DECIDED, "incomplete", False)


def test_what_was_not_carried_is_not_decided_and_dealt_with() -> None:
    plan = with_position(sitting(3), "2", "adopt")
    for person in ("p1", "p2", "p3"):
        plan = with_vote(plan, "2", person, Choice.AGAINST)
    found = step(plan, "item-2")
    assert (found.mark, found.beside, found.done) == (Mark.NOT_DECIDED, "not carried", True)
    assert found.state_words == "not decided: not carried"


def test_what_is_carried_over_is_dealt_with() -> None:
    found = step(carried_over(with_position(sitting(3), "2", "adopt"), "2"), "item-2")
    assert (found.mark, found.beside, found.done) == (Mark.NOT_DECIDED, "carried over", True)


def test_an_item_that_lacked_its_quorum_is_not_decided() -> None:
    plan = with_tier_parts(sitting(3), quorum=quorum(4))
    plan = all_others_for(with_position(plan, "2", "adopt"), "2")
    assert step(plan, "item-2").beside == "no quorum"
    assert dealt_with(minutes_of(plan)) == (0, 12)


def test_all_items_are_counted_and_those_off_the_agenda_are_dealt_with() -> None:
    assert dealt_with(minutes_of(worked_example())) == (12, 12)
    assert dealt_with(minutes_of(empty_plan())) == (0, 12)
    assert dealt_with(minutes_of(agreed(with_position(sitting(3), "2", "adopt"), "2"))) == (1, 12)


def test_what_was_decided_before_and_not_yet_here_is_said_to_be_in_force() -> None:
    plan = new_meeting(closed_plans.signed(), closed_plans.pack())
    assert plan.meeting is not None
    found = step(plan.with_meeting(plan.meeting.replace(items=("1",))), "item-1")
    assert (found.mark, found.beside, found.done) == (Mark.NOT_DECIDED, "in force", False)
    assert "; in force since meeting 1: " in found.state_words


def test_review_is_complete_when_all_is_dealt_with_and_nothing_was_found() -> None:
    minutes = minutes_of(worked_example())

    def review(findings: int) -> bool:
        return {step.key: step.done for step in steps_of(minutes, findings=findings)}["review"]

    assert review(0)
    assert not review(1)
    assert not step(empty_plan(), "review").done


def test_signing_is_complete_when_all_have_answered_and_not_after_the_first() -> None:
    def sign(plan: Plan) -> bool:
        return {step.key: step.done for step in steps_of(minutes_of(plan, 1))}["sign"]

    assert not sign(closed_plans.signed(1))
    assert sign(closed_plans.signed())


def test_a_new_meeting_has_not_been_reviewed() -> None:
    plan = new_meeting(closed_plans.signed(), closed_plans.pack())
    assert not step(plan, "review").done
