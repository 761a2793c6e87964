"""What is due in a plan: ends of holds, reviews, deferrals, tasks, answers in writing, and events to watch for.

The end of the time for keeping the plan is one of them. The Start step, the Due lists and `show` say the same, because
all of them use this module.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from wizard.foundation.formatting import after_when, capital
from wizard.overview.dispatch_log import waiting_for_others
from wizard.overview.tasks_then import TasksThen
from wizard.plan.circulation import Circulation
from wizard.plan.deferral import NEXT_MEETING, comes_back_by
from wizard.plan.plan import Happened, Plan
from wizard.plan.record import Standing
from wizard.voting.numbering import item_number
from wizard.voting.positions import standing_elsewhere, standing_now, standing_on

SOON = timedelta(days=30)
"""Anything due within this number of days is near."""


class DueKind(StrEnum):
    """The kinds of things that fall due."""

    HOLD = "hold"
    REVIEW = "review"
    RETURN = "return"
    """The day until which a decision was deferred, or when its event happened."""
    TASK = "task"
    ANSWERS = "answers"
    """The last day for the answers to a decision in writing."""
    RIGHT = "right"
    """The day by which something missing on a duty must be put right."""
    KEEPING = "keeping"
    """The last day on which the plan is kept."""


_WHOLE_DAY = frozenset({DueKind.TASK, DueKind.ANSWERS, DueKind.RIGHT, DueKind.KEEPING})
"""Kinds that can still be done on the day itself."""


@dataclass(frozen=True)
class DueMatter:
    """Something that is due."""

    what: DueKind
    on: date
    words: str
    """“Review of item 1”."""
    item: str | None
    """The item it belongs to, if any; for a decision in writing, its first item."""
    task: str | None = None
    circulation: str | None = None
    """The id of the decision in writing."""


@dataclass(frozen=True)
class Awaited:
    """A deferral with no date, until an event or the next meeting."""

    item: str
    words: str
    """“Item 8 was deferred until the ICB replies”."""


@dataclass(frozen=True)
class DueLists:
    """What is due, grouped by how near it is, each group in date order."""

    overdue: tuple[DueMatter, ...]
    soon: tuple[DueMatter, ...]
    later: tuple[DueMatter, ...]
    awaited: tuple[Awaited, ...]


class DuePosition(NamedTuple):
    """A position in force, and whether its item belongs to guidance other than the latest meeting's."""

    standing: Standing
    title: str
    """The item's short title, if its number alone could be mistaken for one of the latest guidance; otherwise empty.
    """

    @property
    def named(self) -> str:
        """The item: “item 1”, or “item 1, Safe daily limit (other guidance)”."""
        number = item_number(self.standing.item)
        return f"item {number}, {self.title} ({ELSEWHERE})" if self.title else f"item {number}"


ELSEWHERE = "other guidance"
"""The note on items of guidance other than the latest meeting's."""

_KEPT = "Keep until this day: then delete the plan, its copies and its PDFs"


def due_in(plan: Plan, today: date | None = None) -> tuple[DueMatter, ...]:
    """Return everything due from positions in force, open tasks and decisions in writing, in date order."""
    happened = happened_by(plan, today)
    found = [matter for each in positions_due(plan, today) for matter in dates_of(each, happened)]
    then = TasksThen(plan)
    for task in plan.tasks:
        if task.due and then.open_on(task, today):
            found.append(DueMatter(DueKind.TASK, task.due, f"Task: {task.text}", task.item, task.id))
    found += [answers_due(each) for each in plan.circulations if today is None or each.terms.begun_on <= today]
    found += keeping_due(plan)
    return tuple(sorted(found, key=lambda matter: (matter.on, matter.words)))


def due_lists(plan: Plan, today: date) -> DueLists:
    """Return what is due, grouped by nearness: overdue, within 30 days, later, and on an event."""
    found = due_in(plan, today)
    overdue = tuple(matter for matter in found if has_run_out(matter, today))
    near = tuple(matter for matter in found if matter not in overdue and matter.on <= today + SOON)
    awaited = [
        each for position in positions_due(plan, today) for each in awaited_by(position, happened_by(plan, today))
    ]
    return DueLists(
        overdue=overdue,
        soon=near,
        later=tuple(matter for matter in found if matter.on > today + SOON),
        awaited=(
            *awaited,
            *(Awaited(each.dispatch.item or "", each.words) for each in waiting_for_others(plan, today)),
        ),
    )


def happened_by(plan: Plan, today: date | None) -> tuple[Happened, ...]:
    """Return the events that had happened by a day, since later ones were not known then."""
    return tuple(entry for entry in plan.happened if today is None or entry.on <= today)


def keeping_due(plan: Plan) -> tuple[DueMatter, ...]:
    """Return the last day on which the plan is kept, if one is set."""
    until = plan.office.keep_until
    return (DueMatter(DueKind.KEEPING, until, _KEPT, None),) if until else ()


def has_run_out(matter: DueMatter, today: date) -> bool:
    """Whether it has run out: a task may still be done on its due day, but a position runs out on its day."""
    return matter.on < today or (matter.on == today and matter.what not in _WHOLE_DAY)


def answers_due(circulation: Circulation) -> DueMatter:
    """Return when the answers to a decision in writing are due."""
    terms = circulation.terms
    words, on = f"Last day for answers in writing on {circulation.which}", terms.reply_by
    if terms.stopped:
        words, on = f"A meeting was called on {circulation.which}", min(call.on for call in terms.called)
    return DueMatter(DueKind.ANSWERS, on, words, next(iter(circulation.items), None), circulation=circulation.id)


def positions_due(plan: Plan, today: date | None) -> tuple[DuePosition, ...]:
    """Return the positions in force on a day, including those under other guidance."""
    last = plan.records[-1].content.meeting.held_on if plan.records else None
    if today is not None and last is not None and today < last:
        # For a past day: later decisions were not in force then.
        return tuple(DuePosition(standing, "") for standing in standing_on(plan, today).values())
    here = [DuePosition(standing, "") for standing in standing_now(plan, today).values()]
    others = [DuePosition(standing, _short_title(plan, standing)) for standing in standing_elsewhere(plan, today)]
    return (*here, *others)


def _short_title(plan: Plan, standing: Standing) -> str:
    return plan.item(standing.guidance).short_title if standing.guidance else standing.title


def dates_of(position: DuePosition, happened: tuple[Happened, ...]) -> Iterator[DueMatter]:
    """Yield the days on which a position falls due, and what is due on each."""
    standing, named = position.standing, position.named
    proposal, item = standing.proposal, standing.item
    if proposal.review_on:
        yield DueMatter(DueKind.REVIEW, proposal.review_on, f"Review of {named}", item)
    if proposal.right_by:
        yield DueMatter(DueKind.RIGHT, proposal.right_by, f"Duty of {named} to be put right", item)
    if proposal.hold_until:
        yield DueMatter(DueKind.HOLD, proposal.hold_until, f"End of the hold on {named}", item)
    days = [day for day in (comes_back_by(proposal.bring_back), _came(standing, happened)) if day]
    if days:
        yield DueMatter(DueKind.RETURN, min(days), f"Deferred decision on {named}", item)


def _came(standing: Standing, happened: tuple[Happened, ...]) -> date | None:
    """Return the day when a decision's awaited event happened; None if it has not."""
    back, since = standing.proposal.bring_back, standing.decided_on
    if back is None or not back.event or back.event == NEXT_MEETING:
        return None
    days = [entry.on for entry in happened if entry.item == standing.item and (since is None or entry.on >= since)]
    return min(days, default=None)


def awaited_by(position: DuePosition, happened: tuple[Happened, ...]) -> Iterator[Awaited]:
    """Yield what a position is deferred until, if that has no date and has not happened."""
    standing = position.standing
    back = standing.proposal.bring_back
    if back is None or not back.event or comes_back_by(back) or _came(standing, happened):
        return
    until = "the next meeting" if back.event == NEXT_MEETING else after_when(back.event)
    yield Awaited(standing.item, f"{capital(position.named)} was deferred until {until}")
