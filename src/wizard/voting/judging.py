"""One judgment: the base, the need, the tie, the quorum. `meets` judges twice whenever an answer is open."""

from dataclasses import dataclass
from enum import StrEnum

from wizard.plan.consent import CastingChoice
from wizard.plan.tier import Base, CastingHolder, Least, QuorumNeed, Tier, Unit, needed_of
from wizard.voting.answers_given import Answers
from wizard.voting.room import Partner, Room, weight_of
from wizard.voting.ruling import QuorumHere, Tie
from wizard.voting.vote_count import VoteCount


class Judged(StrEnum):
    """The result of one judgment."""

    CARRIED = "carried"
    NOT_CARRIED = "not_carried"
    TIED = "tied"
    AWAITING = "awaiting"


@dataclass(frozen=True, slots=True)
class Supposed:
    """Open answers, assumed to be for or against."""

    votes_for: int = 0
    against: int = 0
    from_absent: int = 0
    """How many of these come from absent partners, who join the base by answering."""
    veto: bool = False
    """Whether somebody with a veto is among those assumed to be against."""


NOTHING_SUPPOSED = Supposed()
"""The answers as they are, with nothing assumed."""


def base_of(tier: Tier, count: VoteCount, supposed: Supposed = NOTHING_SUPPOSED) -> int:
    """Return the base: the number of which a share is needed."""
    match tier.base:
        case Base.CAST:
            return count.cast + supposed.votes_for + supposed.against
        case Base.PRESENT:
            return count.here + count.answered + count.aside_here + supposed.from_absent
        case Base.ALL:
            return count.everybody


def judge(tier: Tier, room: Room, answers: Answers, count: VoteCount, supposed: Supposed = NOTHING_SUPPOSED) -> Judged:
    """Judge a proposal once: veto, tie, need."""
    if count.vetoed_by or supposed.veto:
        return Judged.NOT_CARRIED
    votes_for, against = count.votes_for + supposed.votes_for, count.against + supposed.against
    needed = needed_of(tier.need, base_of(tier, count, supposed))
    match tie_of(tier, room, answers, votes_for, against, needed):
        case Tie.FOR:
            return Judged.CARRIED
        case Tie.AWAITED:
            return Judged.TIED
        case Tie.NONE if votes_for >= needed:
            return Judged.CARRIED
    return Judged.NOT_CARRIED


def tie_of(tier: Tier, room: Room, answers: Answers, votes_for: int, against: int, needed: int) -> Tie:
    """Return what equal votes lead to: nothing, unless more than half is needed and somebody voted."""
    if not tier.breaks_ties or votes_for != against or not votes_for:
        return Tie.NONE
    if tier.casting.who is CastingHolder.NOBODY or room.circulation:
        return Tie.NO_CASTING
    if votes_for + 1 < needed:
        return Tie.TOO_FEW
    if (barred := _why_no_casting(tier, room)) is not None:
        return barred
    given = answers.casting
    if given is None or given.by not in (None, holder_of(tier, room)):
        return Tie.NOT_GIVEN if answers.casting_over else Tie.AWAITED
    return _GIVEN[given.choice]


_GIVEN = {
    CastingChoice.FOR: Tie.FOR,
    CastingChoice.AGAINST: Tie.AGAINST,
    CastingChoice.DECLINED: Tie.DECLINED,
}


def holder_of(tier: Tier, room: Room) -> str | None:
    """Return the id of the person with the casting vote; None if nobody has it, or nobody chairs."""
    return tier.casting.person if tier.casting.who is CastingHolder.PERSON else _chair(tier, room)


def _chair(tier: Tier, room: Room) -> str | None:
    return room.chair if tier.casting.who is CastingHolder.CHAIR else None


def _why_no_casting(tier: Tier, room: Room) -> Tie | None:
    """Return why the person with the casting vote cannot give it; None if they can."""
    holder = holder_of(tier, room)
    if holder is None:
        return Tie.NOBODY
    places: tuple[tuple[tuple[Partner, ...], Tie | None], ...] = (
        (room.here, None),
        (room.absent, Tie.NOT_HERE),
        (room.out_of_room, Tie.OUT_OF_ROOM),
        (room.stepping_aside, Tie.STEPS_ASIDE),
    )
    for partners, why in places:
        if any(partner.id == holder for partner in partners):
            return why
    return Tie.NO_VOTE


def quorum_here(tier: Tier, room: Room) -> QuorumHere:
    """Return those here against the quorum, without those who step aside, whether or not they stay in the base.

    A decision in writing has no quorum, because nobody meets.
    """
    quorum = tier.quorum
    unit = quorum.unit if quorum else Unit.HEADS
    here = weight_of(room.here, unit)
    if quorum is None or room.circulation or (room.adjourned and quorum.adjourned_any):
        return QuorumHere(here)
    need = quorum.adjourned if room.adjourned and quorum.adjourned else quorum.need
    # Count before looking at interests: a partner who steps aside still belongs to all who have a vote.
    everybody = weight_of((*room.here, *room.away, *room.stepping_aside), unit)
    present = {partner.id for partner in room.here}
    missing = tuple(room.name(person) for person in quorum.includes if person not in present)
    return QuorumHere(here, _quorum_of(need, everybody), missing)


def _quorum_of(need: QuorumNeed, everybody: int) -> int:
    return -(-everybody * need.part // need.of) if isinstance(need, Least) else need.number
