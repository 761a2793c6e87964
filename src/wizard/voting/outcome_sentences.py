"""An outcome in one plain sentence: the result, the votes, how many were needed, and anything else that explains it."""

from collections import Counter
from collections.abc import Sequence

from wizard.foundation.formatting import counted, date_in_words, listed, number_in_words, possessive
from wizard.plan.consent import ConsentWay
from wizard.plan.labels import RULINGS
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import Base, Interests, Unit
from wizard.voting.answers_given import Way
from wizard.voting.live_sentences import live_sentence
from wizard.voting.room import weight_of
from wizard.voting.ruling import Ruling, Tie
from wizard.voting.vote_words import needed_words, quorum_lacking, votes_words

_MOST_NAMED = 6


_MOST_KNOWN = 512
_known: dict[int, tuple[Ruling, str]] = {}
"""Sentences already made: the same ruling is asked for at every change elsewhere in the meeting."""


def outcome_sentence(ruling: Ruling) -> str:
    """Return the outcome of a proposal in a sentence, with its numbers."""
    known = _known.get(id(ruling))
    # Python may give the id of a freed ruling to another one.
    if known is not None and known[0] is ruling:
        return known[1]
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    sentence = _sentence(ruling)
    _known[id(ruling)] = ruling, sentence
    return sentence


def _sentence(ruling: Ruling) -> str:
    match ruling.kind:
        case RulingKind.NOT_PUT:
            return live_sentence(ruling)
        case RulingKind.NO_QUORUM:
            return f"{quorum_lacking(ruling)} {_decides_nothing(ruling)}"
        case RulingKind.INCOMPLETE:
            return _incomplete(ruling)
        case RulingKind.CARRIED_OVER:
            to = ruling.answers.carried_to
            return f"No decision: carried over to {date_in_words(to) if to else 'the next meeting'}."
        case RulingKind.CONTRACTOR:
            return "; ".join(["Decision of the contractor", *_left_out(ruling)]) + "."
        case RulingKind.NOTED:
            return "Noted without a vote."
    if ruling.room.sole:
        was = "was against" if ruling.count.against else "abstained"
        return "; ".join([f"Not carried: the contractor {was}", *_left_out(ruling)]) + "."
    return "; ".join([f"{_label(ruling)}: {_body(ruling)}", *_why(ruling), *_tails(ruling)]) + "."


# --- What it is, and the votes ----------------------------------------------------------------------------------------


def _label(ruling: Ruling) -> str:
    label = RULINGS[ruling.kind].label
    if ruling.tie in (Tie.FOR, Tie.AGAINST):
        on = f" on {date_in_words(ruling.effective_on)}," if ruling.effective_on else ""
        return f"{label}{on} on {_casting_of(ruling)} casting vote"
    if ruling.kind is RulingKind.AWAITING and ruling.tier.base is not Base.ALL:
        return "Awaiting written votes"
    if ruling.room.circulation and ruling.kind is not RulingKind.AWAITING and ruling.room.away:
        label = f"{label} in writing"
    if dissenting := _dissenting(ruling):
        label = f"{label}, {listed(dissenting)} dissenting"
    return f"{label} on {date_in_words(ruling.effective_on)}" if ruling.effective_on else label


def _dissenting(ruling: Ruling) -> list[str]:
    if ruling.kind is not RulingKind.AGREED:
        return []
    return [partner.name for partner in ruling.room.here if partner.id in ruling.answers.dissents]


def _body(ruling: Ruling) -> str:
    """Return the votes and what was needed."""
    count, needed = ruling.count, needed_words(ruling)
    if _nobody(ruling):
        return _nobody(ruling)
    if ruling.kind is RulingKind.NOT_CARRIED and not count.cast and (count.abstain or not ruling.room.here):
        abstained = f", {number_in_words(count.abstain)} abstained" if count.abstain else ""
        return f"nobody voted for or against{abstained}"
    if ruling.kind is RulingKind.TIED or ruling.tie in (Tie.FOR, Tie.AGAINST) or _vetoed(ruling):
        return votes_words(count, ruling.tier)
    after = f" ({needed})" if needed else ""
    if not _in_silence(ruling):
        return votes_words(count, ruling.tier) + after
    if _dissenting(ruling):
        votes = " votes" if ruling.tier.unit is Unit.VOTES else ""
        return f"{count.votes_for} of the {count.here}{votes} here{after}"
    if ruling.kind is RulingKind.NOT_CARRIED:
        return f"{_none_against(ruling)}, but {needed.removesuffix(' needed')} are needed"
    return _none_against(ruling) + after


def _nobody(ruling: Ruling) -> str:
    """Return that nobody was there to decide it; empty if somebody was, or could answer."""
    count, room = ruling.count, ruling.room
    if room.here or count.written or count.unanswered:
        return ""
    if not room.circulation:
        return "nobody who may vote on it was here"
    return "" if room.away else "nobody may vote on it"


def _in_silence(ruling: Ruling) -> bool:
    """Whether the sentence names those who were not against, rather than giving numbers."""
    if ruling.kind is RulingKind.AGREED:
        return True
    return (
        ruling.answers.way is Way.AGREED
        and ruling.kind in (RulingKind.AWAITING, RulingKind.NOT_CARRIED)
        and not ruling.count.written
        and not ruling.count.against
        and bool(ruling.room.here)
    )


def _none_against(ruling: Ruling) -> str:
    here = len(ruling.room.here)
    by_votes = ruling.tier.unit is Unit.VOTES and ruling.kind is not RulingKind.AGREED
    votes = f" ({counted(ruling.count.here, 'vote')})" if by_votes else ""
    if here == 1:
        return f"the only one here{votes} was not against"
    return f"{'neither' if here == 2 else 'none'} of the {number_in_words(here)} here{votes} was against"


# --- Why --------------------------------------------------------------------------------------------------------------


def _why(ruling: Ruling) -> list[str]:
    if ruling.kind is RulingKind.AWAITING:
        return _awaited(ruling)
    if _vetoed(ruling):
        vetoed = ruling.count.vetoed_by
        return [f"{listed(vetoed)} {'has' if len(vetoed) == 1 else 'have'} a veto and {_was(vetoed)} against"]
    why = _tie_words(ruling)
    if ruling.tie in _DEADLOCKED and ruling.tier.deadlock:
        why.append(f"{ruling.tier.deadlock} on deadlock applies")
    return why


def _was(names: Sequence[str]) -> str:
    return "was" if len(names) == 1 else "were"


def _vetoed(ruling: Ruling) -> bool:
    return bool(ruling.count.vetoed_by) and ruling.kind is RulingKind.NOT_CARRIED


def _awaited(ruling: Ruling) -> list[str]:
    count = ruling.count
    in_votes = ruling.tier.unit is Unit.VOTES
    silent = len(count.unanswered)
    answers = f"{counted(silent, 'partner') if in_votes else number_in_words(silent)} still to answer"
    if ruling.needed is None:
        return [answers]
    more = ruling.needed - count.votes_for
    if more <= 0:
        holders = [partner.name for partner in count.unanswered if partner.id in ruling.tier.veto]
        verb = "has" if len(holders) == 1 else "have"
        return [f"{listed(holders)} {verb} a veto and {verb} still to answer"]
    if in_votes:
        return [f"{counted(more, 'more vote')} needed, {answers}"]
    consent = "consent" if ruling.tier.base is Base.ALL else "vote for it"
    return [f"{number_in_words(more)} more must {consent}, {answers}"]


_DEADLOCKED = frozenset(
    {
        Tie.NO_CASTING,
        Tie.TOO_FEW,
        Tie.NOBODY,
        Tie.NOT_HERE,
        Tie.OUT_OF_ROOM,
        Tie.STEPS_ASIDE,
        Tie.NO_VOTE,
        Tie.NOT_GIVEN,
        Tie.DECLINED,
    }
)
"""The ties that nothing has broken."""


def _tie_words(ruling: Ruling) -> list[str]:
    who = ruling.room.name(ruling.holder)
    words = {
        Tie.NO_CASTING: "a tie, and there is no casting vote",
        Tie.TOO_FEW: "one casting vote could not carry it",
        Tie.NOBODY: "a tie, and nobody is named as chair to give a casting vote",
        Tie.NOT_HERE: f"a tie, and {who} was not here to give a casting vote",
        Tie.OUT_OF_ROOM: f"a tie, and {who} was out of the room and gave no casting vote",
        Tie.STEPS_ASIDE: f"a tie, and {who} does not vote on it",
        Tie.NO_VOTE: f"a tie, and {who} has no vote on it",
        Tie.NOT_GIVEN: f"a tie, and {who} gave no casting vote before a later meeting was closed",
        Tie.DECLINED: f"{who} declined the casting vote",
        Tie.AWAITED: f"{_casting_of(ruling)} casting vote is awaited",
    }
    if ruling.tie not in words:
        return []
    lapsed = [f"{ruling.lapsed} gave the casting vote and does not hold it any more"] if ruling.lapsed else []
    return [*lapsed, words[ruling.tie]]


def _casting_of(ruling: Ruling) -> str:
    return possessive(ruling.room.name(ruling.holder))


# --- What else explains it --------------------------------------------------------------------------------------------


def _tails(ruling: Ruling) -> list[str]:
    count, room, tier = ruling.count, ruling.room, ruling.tier
    tails = [f"{_missing(ruling)}, which cannot alter it"] if count.uncounted else []
    if count.written and not room.circulation:
        tails.append(_written(ruling))
    if tier.base is Base.ALL and not count.unanswered:
        tails += _said(len(room.absent) - _answered(ruling), "did not answer" if room.circulation else "absent")
    tails += _said(len(room.out_of_room), "out of the room")
    apart = tier.base is Base.ALL and tier.interests is Interests.OUT
    tails += _said(len(room.stepping_aside), "not voting and not counted" if apart else "not voting")
    return tails + _left_out(ruling)


def _left_out(ruling: Ruling) -> list[str]:
    reasons = Counter(entry.reason for entry in ruling.room.left_out)
    return [f"{number_in_words(how_many)} not counted ({reason})" for reason, how_many in reasons.items()]


def _said(how_many: int, words: str) -> list[str]:
    return [f"{number_in_words(how_many)} {words}"] if how_many > 0 else []


def _answered(ruling: Ruling) -> int:
    absent = {partner.id for partner in ruling.room.absent}
    return sum(answer.person in absent for answer in ruling.count.written)


def _written(ruling: Ruling) -> str:
    """Return how the absent answered: “1 of them in writing”, “2 of them in writing, 1 by proxy”."""
    weights = {partner.id: weight_of([partner], ruling.tier.unit) for partner in ruling.room.away}
    ways: Counter[str] = Counter()
    for answer in ruling.count.written:
        ways[_way_words(answer.how, answer.seen_by)] += weights[answer.person]
    first, *others = [f"{number_in_words(how_many)} {words}" for words, how_many in ways.items()]
    number, _, rest = first.partition(" ")
    return ", ".join([f"{number} of them {rest}", *others])


def _way_words(how: ConsentWay, seen_by: str) -> str:
    match how:
        case ConsentWay.PROXY:
            return "by proxy"
        case ConsentWay.TOLD:
            return f"as told to {seen_by}" if seen_by else "by word of mouth"
        case _:
            return "in writing"


def _missing(ruling: Ruling) -> str:
    count = ruling.count
    if not count.unrecorded:
        return f"{counted(count.uncounted, 'vote')} not counted"
    names = [partner.name for partner in count.unrecorded]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} others"]
    return f"no vote is recorded for {listed(names)}"


# --- No quorum, and incomplete ----------------------------------------------------------------------------------------


def _decides_nothing(ruling: Ruling) -> str:
    count = ruling.count
    if not (count.cast or count.abstain):
        return "Nothing was decided."
    if ruling.answers.way in (Way.AGREED, Way.CONTRACTOR):
        return "What was agreed decides nothing."
    return f"The votes ({votes_words(count, ruling.tier)}) decide nothing."


def _incomplete(ruling: Ruling) -> str:
    count = ruling.count
    if ruling.answers.way is Way.CONTRACTOR:
        return "Incomplete: recorded as the decision of a single contractor, but several partners decide."
    if ruling.room.sole and not count.uncounted and not count.too_many:
        return f"Incomplete: {votes_words(count, ruling.tier)} counted, and one contractor decides."
    if count.too_many:
        total = counted(count.here + count.too_many, "vote")
        here = f"only {number_in_words(count.here)} here" if count.here else "nobody here"
        return f"Incomplete: {total} counted, and {here}."
    return f"Incomplete: {votes_words(count, ruling.tier)} so far; {_missing(ruling)}."
