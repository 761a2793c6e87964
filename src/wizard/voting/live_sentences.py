"""Say in one sentence, before a proposal is put, whether those here could carry it."""

from wizard.foundation.formatting import counted, listed, number_in_words
from wizard.plan.tier import Base, Unit
from wizard.voting.live_line import base_varies
from wizard.voting.ruling import Reach, Ruling
from wizard.voting.vote_words import absent_words, needed_words, quorum_lacking


def live_sentence(ruling: Ruling) -> str:
    """Return what those here can do: “Those here can carry it only if all agree: 3 of 5 needed, 3 here.”"""
    match ruling.reach:
        case Reach.NO_QUORUM:
            return quorum_lacking(ruling)
        case Reach.NOBODY:
            return "Nobody who may vote on it is here."
        case Reach.CONTRACTOR:
            return "The contractor decides."
    words = "; ".join([f"{_beginning(ruling)}: {_numbers(ruling)}", *_absent(ruling), *_answered(ruling)])
    return f"{words}."


def _beginning(ruling: Ruling) -> str:
    match ruling.reach:
        case Reach.CAN:
            return "Those here can carry it"
        case Reach.ONLY_IF_ALL:
            return "Those here can carry it only if all agree"
        case Reach.NOT_ALONE if ruling.tier.base is Base.ALL:
            return "Those here cannot carry it alone"
        case Reach.NOT_ALONE:
            return "Those here cannot carry it yet"
    return "Those here cannot carry it"


def _numbers(ruling: Ruling) -> str:
    if ruling.count.vetoed_by:
        return f"{listed(ruling.count.vetoed_by)} used a veto in writing"
    count, in_votes = ruling.count, ruling.tier.unit is Unit.VOTES
    here = counted(count.here, "vote") if in_votes else number_in_words(count.here)
    voting = " if all vote" if count.unanswered else " if all here vote"
    return f"{needed_words(ruling)}{voting if base_varies(ruling.tier) else ''}, {here} here"


def _absent(ruling: Ruling) -> list[str]:
    """Return what the absent have to do if those here are not enough."""
    count = ruling.count
    if ruling.reach is not Reach.NOT_ALONE:
        return []
    more = (ruling.needed or 0) - count.votes_for
    if more <= 0:
        holders = [partner.name for partner in count.unanswered if partner.id in ruling.tier.veto]
        verb = "has" if len(holders) == 1 else "have"
        return [f"{listed(holders)} {verb} a veto and {verb} still to answer"]
    if ruling.tier.base is not Base.ALL:
        return [f"{counted(len(count.unanswered), 'absent partner')} may still vote in writing"]
    if ruling.tier.unit is Unit.VOTES:
        return [f"{counted(more, 'more vote')} must come from absent partners"]
    return [f"{counted(more, 'absent partner')} must consent"]


def _answered(ruling: Ruling) -> list[str]:
    """Return the answers of the absent so far, if they affect what those here can do."""
    return [f"absent partners so far: {absent_words(ruling)}"] if ruling.count.written else []
