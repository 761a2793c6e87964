"""Tasks on a past day: those that the plan knows are counted; the rest are mentioned and not counted."""

from datetime import date, timedelta

import pytest
from tests.overview.second_meetings import CLOSED, LATER, second_meeting
from tests.plans import worked_example

from wizard.edits.lapse_edits import let_end
from wizard.edits.task_edits import new_task, with_state
from wizard.exports.plan_json import lines, shown
from wizard.overview.due import DueKind, due_in
from wizard.overview.run_out import run_out
from wizard.overview.tasks_then import TasksThen
from wizard.plan.meeting import LapseKind
from wizard.plan.plan import Plan
from wizard.plan.task import TaskState
from wizard.signing.closing import close

FIRST = CLOSED.date()
BETWEEN = date(2027, 3, 1)
"""A day after the first meeting and before the second."""


def open_tasks(plan: Plan, day: date) -> set[str]:
    """The tasks that are counted as due on a day."""
    return {matter.task or "" for matter in due_in(plan, day) if matter.what is DueKind.TASK}


@pytest.mark.parametrize("state", [TaskState.DROPPED, TaskState.DONE])
def test_one_that_ended_without_a_day_was_open_when_the_record_has_it_so_and_after_that_nobody_knows(
    state: TaskState,
) -> None:
    plan = close(worked_example(), CLOSED)
    task = plan.tasks[0]
    plan = with_state(plan, task.id, state)
    assert TasksThen(plan).open_on(plan.tasks[0], FIRST) is True
    assert task.id in open_tasks(plan, FIRST)
    assert TasksThen(plan).open_on(plan.tasks[0], BETWEEN) is None
    assert task.id not in open_tasks(plan, BETWEEN)
    (words,) = shown(plan, BETWEEN, LATER)["not_known"]
    assert f"{task.text}” is {'done' if state is TaskState.DONE else 'dropped'} now" in words
    assert f"  {words}" in list(lines(plan, BETWEEN, LATER))
    for day in (FIRST, LATER):
        assert shown(plan, day, LATER)["not_known"] == []


def test_today_everything_is_known() -> None:
    plan = with_state(close(worked_example(), CLOSED), "t1", TaskState.DROPPED)
    assert shown(plan, BETWEEN, BETWEEN)["not_known"] == []
    assert not [line for line in lines(plan, BETWEEN) if line.startswith("Not known")]


def test_one_that_the_partners_let_end_at_a_meeting_was_open_until_that_day() -> None:
    plan = second_meeting()
    lapse = next(line.ran_out for line in run_out(plan, LATER) if line.ran_out.what is LapseKind.TASK)
    plan = let_end(plan, lapse)
    assert lapse.task is not None
    assert lapse.task in open_tasks(plan, LATER - timedelta(days=1))
    assert lapse.task not in open_tasks(plan, LATER)
    assert shown(plan, BETWEEN, LATER + timedelta(days=9))["not_known"] == []


def test_one_that_a_later_record_has_as_ended_had_ended_by_then() -> None:
    plan = with_state(second_meeting(), "t1", TaskState.DROPPED)
    plan = close(plan, CLOSED.replace(year=2027, month=7, day=6))
    after = LATER + timedelta(days=30)
    task = next(each for each in plan.tasks if each.id == "t1")
    assert [TasksThen(plan).open_on(task, day) for day in (FIRST, BETWEEN, after)] == [True, None, False]


def test_one_that_a_later_meeting_set_was_not_there_before() -> None:
    plan = second_meeting()
    plan = plan.with_task(new_task(plan, "Write to the landlord", due=LATER + timedelta(days=7)))
    plan = close(plan, CLOSED.replace(year=2027, month=7, day=6))
    new = plan.tasks[-1].id
    assert new in open_tasks(plan, LATER)
    assert new not in open_tasks(plan, BETWEEN)
