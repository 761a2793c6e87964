"""A time in which a partner is away from the partnership: on leave, suspended, under notice, or retired for a day."""

from datetime import date
from typing import Self

from pydantic import model_validator

from wizard.foundation.value import Day, Key, Line, Value
from wizard.foundation.word import Word


class SpellKind(Word):
    """Why."""

    LEAVE = "leave"
    SUSPENDED = "suspended"
    NOTICE = "notice"
    RETIRED = "retired"
    """Retired for a day, to draw a pension: no partner on that day."""


class Spell(Value):
    """One partner's time away. The partner is still counted, except if retired or if a clause says otherwise."""

    person: Key
    kind: SpellKind
    first: Day
    last: Day | None = None
    """Its last day; None if no end is known."""
    counted: bool = True
    """Whether the partner is in the count; ignored for retirement, which is never counted."""
    clause: Line = ""
    """The clause that leaves the partner out of the count."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last is not None and self.last < self.first:
            raise ValueError("it ends before it begins")
        return self

    @property
    def leaves_out(self) -> bool:
        """Whether it leaves the partner out of the count while it lasts."""
        return self.kind is SpellKind.RETIRED or not self.counted

    def lasts_on(self, day: date) -> bool:
        """Whether it lasts on a day; its first and last day are in it."""
        return self.first <= day and (self.last is None or day <= self.last)


def left_out_by(spells: tuple[Spell, ...], person_id: str, day: date | None) -> Spell | None:
    """Return the spell that leaves somebody out of the count on a day, a retirement first; None if none does.

    Without a day nobody is left out, because the date of a meeting is not guessed.
    """
    if day is None:
        return None
    found = [entry for entry in spells if entry.person == person_id and entry.leaves_out and entry.lasts_on(day)]
    return min(found, key=lambda entry: entry.kind is not SpellKind.RETIRED, default=None)
