"""What people answer to a closed record: who may answer how, and how each answer is chained to the one before."""

from dataclasses import dataclass
from datetime import date, datetime

from wizard.foundation.canonical_json import digest, plain
from wizard.plan.labels import METHODS
from wizard.plan.record import Answer, AnswerKind, ClosedRecord, Method, Stroke
from wizard.signing.signers import (
    SIGNATURES,
    answer_of,
    kinds_open_to,
    recorders_of_unavailable,
    signatory,
    was_present,
)

_IN_WORDS = frozenset({AnswerKind.SIGNED_WITH_CORRECTION, AnswerKind.DECLINED, AnswerKind.UNAVAILABLE})

_MAY_BE_STATED = frozenset({AnswerKind.DECLINED, AnswerKind.UNAVAILABLE})

_ELSEWHERE = frozenset({Method.PAPER, Method.WRITING})


class AnswerError(ValueError):
    """An answer cannot be recorded; the message is one sentence for the person at the screen."""


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


def answer_digest(answer: Answer) -> str:
    """Return the digest over all that an answer says: seal, answer before, person, time, method, statement, strokes."""
    data = plain(answer)
    del data["digest"]
    return digest(data)


def with_answer(record: ClosedRecord, reply: Reply) -> ClosedRecord:
    """Return the record with an answer appended; seal and earlier answers stay as they are.

    Raises:
        AnswerError: This person may not answer so, or something that the method needs is missing.
    """
    _refuse_kind(record, reply)
    _refuse_method(record, reply)
    unsealed = Answer(
        person=reply.person,
        kind=reply.kind,
        method=reply.method,
        at=reply.at,
        statement=reply.statement,
        words=reply.words,
        typed_name=reply.typed_name,
        strokes=reply.strokes,
        signed_on=reply.signed_on,
        witness=reply.witness,
        recorded_by=reply.recorded_by,
        seal=record.seal.digest,
        previous=record.answers[-1].digest if record.answers else None,
        digest="0" * 64,
    )
    answer = unsealed.replace(digest=answer_digest(unsealed))
    return record.replace(answers=(*record.answers, answer), signatures=answer.digest)


def _refuse_kind(record: ClosedRecord, reply: Reply) -> None:
    person = signatory(record.content, reply.person)
    if person is None:
        raise AnswerError("The record does not name this person.")
    given = answer_of(record, reply.person)
    if given is not None and given.kind in SIGNATURES:
        raise AnswerError(f"{person.name} has signed this record already.")
    if reply.kind not in kinds_open_to(record, reply.person):
        if not kinds_open_to(record, reply.person):
            raise AnswerError(f"{person.name} is not asked to answer to this record.")
        part = "took part in" if was_present(record.content, reply.person) else "did not take part in"
        raise AnswerError(f"{person.name} {part} the meeting and cannot answer in this way.")
    if not reply.statement.strip():
        raise AnswerError("An answer needs the statement that it was given to.")
    if reply.kind in _IN_WORDS and not reply.words.strip():
        raise AnswerError("Say it in words: the correction, or the reason.")
    if reply.kind is AnswerKind.UNAVAILABLE:
        _refuse_recorder(record, reply)


def _refuse_recorder(record: ClosedRecord, reply: Reply) -> None:
    if reply.recorded_by in {person.id for person in recorders_of_unavailable(record.content, reply.person)}:
        return
    if record.content.meeting.chair in (None, reply.person):
        raise AnswerError("Where the chair is no longer available, another partner records it.")
    raise AnswerError("Only the chair records that somebody is no longer available.")


def _refuse_method(record: ClosedRecord, reply: Reply) -> None:
    if reply.kind is AnswerKind.UNAVAILABLE and reply.method is not Method.STATED:
        raise AnswerError("That somebody is no longer available is stated, not signed.")
    if reply.method is Method.STATED and reply.kind not in _MAY_BE_STATED:
        raise AnswerError("This answer needs a signature: drawn, typed, on paper or in writing.")
    elsewhere = reply.signed_on and reply.witness.strip()
    there = {Method.DRAWN: reply.strokes, Method.TYPED: reply.typed_name.strip(), Method.STATED: True}
    if not there.get(reply.method, elsewhere):
        raise AnswerError(METHODS[reply.method].missing)
    _refuse_stray(reply)
    if reply.signed_on is not None:
        _refuse_date(record, reply, reply.signed_on)


def _refuse_stray(reply: Reply) -> None:
    """Refuse what another method would need, so that the record never shows two ways of signing at once."""
    strays = (
        (reply.strokes and reply.method is not Method.DRAWN)
        or (reply.typed_name and reply.method is not Method.TYPED)
        or ((reply.signed_on or reply.witness) and reply.method not in _ELSEWHERE)
    )
    if strays:
        raise AnswerError("An answer is given in one way only: drawn, typed, on paper, in writing or stated.")


def _refuse_date(record: ClosedRecord, reply: Reply, signed_on: date) -> None:
    if signed_on > reply.at.date():
        raise AnswerError("The date of the signature lies in the future.")
    if signed_on < record.content.closed_at.date():
        raise AnswerError("The date of the signature lies before the meeting was closed.")
