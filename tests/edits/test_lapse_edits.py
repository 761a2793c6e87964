"""Answers on lapsed matters: decided now, extended, ended, and undone again."""

from datetime import date
from typing import Any

import pytest
from tests.overview.second_meetings import LATER, second_meeting

from wizard.edits.decision_edits import agreed
from wizard.edits.lapse_edits import decide_now, event_happened, extended, let_end, task_done, unsaid
from wizard.foundation.value import RefusedError
from wizard.overview.run_out import RunOutLine, run_out
from wizard.plan.meeting import LapseKind
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Noted, Proposal
from wizard.plan.task import TaskState
from wizard.voting.positions import standing_now


def line(plan: Plan, what: LapseKind, item: str | None = None) -> RunOutLine:
    """The first line of a kind, on an item."""
    return next(
        each
        for each in run_out(plan, LATER)
        if each.ran_out.what is what and (item is None or each.ran_out.item == item)
    )


def put(plan: Plan, item: str) -> Proposal:
    return open_meeting(plan).matter(item).proposals[-1]


def test_deciding_now_puts_it_on_the_agenda() -> None:
    plan = second_meeting()
    plan = plan.with_meeting(open_meeting(plan).replace(items=()))
    after = decide_now(plan, line(plan, LapseKind.HOLD, "7").ran_out)
    assert open_meeting(after).taken == ("7",)
    assert line(after, LapseKind.HOLD, "7").outcome == "On this agenda, to be decided."


@pytest.mark.parametrize(
    ("what", "item", "part"),
    [
        (LapseKind.HOLD, "7", lambda put: put.hold_until),
        (LapseKind.REVIEW, "1", lambda put: put.review_on),
        (LapseKind.RETURN, "8", lambda put: put.bring_back.latest),
    ],
)
def test_extending_puts_the_same_again_with_a_new_date_to_be_decided(what: LapseKind, item: str, part: Any) -> None:
    plan, until = second_meeting(), date(2028, 1, 10)
    before = standing_now(plan)[item].proposal
    plan = extended(plan, line(plan, what, item).ran_out, until, LATER)
    proposal = put(plan, item)
    assert (part(proposal), proposal.decision, proposal.fields) == (until, None, before.fields)
    assert line(plan, what, item).outcome == "Extended to 10 January 2028, to be decided on its item."
    decided = agreed(plan, item)
    assert standing_now(decided)[item].proposal == put(decided, item)
    assert not [each for each in run_out(decided, LATER) if not each.outcome and each.ran_out.item == item]


def test_two_dates_of_one_item_are_extended_in_one_proposal() -> None:
    plan = second_meeting(seven={"review_on": date(2027, 3, 1)})
    plan = extended(plan, line(plan, LapseKind.HOLD, "7").ran_out, date(2028, 1, 10), LATER)
    plan = extended(plan, line(plan, LapseKind.REVIEW, "7").ran_out, date(2027, 10, 11), LATER)
    (proposal,) = open_meeting(plan).matter("7").proposals
    assert (proposal.hold_until, proposal.review_on) == (date(2028, 1, 10), date(2027, 10, 11))


def test_a_duty_is_noted_and_never_put_to_a_vote() -> None:
    plan = second_meeting()
    plan = extended(plan, line(plan, LapseKind.REVIEW, "9b").ran_out, date(2028, 1, 10), LATER)
    assert put(plan, "9b").decision == Noted(how="noted")


def test_a_day_that_has_passed_is_refused_in_a_sentence() -> None:
    plan = second_meeting()
    with pytest.raises(RefusedError, match="Choose a day after 6 July 2027"):
        extended(plan, line(plan, LapseKind.HOLD, "7").ran_out, LATER, LATER)


def test_letting_it_end_ends_the_position_and_can_be_undone() -> None:
    plan = second_meeting()
    ended = let_end(plan, line(plan, LapseKind.HOLD, "7").ran_out)
    assert "7" not in standing_now(ended)
    said = line(ended, LapseKind.HOLD, "7")
    assert said.outcome == "The partners let it end."
    assert said.said is not None
    assert unsaid(ended, said.said) == plan


def test_what_was_put_is_not_ended_behind_its_back() -> None:
    plan = second_meeting()
    ran_out = line(plan, LapseKind.HOLD, "7").ran_out
    plan = agreed(extended(plan, ran_out, date(2028, 1, 10), LATER), "7")
    with pytest.raises(RefusedError, match="take that decision back first"):
        let_end(plan, ran_out)


def test_overdue_tasks_are_done_extended_or_dropped() -> None:
    plan = second_meeting()
    ran_out = line(plan, LapseKind.TASK).ran_out
    done = task_done(plan, ran_out, LATER)
    task = next(task for task in done.tasks if task.id == ran_out.task)
    assert (task.state, task.done_on) == (TaskState.DONE, LATER)
    assert next(each for each in run_out(done, LATER) if each.ran_out.task == ran_out.task).outcome == "Done."
    dropped = let_end(plan, ran_out)
    assert next(task for task in dropped.tasks if task.id == ran_out.task).state is TaskState.DROPPED
    assert standing_now(dropped) == standing_now(plan)
    moved = extended(plan, ran_out, date(2028, 1, 10), LATER)
    assert next(task for task in moved.tasks if task.id == ran_out.task).due == date(2028, 1, 10)
    (said,) = open_meeting(moved).lapses
    assert unsaid(moved, said) == plan


def test_an_event_that_happened_is_decided_at_this_meeting() -> None:
    plan = second_meeting(eight={"latest": date(2028, 1, 10)})
    event = line(plan, LapseKind.EVENT, "8")
    assert event.sentence == (
        "Item 8, Medicines software: it was deferred until the ICB has sent the scheme's terms: has that happened?"
    )
    plan = event_happened(plan, event.ran_out, LATER)
    assert line(plan, LapseKind.RETURN, "8").sentence.endswith("which happened on 6 July 2027.")
