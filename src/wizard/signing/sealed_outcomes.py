"""What every proposal came to when a meeting is closed, and the numbers that decisions and tasks are given."""

from collections.abc import Iterable
from datetime import date

from wizard.plan.record import Numbers, SealedOutcome
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.plan.task import Task
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.rulings import rulings_on
from wizard.voting.sitting import Sitting
from wizard.voting.supersession import InOrder

NOT_PUT = "Proposed, and not put to the vote."
"""What a record says of a proposal that was not put."""

_FALLEN = frozenset({RulingKind.NOT_CARRIED, RulingKind.NO_QUORUM, RulingKind.INCOMPLETE, RulingKind.TIED})


def sealed_outcomes(sitting: Sitting, before: Numbers) -> tuple[tuple[SealedOutcome, ...], Numbers]:
    """Return what every proposal came to, numbered, and the numbers that are given then.

    A decision bears the next serial on its item, also one that still waits for answers: it may yet take effect. What
    decided nothing is numbered within the record, and takes no serial.

    Args:
        sitting: The meeting as it is closed.
        before: The highest numbers given before.
    """
    serials = dict(before.decisions)
    outcomes = []
    for matter in sitting.meeting.matters:
        fallen = 0
        for proposal, entry in zip(matter.proposals, rulings_on(sitting, matter.item), strict=True):
            number = None
            if _decides(entry):
                number = serials[matter.item] = serials.get(matter.item, 0) + 1
            falls = entry.ruling.kind in _FALLEN or entry.succession is Succession.OVERTAKEN
            fallen += falls
            outcomes.append(_sealed(matter.item, proposal.id, entry, number, fallen if falls else None))
    return tuple(outcomes), before.replace(decisions=serials)


def _decides(entry: InOrder) -> bool:
    waits = entry.ruling.kind is RulingKind.AWAITING and entry.succession is not Succession.OVERTAKEN
    return entry.ruling.takes_effect or waits


def _sealed(item: str, proposal: str, entry: InOrder, number: int | None, fallen: int | None) -> SealedOutcome:
    ruling = entry.ruling
    put = ruling.kind is not RulingKind.NOT_PUT
    waits = ruling.kind is RulingKind.AWAITING and entry.succession is not Succession.OVERTAKEN
    return SealedOutcome(
        item=item,
        proposal=proposal,
        kind=ruling.kind,
        needed=ruling.needed if put else None,
        of=ruling.of if put else None,
        sentence=outcome_sentence(ruling) + entry.suffix if put else NOT_PUT,
        effective_on=ruling.effective_on,
        number=number,
        fallen=fallen,
        succession=entry.succession,
        answers_until=ruling.room.window.last_day if waits else None,
    )


def numbered_tasks(tasks: Iterable[Task], before: Numbers) -> tuple[tuple[Task, ...], Numbers]:
    """Return the tasks with a number for each that has none, by due date, and the numbers that are given then."""
    tasks = tuple(tasks)
    new = sorted((task for task in tasks if task.number is None), key=lambda task: (task.due or date.max, task.id))
    given = {task.id: number for number, task in enumerate(new, start=before.tasks + 1)}
    numbered = tuple(task.replace(number=given[task.id]) if task.id in given else task for task in tasks)
    return numbered, before.replace(tasks=before.tasks + len(given))
