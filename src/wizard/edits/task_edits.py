"""The actions log: tasks from checklists and free ones, by owner and by date, and the minutes for the clipboard."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from wizard.edits.meeting_edits import next_id, tasks_of
from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import LAST_DAY
from wizard.guidance.item import Item, TaskTemplate
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner
from wizard.plan.task import Task, TaskState

NOBODY = "No owner yet"
"""Under whom tasks stand that have no owner."""

_WORDS = {TaskState.OPEN: "Open", TaskState.DONE: "Done", TaskState.DROPPED: "Dropped"}


def new_task(
    plan: Plan, text: str, *, item: str | None = None, owner: Owner | None = None, due: date | None = None
) -> Task:
    """Return a free task with the next free id, set by the open meeting if there is one."""
    number = plan.meeting.number if plan.meeting else None
    taken = [task.id for task in plan.tasks]
    return Task(id=next_id("t", taken), text=text, item=item, owner=owner, due=due, set_at=number)


def offered(plan: Plan, item: Item) -> tuple[TaskTemplate, ...]:
    """Return the tasks of an item's checklist that are not in the log yet, whatever became of those that are."""
    used = {task.template for task in tasks_of(plan, item.id)}
    return tuple(template for template in item.tasks if template.id not in used)


def task_from(plan: Plan, item: Item, template: TaskTemplate) -> Task:
    """Return a task made from an item's checklist, with the next free id.

    It is due so many days after the meeting as the checklist says, and has no owner: the checklist names a role in
    words, and which of the practice's people that is remains to be said.
    """
    due = None
    if plan.meeting and plan.meeting.held_on and template.days is not None:
        due = min(plan.meeting.held_on + timedelta(days=template.days), LAST_DAY)
    return new_task(plan, template.text, item=item.id, due=due).replace(template=template.id)


def with_checklist(plan: Plan, item: Item) -> Plan:
    """Return the plan with every task of an item's checklist that it did not have yet."""
    for template in offered(plan, item):
        plan = plan.with_task(task_from(plan, item, template))
    return plan


def with_state(plan: Plan, task_id: str, state: TaskState) -> Plan:
    """Return the plan with a task ticked, dropped or opened again.

    Raises:
        KeyError: The log has no such task.
    """
    for task in plan.tasks:
        if task.id == task_id:
            return plan.with_task(task.replace(state=state))
    raise KeyError(task_id)


def state_in_words(task: Task, today: date) -> str:
    """Return how far a task is: “Overdue since 4 March 2027”, “Open, due 4 March 2027”, “Open”, “Done”."""
    if task.state is not TaskState.OPEN or task.due is None:
        return _WORDS[task.state]
    due = date_in_words(task.due)
    return f"Overdue since {due}" if task.overdue(today) else f"Open, due {due}"


def by_date(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return tasks in the order in which they are due, those without a date last; else as they were."""
    return tuple(sorted(tasks, key=lambda task: (task.due is None, task.due or date.max)))


def by_owner(tasks: Iterable[Task], people: Iterable[Person]) -> Mapping[str, tuple[Task, ...]]:
    """Return tasks under their owners' names, each owner's by date.

    The practice's people come first and in its order, then others by name, then tasks without an owner.
    """
    people = tuple(people)
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        groups.setdefault(name_of(task.owner, people) or NOBODY, []).append(task)
    place = {person.name: index for index, person in enumerate(people)}
    names = sorted(groups, key=lambda name: (name == NOBODY, place.get(name, len(place)), name))
    return {name: by_date(groups[name]) for name in names}


def as_minutes(minutes: Minutes) -> str:
    """Return the resolutions of a meeting in the past tense, and its open tasks, as plain text to paste into minutes.

    A proposal that fell stands as what was proposed, with the sentence that says how it fell. Votes are said as the
    practice prints them.
    """
    printed = minutes.settings.votes_printed
    lines = []
    for entry in minutes.items:
        if not entry.taken:
            continue
        lines.append(f"{entry.item.id}. {entry.item.title}")
        for put in entry.proposals:
            words = put.resolution if put.outcome.takes_effect else f"It was proposed: {put.position.label}."
            lines.append(f"{words} {put.sentence_printed(printed)}")
        if not entry.proposals:
            lines.append(entry.outcome.sentence)
        lines.append("")
    tasks = [task for task in by_date(minutes.tasks) if task.state is TaskState.OPEN]
    if tasks:
        lines += ["Actions", *(_task_line(task, minutes.people) for task in tasks), ""]
    return "\n".join(lines)


def _task_line(task: Task, people: tuple[Person, ...]) -> str:
    owner = name_of(task.owner, people) or NOBODY
    due = f"by {date_in_words(task.due)}" if task.due else "no date"
    return f"{task.text} ({owner}, {due})"
