"""Corrections of a closed record: added to its chain and seen by those who sign; the sealed text does not change."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wizard.plan.people import Person, Role
from wizard.plan.record import Answer, AnswerKind, ClosedRecord, Correction, Entry, Method
from wizard.plan.slip import MOST_LETTERS, NOT_A_SLIP, slip_place
from wizard.signing.chain import AnswerError, chained
from wizard.signing.signers import SIGNATURES, answer_of, signatory

SEEN = "I have seen what was corrected in this record since it was closed."
"""What a person who had already signed says about a correction."""

_ONLY_READERS = "Only people who have answered can note that they have seen a correction."
_NONE_UNSEEN = "This person has already seen every correction."

_READ = SIGNATURES | {AnswerKind.READ_AND_DISAGREES}


@dataclass(frozen=True)
class Slip:
    """A correction before it is chained to the record; the fields are those of `Correction`."""

    place: str
    old: str
    new: str
    why: str
    chair: str
    on: date


def correctors(record: ClosedRecord, people: Sequence[Person] = ()) -> tuple[Person, ...]:
    """Return who may record a correction: the chair or, if there is no longer a chair, each of the other partners.

    `people` are the practice's people today.
    """
    content = record.content
    chair = signatory(content, content.meeting.chair or "")
    left = {person.id for person in people if person.left}
    if chair is not None and chair.id not in left:
        given = answer_of(record, chair.id)
        if given is None or given.kind is not AnswerKind.UNAVAILABLE:
            return (chair,)
    partners = (person for person in content.people if person.role is Role.PARTNER and person is not chair)
    return tuple(person for person in partners if person.id not in left)


def with_correction(
    record: ClosedRecord, slip: Slip, at: datetime, people: Sequence[Person] = (), recorded_by: str | None = None
) -> ClosedRecord:
    """Return the record with a correction added to its chain; the seal and what it covers do not change.

    `edits.correction_edits` checks that the record says `old` at that place.

    Raises:
        AnswerError: The correction is refused; the message gives the reason.
    """
    refuse_slip(record, slip, at, {person.id for person in correctors(record, people)})
    said = {"place": slip.place, "old": slip.old, "new": slip.new, "why": slip.why, "chair": slip.chair, "on": slip.on}
    return chained(record, Correction, entry="correction", at=at, recorded_by=recorded_by, **said)


def refuse_slip(record: ClosedRecord, slip: Slip | Correction, at: datetime, by: Container[str]) -> None:
    """See that one of `by` may make a correction to a record.

    Raises:
        AnswerError: Nobody may; the message gives the reason.
    """
    if not slip_place(slip.place).allowed:
        raise AnswerError(NOT_A_SLIP)
    if slip.place not in record.seal.parts:
        raise AnswerError("The record has no such place.")
    _refuse_words(slip)
    if slip.chair not in by:
        raise AnswerError("Only the chair of the meeting records a correction.")
    if slip.on > at.date():
        raise AnswerError("The date of the correction is in the future.")
    if slip.on < record.content.closed_at.date():
        raise AnswerError("The date of the correction is before the meeting was closed.")


def _refuse_words(slip: Slip | Correction) -> None:
    if not slip.old.strip() or not slip.new.strip():
        raise AnswerError("Give the words as they are in the record, and the words as they should be.")
    if slip.old == slip.new:
        raise AnswerError("The record says that already.")
    if max(len(slip.old), len(slip.new)) > MOST_LETTERS:
        raise AnswerError(
            f"A correction is for a name, a date, a number or a few words: {MOST_LETTERS} characters at most. "
            "Make a new proposal at a meeting to change what was decided."
        )
    if not slip.why.strip():
        raise AnswerError("Say why it is corrected.")


def unseen_by(record: ClosedRecord, person_id: str) -> tuple[Correction, ...]:
    """Return the corrections that somebody has not seen yet."""
    seen = {
        digest
        for entry in record.answers
        if isinstance(entry, Answer) and entry.person == person_id
        for digest in entry.seen
    }
    return tuple(correction for correction in record.corrections if correction.digest not in seen)


def to_be_shown(record: ClosedRecord) -> tuple[str, ...]:
    """Return the ids of people who answered before a correction and have not seen it, in the order of the record."""
    answered = {answer.person for answer in record.replies if answer.kind in _READ}
    return tuple(
        person.id for person in record.content.people if person.id in answered and unseen_by(record, person.id)
    )


def with_seen(record: ClosedRecord, person_id: str, at: datetime, words: str = "") -> ClosedRecord:
    """Return the record with a note that somebody who has answered has now seen every correction.

    Args:
        record: The closed record.
        person_id: Who has seen them.
        at: When.
        words: Their remark, if any.

    Raises:
        AnswerError: They have not answered yet, or have seen all corrections.
    """
    given = answer_of(record, person_id)
    if given is None or given.kind not in _READ:
        raise AnswerError(_ONLY_READERS)
    unseen = unseen_by(record, person_id)
    if not unseen:
        raise AnswerError(_NONE_UNSEEN)
    return chained(
        record,
        Answer,
        entry="answer",
        at=at,
        person=person_id,
        kind=given.kind,
        method=Method.STATED,
        statement=SEEN,
        words=words,
        seen=tuple(correction.digest for correction in unseen),
    )


def refuse_seen(before: Sequence[Entry], entry: Answer, given: AnswerKind | None) -> None:
    """See that somebody whose last answer is `given` may note that they have seen the corrections made before.

    Raises:
        AnswerError: They may not, or the note differs; the message gives the reason.
    """
    if given is None or given not in _READ:
        raise AnswerError(_ONLY_READERS)
    made = {each.digest for each in before if isinstance(each, Correction)}
    known = {seen for each in before if isinstance(each, Answer) and each.person == entry.person for seen in each.seen}
    if not made - known or set(entry.seen) != made - known:
        raise AnswerError(_NONE_UNSEEN)
    if entry.kind is not given:
        raise AnswerError("A note that somebody has seen a correction cannot say anything else.")


def misplaced(record: ClosedRecord) -> Iterator[tuple[Correction | Answer, str]]:
    """Yield what is wrong with a record's corrections and the notes of who has seen them, as ends of sentences."""
    known: set[str] = set()
    answered: set[str] = set()
    people = {person.id for person in record.content.people}
    for entry in record.answers:
        if isinstance(entry, Correction):
            known.add(entry.digest)
            if not slip_place(entry.place).allowed or entry.place not in record.seal.parts:
                yield entry, "is not the correction of a slip"
            elif entry.chair not in people:
                yield entry, "was recorded by somebody who is not in the record"
        elif isinstance(entry, Answer):
            if not set(entry.seen) <= known:
                yield entry, "names a correction that was not there"
            if entry.only_seen and entry.person not in answered:
                yield entry, "came before any answer"
            answered.add(entry.person)
