"""The quorum: how many people must be present, and whether enough came to the meeting and to each item."""

from dataclasses import dataclass

from wizard.foundation.formatting import listed
from wizard.foundation.value import Value
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.voting_rule import Quorum
from wizard.voting.entitlement import ATTENDING, entitlement, rule_for


class QuorumCount(Value):
    """A quorum held against those present, in people and not in votes."""

    needed: int | None
    """None if the rule has no quorum."""
    present: int
    """Those entitled on the item and there when it was put. Who withdrew or does not vote is not one of them."""

    @property
    def met(self) -> bool:
        """Whether enough were present; always if there is no quorum."""
        return self.needed is None or self.present >= self.needed


# --- The quorum -------------------------------------------------------------------------------------------------------


def quorum_needed(quorum: Quorum | None, voters: int) -> int | None:
    """Return how many people must be present; None if the rule has no quorum.

    A fraction is one of all who have a vote, before interests, rounded up: half of five is three.

    Args:
        quorum: The rule's quorum.
        voters: How many people have a vote, those included who do not vote on this item because of an interest.
    """
    if quorum is None:
        return None
    if quorum.numerator is not None and quorum.denominator is not None:
        return -(-voters * quorum.numerator // quorum.denominator)
    return quorum.number


@dataclass(frozen=True)
class RoomCount:
    """How many of those with a vote came, against the practice's quorum."""

    present: int
    """People with a vote who are there, for all of the meeting or a part."""
    voters: int
    needed: int | None
    """None if the practice's rule has no quorum."""
    short_on: tuple[str, ...]
    """The items for this meeting on which too few of those entitled are there."""

    @property
    def met(self) -> bool:
        """Whether there is a quorum for every item."""
        return (self.needed is None or self.present >= self.needed) and not self.short_on

    @property
    def sentence(self) -> str:
        """The count in words: “Present 5 of 6 with a vote, quorum 4.”"""
        if not self.voters:
            return "Nobody with a vote is named yet."
        count = f"Present {self.present} of {self.voters} with a vote"
        if self.needed is None:
            count = f"{count}; no quorum is set."
        elif self.present < self.needed:
            return f"{count}, quorum {self.needed}: not enough yet."
        else:
            count = f"{count}, quorum {self.needed}."
        if not self.short_on:
            return count
        return f"{count} Too few on item{'s' * (len(self.short_on) > 1)} {listed(self.short_on)}."


def room_count(plan: Plan) -> RoomCount:
    """Return how many came to the open meeting, and on which of its items the quorum is not met."""
    meeting = open_meeting(plan)
    rule = plan.settings.rule
    voters = [p for p in plan.people_at_meeting if p.has_vote and (not rule.board or p.id in rule.board)]
    here = {entry.person for entry in meeting.attendance if entry.presence in ATTENDING}
    return RoomCount(
        present=sum(person.id in here for person in voters),
        voters=len(voters),
        needed=quorum_needed(rule.quorum, len(voters)),
        short_on=tuple(item for item in meeting.taken if _is_short(plan, meeting, item)),
    )


def _is_short(plan: Plan, meeting: Meeting, item_id: str) -> bool:
    rule = rule_for(plan.settings, meeting.matter(item_id))
    room = entitlement(meeting, plan.people_at_meeting, rule, item_id)
    needed = quorum_needed(rule.quorum, len(room.voters))
    return needed is not None and len(room.present) < needed
