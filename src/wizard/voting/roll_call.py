"""The roll call on one proposal: who answers, who does not and why, and what is shown until all have answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.foundation.formatting import capital, counted, listed, possessive
from wizard.plan.choice import Choice
from wizard.plan.labels import CHOICES, INTERESTS, PRESENCES
from wizard.plan.meeting import Meeting, Presence
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.plan.proposal import Proposal, RollCall
from wizard.plan.tier import Unit
from wizard.voting.entitlement import ATTENDING, room_for, voters
from wizard.voting.room import Room
from wizard.voting.sitting import Sitting

ANSWERED = "answered"
"""Shown beside a name whose vote is still hidden."""


@dataclass(frozen=True)
class BallotRow:
    """One person with a vote."""

    person: str
    """The person's id."""
    name: str
    choice: Choice | None
    """The answer; None while there is none, or while it is hidden."""
    away: str = ""
    """Why the person does not vote: “Absent”, “Out of the room”, “Suspended”; empty for a person who does."""
    note: str = ""
    """“online”, “2 votes”, `ANSWERED`."""


@dataclass(frozen=True)
class Ballot:
    """Everybody with a vote, in the order of the practice's people."""

    rows: tuple[BallotRow, ...]
    answered: int
    """How many of those who may vote and are here have answered."""
    of: int
    """How many may vote and are here."""

    @property
    def all_in(self) -> bool:
        """Whether everybody who may vote and is here has answered."""
        return self.answered == self.of


def ballot(plan: Plan, meeting: Meeting, item_id: str, proposal: Proposal, *, hidden: bool = False) -> Ballot:
    """Return the roll call on a proposal; with `hidden`, no vote is shown until everybody has answered.

    Args:
        plan: The plan whose people and rule count.
        meeting: The meeting at which it is put.
        item_id: The item.
        proposal: The proposal, with the votes recorded so far if it is put to a roll call.
        hidden: Whether to hide every vote until everybody has answered.
    """
    sitting = Sitting(meeting, plan.people_at_meeting, plan.settings)
    room = room_for(sitting, item_id, proposal)
    votes = proposal.decision.votes if isinstance(proposal.decision, RollCall) else ()
    chosen = {vote.person: vote.choice for vote in votes}
    here = {partner.id for partner in room.here}
    answered = len(here & set(chosen))
    hide = hidden and answered < len(here)
    weighted = sitting.tier(item_id, proposal.position).unit is Unit.VOTES
    rows = tuple(
        _row(person, meeting, chosen.get(person.id), hide=hide, weighted=weighted)
        if person.id in here
        else BallotRow(person.id, person.name, None, away=_away(person, meeting, item_id, room))
        for person in voters(sitting.people, sitting.settings.rule)
    )
    return Ballot(rows, answered, len(here))


def _row(person: Person, meeting: Meeting, choice: Choice | None, *, hide: bool, weighted: bool) -> BallotRow:
    attendance = meeting.attendance_of(person.id)
    notes = ["online"] if attendance and attendance.presence is Presence.BY_LINK else []
    if weighted and person.votes != 1:
        notes.append(f"{person.votes} votes")
    if hide and choice:
        notes.append(ANSWERED)
    return BallotRow(person.id, person.name, None if hide else choice, note=", ".join(notes))


def _away(person: Person, meeting: Meeting, item_id: str, room: Room) -> str:
    for out in room.left_out:
        if out.partner.id == person.id:
            return capital(out.reason)
    for interest in meeting.interests:
        away = INTERESTS[interest.kind].away
        if away and interest.person == person.id and item_id in interest.items:
            return away
    if any(partner.id == person.id for partner in room.out_of_room):
        return "Out of the room"
    attendance = meeting.attendance_of(person.id)
    not_here = attendance is not None and attendance.presence not in ATTENDING
    return PRESENCES[attendance.presence if attendance and not_here else Presence.ABSENT].words


_MOST_NAMED = 3
"""If more answers than this were kept, they are counted instead of named."""


def filled_in_words(before: Proposal, now: Proposal, people: Sequence[Person], *, hidden: bool = False) -> str:
    """Return what “all others for” did: “4 set to for; Dr Whitlock’s “against” kept.”

    Kept answers that were “for” are not mentioned; with `hidden` the others are counted, and nobody is named.
    """
    given = _votes(before)
    new = len(_votes(now)) - len(given)
    others = {person: choice for person, choice in given.items() if choice is not Choice.FOR}
    names = {person.id: person.name for person in people}
    kept = [f"{possessive(names[person])} “{CHOICES[choice].ballot.lower()}”" for person, choice in others.items()]
    if hidden:
        kept_words = f"{counted(len(given), 'answer')} kept" if given else ""
    elif len(kept) > _MOST_NAMED:
        kept_words = f"{counted(len(kept), 'other answer')} kept"
    else:
        kept_words = f"{listed(kept)} kept" if kept else ""
    first = f"{new} set to for" if new else "everybody here has already answered"
    return capital("; ".join(filter(None, (first, kept_words)))) + "."


def _votes(proposal: Proposal) -> dict[str, Choice]:
    call = proposal.decision
    return {vote.person: vote.choice for vote in call.votes} if isinstance(call, RollCall) else {}
