"""Edits of due matters between meetings: tasks done and moved, events that happened."""

from datetime import date

import pytest
from tests.overview.second_meetings import CLOSED, altered, second_meeting
from tests.plans import worked_example

from wizard.edits.due_edits import completed, happened, moved
from wizard.edits.task_edits import with_state
from wizard.foundation.value import RefusedError
from wizard.overview.due import DueKind, due_in
from wizard.plan.meeting import LapseAnswer
from wizard.plan.plan import open_meeting
from wizard.plan.proposal import BringBack, Owner
from wizard.plan.task import TaskState
from wizard.signing.closing import close

TODAY = date(2027, 1, 14)


def test_a_task_is_done_with_who_when_and_where_and_open_again_without() -> None:
    plan = worked_example()
    task = plan.tasks[0]
    plan = completed(plan, task.id, TODAY, Owner(person="p2"), "Letter", "Shared drive")
    done = plan.tasks[0]
    assert (done.state, done.done_on, done.done_by) == (TaskState.DONE, TODAY, Owner(person="p2"))
    assert (done.evidence, done.kept) == ("Letter", "Shared drive")
    again = with_state(plan, task.id, TaskState.OPEN).tasks[0]
    assert (again.state, again.done_on, again.done_by, again.kept) == (TaskState.OPEN, None, None, "Shared drive")


def test_a_task_is_moved() -> None:
    plan = worked_example()
    assert moved(plan, plan.tasks[0].id, TODAY).tasks[0].due == TODAY
    with pytest.raises(KeyError):
        moved(plan, "t999", TODAY)


def test_an_event_happens_between_meetings_and_its_item_is_due_then() -> None:
    plan = close(altered(worked_example(), "8", bring_back=BringBack(event="When the ICB answers")), CLOSED)
    plan = happened(plan, "8", TODAY, TODAY)
    assert [matter.on for matter in due_in(plan) if matter.what is DueKind.RETURN and matter.item == "8"] == [TODAY]


def test_an_event_cannot_have_happened_tomorrow() -> None:
    with pytest.raises(RefusedError, match="it has not happened yet"):
        happened(worked_example(), "8", date(2027, 1, 15), TODAY)


def test_an_event_at_an_open_meeting_is_said_there() -> None:
    plan = second_meeting(eight={"on": None, "event": "When the ICB answers", "latest": None})
    on = date(2027, 7, 1)
    meeting = open_meeting(happened(plan, "8", on, date(2027, 7, 6)))
    assert [(lapse.item, lapse.answer) for lapse in meeting.lapses] == [("8", LapseAnswer.HAPPENED)]
