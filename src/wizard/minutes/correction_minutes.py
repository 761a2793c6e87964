"""Corrections of a closed record in the minutes: on page one, at each place, and who has seen them."""

from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import date_in_words, listed
from wizard.minutes.correctable import place_in_words
from wizard.minutes.minutes import Minutes
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord, Correction
from wizard.plan.slip import SlipPlace, slip_place


@dataclass(frozen=True)
class CorrectionMinutes:
    """One correction in words."""

    correction: Correction
    chair: str
    seen_by: tuple[str, ...]
    """The names of people who have seen it, in order."""

    @property
    def place(self) -> SlipPlace:
        """Where it is."""
        return slip_place(self.correction.place)

    @property
    def where(self) -> str:
        """Where it is, in words: “Item 3: reason”."""
        return place_in_words(self.correction.place)

    @property
    def change(self) -> str:
        """What it changes: “9 March 2062” should read “9 March 2026”."""
        return f"“{self.correction.old}” should read “{self.correction.new}”"

    @property
    def said(self) -> str:
        """The same as a sentence."""
        return _ended(self.change, self.correction.new)

    @property
    def made(self) -> str:
        """When, by whom and why: “Corrected on 9 March 2026 by Dr Osei (chair): a typing error”."""
        why = self.correction.why.strip().rstrip(".")
        return f"Corrected on {date_in_words(self.correction.on)}, recorded by {self.chair}. Why: {why}."

    @property
    def sentence(self) -> str:
        """All of it: “Item 3: reason: “x” should read “y”. Corrected on …”."""
        return f"{self.where}: {self.said} {self.made}"


def _ended(words: str, quoted: str) -> str:
    """Return words that end with a quotation as a sentence, adding a full stop unless the quotation has one."""
    return words if quoted.endswith((".", "?", "!")) else f"{words}."


def corrections_of(minutes: Minutes) -> tuple[CorrectionMinutes, ...]:
    """Return the corrections of a closed record in the order in which they were made."""
    record = minutes.record
    if record is None:
        return ()
    return tuple(_in_words(minutes, record, correction) for correction in record.corrections)


def _in_words(minutes: Minutes, record: ClosedRecord, correction: Correction) -> CorrectionMinutes:
    seen = [reply.person for reply in (*record.replies, *record.sightings) if correction.digest in reply.seen]
    names = tuple(minutes.person_name(person) for person in dict.fromkeys(seen))
    return CorrectionMinutes(correction, minutes.person_name(correction.chair), names)


@dataclass(frozen=True)
class CorrectionToNote:
    """A correction of an earlier record, for the next meeting to note."""

    digest: str
    meeting: int
    held_on: date | None
    sentence: str
    noted: bool
    """Whether this meeting has noted it."""


def to_note(plan: Plan) -> tuple[CorrectionToNote, ...]:
    """Return the corrections that the open meeting has noted or can note, because no closed meeting has noted them."""
    if plan.meeting is None:
        return ()
    before = {digest for record in plan.records for digest in record.content.meeting.noted}
    return tuple(
        CorrectionToNote(
            correction.digest,
            record.content.number,
            record.content.meeting.held_on,
            _ended(
                f"{place_in_words(correction.place)}: “{correction.old}” should read “{correction.new}”",
                correction.new,
            ),
            correction.digest in plan.meeting.noted,
        )
        for record in plan.records
        for correction in record.corrections
        if correction.digest not in before
    )


def noted_at(plan: Plan, minutes: Minutes) -> tuple[str, ...]:
    """Return one sentence for each correction of an earlier record that a meeting noted."""
    known = {
        correction.digest: (record.content.number, correction)
        for record in plan.records
        for correction in record.corrections
    }
    found = [known[digest] for digest in minutes.meeting.noted if digest in known]
    return tuple(
        _ended(
            f"The correction of the record of meeting {number} was noted: {place_in_words(correction.place)}, "
            f"“{correction.old}” should read “{correction.new}”",
            correction.new,
        )
        for number, correction in found
    )


def seen_in_words(minutes: Minutes) -> tuple[str, ...]:
    """Return who has seen corrections since signing: “Dr Shah has seen the correction of item 3: reason (…)”."""
    record = minutes.record
    if record is None:
        return ()
    places = {correction.digest: place_in_words(correction.place) for correction in record.corrections}
    said = []
    for entry in record.sightings:
        where = listed([places[digest] for digest in entry.seen if digest in places])
        words = f" They add: “{entry.words}”" if entry.words else ""
        name = minutes.person_name(entry.person)
        said.append(f"{name} saw on {date_in_words(entry.at.date())} what was corrected ({where}).{words}")
    return tuple(said)
