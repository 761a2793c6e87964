"""The count of a vote: how many for, against, abstained, and what became of everybody else's votes."""

from wizard.foundation.value import Value
from wizard.plan.people import Person
from wizard.plan.proposal import Choice, Counted, Decision, RollCall
from wizard.voting.entitlement import Entitlement, votes_of


class Tally(Value):
    """Votes, by weight: all of them whole numbers, and equal to heads where everybody holds one vote."""

    votes_for: int = 0
    against: int = 0
    abstain: int = 0
    not_voting: int = 0
    """Held by those who do not vote because of an interest."""
    absent: int = 0
    """Held by those who are entitled and were not there. Absent is not abstained."""
    not_recorded: int = 0
    """Held by those who are entitled and present, and for whom no vote is recorded."""
    too_many: int = 0
    """In a vote by numbers: by how many the numbers exceed the votes present."""

    @property
    def cast(self) -> int:
        """For plus against."""
        return self.votes_for + self.against

    def named(self) -> dict[str, int]:
        """Return the numbers under the names that `show --json` gives them."""
        return {
            "for": self.votes_for,
            "against": self.against,
            "abstain": self.abstain,
            "not_voting": self.not_voting,
            "absent": self.absent,
            "not_recorded": self.not_recorded,
        }


def tally(decision: Decision | None, entitled: Entitlement) -> Tally:
    """Count a decision; where it was none by vote, only those who could not take part are counted."""
    apart = Tally(not_voting=votes_of(entitled.not_voting), absent=votes_of(entitled.absent))
    match decision:
        case RollCall():
            return _roll_call(decision, entitled, apart)
        case Counted():
            return _by_numbers(decision, entitled, apart)
        case _:
            return apart


def not_recorded(decision: Decision | None, entitled: Entitlement) -> tuple[Person, ...]:
    """Return who is entitled and present and has no vote recorded; a vote by numbers names nobody."""
    if not isinstance(decision, RollCall):
        return ()
    voted = {vote.person for vote in decision.votes}
    return tuple(person for person in entitled.present if person.id not in voted)


def _roll_call(decision: RollCall, entitled: Entitlement, apart: Tally) -> Tally:
    # A vote entered for somebody who turns out absent or not entitled stays in the record and counts for nothing.
    chosen = {vote.person: vote.choice for vote in decision.votes}
    count: dict[Choice | None, int] = {}
    for person in entitled.present:
        choice = chosen.get(person.id)
        count[choice] = count.get(choice, 0) + person.votes
    return apart.replace(
        votes_for=count.get(Choice.FOR, 0),
        against=count.get(Choice.AGAINST, 0),
        abstain=count.get(Choice.ABSTAIN, 0),
        not_recorded=count.get(None, 0),
    )


def _by_numbers(decision: Counted, entitled: Entitlement, apart: Tally) -> Tally:
    left = votes_of(entitled.present) - decision.votes_for - decision.against - decision.abstain
    return apart.replace(
        votes_for=decision.votes_for,
        against=decision.against,
        abstain=decision.abstain,
        not_recorded=max(left, 0),
        too_many=max(-left, 0),
    )
