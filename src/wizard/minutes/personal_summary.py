"""What one person did at a meeting, in words: votes on each item, dissent, and their answer to the record.

The screen and the PDF use the same words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from wizard.foundation.formatting import date_in_words, time_in_words
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.labels import CHOICES, INTERESTS
from wizard.plan.people import Person
from wizard.plan.plan import PrivateDissent
from wizard.plan.proposal import Agreed, CarriedOver, Circulated, ContractorDecides, Counted, RollCall
from wizard.plan.record import Answer
from wizard.plan.written_labels import METHODS, QUOTING
from wizard.voting.ruling import Tie

_CAST = {
    Tie.FOR: ", and you gave the casting vote for",
    Tie.AGAINST: ", and you gave the casting vote against",
    Tie.DECLINED: ", and you declined the casting vote",
}


@dataclass(frozen=True)
class Part:
    """What one person did on one item."""

    item: str
    vote: str
    """“You voted for”, “You were not there”; empty if nothing was put or voted on."""
    dissent: str
    """Their dissent in the record; empty if there is none."""
    private_dissent: str
    """Their private dissent, which is not printed; empty if there is none."""


def parts_of(minutes: Minutes, person: Person, private: tuple[PrivateDissent, ...] = ()) -> tuple[Part, ...]:
    """Return what somebody did on each item on a meeting's agenda, in the guidance's order.

    Args:
        minutes: The meeting's.
        person: Who it is about.
        private: The plan's private dissents; those of other people are left out.
    """
    return tuple(_part(minutes, entry, person, private) for entry in minutes.entries if entry.taken)


def _part(minutes: Minutes, entry: EntryMinutes, person: Person, private: tuple[PrivateDissent, ...]) -> Part:
    dissents = [
        dissent.words or "Dissent recorded, no words"
        for put in entry.proposals
        for dissent in put.proposal.dissents
        if dissent.person == person.id
    ]
    own = [
        kept.dissent.words or "Dissent kept, no words"
        for kept in private
        if (kept.meeting, kept.item, kept.dissent.person) == (minutes.meeting.number, entry.id, person.id)
    ]
    vote = _vote(minutes, entry.id, entry.last, person) + _casting(entry.last, person) if entry.last else ""
    return Part(entry.id, vote, " ".join(dissents), " ".join(own))


def _casting(put: ProposalMinutes, person: Person) -> str:
    """Return words on the casting vote that somebody gave or declined, to follow their own vote; empty if neither."""
    if put.ruling.holder != person.id:
        return ""
    return _CAST.get(put.ruling.tie, "")


def _vote(minutes: Minutes, item_id: str, put: ProposalMinutes, person: Person) -> str:
    decision = put.proposal.decision
    if decision is None:
        return ""
    here = any(partner.id == person.id for partner in put.ruling.room.here)
    if isinstance(decision, RollCall):
        given = next((vote.choice for vote in decision.votes if vote.person == person.id), None)
        if given is not None and here:
            return CHOICES[given].own_vote
    written = next((answer.choice for answer in put.ruling.count.written if answer.person == person.id), None)
    if written is not None:
        return f"{CHOICES[written].own_vote}, in writing"
    if barred := _barred(minutes, item_id, person):
        return barred
    view = next((vote.choice for vote in put.proposal.views if vote.person == person.id), None)
    if view is not None:
        return f"Without a vote; your view was {CHOICES[view].own_view}"
    if not person.has_vote:
        return "You have no vote"
    if isinstance(decision, CarriedOver):
        return "Nothing was decided"
    if isinstance(decision, Circulated):
        return "You did not answer"
    if not here:
        return "You were not there"
    match decision:
        case Agreed():
            return "You were present; no vote was taken"
        case RollCall():
            return "Your vote is not recorded"
        case Counted():
            return "You were present; only the totals were recorded"
        case ContractorDecides():
            return "Your decision"
    return ""


def _barred(minutes: Minutes, item_id: str, person: Person) -> str:
    return next(
        (
            INTERESTS[interest.kind].barred
            for interest in minutes.meeting.interests
            if interest.person == person.id and item_id in interest.items and INTERESTS[interest.kind].barred
        ),
        "",
    )


def how_answered(minutes: Minutes, answer: Answer, day: Callable[[date], str] = date_in_words) -> str:
    """Return how and when an answer was given: “drawn on screen, 8 December 2026 at 14:12 (UTC+00:00)”.

    Args:
        minutes: Those of the record, for the names.
        answer: The answer.
        day: Formats a date; the PDF uses one that never breaks across lines.
    """
    by = f", recorded by {minutes.person_name(answer.recorded_by)}" if answer.recorded_by else ""
    at = f"{day(answer.at.date())} at {time_in_words(answer.at.time())} ({_offset(answer.at)}){by}"
    dated = f"dated {day(answer.signed_on)}, " if answer.signed_on else ""
    quoting = f", {QUOTING}" if answer.quoted else ""
    return METHODS[answer.method].given.format(at=at, dated=dated, witness=answer.witness, quoting=quoting)


def _offset(at: datetime) -> str:
    offset = at.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"
