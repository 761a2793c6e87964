"""What is due in a plan: reviews, matters that come back, ends of holds, open tasks. For Start and the agenda."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.plan.deferral import comes_back_by
from wizard.plan.plan import Plan
from wizard.plan.record import Standing
from wizard.plan.task import TaskState
from wizard.voting.positions import standing_now


@dataclass(frozen=True)
class DueMatter:
    """Something that is due."""

    on: date
    words: str
    """“Item 1 is to be reviewed”."""
    item: str | None
    """The item it belongs to, if any."""


def due_in(plan: Plan) -> tuple[DueMatter, ...]:
    """Return everything that falls due by the positions as they stand and by open tasks, soonest first."""
    return tuple(sorted(_due(plan), key=lambda matter: (matter.on, matter.words)))


def _due(plan: Plan) -> Iterator[DueMatter]:
    yield from _positions(plan)
    for task in plan.tasks:
        if task.state is TaskState.OPEN and task.due:
            yield DueMatter(task.due, f"Task: {task.text}", task.item)


def _positions(plan: Plan) -> Iterator[DueMatter]:
    for standing in standing_now(plan).values():
        yield from _position(standing)


def _position(standing: Standing) -> Iterator[DueMatter]:
    proposal, item = standing.proposal, standing.item
    back = comes_back_by(proposal.bring_back)
    if proposal.review_on:
        yield DueMatter(proposal.review_on, f"Item {item} is to be reviewed", item)
    if proposal.hold_until:
        yield DueMatter(proposal.hold_until, f"The hold on item {item} ends", item)
    if back:
        yield DueMatter(back, f"Item {item} comes back", item)
