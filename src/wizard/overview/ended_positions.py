"""Finds the open tasks of positions that the open meeting has ended."""

from wizard.minutes.entries import EntryMinutes
from wizard.plan.task import Task, TaskState


def ended_tasks(entry: EntryMinutes, tasks: tuple[Task, ...], meeting: int) -> tuple[Task, ...]:
    """Return the open tasks of the position that an item had before this meeting, if a decision here ends it."""
    if entry.before is None or entry.last is None or not (entry.draft and entry.decided_here):
        return ()
    was, now = entry.before.proposal, entry.last.proposal
    if (was.position, was.words) == (now.position, now.words):
        return ()
    return tuple(
        task
        for task in tasks
        if task.item == entry.id and task.state is TaskState.OPEN and (task.set_at is None or task.set_at < meeting)
    )
