"""A copy of the record in the making: the minutes, who it is for, and what every section asks of both."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from wizard.foundation.formatting import capital, date_in_words
from wizard.minutes.correction_minutes import CorrectionMinutes, corrections_of
from wizard.minutes.minutes import Minutes, minutes_of
from wizard.overview.changes import Change, changes_since_carried
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.redaction.pseudonyms import NOBODY, Called, called_in, renamed
from wizard.redaction.readers import GETS, Gets, Reader, votes_for
from wizard.signing.closing import SigningState, signing_state


@dataclass(frozen=True)
class Copy:
    """One copy of one meeting's record."""

    plan: Plan
    minutes: Minutes
    reader: Reader = Reader.PARTNERS
    superseded_by: int | None = None
    """The number of the closed meeting that superseded this one."""
    large_print: bool = False
    changes: tuple[Change, ...] = field(default=())
    """What changed on the items, told from the record alone."""
    practice_changes: tuple[Change, ...] = field(default=())
    """What changed of the voting rule and the people: only the plan that has both meetings knows it."""
    called: Called = NOBODY
    """What people are called in a copy without names; its minutes call them so already."""

    @property
    def gets(self) -> Gets:
        """What its reader gets."""
        return GETS[self.reader]

    @property
    def printed(self) -> VotesPrinted:
        """How votes are printed in it."""
        return votes_for(self.reader, self.minutes.settings.votes_printed)

    @cached_property
    def signing(self) -> SigningState:
        """How far the record is."""
        return signing_state(self.minutes.record)

    @property
    def practice(self) -> str:
        """The practice's name, or words for not having one."""
        return self.minutes.practice.name or "A practice without a name"

    @property
    def held(self) -> str:
        """The meeting's date in words, or words for not having one."""
        return date_in_words(self.minutes.held_on) if self.minutes.held_on else "no date yet"

    @property
    def signed(self) -> str:
        """How far the record is signed: “Closed, 5 of 6 signed”; who declined is not for every reader."""
        words = self.signing.words
        if self.gets.signatures or self.minutes.record is None:
            return words
        return f"Closed, {self.signing.signed} of {self.signing.of} signed"

    @property
    def state(self) -> str:
        """The record's state with its date: “Closed on 9 December 2026, 5 of 6 signed”."""
        record = self.minutes.record
        if record is None:
            return "Draft"
        closed = f"Closed on {date_in_words(record.content.closed_at.date())}"
        if self.signed.startswith("Closed"):
            return closed + self.signed.removeprefix("Closed")
        return f"{closed}. {self.signed}"


def copy_of(
    plan: Plan,
    number: int | None = None,
    reader: Reader = Reader.PARTNERS,
    *,
    superseded_by: int | None = None,
    large_print: bool = False,
) -> Copy:
    """Return the copy of a meeting's record for a reader; where names are left out, its minutes hold none.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    minutes, called = minutes_of(plan, number), NOBODY
    if not GETS[reader].names:
        called = called_in(plan, minutes.people)
        plan = renamed(plan, called)
        minutes = minutes_of(plan, number)
    if not GETS[reader].record:
        # The practice's own items are nobody's business but the partners'.
        minutes = replace(minutes, own=())
    changes = changes_since_carried(plan, minutes)
    return Copy(plan, minutes, reader, superseded_by, large_print, changes, called=called)


VOTING_RULE = "voting rule"
"""What a change of the rule is called."""

_REASONS = frozenset({"conditions", "advice taken from", "advice taken on", "still missing"})
"""Changes in why something was decided: for those alone who get reasons."""


_PUBLIC = frozenset({"practice", "date, place and chair", "dates", "owner", "next meeting", "own items"})
"""Places of which every reader gets what the page says, names left out where they are."""
_BY_PLACE = {"people": "names", "facts": "facts", "tasks": "tasks"}
"""What a reader must get to be told of a correction there; elsewhere it is reasons."""


def corrections_printed(copy: Copy) -> Iterator[CorrectionMinutes]:
    """Yield the corrections of the record that are of something that the reader gets."""
    for entry in corrections_of(copy.minutes):
        what = entry.place.what
        if what in _PUBLIC or getattr(copy.gets, _BY_PLACE.get(what, "reasons")):
            yield entry


def correction_printed(entry: CorrectionMinutes, copy: Copy) -> str:
    """Return a correction as the copy prints it: who recorded it and why are for those who get reasons."""
    made = entry.made if copy.gets.reasons else f"Corrected on {date_in_words(entry.correction.on)}."
    return f"{capital(entry.said)} {made}"


def changes_printed(copy: Copy) -> Iterator[Change]:
    """Yield what the reader gets of the changes: items first, then the voting rule and the people."""
    if not any(entry.before for entry in copy.minutes.items):
        return
    gets = copy.gets
    for change in copy.changes:
        wanted = gets.reasons if change.what in _REASONS else gets.facts or change.what in ("position", "guidance")
        if wanted:
            yield change
    for change in copy.practice_changes:
        # Somebody who left is not among the record's people, so their name could not be replaced in the text.
        if gets.names or (gets.facts and change.what == VOTING_RULE):
            yield change
