"""How and when somebody answered to a record, in words: the same on the screen and in the PDF."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from wizard.foundation.formatting import date_in_words, time_in_words
from wizard.minutes.minutes import Minutes
from wizard.plan.record import Answer, AnswerKind, Method

ANSWERS: Mapping[AnswerKind, str] = {
    AnswerKind.SIGNED: "Signed",
    AnswerKind.SIGNED_WITH_CORRECTION: "Signed with a correction",
    AnswerKind.DECLINED: "Declined to sign",
    AnswerKind.UNAVAILABLE: "No longer available",
    AnswerKind.READ_AND_AGREED: "Not present; read and agreed",
    AnswerKind.READ_AND_DISAGREES: "Not present; read, does not agree",
}
"""An answer that was given, in words."""


def how_answered(minutes: Minutes, answer: Answer, day: Callable[[date], str] = date_in_words) -> str:
    """Return how and when an answer was given: “drawn on screen, 8 December 2026 at 14:12 (UTC+00:00)”.

    Args:
        minutes: Those of the record, for the names.
        answer: The answer.
        day: How a date is written; a printer has a form that never breaks.
    """
    by = f", recorded by {minutes.person_name(answer.recorded_by)}" if answer.recorded_by else ""
    at = f"{day(answer.at.date())} at {time_in_words(answer.at.time())} ({_offset(answer.at)}){by}"
    dated = f"dated {day(answer.signed_on)}, " if answer.signed_on else ""
    match answer.method:
        case Method.DRAWN:
            return f"drawn on screen, {at}"
        case Method.TYPED:
            return f"by typed name on screen, {at}"
        case Method.PAPER:
            return f"on paper {dated}seen by {answer.witness}, entered {at}"
        case Method.WRITING:
            return f"in writing {dated}held by {answer.witness}, entered {at}"
        case Method.STATED:
            return f"stated, {at}"


def _offset(at: datetime) -> str:
    offset = at.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"
