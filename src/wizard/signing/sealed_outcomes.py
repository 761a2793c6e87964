"""The outcome of every proposal when a meeting is closed, and the numbers that decisions get."""

from collections.abc import Iterator
from typing import Any

from wizard.plan.record import Numbers, SealedOutcome
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.voting.numbering import NumberGiven, numbers_given
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.rulings import rulings_on
from wizard.voting.sitting import Sitting
from wizard.voting.supersession import InOrder

NOT_PUT = "Proposed, and not put to the vote."
"""The outcome of a proposal that was not put."""


def sealed_outcomes(sitting: Sitting, before: Numbers) -> tuple[tuple[SealedOutcome, ...], Numbers]:
    """Return the outcome of every proposal, numbered, and the numbers given with them.

    Args:
        sitting: The meeting as it is closed.
        before: The highest numbers given before.
    """
    outcomes = tuple(SealedOutcome(**fields) for fields in outcome_fields(sitting, before))
    last = dict(before.decisions) | {entry.item: entry.number for entry in outcomes if entry.number}
    return outcomes, before.replace(decisions={item: number for item, number in last.items() if number})


def outcome_fields(sitting: Sitting, before: Numbers) -> Iterator[dict[str, Any]]:
    """Yield the fields of what `sealed_outcomes` returns. A check compares these without building the values."""
    for matter in sitting.meeting.matters:
        entries = rulings_on(sitting, matter.item)
        given = numbers_given(entries, before.decisions.get(matter.item, 0))
        for proposal, entry, number in zip(matter.proposals, entries, given, strict=True):
            yield _sealed(matter.item, proposal.id, entry, number)


def _sealed(item: str, proposal: str, entry: InOrder, given: NumberGiven) -> dict[str, Any]:
    ruling = entry.ruling
    put = ruling.kind is not RulingKind.NOT_PUT
    waits = ruling.kind is RulingKind.AWAITING and entry.succession is not Succession.OVERTAKEN
    return {
        "item": item,
        "proposal": proposal,
        "kind": ruling.kind,
        "needed": ruling.needed if put else None,
        "of": ruling.of if put else None,
        "sentence": outcome_sentence(ruling) + entry.suffix if put else NOT_PUT,
        "effective_on": ruling.effective_on,
        "number": given.number,
        "fallen": given.fallen,
        "succession": entry.succession,
        "answers_until": ruling.room.window.last_day if waits else None,
    }
