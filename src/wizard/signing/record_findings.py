"""What is wrong in one closed record: its content against its seal, and its answers against their chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wizard.foundation.formatting import capital, possessive
from wizard.plan.record import ClosedRecord
from wizard.signing.answers import answer_digest
from wizard.signing.seal import Alteration, altered_parts, seal_digest_over
from wizard.signing.signers import SIGNATURES


class Fault(StrEnum):
    """The kinds of finding, in the words that begin a verdict."""

    CHANGED = "Changed after closing"
    NOT_WHOLE = "Not whole"
    OTHER_FINGERPRINT = "Not what was printed"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was sealed or answered."""

    place: str
    """Where, in words: “the reason on item 3”, “Dr Osei’s answer”."""
    sentence: str
    fault: Fault = Fault.CHANGED


@dataclass(frozen=True)
class Sheet:
    """A closed record with the words that tell it from the others in its plan."""

    record: ClosedRecord
    where: str
    """“ at meeting 2”; empty where the plan has only one record."""

    @property
    def title(self) -> str:
        """The record in words: “meeting 2”, “meeting 2, revision 1”."""
        content = self.record.content
        revision = f", revision {content.revision}" if content.revision > 1 or ", revision" in self.where else ""
        return f"meeting {content.number}{revision}"

    def name(self, person_id: str) -> str:
        """Return somebody's name as the record has it; “somebody” if it does not name them."""
        people = self.record.content.people
        return next((person.name for person in people if person.id == person_id), "somebody")


def content_findings(sheet: Sheet, plan_id: str) -> Iterator[Finding]:
    """Yield what was changed in a record's content since it was sealed, each by its place."""
    content, seal = sheet.record.content, sheet.record.seal
    for part in altered_parts(content, seal.parts):
        place = (part.name if part.name.startswith("item ") else f"the {part.name}") + sheet.where
        plural = part.name.split(" on item ")[0] in _PLURAL
        done = {Alteration.CHANGED: "changed", Alteration.ADDED: "added", Alteration.REMOVED: "removed"}[part.how]
        yield Finding(place, f"{capital(place)} {'were' if plural else 'was'} {done} after closing.")
    if seal_digest_over(seal.parts, seal.previous, seal.previous_signatures) != seal.digest:
        yield Finding(f"the seal of {sheet.title}", f"The seal of {sheet.title} was changed.")
    if content.plan != plan_id:
        yield Finding(
            sheet.title,
            f"{capital(sheet.title)} belongs to another plan or the plan’s id was changed.",
            Fault.NOT_WHOLE,
        )


_PLURAL = frozenset(
    {
        "people",
        "settings",
        "facts",
        "tasks",
        "carried positions",
        "acknowledged checks",
        "interests",
        "last minutes",
        "matters arising",
        "trade-offs that weighed",
        "dates",
        "conditions",
        "votes",
        "views",
        "date, place and chair",
    }
)


def answer_findings(sheet: Sheet) -> Iterator[Finding]:
    """Yield what is wrong with the answers to a record: changed, dropped, swapped, doubled, or given to another one."""
    record = sheet.record
    seal = record.seal
    sealed = seal_digest_over(seal.parts, seal.previous, seal.previous_signatures) == seal.digest
    previous: str | None = None
    signed: set[str] = set()
    for answer in record.answers:
        name = sheet.name(answer.person)
        place = f"{possessive(name)} answer{sheet.where}"
        if answer_digest(answer) != answer.digest:
            yield Finding(place, f"{capital(place)} was changed after it was given.")
        elif sealed and answer.seal != seal.digest:
            yield Finding(place, f"{capital(place)} was given to another record, or this record was sealed anew.")
        if answer.previous != previous:
            before = f"the answer before {place}" if answer.previous else f"the order before {place}"
            yield Finding(before, f"{capital(before)} is not what it was: one was dropped, changed or moved.")
        if answer.kind in SIGNATURES and answer.person in signed:
            yield Finding(place, f"{capital(name)} has signed twice{sheet.where}.")
        if name == "somebody":
            yield Finding(place, f"Somebody whom the record does not name has answered{sheet.where}.")
        signed |= {answer.person} if answer.kind in SIGNATURES else set()
        previous = answer.digest
    if record.signatures != previous:
        place = f"the last answer{sheet.where}"
        yield Finding(place, f"{capital(place)} is missing, or was changed or moved.", Fault.NOT_WHOLE)
