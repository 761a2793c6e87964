"""A sole contractor: the contractor's word decides, without any rule, quorum, interest or absence.

The written rules test for a sole contractor first and leave the rest open. A contractor who is against or
abstains has decided too, so the proposal is not carried, whatever the quorum; one who has not answered has not decided
yet. No numbers are given, because none would mean anything. A partner who is retired that day does not count as one.
"""

from dataclasses import replace

from wizard.plan.choice import Choice
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import Tier
from wizard.voting.answers_given import Answers, Way
from wizard.voting.room import Partner, Room
from wizard.voting.ruling import Ruling
from wizard.voting.vote_count import VoteCount, count_votes

_KINDS = {
    Choice.FOR: RulingKind.CONTRACTOR,
    Choice.AGAINST: RulingKind.NOT_CARRIED,
    Choice.ABSTAIN: RulingKind.NOT_CARRIED,
}


def decided_alone(found: Ruling) -> Ruling:
    """Return the ruling that the sole contractor's word gives."""
    room = found.room
    contractor = next(iter((*room.here, *room.away, *room.stepping_aside)))
    room = replace(room, here=(contractor,), absent=(), out_of_room=(), stepping_aside=(), aside_here=frozenset())
    count = count_votes(found.tier, room, found.answers)
    choice = None if count.too_many else _choice(found.answers, contractor)
    if choice is None:
        return replace(found, room=room, count=count, kind=RulingKind.INCOMPLETE)
    return replace(found, room=room, count=_one_vote(found.tier, room, contractor, choice), kind=_KINDS[choice])


def _one_vote(tier: Tier, room: Room, contractor: Partner, choice: Choice) -> VoteCount:
    return count_votes(tier, room, Answers(Way.ROLL_CALL, votes={contractor.id: choice}))


def _choice(answers: Answers, contractor: Partner) -> Choice | None:
    """Return the contractor's answer: at the meeting, or else in writing; None if it is not known."""
    written = {answer.person: answer.choice for answer in answers.written}.get(contractor.id)
    match answers.way:
        case Way.ROLL_CALL:
            return answers.votes.get(contractor.id, written)
        case Way.COUNT:
            hands = answers.hands
            counted = {Choice.FOR: hands.votes_for, Choice.AGAINST: hands.against, Choice.ABSTAIN: hands.abstain}
            raised = [choice for choice, number in counted.items() if number]
            # One person cannot vote both ways.
            return written if not raised else raised[0] if len(raised) == 1 else None
    if contractor.id in answers.dissents:
        return Choice.AGAINST
    return written or Choice.FOR
