"""The count of a proposal: the answers, who has not answered, and which answers in writing do not count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wizard.plan.choice import Choice
from wizard.plan.consent import ConsentWay
from wizard.plan.tier import AbsentAnswers, Interests, Tier, Unit
from wizard.voting.answers_given import Answers, Way, Written
from wizard.voting.room import Partner, Room, weight_of


class NotTaken(StrEnum):
    """Why an answer in writing is not counted."""

    NOT_ALLOWED = "not_allowed"
    """The rule gives the absent no vote, or does not allow proxies."""
    LATE = "late"
    NOT_ABSENT = "not_absent"
    """The person who gave it was here, steps aside, or has no vote on it."""


@dataclass(frozen=True, slots=True)
class VoteCount:
    """All numbers of a proposal, in votes or in partners, as the tier counts."""

    votes_for: int = 0
    against: int = 0
    abstain: int = 0
    here: int = 0
    everybody: int = 0
    """All who are in the base “all partners”."""
    aside_here: int = 0
    """Of those here, the weight that steps aside and stays in the base."""
    uncounted: int = 0
    """Of those here, the weight that is not recorded."""
    unrecorded: tuple[Partner, ...] = ()
    """At a roll call, the partners without a recorded vote."""
    too_many: int = 0
    """In a vote by numbers, the votes beyond the number of those here."""
    written: tuple[Written, ...] = ()
    """The answers in writing that are counted."""
    answered: int = 0
    """The weight of these answers."""
    not_taken: tuple[tuple[Written, NotTaken], ...] = ()
    unanswered: tuple[Partner, ...] = ()
    """The absent who may still answer."""
    awaited: int = 0
    """The weight of these partners."""
    vetoed_by: tuple[str, ...] = ()
    """The names of those with a veto who were against."""
    veto_unrecorded: bool = False
    """Whether somebody with a veto is among those here without a recorded vote."""
    veto_unanswered: bool = False

    @property
    def cast(self) -> int:
        """For and against together."""
        return self.votes_for + self.against


def count_votes(tier: Tier, room: Room, answers: Answers) -> VoteCount:
    """Count all answers to a proposal; silence counts for nothing."""
    written, not_taken = _taken(tier, room, answers.written)
    by_votes = tier.unit is Unit.VOTES
    weights = {partner.id: partner.votes if by_votes else 1 for partner in (*room.here, *room.away)}
    given = {answer.person: answer.choice for answer in written}
    unanswered = _unanswered(tier, room, given)
    kept = tier.interests is Interests.IN
    aside = tuple(partner for partner in room.stepping_aside if partner.id in room.aside_here)
    count = VoteCount(
        here=weight_of(room.here, tier.unit),
        everybody=sum(weights.values()) + (weight_of(room.stepping_aside, tier.unit) if kept else 0),
        aside_here=weight_of(aside, tier.unit) if kept else 0,
        written=written,
        answered=sum(weights[answer.person] for answer in written),
        not_taken=not_taken,
        unanswered=unanswered,
        awaited=sum(weights[partner.id] for partner in unanswered),
        veto_unanswered=any(partner.id in tier.veto for partner in unanswered),
    )
    if answers.way is Way.COUNT:
        return _with_hands(count, tier, room, answers, given, weights)
    return _by_name(count, tier, room, {**_choices(room, answers), **given}, weights)


def _choices(room: Room, answers: Answers) -> dict[str, Choice | None]:
    """Return the answers of everybody here; without a vote by name, all but the dissenting are for."""
    if answers.way is Way.ROLL_CALL:
        return {partner.id: answers.votes.get(partner.id) for partner in room.here}
    against = answers.dissents if answers.way is not Way.NOT_PUT else frozenset()
    return {partner.id: Choice.AGAINST if partner.id in against else Choice.FOR for partner in room.here}


def _by_name(
    count: VoteCount, tier: Tier, room: Room, choices: dict[str, Choice | None], weights: dict[str, int]
) -> VoteCount:
    total = dict.fromkeys([*Choice, None], 0)
    for person_id, choice in choices.items():
        total[choice] += weights[person_id]
    unrecorded = tuple(partner for partner in room.here if choices[partner.id] is None)
    return replace(
        count,
        votes_for=total[Choice.FOR],
        against=total[Choice.AGAINST],
        abstain=total[Choice.ABSTAIN],
        uncounted=total[None],
        unrecorded=unrecorded,
        vetoed_by=tuple(room.name(holder) for holder in tier.veto if choices.get(holder) is Choice.AGAINST),
        veto_unrecorded=any(partner.id in tier.veto for partner in unrecorded),
    )


def _with_hands(
    count: VoteCount, tier: Tier, room: Room, answers: Answers, given: dict[str, Choice], weights: dict[str, int]
) -> VoteCount:
    """Add numbers to the answers in writing. Hands have no names, so only an answer in writing can show a veto."""
    hands = answers.hands
    by_writing = _by_name(count, tier, replace(room, here=()), dict(given), weights)
    left = count.here - hands.votes_for - hands.against - hands.abstain
    return replace(
        by_writing,
        votes_for=by_writing.votes_for + hands.votes_for,
        against=by_writing.against + hands.against,
        abstain=by_writing.abstain + hands.abstain,
        uncounted=max(left, 0),
        too_many=max(-left, 0),
    )


def _taken(
    tier: Tier, room: Room, written: Sequence[Written]
) -> tuple[tuple[Written, ...], tuple[tuple[Written, NotTaken], ...]]:
    """Sort the answers in writing into those that count and those that do not; the latest of each partner counts."""
    away = {partner.id for partner in room.away}
    taken: dict[str, Written] = {}
    refused: list[tuple[Written, NotTaken]] = []
    for answer in written:
        why = _refusal(tier, room, answer, away)
        if why is None:
            taken[answer.person] = answer
        else:
            refused.append((answer, why))
    return tuple(taken.values()), tuple(refused)


def _refusal(tier: Tier, room: Room, answer: Written, away: set[str]) -> NotTaken | None:
    if answer.person not in away:
        return NotTaken.NOT_ABSENT
    proxy = answer.how is ConsentWay.PROXY
    if tier.absent is AbsentAnswers.NO or (proxy and tier.absent is not AbsentAnswers.PROXY):
        return NotTaken.NOT_ALLOWED
    last = room.window.last_day
    return NotTaken.LATE if last is not None and answer.on is not None and answer.on > last else None


def _unanswered(tier: Tier, room: Room, given: dict[str, Choice]) -> tuple[Partner, ...]:
    if tier.absent is AbsentAnswers.NO or not room.window.open:
        return ()
    return tuple(partner for partner in room.away if partner.id not in given)
