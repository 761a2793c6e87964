"""The answers that people give to a closed record: who may answer, and how."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from wizard.foundation.quoted_prints import prints_in, quotes_others
from wizard.plan.record import Answer, AnswerKind, ClosedRecord, Correction, Entry, Method, Stroke
from wizard.plan.written_labels import METHODS
from wizard.signing.chain import AnswerError, chained
from wizard.signing.signers import SIGNATURES, Asked, asked_of, kinds_for, recorders_of_unavailable

_IN_WORDS = frozenset({AnswerKind.SIGNED_WITH_CORRECTION, AnswerKind.DECLINED, AnswerKind.UNAVAILABLE})

_MAY_BE_STATED = frozenset({AnswerKind.DECLINED, AnswerKind.UNAVAILABLE})

ANOTHER_RECORD = "The message quotes the fingerprint of another record."
"""The sentence shown for such a message."""

ELSEWHERE = frozenset({Method.PAPER, Method.SLIP, Method.WRITING})
"""The ways to answer away from this screen: the answer is recorded with its date and who saw or received it."""


@dataclass(frozen=True)
class Reply:
    """An answer as somebody gives it, before it is chained to the record; the fields are those of `Answer`."""

    person: str
    kind: AnswerKind
    method: Method
    at: datetime
    statement: str
    words: str = ""
    typed_name: str = ""
    strokes: tuple[Stroke, ...] = ()
    signed_on: date | None = None
    witness: str = ""
    recorded_by: str | None = None
    message: str = ""
    quoted: str = ""
    seen: tuple[str, ...] = ()


def with_answer(record: ClosedRecord, reply: Reply) -> ClosedRecord:
    """Return the record with an answer appended; seal and earlier links stay as they are.

    Raises:
        AnswerError: This person may not answer in this way, or something that the method needs is missing.
    """
    refuse_answer(record, record.answers, asked_of(record, reply.person), reply)
    said = {field.name: getattr(reply, field.name) for field in fields(reply)}
    return chained(record, Answer, entry="answer", **said)


def refuse_answer(record: ClosedRecord, before: Sequence[Entry], asked: Asked, reply: Reply | Answer) -> None:
    """See that a person may give this answer to a record.

    Args:
        record: The record, with all answers to it so far.
        before: The answers to it so far.
        asked: Whether and how this person was asked then.
        reply: The answer.

    Raises:
        AnswerError: This person may not answer in this way, or something that the method needs is missing.
    """
    _refuse_kind(record, asked, reply)
    _refuse_method(record, before, reply)


def _refuse_kind(record: ClosedRecord, asked: Asked, reply: Reply | Answer) -> None:
    person = asked.person
    if person is None:
        raise AnswerError("The record does not name this person.")
    if asked.given in SIGNATURES:
        raise AnswerError(f"{person.name} has already signed this record.")
    kinds = kinds_for(asked)
    if reply.kind not in kinds:
        if not kinds:
            raise AnswerError(f"{person.name} is not asked to sign this record.")
        part = "took part in" if asked.present else "did not take part in"
        raise AnswerError(f"{person.name} {part} the meeting and cannot answer in this way.")
    if not reply.statement.strip():
        raise AnswerError("An answer must include the statement that the person agreed to.")
    if reply.kind in _IN_WORDS and not reply.words.strip():
        raise AnswerError("Give the correction or the reason in words.")
    if reply.kind is AnswerKind.UNAVAILABLE:
        _refuse_recorder(record, reply)


def _refuse_recorder(record: ClosedRecord, reply: Reply | Answer) -> None:
    if reply.recorded_by in {person.id for person in recorders_of_unavailable(record.content, reply.person)}:
        return
    if record.content.meeting.chair in (None, reply.person):
        raise AnswerError("Where the chair is no longer available, another partner records it.")
    raise AnswerError("Only the chair records that somebody is no longer available.")


def _refuse_method(record: ClosedRecord, before: Sequence[Entry], reply: Reply | Answer) -> None:
    if reply.kind is AnswerKind.UNAVAILABLE and reply.method is not Method.STATED:
        raise AnswerError("Somebody else states that a person is no longer available; there is no signature.")
    if reply.method is Method.STATED and reply.kind not in _MAY_BE_STATED:
        raise AnswerError("This answer needs a signature: drawn, typed, on paper or in writing.")
    if not _has_what_it_needs(reply):
        raise AnswerError(METHODS[reply.method].missing)
    if reply.quoted or reply.message:
        _refuse_other_prints(record, before, reply)
    if reply.seen and not set(reply.seen) <= {entry.digest for entry in before if isinstance(entry, Correction)}:
        raise AnswerError("The record has no such correction.")
    _refuse_stray(reply)
    if reply.signed_on is not None:
        _refuse_date(record, reply, reply.signed_on)


def _has_what_it_needs(reply: Reply | Answer) -> bool:
    match reply.method:
        case Method.DRAWN:
            return bool(reply.strokes)
        case Method.TYPED:
            return bool(reply.typed_name.strip())
        case Method.STATED:
            return True
        case _:
            return bool(reply.signed_on and reply.witness.strip())


def _refuse_stray(reply: Reply | Answer) -> None:
    """Refuse fields that belong to another method, so that the record never shows two ways of signing at once."""
    strays = (
        (reply.strokes and reply.method is not Method.DRAWN)
        or (reply.typed_name and reply.method is not Method.TYPED)
        or ((reply.signed_on or reply.witness or reply.message or reply.quoted) and reply.method not in ELSEWHERE)
    )
    if strays:
        raise AnswerError("An answer can be given in one way only: drawn, typed, on paper, in writing or stated.")


def _refuse_other_prints(record: ClosedRecord, before: Sequence[Entry], reply: Reply | Answer) -> None:
    """Refuse a message that quotes the fingerprint of another record."""
    known = (record.seal.digest, *(entry.digest for entry in before))
    unreadable = reply.quoted and not prints_in(reply.quoted)
    if unreadable or quotes_others(reply.quoted, known) or quotes_others(reply.message, known):
        raise AnswerError(ANOTHER_RECORD)


def _refuse_date(record: ClosedRecord, reply: Reply | Answer, signed_on: date) -> None:
    if signed_on > reply.at.date():
        raise AnswerError("The date of the signature is in the future.")
    if signed_on < record.content.closed_at.date():
        raise AnswerError("The date of the signature is before the meeting was closed.")
