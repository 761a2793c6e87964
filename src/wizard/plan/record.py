"""The closed record of a meeting, the seal over it, and the answers that people give to it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from wizard.foundation.value import Day, Digest, Key, Line, Name, Note, Value
from wizard.plan.meeting import Meeting, MeetingNumber
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.proposal import Fields, Proposal
from wizard.plan.task import Task

MOST_POINTS = 5_000
"""The most points in one drawn signature, after simplification."""


class Standing(Value):
    """The position in which an item stands: what the last carried proposal on it left."""

    item: Key
    meeting: MeetingNumber
    """The number of the meeting that decided it."""
    decided_on: Day | None
    proposal: Proposal
    guidance: Digest
    """The digest of the guidance that the partners saw then."""


class RecordContent(Value):
    """All that a closed record says: its own copy of everything, so that later edits never alter it."""

    plan: Name
    """The plan's id."""
    number: MeetingNumber
    revision: Annotated[int, Field(ge=1, le=10_000)] = 1
    closed_at: AwareDatetime
    practice: Practice
    people: tuple[Person, ...]
    settings: Settings
    meeting: Meeting
    facts: Mapping[Key, Fields] = Field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    carried: tuple[Standing, ...] = ()
    """The positions in which the items stood before this meeting."""
    expected: tuple[Key, ...] = ()
    """Who must answer, in order."""
    replaces: Digest | None = None
    """The seal of the revision that this one replaces."""
    replaces_signed_on: Day | None = None
    """The date of the last signature on that revision, if it had any."""
    reopening: Digest | None = None
    """The digest of the whole reopening: that revision with its answers, when it was reopened, and why."""
    acknowledged: tuple[Name, ...] = ()
    """The codes and items of the checks that were acknowledged at closing: `no_owner:3`."""


class Seal(Value):
    """A tree of digests over a record's content, chained to the seal before it."""

    parts: Mapping[Line, Digest]
    """A part's name (“practice”, “item 4a”) to the digest of its canonical JSON."""
    previous: Digest | None = None
    """The seal of the record before, None for the first."""
    previous_signatures: Digest | None = None
    """The digest of the last answer to the record before, as it stood at closing."""
    digest: Digest
    """The digest of all of the above."""


class AnswerKind(StrEnum):
    """What somebody answers to a closed record."""

    SIGNED = "signed"
    SIGNED_WITH_CORRECTION = "signed_with_correction"
    DECLINED = "declined"
    UNAVAILABLE = "unavailable"
    """No longer available; recorded by the chair with a reason."""
    READ_AND_AGREED = "read_and_agreed"
    """Was not present; has read and agrees."""
    READ_AND_DISAGREES = "read_and_disagrees"


class Method(StrEnum):
    """How the answer was given."""

    DRAWN = "drawn"
    TYPED = "typed"
    PAPER = "paper"
    WRITING = "writing"
    """Confirmed in writing, as by e-mail quoting the fingerprint."""
    STATED = "stated"
    """Said and recorded, without a signature: declining, no longer available."""


Coordinate = Annotated[int, Field(ge=0, le=100_000)]
"""A distance from the left or the top, in hundredths of a millimetre."""

Pressure = Annotated[int, Field(ge=0, le=1_000)]
"""How hard the pen was pressed, in thousandths."""

Stroke = Annotated[tuple[tuple[Coordinate, Coordinate, Pressure], ...], Field(max_length=MOST_POINTS)]
"""One stroke: points of x, y and pressure."""


class Answer(Value):
    """One person's answer to a closed record, chained to the answer before it."""

    person: Key
    kind: AnswerKind
    method: Method
    at: AwareDatetime
    """When it was recorded, with its offset from UTC."""
    statement: Note
    """The words that the person put their name to."""
    words: Note = ""
    """The correction, the reason for declining or for not being available."""
    typed_name: Line = ""
    strokes: tuple[Stroke, ...] = ()
    signed_on: Day | None = None
    """On paper or in writing: the date on it."""
    witness: Line = ""
    """On paper: who saw it. In writing: who holds it."""
    recorded_by: Key | None = None
    seal: Digest
    """The seal of the record that is answered."""
    previous: Digest | None = None
    """The digest of the answer before it, None for the first."""
    digest: Digest


class ClosedRecord(Value):
    """A closed meeting: what it says, the seal over it, and the answers so far."""

    content: RecordContent
    seal: Seal
    answers: tuple[Answer, ...] = ()
    signatures: Digest | None = None
    """The digest of the last answer, so that one that was dropped from the end is missed."""


class Reopening(Value):
    """A revision that was closed and reopened; kept with its signatures, which are void."""

    record: ClosedRecord
    reopened_at: AwareDatetime
    reason: Annotated[Note, Field(min_length=1)]
