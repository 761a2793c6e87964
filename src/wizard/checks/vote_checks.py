"""Checks of how a proposal was decided: votes that do not count, consents, casting votes, dissents, movers."""

from collections.abc import Iterator

from wizard.checks.check import Found, Severity
from wizard.foundation.formatting import counted, date_in_words, number_in_words
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.choice import Choice
from wizard.plan.consent import ConsentWay
from wizard.plan.proposal import Agreed, Counted, RollCall
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.voting.answers_given import Written
from wizard.voting.entitlement import attending, not_voting_on
from wizard.voting.sitting import words_digest
from wizard.voting.vote_count import NotTaken

_REFUSED = {
    NotTaken.NOT_ALLOWED: "written_not_allowed",
    NotTaken.LATE: "written_late",
    NotTaken.NOT_ABSENT: "written_not_absent",
}


def outcome_checks(entry: EntryMinutes) -> Iterator[Found]:
    """Yield the outcome of the last proposal if it is not a decision, and earlier proposals that are still open."""
    words = _lower(entry.sentence)
    match entry.ruling.kind if entry.last else None:
        case None if entry.is_duty:
            yield "not_checked", Severity.RESULT, "not checked at this meeting"
        case None:
            yield "nothing_proposed", Severity.RESULT, "nothing was proposed"
        case RulingKind.NOT_PUT:
            yield "not_voted", Severity.RESULT, "proposed, and not decided"
        case RulingKind.NO_QUORUM:
            yield "no_quorum", Severity.RESULT, words
        case RulingKind.CARRIED_OVER:
            yield "carried_over", Severity.RESULT, words
        case RulingKind.NOT_CARRIED if entry.position is None:
            yield "undecided", Severity.RESULT, f"undecided; the proposal was {words}"
    for put in entry.proposals:
        before = "" if put is entry.last else "an earlier proposal, "
        if put.ruling.kind is RulingKind.TIED:
            yield "casting_open", Severity.BLOCKING, f"{before}{_casting(put)}"
        elif put.ruling.kind is RulingKind.INCOMPLETE:
            yield "incomplete_vote", Severity.ACKNOWLEDGE, before + _lower(put.sentence)


def _casting(put: ProposalMinutes) -> str:
    holder = put.ruling.room.name(put.ruling.holder)
    return f"{holder}’s casting vote is still awaited: record it, or record that it was declined"


def vote_checks(minutes: Minutes, entry: EntryMinutes) -> Iterator[Found]:
    """Yield what is odd in how the proposals on an item were decided."""
    if sum(put.ruling.takes_effect for put in entry.proposals) > 1:
        yield "two_carried", Severity.ACKNOWLEDGE, "two resolutions were carried; the later one is in force"
    for put in entry.proposals:
        yield from _votes(put)
        yield from _consents(minutes, entry, put)
        yield from _dissents(minutes, put)
        yield from _movers(minutes, put)
        if put.in_force and put.ruling.kind is RulingKind.CONTRACTOR:
            yield from _alone(minutes, entry, put)


def _votes(put: ProposalMinutes) -> Iterator[Found]:
    decision, room = put.proposal.decision, put.ruling.room
    if isinstance(decision, RollCall):
        here = {partner.id for partner in room.here}
        if lost := sum(vote.person not in here for vote in decision.votes):
            words = (
                f"{counted(lost, 'vote')} not counted: recorded for somebody who was not there or had no right to vote"
            )
            yield "vote_not_counted", Severity.ACKNOWLEDGE, words
    if isinstance(decision, Counted):
        for partner in room.here:
            if partner.id in put.ruling.tier.veto:
                words = f"the count does not say how {partner.name}, who has a veto, voted"
                yield "veto_not_named", Severity.ACKNOWLEDGE, words


def _consents(minutes: Minutes, entry: EntryMinutes, put: ProposalMinutes) -> Iterator[Found]:
    proposal, ruling = put.proposal, put.ruling
    words = words_digest(minutes.meeting, entry.id, proposal) if proposal.consents else ""
    for consent in proposal.consents:
        name = minutes.person_name(consent.person)
        if consent.words != words:
            yield "consent_other_words", Severity.BLOCKING, f"{name} agreed to different words"
        elif consent.on is None or consent.how is None:
            yield "consent_undated", Severity.BLOCKING, f"when and how did {name} consent?"
    for answer, why in ruling.count.not_taken:
        if why is NotTaken.NOT_ABSENT and _came_before(minutes, put, answer):
            yield from _answered_twice(minutes, put, answer)
            continue
        beginning = f"the answer of {minutes.person_name(answer.person)} {_way(answer.how)} is not counted"
        yield _REFUSED[why], Severity.ACKNOWLEDGE, f"{beginning}: {_why(put, why)}"
    if put.succession is not Succession.OVERTAKEN:
        yield from _waiting(put)


def _came_before(minutes: Minutes, put: ProposalMinutes, answer: Written) -> bool:
    """Whether somebody answered before the meeting and then came to it, for example after the words were sent round."""
    here = any(partner.id == answer.person for partner in put.ruling.room.here)
    return here and answer.on is not None and minutes.held_on is not None and answer.on < minutes.held_on


def _answered_twice(minutes: Minutes, put: ProposalMinutes, answer: Written) -> Iterator[Found]:
    """Yield that the vote at the meeting counts; without a roll call, only for somebody against in writing."""
    name = minutes.person_name(answer.person)
    dissents = {dissent.person for dissent in put.proposal.dissents}
    if isinstance(put.proposal.decision, Agreed) and answer.choice is Choice.AGAINST and answer.person not in dissents:
        words = f"{name} was against in writing before the meeting, and nobody present was against it"
        yield "written_against", Severity.ACKNOWLEDGE, words
    elif put.proposal.decision is not None:
        words = f"{name} answered in writing before the meeting but was present: the vote at the meeting counts"
        yield "written_before", Severity.RESULT, words


def _way(how: ConsentWay) -> str:
    return "by proxy" if how is ConsentWay.PROXY else "in writing"


def _why(put: ProposalMinutes, why: NotTaken) -> str:
    if why is NotTaken.NOT_ALLOWED:
        return "the rule gives the absent no vote"
    if why is NotTaken.NOT_ABSENT:
        return "only absent partners who have a vote on it can answer in writing"
    last = put.ruling.room.window.last_day
    return f"it came after {date_in_words(last)}" if last else "it came too late"


def _waiting(put: ProposalMinutes) -> Iterator[Found]:
    ruling = put.ruling
    window, count = ruling.room.window, ruling.count
    until = f", until {date_in_words(window.last_day)}" if window.last_day else ""
    if ruling.kind is RulingKind.AWAITING:
        yield "consent_awaited", Severity.RESULT, f"waits for {_how_many(put)}{until}"
    elif (
        window.ended_on is not None
        and ruling.kind is RulingKind.NOT_CARRIED
        and len(ruling.room.away) > len(count.written)
    ):
        ended = date_in_words(window.ended_on)
        yield "consent_lapsed", Severity.ACKNOWLEDGE, f"the time for answers ended on {ended}; it has failed"


def _how_many(put: ProposalMinutes) -> str:
    ruling = put.ruling
    awaited = len(ruling.count.unanswered)
    more = (ruling.needed or 0) - ruling.count.votes_for
    partners = counted(awaited, "absent partner")
    return f"{number_in_words(more)} of {partners}" if 0 < more < awaited else partners


def _dissents(minutes: Minutes, put: ProposalMinutes) -> Iterator[Found]:
    decision, room = put.proposal.decision, put.ruling.room
    for_it = (
        {vote.person for vote in decision.votes if vote.choice is Choice.FOR}
        if isinstance(decision, RollCall)
        else set()
    )
    here = {partner.id for partner in (*room.here, *room.stepping_aside)}
    for dissent in put.proposal.dissents:
        name = minutes.person_name(dissent.person)
        if dissent.person in for_it:
            yield "dissent_and_for", Severity.BLOCKING, f"{name} voted for, but a dissent by {name} is recorded"
        elif decision is not None and dissent.person not in here:
            yield "dissent_absent", Severity.ACKNOWLEDGE, f"{name} was not here, so this is recorded as a view"


def _movers(minutes: Minutes, put: ProposalMinutes) -> Iterator[Found]:
    room = put.ruling.room
    away = {partner.id for partner in room.absent}
    for verb, person in (("proposed", put.proposal.proposed_by), ("seconded", put.proposal.seconded_by)):
        if person in away and put.proposal.decision is not None and not room.circulation:
            words = f"it was {verb} by {minutes.person_name(person)}, who was not here"
            yield "mover_absent", Severity.ACKNOWLEDGE, words


def _alone(minutes: Minutes, entry: EntryMinutes, put: ProposalMinutes) -> Iterator[Found]:
    """Yield a decision by a single contractor who, by the record, was not there or does not vote on it.

    The contractor decides anyway, but the record should not contradict itself.
    """
    meeting = minutes.meeting
    here, aside = attending(meeting, entry.id), not_voting_on(meeting, entry.id)
    for partner in put.ruling.room.here:
        if partner.id in aside:
            words = f"decided by {partner.name}, who declared an interest and does not vote on it"
            yield "contractor_interest", Severity.ACKNOWLEDGE, words
        elif partner.id not in here and meeting.in_writing is None:
            words = f"decided by {partner.name}, who is not recorded as present"
            yield "contractor_absent", Severity.ACKNOWLEDGE, words


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")
