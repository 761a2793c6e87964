"""The closed record of a meeting, its seal, and the chain of answers to it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from wizard.foundation.value import Day, Digest, Key, Line, Name, Note, Value, Whole
from wizard.foundation.word import Word
from wizard.plan.consent import CastingChoice, Consent, ConsentWay
from wizard.plan.meeting import Meeting, MeetingNumber
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.proposal import Fields, Proposal
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.plan.task import MOST_NUMBER, Serial, Task

MOST_POINTS = 5_000
"""The most points in one drawn signature, after simplification."""


class Standing(Value):
    """An item's position in force, from the last carried proposal on it."""

    item: Key
    meeting: MeetingNumber
    """The number of the meeting that decided it."""
    decided_on: Day | None
    proposal: Proposal
    guidance: Digest | None = None
    """The digest of the guidance that the partners saw then; None on an item of the practice's own."""
    number: Serial | None = None
    """The serial of the decision on its item; None while its meeting is open."""
    effective_on: Day | None = None
    """The day on which it took effect, if after the meeting."""
    title: Line = ""
    """The title of an item of the practice's own."""
    ended_on: Day | None = None
    """The day on which the partners let it end."""


class Numbers(Value):
    """The highest numbers ever given, so that none is reused; they never go down."""

    decisions: Mapping[Key, Serial] = Field(default_factory=dict)
    """By item: the serial of the last decision on it."""
    tasks: Annotated[int, Field(ge=0, le=MOST_NUMBER)] = 0
    own_items: Annotated[int, Field(ge=0, le=MOST_NUMBER)] = 0
    circulations: Annotated[int, Field(ge=0, le=MOST_NUMBER)] = 0


class SealedOutcome(Value):
    """A proposal's outcome when the meeting was closed; `check` works it out again."""

    item: Key
    proposal: Key
    kind: RulingKind
    needed: Whole | None = None
    of: Whole | None = None
    sentence: Note
    effective_on: Day | None = None
    number: Serial | None = None
    """The serial of the decision on its item, “1.1”; also of one that still waits for answers."""
    fallen: Serial | None = None
    """The number of a proposal that did not decide its item, “1 (i)”."""
    succession: Succession = Succession.ALONE
    answers_until: Day | None = None
    """The last day on which absent partners may answer; None: no day was set, or nothing is awaited."""


LEFT_OPEN = "left_open"
"""The group of all empty fields, which can be left open with one tick."""


class Acknowledged(Value):
    """Findings that somebody said they had seen before the meeting was closed."""

    name: Line
    """“item:3”, “meeting”, “practice”."""
    findings: Digest
    """The digest of these findings, so that a new finding must be ticked again."""


class RecordContent(Value):
    """The content of a closed record: its own copy of everything, so that later edits never change it."""

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
    """The items' positions before this meeting."""
    expected: tuple[Key, ...] = ()
    """Who must answer, in order."""
    replaces: Digest | None = None
    """The seal of the revision that this one replaces."""
    replaces_signed_on: Day | None = None
    """The date of the last signature on that revision, if it had any."""
    reopening: Digest | None = None
    """The digest of the whole reopening: that revision with its answers, when it was reopened, and why."""
    acknowledged: tuple[Acknowledged, ...] = ()
    outcomes: tuple[SealedOutcome, ...] = ()
    """The outcome of every proposal, in the order in which they were put."""
    numbers: Numbers = Numbers()
    """The highest numbers given, including this record's."""

    def outcome(self, item_id: str, proposal_id: str) -> SealedOutcome | None:
        """Return a proposal's sealed outcome; None if the record does not have this proposal."""
        key = item_id, proposal_id
        return next((entry for entry in self.outcomes if (entry.item, entry.proposal) == key), None)


class Seal(Value):
    """A tree of digests over a record's content, chained to the seal before it."""

    parts: Mapping[Line, Digest]
    """A part's name (“practice”, “item 4a”) to the digest of its canonical JSON."""
    whole: Digest
    """The digest of the whole content, so that nothing can be outside the parts."""
    previous: Digest | None = None
    """The seal of the record before, None for the first."""
    previous_signatures: Digest | None = None
    """The digest of the last answer to the previous record at the time of closing."""
    digest: Digest
    """The digest of all of the above."""


class AnswerKind(Word):
    """What somebody answers to a closed record."""

    SIGNED = "signed"
    SIGNED_WITH_CORRECTION = "signed_with_correction"
    DECLINED = "declined"
    UNAVAILABLE = "unavailable"
    """No longer available; recorded by the chair with a reason."""
    READ_AND_AGREED = "read_and_agreed"
    """Was not present; has read and agrees."""
    READ_AND_DISAGREES = "read_and_disagrees"


class Method(Word):
    """How the answer was given."""

    DRAWN = "drawn"
    TYPED = "typed"
    PAPER = "paper"
    SLIP = "slip"
    """Filled in on a printed slip that quotes the fingerprint, and sent back."""
    WRITING = "writing"
    """Confirmed by e-mail quoting the fingerprint."""
    STATED = "stated"
    """Said and recorded, without a signature: declining, no longer available."""


Coordinate = Annotated[int, Field(ge=0, le=100_000)]
"""A distance from the left or the top, in hundredths of a millimetre."""

Pressure = Annotated[int, Field(ge=0, le=1_000)]
"""How hard the pen was pressed, in thousandths."""

Stroke = Annotated[tuple[tuple[Coordinate, Coordinate, Pressure], ...], Field(max_length=MOST_POINTS)]
"""One stroke: points of x, y and pressure."""


class Answer(Value):
    """One person's answer to a closed record."""

    entry: Literal["answer"]
    at: AwareDatetime
    """When it was recorded, with its offset from UTC."""
    recorded_by: Key | None = None
    person: Key
    kind: AnswerKind
    method: Method
    statement: Note
    """The statement that the person signed."""
    words: Note = ""
    """The correction, the reason for declining or for not being available."""
    typed_name: Line = ""
    strokes: tuple[Stroke, ...] = ()
    signed_on: Day | None = None
    """On paper, on a slip or in writing: the date on it."""
    witness: Line = ""
    """On paper: who saw it. On a slip or in writing: who received it."""
    message: Note = ""
    """The words of the e-mail or slip."""
    quoted: Line = ""
    """The fingerprint that it quotes; one that quotes another is refused."""
    seen: tuple[Digest, ...] = ()
    """The corrections that the person has seen, by their digests."""
    seal: Digest
    """The seal of the record that is answered."""
    previous: Digest | None = None
    """The digest of the entry before it, None for the first."""
    digest: Digest

    @property
    def only_seen(self) -> bool:
        """Whether it only says that somebody who has signed has now seen corrections; never true of a signature."""
        return self.method is Method.STATED and self.kind not in (AnswerKind.DECLINED, AnswerKind.UNAVAILABLE)


class ConsentEntry(Value):
    """An absent partner's answer to a proposal, given after the meeting was closed."""

    entry: Literal["consent"]
    at: AwareDatetime
    recorded_by: Key | None = None
    consent: Consent
    message: Note = ""
    """The words of the e-mail, letter or message."""
    seal: Digest
    previous: Digest | None = None
    digest: Digest


class CastingEntry(Value):
    """A casting vote on a tie that answers after closing made."""

    entry: Literal["casting"]
    at: AwareDatetime
    recorded_by: Key | None = None
    item: Key
    proposal: Key
    choice: CastingChoice
    by: Key
    on: Day
    how: ConsentWay
    seen_by: Line = ""
    seal: Digest
    previous: Digest | None = None
    digest: Digest


class WaitingEnded(Value):
    """The end of a proposal's wait for answers: the chair ended it, or a later meeting was closed."""

    entry: Literal["waiting_ended"]
    at: AwareDatetime
    recorded_by: Key | None = None
    item: Key
    proposal: Key
    by: Key
    on: Day
    casting: bool = False
    """Whether it was waiting for a casting vote on a tie; then the proposal is not carried."""
    seal: Digest
    previous: Digest | None = None
    digest: Digest


class Correction(Value):
    """The open correction of a slip of the pen; the sealed text stays as it was signed."""

    entry: Literal["correction"]
    at: AwareDatetime
    recorded_by: Key | None = None
    place: Line
    """The name of a part of the seal: “reason on item 3”."""
    old: Note
    new: Note
    why: Annotated[Note, Field(min_length=1)]
    chair: Key
    on: Day
    seal: Digest
    previous: Digest | None = None
    digest: Digest


Entry = Annotated[Answer | ConsentEntry | CastingEntry | WaitingEnded | Correction, Field(discriminator="entry")]
"""One link of the chain: it names the seal of the record, and the digest of the link before it."""


class ClosedRecord(Value):
    """A closed meeting: its content, its seal, and the chain of answers since."""

    content: RecordContent
    seal: Seal
    answers: tuple[Entry, ...] = ()
    signatures: Digest | None = None
    """The digest of the last link, so that a link dropped from the end is noticed."""

    @property
    def replies(self) -> tuple[Answer, ...]:
        """The answers to the record itself: signatures, refusals."""
        return tuple(entry for entry in self.answers if isinstance(entry, Answer) and not entry.only_seen)

    @property
    def sightings(self) -> tuple[Answer, ...]:
        """The notes of signers that they have seen a correction."""
        return tuple(entry for entry in self.answers if isinstance(entry, Answer) and entry.only_seen)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections since it was closed."""
        return tuple(entry for entry in self.answers if type(entry) is Correction)


class Reopening(Value):
    """A revision that was closed and reopened; kept with its signatures, which are void."""

    record: ClosedRecord
    reopened_at: AwareDatetime
    reason: Annotated[Note, Field(min_length=1)]
