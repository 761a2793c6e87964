"""Starting a plan from one made by an earlier version: the people, the rule and the positions in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wizard.edits.meeting_edits import new_plan
from wizard.guidance.pack import Pack
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.plan import BegunWith, FrozenGuidance, Plan, open_meeting
from wizard.plan.proposal import Agreed, RollCall
from wizard.plan.record import Numbers, Standing
from wizard.plan.task import Task, TaskState
from wizard.voting.positions import after_sitting, in_force
from wizard.voting.rulings import rulings_on
from wizard.voting.sitting import Sitting


@dataclass(frozen=True)
class Earlier:
    """What the earlier plan says."""

    plan: str
    """Its id."""
    practice: Practice
    people: tuple[Person, ...]
    settings: Settings
    guidance: FrozenGuidance
    tasks: tuple[Task, ...]
    last: Sitting
    """Its last closed meeting."""
    carried: tuple[Standing, ...]
    """The positions before that."""
    record: str | None
    """The seal of its last record."""


@dataclass(frozen=True)
class Begun:
    """A plan begun from another one."""

    plan: Plan
    undecided: tuple[str, ...]
    """The items that begin undecided, because their resolution has no effect under the practice's own rule."""


def begin_from(earlier: Earlier, plan_id: str, created_at: datetime, pack: Pack) -> Begun:
    """Return a new plan with an earlier one's practice, people, rule, positions and open tasks; a meeting is open.

    Its meetings continue the earlier plan's numbers.
    """
    positions = in_force(after_sitting({entry.item: entry for entry in earlier.carried}, earlier.last))
    begun = BegunWith(
        plan=earlier.plan, practice=earlier.practice.name, record=earlier.record, positions=tuple(positions.values())
    )
    plan = new_plan(plan_id, created_at, pack, earlier.practice)
    tasks = [task.replace(number=None, set_at=None) for task in earlier.tasks if task.state is TaskState.OPEN]
    plan = plan.replace(
        people=earlier.people,
        settings=earlier.settings,
        tasks=tuple(tasks),
        begun_with=begun,
        guidance=_with_texts(plan.guidance, earlier.guidance, positions.values()),
        numbers=Numbers(),
    )
    number = earlier.last.meeting.number + 1
    plan = plan.with_meeting(open_meeting(plan).replace(number=min(number, 10_000)))
    return Begun(plan, _undecided(earlier.last, [standing.item for standing in positions.values()]))


def _with_texts(now: FrozenGuidance, before: FrozenGuidance, positions: Iterable[Standing]) -> FrozenGuidance:
    """Return the guidance with the texts under which positions were decided."""
    wanted = {standing.guidance for standing in positions}
    texts = {key: item for key, item in before.items.items() if key in wanted}
    return now.replace(items={**now.items, **texts})


def _undecided(last: Sitting, decided: Sequence[str]) -> tuple[str, ...]:
    """Return the items on which something was agreed or voted but has no effect under the rule."""
    found = []
    for matter in last.meeting.matters:
        put = list(zip(matter.proposals, rulings_on(last, matter.item), strict=True))
        lost = [entry for proposal, entry in put if isinstance(proposal.decision, Agreed | RollCall)]
        if lost and not any(entry.ruling.takes_effect for entry in lost) and matter.item not in decided:
            found.append(matter.item)
    return tuple(found)
