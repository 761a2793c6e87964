"""The copy of an action plan to be made: the minutes, the form of the copy, and helpers for every section."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from wizard.foundation.formatting import date_in_words
from wizard.minutes.correction_minutes import corrections_of
from wizard.minutes.minutes import Minutes, minutes_of
from wizard.minutes.short_names import ShortNames
from wizard.overview.changes import Change, changes_since_carried
from wizard.pdf.legible_owners import with_legible_owners
from wizard.plan.labels import ROLES
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.slip import SlipPlace
from wizard.signing.closing import SigningState, signing_state
from wizard.tagged_pdf import missing_characters


@dataclass(frozen=True)
class Copy:
    """One copy of one meeting's action plan."""

    plan: Plan
    minutes: Minutes
    superseded_by: int | None = None
    """The number of the closed meeting that superseded this one."""
    large_print: bool = False
    changes: tuple[Change, ...] = field(default=())
    """Changes on the items, taken from the record alone."""
    practice_changes: tuple[Change, ...] = field(default=())
    """Changes to the voting rule and the people, which only a plan with both meetings has."""
    annex: bool = True
    """Whether to add the annex."""
    one_page: bool = False
    """Whether it is page one alone."""
    issued: date | None = None
    """The date of issue of this copy, if any."""
    pages_only: bool = False
    """Whether to leave out the record inside."""

    @property
    def printed(self) -> VotesPrinted:
        """How votes are printed in it."""
        return self.minutes.settings.votes_printed

    @cached_property
    def short(self) -> ShortNames:
        """The short names of its people."""
        return ShortNames(self.minutes.people)

    @cached_property
    def signing(self) -> SigningState:
        """The state of the record."""
        return signing_state(self.minutes.record)

    @property
    def practice(self) -> str:
        """The practice's name, or words if it has none."""
        return self.minutes.practice.name or "An unnamed practice"

    @property
    def held(self) -> str:
        """The meeting's date in words, or other words if it has none."""
        return date_in_words(self.minutes.held_on) if self.minutes.held_on else "no date yet"


def copy_of(
    plan: Plan, number: int | None = None, *, superseded_by: int | None = None, large_print: bool = False
) -> Copy:
    """Return the copy of a meeting's action plan.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    minutes = minutes_of(legible(plan), number)
    return Copy(plan, minutes, superseded_by, large_print, changes_since_carried(plan, minutes))


def legible(plan: Plan) -> Plan:
    """Return a plan in which everybody's name can be printed: as typed, or else in the Latin letters that were entered.

    If there are none, their role is printed instead, because a person's name is never printed as character numbers. The
    same applies to owners' typed names.
    """
    plan = with_legible_owners(plan)
    records = tuple(
        record.replace(content=record.content.replace(people=_legible(record.content.people)))
        if _illegible(record.content.people)
        else record
        for record in plan.records
    )
    people = _legible(plan.people) if _illegible(plan.people) else plan.people
    changed = people is not plan.people or any(new is not old for new, old in zip(records, plan.records, strict=True))
    return plan.replace(people=people, records=records) if changed else plan


def _illegible(people: Iterable[Person]) -> bool:
    return any(not person.name.isascii() and missing_characters(person.name) for person in people)


def _legible(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(
        person.replace(name=_in_latin(person, number)) if missing_characters(person.name) else person
        for number, person in enumerate(people, start=1)
    )


def _in_latin(person: Person, number: int) -> str:
    if person.latin and not missing_characters(person.latin):
        return person.latin
    return f"{ROLES[person.role]} {number}, name in another script"


def changes_printed(copy: Copy) -> Iterator[Change]:
    """Yield what changed since the meeting before: items first, then the voting rule and the people."""
    if any(entry.before for entry in copy.minutes.entries):
        yield from copy.changes
        yield from copy.practice_changes


def correction_rows(copy: Copy, wanted: Callable[[SlipPlace], bool]) -> Iterator[tuple[str, str]]:
    """Yield the corrections of the wanted places, as label rows."""
    for each in corrections_of(copy.minutes):
        if wanted(each.place):
            yield "Correction", f"{each.where}: {each.said} {each.made}"
