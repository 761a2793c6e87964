"""Ask a partner to answer a closed record: the printed slip, and the text of an e-mail."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wizard.foundation.formatting import listed
from wizard.minutes.minutes import record_minutes
from wizard.plan.plan import Plan
from wizard.services.guidance_packs import statements
from wizard.services.plan_files import ServiceError
from wizard.signing.signers import kinds_open_to

if TYPE_CHECKING:
    from wizard.exports.answer_slip import AskedPartner


def slip_pdf(plan: Plan, number: int, person: str, today: date) -> bytes:
    """Return the slip of one partner for the record of a meeting, as a PDF of one page.

    Raises:
        ServiceError: There is no such closed meeting, or this person is not asked for an answer.
    """
    from wizard.exports.answer_slip import slip_pieces
    from wizard.pdf.written_blocks import pieces_pdf

    return pieces_pdf(tuple(slip_pieces(_asked(plan, number, person, today))), plan.practice.name, today)


def email_text(plan: Plan, number: int, person: str, today: date) -> str:
    """Return the e-mail that asks one partner for an answer to the record of a meeting.

    Raises:
        ServiceError: There is no such closed meeting, or this person is not asked for an answer.
    """
    from wizard.exports.answer_slip import answer_email

    return answer_email(_asked(plan, number, person, today))


def person_named(plan: Plan, number: int, name: str) -> str:
    """Return the id of a person, by name, whose answer to the record of a meeting is still awaited.

    Raises:
        ServiceError: Nobody has this name.
    """
    record = next((each for each in plan.records if each.content.number == number), None)
    people = [each for each in record.content.people if kinds_open_to(record, each.id)] if record else []
    found = [each.id for each in people if each.name.casefold() == name.casefold()]
    if not found:
        asked = f"still asked: {listed([each.name for each in people])}" if people else "nobody is asked any more"
        raise ServiceError(f"“{name}” is not asked to answer the record of meeting {number}; {asked}.")
    return found[0]


def _asked(plan: Plan, number: int, person: str, today: date) -> AskedPartner:
    from wizard.exports.answer_slip import AskedPartner

    record = next((each for each in plan.records if each.content.number == number), None)
    if record is None:
        raise ServiceError("People can answer only about a closed record: close the meeting on the Sign step first.")
    minutes = record_minutes(plan, record, today)
    words = statements(in_writing=record.content.meeting.in_writing is not None)
    asked = AskedPartner(minutes, record, person, words)
    if not asked.offered and not asked.proposals:
        raise ServiceError(f"{asked.name} has already answered.")
    return asked
