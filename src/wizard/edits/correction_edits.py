"""Correcting a slip in a closed record, seeing that it was corrected, and noting it at the next meeting."""

from collections.abc import Callable
from datetime import datetime

from wizard.minutes.correctable import is_said_once
from wizard.minutes.minutes import record_minutes
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.record import ClosedRecord
from wizard.signing.chain import AnswerError
from wizard.signing.record_corrections import Slip, with_correction, with_seen


def corrected(plan: Plan, number: int, slip: Slip, at: datetime) -> Plan:
    """Return `plan` with a correction appended to the record of meeting `number`.

    Raises:
        AnswerError: It is refused, because it is not a slip or the record does not say this there; the message says
        why.
    """

    def correct(record: ClosedRecord) -> ClosedRecord:
        made = with_correction(record, slip, at, plan.people)
        if not is_said_once(record_minutes(plan, record), slip.place, slip.old):
            raise AnswerError(
                "The record does not have these words there, or has them more than once. Copy them exactly, with "
                "the word "
                "before or after."
            )
        return made

    return _with_record(plan, number, correct)


def seen(plan: Plan, number: int, person_id: str, at: datetime, words: str = "") -> Plan:
    """Return `plan` with a note that somebody who has answered has now seen what was corrected.

    Raises:
        AnswerError: They have not answered, or have seen everything.
    """
    return _with_record(plan, number, lambda record: with_seen(record, person_id, at, words))


def _with_record(plan: Plan, number: int, change: Callable[[ClosedRecord], ClosedRecord]) -> Plan:
    if all(record.content.number != number for record in plan.records):
        raise AnswerError(f"Meeting {number} is not closed.")
    return plan.replace(
        records=tuple(change(record) if record.content.number == number else record for record in plan.records)
    )


def with_noted(plan: Plan, digest: str, *, noted: bool) -> Plan:
    """Return `plan` with a correction noted at its open meeting, or not.

    Raises:
        ValueError: No meeting is open.
    """
    meeting = open_meeting(plan)
    others = tuple(each for each in meeting.noted if each != digest)
    return plan.with_meeting(meeting.replace(noted=(*others, digest) if noted else others))
