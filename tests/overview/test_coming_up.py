"""What comes up at the next meeting: what started without its tasks, tasks to bring, letters, signatures."""

from datetime import date, timedelta

from tests.overview.second_meetings import CLOSED
from tests.plans import worked_example

from wizard.edits.due_edits import completed, moved
from wizard.edits.letter_edits import with_dispatch
from wizard.overview.coming_up import coming_up, started_without, why_coming_up
from wizard.overview.due_rows import DueGroup, due_rows
from wizard.plan.office import Dispatch
from wizard.plan.plan import Plan
from wizard.plan.task import Task
from wizard.signing.closing import close

START = date(2027, 1, 11)
TASK = Task(id="t90", text="front-desk script", item="1", before_start=True)


def closed() -> Plan:
    return close(worked_example(), CLOSED).with_task(TASK)


def test_what_started_without_a_task_is_late_and_says_so() -> None:
    plan = closed()
    words = "Item 1 started on 11 January 2027 without: front-desk script"
    (row,) = (row for row in due_rows(plan, START) if row.task == TASK.id)
    assert (row.words, row.group) == (words, DueGroup.OVERDUE)
    assert words in coming_up(plan, START)
    assert "it started without: " in next(why_coming_up(plan, "1", START))
    before = START - timedelta(days=1)
    assert TASK.id not in started_without(plan, before)
    assert TASK.id not in started_without(completed(plan, TASK.id, START, None), START)


def test_a_task_that_was_due_before_the_start_counts_and_one_that_was_not_does_not() -> None:
    early = Task(id="t94", text="Early", item="1", due=START - timedelta(days=1))
    found = started_without(closed().with_task(early).with_task(early.replace(id="t95", due=START)), START)
    assert early.id in found
    assert "t95" not in found


def test_a_task_from_the_guidance_that_precedes_the_start_counts_without_a_tick() -> None:
    plan = close(worked_example(), CLOSED)
    offered = Task(id="t91", text="Routes", item="1", template="write-routes")
    later = offered.replace(id="t92", template="no-such-task")
    found = started_without(plan.with_task(offered).with_task(later), START)
    assert offered.id in found
    assert later.id not in found


def test_tasks_to_bring_letters_and_signatures_come_up() -> None:
    plan = closed().with_task(Task(id="t93", text="Costs", item="3", due=date(2027, 3, 1)))
    plan = moved(plan, "t93", date(2027, 4, 1), bring=True)
    sent = Dispatch(id="d1", document="d5", item="3", meeting=1, made_on=START, to_words="Notice", sent_on=START)
    plan = with_dispatch(plan, sent)
    said = coming_up(plan, START)
    assert "To be brought to this meeting: Costs" in said
    assert "Notice: sent on 11 January 2027, not acknowledged" in said
    assert said[-1] == "Record of meeting 1: 6 signatures missing"
    assert list(why_coming_up(plan, "3", START))[1:] == ["to be brought: Costs", "1 letter not acknowledged"]
    answered = with_dispatch(plan, sent.replace(acknowledged_on=START))
    assert "1 letter not acknowledged" not in list(why_coming_up(answered, "3", START))
