"""The partners as they count for one proposal: who is here, who is absent, who steps aside, who is not counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wizard.plan.tier import Unit


@dataclass(frozen=True, slots=True)
class Partner:
    """A person who decides: a partner on that day, or a member of the board that decides."""

    id: str
    name: str
    votes: int = 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A partner who is not counted, with the reason."""

    partner: Partner
    reason: str
    """The reason in words: “suspended”."""
    is_partner: bool = True
    """Whether they are still a partner that day; a person retired for the day is not."""


@dataclass(frozen=True, slots=True)
class AnswerWindow:
    """How long absent partners may answer."""

    open: bool = True
    """Whether answers can still come in."""
    last_day: date | None = None
    """The last day on which an answer counts; None if there is no last day."""
    ended_on: date | None = None
    """The day on which the waiting ended, if that is known."""


@dataclass(frozen=True, slots=True)
class Room:
    """Everybody with a vote, grouped by what they may do on one proposal; nobody is in two groups."""

    here: tuple[Partner, ...]
    """May vote on it, and are here when it is put."""
    absent: tuple[Partner, ...] = ()
    """May vote on it, and are not at the meeting."""
    out_of_room: tuple[Partner, ...] = ()
    """May vote on it, attend, but were out of the room when it was put. They may answer like the absent: nobody loses
    their vote by stepping out."""
    stepping_aside: tuple[Partner, ...] = ()
    """Do not vote on it because of an interest."""
    aside_here: frozenset[str] = frozenset()
    """The ids of those who step aside and stayed in the room."""
    left_out: tuple[LeftOut, ...] = ()
    chair: str | None = None
    """The id of the person who chairs."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of people who are mentioned but have no vote, by id."""
    held_on: date | None = None
    window: AnswerWindow = AnswerWindow()
    adjourned: bool = False
    """Whether the meeting is held again after an adjournment."""
    circulation: bool = False
    """Whether it is decided in writing, without a meeting."""
    board: str = ""
    """The name of the board that decides; empty if the partners do."""

    @property
    def away(self) -> tuple[Partner, ...]:
        """Those who may vote on it and are not here."""
        return self.absent + self.out_of_room

    @property
    def sole(self) -> bool:
        """Whether one contractor decides alone: there is only one partner that day, and no board decides.

        A suspended partner still counts as one here, so beside a suspended partner the rule decides.
        """
        still = any(entry.is_partner for entry in self.left_out)
        return not self.board and not still and len(self.here) + len(self.away) + len(self.stepping_aside) == 1

    def name(self, person_id: str | None) -> str:
        """Return somebody's name; the id itself if it is not known, and nothing for None."""
        if person_id is None:
            return ""
        for partner in (*self.here, *self.away, *self.stepping_aside, *(entry.partner for entry in self.left_out)):
            if partner.id == person_id:
                return partner.name
        return self.names.get(person_id, person_id)


def weight_of(partners: Sequence[Partner], unit: Unit) -> int:
    """Return the weight of these partners: their votes, or one each."""
    if unit is Unit.HEADS:
        return len(partners)
    return sum(partner.votes for partner in partners)
