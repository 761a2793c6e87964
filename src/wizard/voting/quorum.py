"""Count how many of those who decide came to the open meeting, and find the items with too few."""

from dataclasses import dataclass, replace

from wizard.foundation.formatting import listed
from wizard.plan.plan import Plan
from wizard.plan.proposal import Proposal
from wizard.plan.tier import Unit
from wizard.voting.entitlement import ATTENDING, room_for, voters
from wizard.voting.judging import quorum_here
from wizard.voting.room import Partner, Room
from wizard.voting.ruling import QuorumHere
from wizard.voting.sitting import Sitting, open_sitting

_NOTHING = Proposal(id="none", position="none")


@dataclass(frozen=True)
class RoomCount:
    """How many of those with a vote came, and the quorum for ordinary matters."""

    present: int
    """People with a vote who are here, for all or part of the meeting."""
    voters: int
    needed: int | None
    """None if the practice's rule has no quorum, or counts votes rather than people."""
    missing: tuple[str, ...]
    """The names of those who must be here and are not."""
    short_on: tuple[str, ...]
    """The items on the agenda for which there is no quorum."""

    @property
    def met(self) -> bool:
        """Whether there is a quorum for every item."""
        return (self.needed is None or self.present >= self.needed) and not self.missing and not self.short_on

    @property
    def sentence(self) -> str:
        """The count in words: “5 of 6 with a vote are here, quorum 4.”"""
        if not self.voters:
            return "Nobody with a vote is named yet."
        count = f"{self.present} of {self.voters} with a vote {'is' if self.present == 1 else 'are'} here"
        if self.needed is not None and self.present < self.needed:
            return f"{count}, quorum {self.needed}: not enough yet."
        quorum = "no quorum is set" if self.needed is None else f"quorum {self.needed}"
        words = f"{count}{';' if self.needed is None else ','} {quorum}."
        if self.missing:
            words += f" {listed(self.missing)} must be here."
        if self.short_on:
            words += f" No quorum on item{'s' * (len(self.short_on) > 1)} {listed(self.short_on)}."
        return words


def room_count(plan: Plan) -> RoomCount:
    """Return how many came to the open meeting, and which of its items have no quorum.

    Raises:
        ValueError: No meeting is open.
    """
    sitting = open_sitting(plan)
    count = came_to(sitting)
    if not count.met:
        return count
    return replace(count, short_on=tuple(i for i in sitting.meeting.taken if not quorum_on(sitting, i).met))


def came_to(sitting: Sitting) -> RoomCount:
    """Return how many of those with a vote came to a meeting, for all or part of it."""
    meeting, rule = sitting.meeting, sitting.settings.rule
    attend = {entry.person for entry in meeting.attendance if entry.presence in ATTENDING}
    deciding = [Partner(person.id, person.name, person.votes) for person in voters(sitting.people, rule)]
    came = Room(
        here=tuple(partner for partner in deciding if partner.id in attend),
        absent=tuple(partner for partner in deciding if partner.id not in attend),
        names={person.id: person.name for person in sitting.people},
        adjourned=meeting.adjourned_from is not None,
    )
    ordinary = rule.tiers.ordinary
    quorum = quorum_here(ordinary, came)
    in_heads = ordinary.quorum is not None and ordinary.quorum.unit is Unit.HEADS
    return RoomCount(
        present=len(came.here),
        voters=len(deciding),
        needed=quorum.needed if in_heads else None,
        missing=quorum.missing,
        short_on=(),
    )


def quorum_on(sitting: Sitting, item_id: str) -> QuorumHere:
    """Return those here for an item against its quorum, under the rule for the latest proposal."""
    proposals = sitting.meeting.matter(item_id).proposals
    put = proposals[-1] if proposals else _NOTHING
    return quorum_here(sitting.tier(item_id, put.position), room_for(sitting, item_id, put))
