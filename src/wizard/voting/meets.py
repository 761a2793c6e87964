"""The one function that decides: a vote by name, by numbers, without a vote, or in writing.

Whenever an answer is open it judges twice, with all open answers against and with all of them for. If both give the
same result, that is the result; if not, it waits. So nobody's silence ever decides anything.

Where the written rules leave a case open: a missing vote of somebody here comes before the answers of the absent, so
the proposal is incomplete until no vote or answer can change it; a casting vote breaks an existing tie, and is never
assumed for a possible one; a number is left out only if it would mean nothing, such as a share of no votes.
"""

from dataclasses import replace
from datetime import date

from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import AbsentAnswers, Base, Number, Tier, needed_of
from wizard.voting.answers_given import Answers, Way
from wizard.voting.contractor import decided_alone
from wizard.voting.judging import (
    NOTHING_SUPPOSED,
    Judged,
    Supposed,
    base_of,
    holder_of,
    judge,
    quorum_here,
    tie_of,
)
from wizard.voting.live_line import reach_of
from wizard.voting.room import AnswerWindow, Room
from wizard.voting.ruling import Reach, Ruling, Tie
from wizard.voting.vote_count import VoteCount, count_votes

_WITHOUT_A_COUNT = {Way.NOTED: RulingKind.NOTED, Way.CARRIED_OVER: RulingKind.CARRIED_OVER}


def meets(tier: Tier, room: Room, answers: Answers) -> Ruling:
    """Work out the outcome of a proposal.

    Args:
        tier: How this kind of matter is decided.
        room: The partners as they count for this proposal.
        answers: All answers to it.
    """
    rule, tier = tier, in_writing(tier) if room.circulation else tier
    count = count_votes(tier, room, answers)
    found = Ruling(
        kind=RulingKind.NOT_PUT,
        tier=tier,
        room=room,
        answers=answers,
        count=count,
        quorum=quorum_here(tier, room),
        holder=holder_of(tier, room),
        rule=rule if rule != tier else None,
    )
    if answers.way in _WITHOUT_A_COUNT:
        return replace(found, kind=_WITHOUT_A_COUNT[answers.way])
    if answers.way is Way.NOT_PUT:
        return _not_put(found)
    return decided_alone(found) if room.sole else _decided(found)


def in_writing(tier: Tier) -> Tier:
    """Return a tier as it applies when nobody meets: of all partners, who may answer in writing."""
    absent = AbsentAnswers.WRITTEN if tier.absent is AbsentAnswers.NO else tier.absent
    return tier.replace(base=Base.ALL, absent=absent)


def _not_put(found: Ruling) -> Ruling:
    reach, needed, of = reach_of(found.tier, found.room, found.quorum, found.count)
    if reach in (Reach.NO_QUORUM, Reach.CONTRACTOR):
        return replace(found, reach=reach)
    return _with_meaning(replace(found, reach=reach, needed=needed, of=of))


def _decided(found: Ruling) -> Ruling:
    """Ask the questions in the order in which they decide."""
    count, room = found.count, found.room
    if not found.quorum.met:
        return replace(found, kind=RulingKind.NO_QUORUM)
    if found.answers.way is Way.CONTRACTOR or count.too_many:
        return replace(found, kind=RulingKind.INCOMPLETE)
    judged = settled(found.tier, room, found.answers, count)
    if judged is None:
        return replace(found, kind=RulingKind.INCOMPLETE)
    return _with_kind(_with_numbers(found), judged)


def settled(tier: Tier, room: Room, answers: Answers, count: VoteCount) -> Judged | None:
    """Judge twice on the missing votes of those here; None if they could change the result.

    A missing vote of somebody here is never left to the absent: as long as it could still matter, it is asked for.
    """
    if count.uncounted or count.awaited:
        # No casting vote can act before the votes are equal.
        answers = replace(answers, casting=None)
    if not count.uncounted:
        return _with_absent(tier, room, answers, count)
    against = replace(
        count,
        against=count.against + count.uncounted,
        # A count by numbers has no names, so it cannot show who did not raise a hand; a veto is spoken aloud.
        vetoed_by=count.vetoed_by or (("",) if count.veto_unrecorded else ()),
    )
    in_favour = replace(count, votes_for=count.votes_for + count.uncounted)
    lost, won = (_with_absent(tier, room, answers, each) for each in (against, in_favour))
    return lost if lost is won and lost is not Judged.AWAITING else None


def _with_absent(tier: Tier, room: Room, answers: Answers, count: VoteCount) -> Judged:
    """Judge twice on the answers that absent partners may still give."""
    open_votes = count.awaited
    if not open_votes:
        return judge(tier, room, answers, count)
    against = Supposed(against=open_votes, from_absent=open_votes, veto=count.veto_unanswered)
    in_favour = Supposed(votes_for=open_votes, from_absent=open_votes)
    lost, won = (judge(tier, room, answers, count, each) for each in (against, in_favour))
    return lost if lost is won else Judged.AWAITING


def _with_numbers(found: Ruling) -> Ruling:
    """Add how many are needed, of how many, and the result of a tie."""
    count = found.count
    of = base_of(found.tier, count, NOTHING_SUPPOSED)
    needed = needed_of(found.tier.need, of)
    tie = tie_of(found.tier, found.room, found.answers, count.votes_for, count.against, needed)
    if count.vetoed_by or count.uncounted or count.awaited:
        # There is no tie: a veto decided it, or votes that are still missing could change it.
        tie = Tie.NONE
    given = found.answers.casting
    lapsed = tie is Tie.AWAITED and given is not None
    lapsed_by = found.room.name(given.by) if lapsed and given else ""
    return _with_meaning(replace(found, needed=needed, of=of, tie=tie, lapsed=lapsed_by))


def _with_meaning(found: Ruling, *, settled_base: bool = True) -> Ruling:
    """Remove numbers without a meaning: a share of nothing, or of a base that answers still change."""
    if found.of and settled_base:
        return found
    return replace(found, needed=found.needed if isinstance(found.tier.need, Number) else None, of=None)


def _with_kind(found: Ruling, judged: Judged) -> Ruling:
    match judged:
        case Judged.AWAITING:
            found = replace(found, kind=RulingKind.AWAITING, tie=Tie.NONE)
            return _with_meaning(found, settled_base=found.tier.base is Base.ALL)
        case Judged.TIED:
            return replace(found, kind=RulingKind.TIED)
        case Judged.NOT_CARRIED:
            return replace(found, kind=RulingKind.NOT_CARRIED)
    effective = effective_on(found.tier, found.room, found.answers)
    unasked = found.answers.way is Way.AGREED and not found.count.written
    agreed = unasked and found.tie is Tie.NONE and effective is None
    return replace(found, kind=RulingKind.AGREED if agreed else RulingKind.CARRIED, effective_on=effective)


def effective_on(tier: Tier, room: Room, answers: Answers) -> date | None:
    """Return the day on which a carried proposal took effect; None if that was at the meeting.

    It is the day of the last answer that was needed: after that, no open answer could change the result. A proposal
    stays carried, so a binary search finds the day.
    """
    if tier.absent is AbsentAnswers.NO or not room.away:
        # No absent partner may answer, so no day after the meeting counts.
        return None
    days = sorted({answer.on for answer in answers.written if answer.on is not None})
    later = [day for day in days if room.held_on is None or day > room.held_on]
    if _carried_by(tier, room, answers, room.held_on):
        return None
    low, high = 0, len(later)
    while low < high:
        middle = (low + high) // 2
        if _carried_by(tier, room, answers, later[middle]):
            high = middle
        else:
            low = middle + 1
    return later[low] if low < len(later) else room.window.ended_on


def _carried_by(tier: Tier, room: Room, answers: Answers, day: date | None) -> bool:
    """Whether it was carried by a day, with every later answer still open."""
    kept = tuple(a for a in answers.written if a.on is None or (day is not None and a.on <= day))
    then = replace(answers, written=kept)
    still = replace(room, window=AnswerWindow(last_day=room.window.last_day))
    count = count_votes(tier, still, then)
    return settled(tier, still, then, count) is Judged.CARRIED
