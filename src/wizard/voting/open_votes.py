"""What a roll call needs while votes are missing: how many in all, and how many more would carry it."""

from dataclasses import replace

from wizard.foundation.formatting import capital, counted
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import Unit, needed_of
from wizard.voting.judging import Judged, Supposed, base_of
from wizard.voting.live_line import base_varies
from wizard.voting.meets import settled
from wizard.voting.ruling import Ruling


def so_far(ruling: Ruling) -> str:
    """Return what is needed and the result of the votes so far: “Needs 4 of 6; open: 2 more for would carry it.”"""
    match ruling.kind:
        case RulingKind.CARRIED:
            return capital(f"{_needs(ruling)}it would already carry.")
        case RulingKind.NOT_CARRIED:
            return capital(f"{_needs(ruling)}it cannot carry any more.")
        case RulingKind.INCOMPLETE if (more := more_to_carry(ruling)) is not None:
            votes = counted(more, "more vote") if ruling.tier.unit is Unit.VOTES else f"{more} more"
            return f"{_needs(ruling)}open: {votes} for would carry it."
    return "The missing votes will decide it."


def more_to_carry(ruling: Ruling) -> int | None:
    """Return how many more must be for if all others who have not answered are against.

    None if numbers alone do not decide: somebody with a veto has not answered, or even all of them are not enough
    without the absent.
    """
    count = ruling.count
    if count.veto_unrecorded:
        return None
    for more in range(1, count.uncounted + 1):
        supposed = replace(
            count, votes_for=count.votes_for + more, against=count.against + count.uncounted - more, uncounted=0
        )
        if settled(ruling.tier, ruling.room, ruling.answers, supposed) is Judged.CARRIED:
            return more
    return None


def _needs(ruling: Ruling) -> str:
    """Return “Needs 4 of 6; ”, assuming that everybody here votes if that affects what is needed."""
    of = base_of(ruling.tier, ruling.count, Supposed(against=ruling.count.uncounted))
    if not of:
        return ""
    supposing = " if all vote" if base_varies(ruling.tier) and ruling.count.uncounted else ""
    return f"Needs {needed_of(ruling.tier.need, of)} of {of}{supposing}; "
