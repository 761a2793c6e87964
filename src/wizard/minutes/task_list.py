"""Tasks by owner and date."""

from collections.abc import Iterable, Mapping
from datetime import date

from wizard.foundation.formatting import date_in_words
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.plan.labels import TASK_STATES
from wizard.plan.people import Person
from wizard.plan.task import Task, TaskState
from wizard.voting.numbering import item_number

NOBODY = "No owner yet"
"""The heading for tasks without an owner."""


def state_in_words(task: Task, today: date) -> str:
    """Return the state of a task: “Overdue since 4 March 2027”, “Open, due 4 March 2027”, “Open”, “Done”."""
    if task.state is not TaskState.OPEN or task.due is None:
        return TASK_STATES[task.state]
    due = date_in_words(task.due)
    return f"Overdue since {due}" if task.overdue(today) else f"Open, due {due}"


def by_date(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return tasks in order of due date, those without a date last; otherwise in their old order."""
    return tuple(sorted(tasks, key=lambda task: (task.due is None, task.due or date.max)))


def by_owner(tasks: Iterable[Task], people: Iterable[Person]) -> Mapping[str, tuple[Task, ...]]:
    """Return tasks grouped by owner, each owner's by date.

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

    A proposal that was not carried is listed as proposed, with the sentence on its outcome. Votes are given as the
    practice prints them.
    """
    printed = minutes.settings.votes_printed
    lines = []
    for entry in minutes.entries:
        if not entry.taken:
            continue
        lines.append(f"{item_number(entry.id)}. {entry.title}")
        for put in entry.proposals:
            label = put.proposal.words or put.position.label
            words = put.resolution if put.ruling.takes_effect else f"It was proposed: {label.rstrip('.')}."
            lines.append(f"{words} {put.sentence_printed(printed)}")
        if not entry.proposals:
            lines.append(entry.sentence)
        lines.append("")
    tasks = [task for task in by_date(minutes.tasks) if task.state is TaskState.OPEN]
    if tasks:
        lines += ["Actions", *(_task_line(task, minutes.people) for task in tasks), ""]
    return "\n".join(lines)


def _task_line(task: Task, people: tuple[Person, ...]) -> str:
    owner = name_of(task.owner, people) or NOBODY
    due = f"by {date_in_words(task.due)}" if task.due else "no date"
    return f"{task.text} ({owner}, {due})"
