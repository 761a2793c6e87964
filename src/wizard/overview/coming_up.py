"""What comes up at the next meeting: decisions started without their tasks, tasks to bring, letters, signatures."""

from collections.abc import Iterator, Mapping
from datetime import date

from wizard.foundation.formatting import counted, date_in_words
from wizard.minutes.resolution import name_of
from wizard.overview.dispatch_log import waiting_for_others
from wizard.plan.plan import Plan
from wizard.plan.record import Standing
from wizard.plan.task import Task, TaskState
from wizard.signing.signers import awaited_answers
from wizard.voting.numbering import item_number
from wizard.voting.positions import standing_now


def started_without(plan: Plan, today: date) -> Mapping[str, str]:
    """Return the decisions that started without a task that was due before them, by the id of the open task.

    “Item 1 started on 11 January 2027 without: Write down the overflow route”.
    """
    found: dict[str, str] = {}
    for standing in standing_now(plan, today).values():
        start = standing.proposal.start
        if start is None or start > today:
            continue
        for task in plan.tasks:
            if task.item == standing.item and task.state is TaskState.OPEN and _before_start(plan, standing, task):
                words = f"Item {item_number(standing.item)} started on {date_in_words(start)} without: {task.text}"
                found[task.id] = words
    return found


def _before_start(plan: Plan, standing: Standing, task: Task) -> bool:
    start = standing.proposal.start
    if task.due is not None and start is not None and task.due < start:
        return True
    if task.before_start or task.template is None or standing.guidance is None:
        return task.before_start
    return any(each.id == task.template and each.before_start for each in plan.item(standing.guidance).tasks)


def why_coming_up(plan: Plan, item: str, today: date) -> Iterator[str]:
    """Yield why an item comes up at the next meeting, apart from what runs out on it."""
    without = started_without(plan, today)
    open_tasks = [task for task in plan.tasks if task.item == item and task.state is TaskState.OPEN]
    missing = [task.text for task in open_tasks if task.id in without]
    if missing:
        yield f"it started without: {', '.join(missing)}"
    yield from (f"to be brought: {task.text}" for task in open_tasks if task.bring and task.id not in without)
    letters = [each for each in waiting_for_others(plan, today) if each.dispatch.item == item]
    if letters:
        yield f"{counted(len(letters), 'letter')} not acknowledged"


def coming_up(plan: Plan, today: date) -> tuple[str, ...]:
    """Return what comes up at the next meeting, one sentence each.

    The meeting itself lists items and tasks that have run out.
    """
    without = started_without(plan, today)
    lines = list(without.values())
    brought = [task for task in plan.tasks if task.bring and task.state is TaskState.OPEN and task.id not in without]
    for task in brought:
        who = name_of(task.owner, plan.people)
        lines.append(f"To be brought to this meeting: {task.text}{f' ({who})' if who else ''}")
    lines += [each.words for each in waiting_for_others(plan, today)]
    for record in plan.records:
        if missing := awaited_answers(record)[1]:
            lines.append(f"Record of meeting {record.content.number}: {counted(len(missing), 'signature')} missing")
    return tuple(lines)
