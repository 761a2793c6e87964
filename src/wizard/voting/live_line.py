"""Work out whether those here could carry a proposal, before it is put."""

from wizard.plan.tier import Base, Number, Tier, Unit, needed_of
from wizard.voting.room import Room
from wizard.voting.ruling import QuorumHere, Reach
from wizard.voting.vote_count import VoteCount


def reach_of(tier: Tier, room: Room, quorum: QuorumHere, count: VoteCount) -> tuple[Reach, int, int]:
    """Return what those here can do if all of them are for, how many are needed, and of how many.

    `count` counts everybody here as for. If absent partners may still vote and the base is the votes given, it assumes
    the worst: that all of them vote against.
    """
    of = _base(tier, count)
    needed = needed_of(tier.need, of)
    return _reach(tier, room, quorum, count, needed), needed, of


def _base(tier: Tier, count: VoteCount) -> int:
    match tier.base:
        case Base.CAST:
            return count.cast + count.awaited
        case Base.PRESENT:
            return count.here + count.answered + count.aside_here + count.awaited
        case Base.ALL:
            return count.everybody


def _reach(tier: Tier, room: Room, quorum: QuorumHere, count: VoteCount, needed: int) -> Reach:
    if room.sole:
        return Reach.CONTRACTOR
    if not quorum.met:
        return Reach.NO_QUORUM
    if not room.here:
        return Reach.NOBODY
    if count.vetoed_by:
        return Reach.CANNOT
    if count.votes_for >= needed and count.veto_unanswered:
        return Reach.NOT_ALONE
    if count.votes_for >= needed:
        fewest = 1 if tier.unit is Unit.HEADS else min(partner.votes for partner in room.here)
        return Reach.CAN if count.votes_for - fewest >= needed else Reach.ONLY_IF_ALL
    return Reach.NOT_ALONE if count.votes_for + count.awaited >= needed else Reach.CANNOT


def base_varies(tier: Tier) -> bool:
    """Whether the number needed depends on how many vote."""
    return tier.base is Base.CAST and not isinstance(tier.need, Number)
