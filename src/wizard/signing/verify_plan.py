"""Is this the plan that was closed and signed? The verdict in plain words, and every finding with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wizard.foundation.canonical_json import fingerprint as fingerprint_of
from wizard.foundation.formatting import capital, date_in_words
from wizard.plan.people import Role
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord
from wizard.signing.clock_findings import clock_findings, dated_ahead, in_the_future
from wizard.signing.closing import RecordState, SigningState, last_signed_on, signing_state
from wizard.signing.following_findings import following_findings
from wizard.signing.given_findings import given_findings
from wizard.signing.impossible import impossible
from wizard.signing.named_findings import named_findings
from wizard.signing.outcome_findings import carried_findings, outcome_findings
from wizard.signing.record_findings import (
    Fault,
    Finding,
    Sheet,
    answer_findings,
    chain_findings,
    content_findings,
    guidance_findings,
    replacement_findings,
)
from wizard.signing.reference_findings import reference_findings
from wizard.signing.signers import SIGNATURES

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class Verdict:
    """Whether a plan is whole and unchanged, in words."""

    sound: bool
    """A draft, or a plan that awaits signatures, is sound."""
    headline: str
    """“This is the plan that six partners signed on 12 January 2027.”"""
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    """Other facts: which record a fingerprint belongs to, that a meeting is open."""
    cannot_tell: tuple[str, ...] = ()
    """What a check of a file can never prove."""


def typed_fingerprint(text: str) -> str:
    """Return a fingerprint as somebody typed it, in its printed form: `9f2c 41d0 77ab e013`.

    Raises:
        ValueError: It does not have 16 hexadecimal digits; the message is one sentence.
    """
    digits = re.sub(r"[\s\u00a0:.–-]", "", text).lower()
    if not re.fullmatch(r"[0-9a-f]{16}", digits):
        raise ValueError("A fingerprint has sixteen characters, each a digit or a letter from a to f.")
    return fingerprint_of(digits)


def verify(plan: Plan, fingerprint: str | None = None, now: datetime | None = None) -> Verdict:
    """Check seals, answers, chain and guidance of a plan, and that it contains what a printed fingerprint belongs to.

    Args:
        plan: The plan.
        fingerprint: A printed fingerprint to compare with, if any.
        now: The moment, to note dates in the future; None to note none.

    Raises:
        ValueError: `fingerprint` is not a fingerprint (`typed_fingerprint`).
    """
    typed = typed_fingerprint(fingerprint) if fingerprint is not None else None
    findings = tuple(dict.fromkeys(_findings(plan)))
    belongs = _belongs_to(plan, typed) if typed else ""
    if typed and not belongs:
        findings += (
            Finding(
                "the fingerprint",
                f"Nothing in this file has the fingerprint {typed}, so it is not what was printed.",
                Fault.OTHER_FINGERPRINT,
            ),
        )
    notes = [belongs] if belongs else []
    if plan.records and plan.meeting is not None:
        notes.append(f"Meeting {plan.meeting.number} is open: a draft that nobody has signed.")
    notes.extend(_corrected(plan))
    if plan.earlier:
        notes.append("This copy came out of a PDF. It has only the seals of earlier records, not what they say.")
    notes += dated_ahead(plan)
    notes += in_the_future(plan, now) if now is not None else ()
    return Verdict(
        sound=not findings,
        headline=_fault_in_words(findings) if findings else _sound_in_words(plan),
        findings=findings,
        notes=tuple(notes),
        cannot_tell=tuple(_cannot_tell(plan, typed is not None)),
    )


def _corrected(plan: Plan) -> Iterator[str]:
    """Yield the open corrections: they are sound, but a person with an older printed page should know of them."""
    for record in plan.records:
        for entry in record.corrections:
            number, on = record.content.number, date_in_words(entry.on)
            yield (
                f"The record of meeting {number} was corrected on {on} ({entry.place}): “{entry.old}” should read "
                f"“{entry.new}”. What was signed is unchanged."
            )


def _findings(plan: Plan) -> Iterator[Finding]:
    many = len(plan.records) + len(plan.reopenings) > 1
    records = [Sheet(record, f" at meeting {record.content.number}" if many else "") for record in plan.records]
    reopened = [
        Sheet(entry.record, f" at meeting {entry.record.content.number}, revision {entry.record.content.revision}")
        for entry in plan.reopenings
    ]
    inside = [
        finding
        for sheet in (*records, *reopened)
        for finding in (*content_findings(sheet, plan.id), *answer_findings(sheet))
    ]
    between = [*chain_findings(plan, records), *replacement_findings(plan, records, reopened)]
    yield from inside
    yield from between
    if not inside and not between:
        # If a record is missing or changed, that has been reported already; here it would only be repeated for each
        # item, and for each moment that follows from it.
        yield from outcome_findings(plan, records, reopened)
        for sheet in (*records, *reopened):
            yield from given_findings(sheet)
        yield from carried_findings(plan, records)
        yield from reference_findings(plan, records, reopened)
        yield from named_findings(plan, records, reopened)
        yield from following_findings(plan, records, reopened)
        yield from clock_findings(plan, records, reopened)
    yield from guidance_findings(plan)
    yield from _impossible(plan)


def _impossible(plan: Plan) -> Iterator[Finding]:
    """Yield everything impossible in the plan. Errors in the guidance have been reported already, in other words."""
    for found in impossible(plan):
        if "guidance" not in found.place:
            yield Finding(found.place, f"{capital(found.words)}.", Fault.NOT_WHOLE)
    after = plan.records[-1].content.number + 1 if plan.records else 1
    if plan.meeting is not None and not plan.earlier and plan.meeting.number > after:
        place = "the number of the open meeting"
        yield Finding(place, f"{capital(place)} should be {after}: a meeting before it is missing.", Fault.NOT_WHOLE)


def _fault_in_words(findings: tuple[Finding, ...]) -> str:
    first = findings[0]
    more = f", and {len(findings) - 1} more" if len(findings) > 1 else ""
    return f"{first.fault.value}: {first.place}{more}."


def _sound_in_words(plan: Plan) -> str:
    if not plan.records:
        return "This is a draft: no meeting in it is closed."
    record = plan.records[-1]
    state = signing_state(record)
    if state.state is RecordState.SIGNED:
        return f"This is the plan that {_signers(record, state)} signed {_signing_dates(record)}{_others(state)}."
    closed = date_in_words(record.content.closed_at.date())
    return f"This is the plan as it was closed on {closed}; {state.signed} of {state.of} have signed{_others(state)}."


def _count(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


def _signers(record: ClosedRecord, state: SigningState) -> str:
    roles = {person.id: person.role for person in record.content.people}
    partners = all(roles[person] is Role.PARTNER for person in record.content.expected)
    nouns = ("partner", "partners") if partners else ("person", "people")
    return f"{_count(state.signed)} {nouns[state.signed != 1]}"


def _signing_dates(record: ClosedRecord) -> str:
    dates = [answer.signed_on or answer.at.date() for answer in record.replies if answer.kind in SIGNATURES]
    first, last = min(dates), last_signed_on(record)
    return (
        f"on {date_in_words(first)}"
        if last is None or last == first
        else f"between {date_in_words(first)} and {date_in_words(last)}"
    )


def _others(state: SigningState) -> str:
    others = [(state.declined, "declined"), (state.disagree, "did not agree"), (state.unavailable, "not available")]
    return "".join(f"; {_count(count)} {words}" for count, words in others if count)


def _belongs_to(plan: Plan, typed: str) -> str:
    """Return which part of the plan a fingerprint belongs to, in one sentence; empty if to none."""
    latest = plan.records[-1] if plan.records else None
    for record in reversed(plan.records):
        title = f"the record of meeting {record.content.number}"
        later = "" if record is latest else "; a later meeting has superseded it"
        words = _fingerprint_words(record, typed, title)
        if words:
            return f"{words}{later}."
    for entry in reversed(plan.reopenings):
        content = entry.record.content
        title = f"revision {content.revision} of the record of meeting {content.number}"
        words = _fingerprint_words(entry.record, typed, title)
        if words:
            return f"{words}, which was reopened on {date_in_words(entry.reopened_at.date())}: its signatures are void."
    return ""


def _fingerprint_words(record: ClosedRecord, typed: str, title: str) -> str:
    if fingerprint_of(record.seal.digest) == typed:
        return f"The fingerprint is that of {title}"
    for count, answer in enumerate(record.answers, start=1):
        if fingerprint_of(answer.digest) == typed:
            answers = "answer" if count == 1 else f"{_count(count)} answers"
            return f"The fingerprint is that of the first {answers} to {title}"
    return ""


def _cannot_tell(plan: Plan, compared: bool) -> Iterator[str]:
    if plan.records:
        yield "This does not prove who held the pen."
        if not compared:
            yield (
                "If somebody changed a file and sealed all of it again, it looks sound. So does a file without its "
                "last answers or its last record. Only a printed page would show it: compare the fingerprints of the "
                "record and of the signatures on the page with this file."
            )
    if plan.meeting is not None or not plan.records:
        yield "An open meeting is not sealed and may still change."
