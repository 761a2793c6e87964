"""The flow of the wizard, without widgets."""

from tests.edits.test_together_edits import prepared
from tests.plans import empty_plan, worked_example
from tests.rules import quorum
from tests.signing import closed_plans
from tests.sittings import sitting

from wizard.edits.decision_edits import all_others_for, with_position
from wizard.edits.meeting_edits import new_meeting, new_proposal
from wizard.edits.own_items import with_own_item, with_own_words
from wizard.edits.practice_edits import with_tier_parts
from wizard.edits.together_edits import taken_together, with_together
from wizard.minutes.minutes import minutes_of
from wizard.overview.wizard_steps import StepState, decided, steps_of
from wizard.plan.meeting import Matter
from wizard.plan.plan import Plan
from wizard.plan.proposal import RollCall


def test_there_are_seventeen_steps_made_from_the_pack() -> None:
    steps = steps_of(minutes_of(empty_plan()))
    assert [step.key for step in steps][:5] == ["start", "practice", "meeting", "together", "action-1"]
    assert len(steps) == 17
    assert [step.number for step in steps] == list(range(1, 18))


def test_each_of_the_practices_own_items_is_a_step_after_the_actions() -> None:
    plan = with_own_words(with_own_item(worked_example(), "The lease"), "o1", "to renew it")
    steps = {step.key: step for step in steps_of(minutes_of(plan))}
    assert list(steps)[-5:-2] == ["action-10", "own-o1", "review"]
    assert (steps["own-o1"].title, steps["own-o1"].state) == ("The lease", StepState.OPEN)
    assert decided(minutes_of(plan))[1] == decided(minutes_of(worked_example()))[1] + 1


def test_taking_together_is_complete_once_nothing_on_the_list_waits() -> None:
    def state(plan: Plan) -> StepState:
        return next(step.state for step in steps_of(minutes_of(plan)) if step.key == "together")

    assert state(prepared()) is StepState.DONE
    plan = with_together(prepared(), ["1", "3"])
    assert state(plan) is StepState.OPEN
    assert state(taken_together(plan)) is StepState.DONE


def test_an_action_is_as_far_as_its_item_that_needs_most() -> None:
    states = {step.key: step.state for step in steps_of(minutes_of(worked_example()))}
    assert states["action-1"] is StepState.DONE
    assert states["action-2"] is StepState.NOT_TAKEN
    assert states["action-8"] is StepState.LATER


def test_a_vote_with_somebody_missing_needs_attention() -> None:
    plan = worked_example()
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(items=(*plan.meeting.items, "2")))
    assert plan.meeting is not None
    proposal = new_proposal(plan.meeting, "2", "adopt").replace(decision=RollCall(how="roll_call"))
    plan = plan.with_matter(Matter(item="2", proposals=(proposal,)))
    states = {step.key: step.state for step in steps_of(minutes_of(plan))}
    assert states["action-2"] is StepState.ATTENTION


def test_an_item_that_lacked_its_quorum_is_not_decided() -> None:
    plan = with_tier_parts(sitting(3), quorum=quorum(4))
    plan = all_others_for(with_position(plan, "2", "adopt"), "2")
    states = {step.key: step.state for step in steps_of(minutes_of(plan))}
    assert states["action-2"] is StepState.OPEN
    assert decided(minutes_of(plan)) == (0, 12)


def test_what_is_decided_is_counted_over_the_items_of_the_meeting() -> None:
    assert decided(minutes_of(worked_example())) == (8, 8)
    assert decided(minutes_of(empty_plan())) == (0, 12)


def test_signing_is_complete_when_all_have_answered_and_not_after_the_first() -> None:
    def sign(plan: Plan) -> StepState:
        return {step.key: step.state for step in steps_of(minutes_of(plan, 1))}["sign"]

    assert sign(closed_plans.signed(1)) is StepState.OPEN
    assert sign(closed_plans.signed()) is StepState.DONE


def test_a_new_meeting_has_not_been_reviewed() -> None:
    plan = new_meeting(closed_plans.signed(), closed_plans.pack())
    assert {step.key: step.state for step in steps_of(minutes_of(plan))}["review"] is StepState.OPEN
