"""The partners as they count for one proposal: who is here, who is absent, who steps aside, who is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wizard.plan.tier import Unit


@dataclass(frozen=True, slots=True)
class Partner:
    """One of those who decide: a partner of that day, or a member of the board that decides."""

    id: str
    name: str
    votes: int = 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A partner who is left out of the count, with the reason."""

    partner: Partner
    reason: str
    """In words, as “suspended”."""
    is_partner: bool = True
    """Whether still a partner that day; somebody retired for a day is none."""


@dataclass(frozen=True, slots=True)
class AnswerWindow:
    """For how long absent partners may answer."""

    open: bool = True
    """Whether answers can still come in."""
    last_day: date | None = None
    """The last day on which an answer counts; None: there is no last day."""
    ended_on: date | None = None
    """The day on which the waiting ended, if that is known."""


@dataclass(frozen=True, slots=True)
class Room:
    """Everybody with a vote, sorted by what they may do on one proposal; nobody is in two places."""

    here: tuple[Partner, ...]
    """May vote on it, and are here when it is put."""
    absent: tuple[Partner, ...] = ()
    """May vote on it, and are not at the meeting."""
    out_of_room: tuple[Partner, ...] = ()
    """May vote on it, attend, and were out of the room when it was put. They may answer as the absent may: nobody loses
    that by stepping out."""
    stepping_aside: tuple[Partner, ...] = ()
    """Do not vote on it because of an interest."""
    aside_here: frozenset[str] = frozenset()
    """The ids of those who step aside and stayed in the room."""
    left_out: tuple[LeftOut, ...] = ()
    chair: str | None = None
    """The id of whoever chairs."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of people who are named and have no vote, by id."""
    held_on: date | None = None
    window: AnswerWindow = AnswerWindow()
    adjourned: bool = False
    """Whether the meeting is held again after an adjournment."""
    circulation: bool = False
    """Whether it is decided in writing, without a meeting."""
    board: str = ""
    """The name of the board that decides; empty: the partners do."""

    @property
    def away(self) -> tuple[Partner, ...]:
        """Those who may vote on it and are not here."""
        return self.absent + self.out_of_room

    @property
    def sole(self) -> bool:
        """Whether one contractor decides alone: there is one partner that day, and no board decides.

        A suspended partner is still one: beside somebody suspended, the rule decides.
        """
        still = any(entry.is_partner for entry in self.left_out)
        return not self.board and not still and len(self.here) + len(self.away) + len(self.stepping_aside) == 1

    def name(self, person_id: str | None) -> str:
        """Return somebody's name; the id itself if nobody of this id is known, nothing for None."""
        if person_id is None:
            return ""
        for partner in (*self.here, *self.away, *self.stepping_aside, *(entry.partner for entry in self.left_out)):
            if partner.id == person_id:
                return partner.name
        return self.names.get(person_id, person_id)


def weight_of(partners: Sequence[Partner], unit: Unit) -> int:
    """Return how much these partners count for: their votes, or one each."""
    if unit is Unit.HEADS:
        return len(partners)
    return sum(partner.votes for partner in partners)
