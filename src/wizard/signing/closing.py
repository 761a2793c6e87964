"""Close a meeting, track who must answer to its record and who has, and reopen it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wizard.foundation.canonical_json import digest, fingerprint
from wizard.plan.meeting import AWAY, Meeting
from wizard.plan.people import SignerKind
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Proposal, Voted
from wizard.plan.record import (
    Acknowledged,
    AnswerKind,
    CastingEntry,
    ClosedRecord,
    ConsentEntry,
    RecordContent,
    Reopening,
)
from wizard.signing.answers import Reply, with_answer
from wizard.signing.impossible import first_impossible
from wizard.signing.later_answers import awaiting, tied, with_all_waiting_ended
from wizard.signing.seal import seal
from wizard.signing.sealed_outcomes import sealed_outcomes
from wizard.signing.signers import (
    SIGNATURES,
    answer_of,
    awaited_answers,
    expected_signers,
    signatures_needed,
)
from wizard.voting.numbering import numbered_tasks
from wizard.voting.positions import all_before
from wizard.voting.sitting import Sitting


class ClosingError(ValueError):
    """A meeting cannot be closed or reopened; the message is one sentence that says why."""


class RecordState(StrEnum):
    """The state of a meeting's record."""

    DRAFT = "draft"
    CLOSED = "closed"
    SIGNED = "signed"


@dataclass(frozen=True)
class SigningState:
    """The state of a record with its counts: “Closed, 5 of 6 signed”."""

    state: RecordState
    signed: int = 0
    """How many have signed, including those who were away and have read and agreed."""
    of: int = 0
    """How many must sign."""
    declined: int = 0
    disagree: int = 0
    """How many were away, have read it and do not agree."""
    unavailable: int = 0
    awaited: tuple[str, ...] = ()
    """The ids of those whose answer is awaited, in order."""
    awaiting: int = 0
    """How many proposals wait for the consent of absent partners."""
    tied: int = 0
    """How many wait for a casting vote on a tie that late answers caused."""

    @property
    def words(self) -> str:
        """The state as it is shown and printed: “Draft”, “Closed, 5 of 6 signed, 1 declined”, “Signed”."""
        if self.state is RecordState.DRAFT:
            return "Draft"
        others = [(self.declined, "refused"), (self.disagree, "not agreeing"), (self.unavailable, "not available")]
        said = [f"{count} {word}" for count, word in others if count]
        counts = ", ".join([f"{self.signed} of {self.of} signed", *said])
        waits = _waits(self.awaiting, "consent") + _waits(self.tied, "a casting vote")
        if self.state is RecordState.CLOSED:
            return f"Closed, {counts}{waits}"
        # Mention a refusal even if enough others signed.
        return (f"Signed ({counts})" if said or self.signed < self.of else "Signed") + waits


def _waits(count: int, what: str) -> str:
    return f"; {count} {'awaits' if count == 1 else 'await'} {what}" if count else ""


DRAFT = SigningState(RecordState.DRAFT)
"""The state of a meeting that is open."""


def signing_state(record: ClosedRecord | None, today: date | None = None) -> SigningState:
    """Return the state of a record; for None (an open meeting), a draft.

    It is signed once no answer is awaited and at least one person has signed (`awaited_answers`).
    """
    if record is None:
        return DRAFT
    expected = record.content.expected
    kinds = [answer.kind for person in expected if (answer := answer_of(record, person))]
    signers, awaited = awaited_answers(record)
    of = signatures_needed(record.content)
    if record.content.settings.signers.kind is SignerKind.CHAIR_AND_OTHERS:
        chair = {record.content.meeting.chair} & set(expected)
        if len(signers - chair) >= of - len(chair):
            of = len(signers | chair)
    return SigningState(
        state=RecordState.SIGNED if signers and not awaited else RecordState.CLOSED,
        signed=len(signers),
        of=of,
        declined=kinds.count(AnswerKind.DECLINED),
        disagree=kinds.count(AnswerKind.READ_AND_DISAGREES),
        unavailable=kinds.count(AnswerKind.UNAVAILABLE),
        awaited=awaited,
        awaiting=len(awaiting(record, today)),
        tied=len(tied(record, today)),
    )


def close(plan: Plan, at: datetime, *, blocking: Sequence[str] = (), acknowledged: Sequence[Acknowledged] = ()) -> Plan:
    """Return `plan` with its open meeting closed: frozen, numbered, sealed and chained, awaiting answers.

    Everything that earlier meetings still waited for is ended.

    Args:
        plan: The plan.
        at: The moment, with its offset.
        blocking: The sentences of the checks that prevent closing.
        acknowledged: The findings that somebody acknowledged.

    Raises:
        ClosingError: No meeting is open, a check prevents closing, nobody would have to answer, or the plan is
            impossible.
    """
    meeting = plan.meeting
    if meeting is None:
        raise ClosingError("No meeting is open.")
    if blocking:
        raise ClosingError("The meeting cannot be closed yet: " + " ".join(blocking))
    expected = expected_signers(meeting, plan.people_at_meeting, plan.settings)
    if not expected:
        raise ClosingError("The meeting cannot be closed yet: there is nobody to sign the record.")
    plan = plan.with_meeting(_without_spans_of_the_away(meeting))
    meeting = open_meeting(plan)
    if found := first_impossible(plan):
        raise ClosingError(f"The meeting cannot be closed: this plan is damaged ({found}).")
    return with_record(_waiting_ended(plan, meeting, expected, at), meeting, expected, at, acknowledged)


def _without_spans_of_the_away(meeting: Meeting) -> Meeting:
    """Return the meeting without times of attendance for people who were away: nobody should seal those."""
    attendance = tuple(
        entry.replace(from_item=None, until_item=None) if entry.presence in AWAY else entry
        for entry in meeting.attendance
    )
    return meeting.replace(attendance=attendance)


def _waiting_ended(plan: Plan, meeting: Meeting, expected: tuple[str, ...], at: datetime) -> Plan:
    by, on = meeting.chair or expected[0], meeting.held_on or at.date()
    return plan.replace(records=tuple(with_all_waiting_ended(each, by=by, on=on, at=at) for each in plan.records))


def with_record(
    plan: Plan, meeting: Meeting, expected: tuple[str, ...], at: datetime, acknowledged: Sequence[Acknowledged] = ()
) -> Plan:
    """Return `plan` with the record of a meeting added, and without the open meeting if that is the one."""
    tasks, numbers = numbered_tasks(plan.tasks, plan.numbers)
    plan = plan.replace(tasks=tasks)
    sitting = Sitting(meeting, plan.people_at_meeting, plan.settings, today=at.date())
    outcomes, numbers = sealed_outcomes(sitting, numbers)
    content = _content(plan, meeting, at, expected).replace(
        acknowledged=tuple(acknowledged), outcomes=outcomes, numbers=numbers
    )
    sealed = seal(content, plan.records[-1] if plan.records else None)
    record = ClosedRecord(content=content, seal=sealed)
    stays = plan.meeting if plan.meeting is not meeting else None
    return plan.replace(meeting=stays, records=(*plan.records, record), sealed=sealed.digest, numbers=numbers)


def _content(plan: Plan, meeting: Meeting, at: datetime, expected: tuple[str, ...]) -> RecordContent:
    """Return the record's own copy of everything, as it is at closing."""
    replaced = _replaced(plan, meeting.number)
    carried = all_before(plan, at.date())
    return RecordContent(
        plan=plan.id,
        number=meeting.number,
        revision=replaced.record.content.revision + 1 if replaced else 1,
        closed_at=at,
        practice=plan.practice,
        people=plan.people_at_meeting,
        settings=plan.settings,
        meeting=meeting,
        facts=plan.facts,
        tasks=plan.tasks,
        carried=tuple(carried[item] for item in sorted(carried)),
        expected=expected,
        replaces=replaced.record.seal.digest if replaced else None,
        replaces_signed_on=last_signed_on(replaced.record) if replaced else None,
        reopening=digest(replaced) if replaced else None,
    )


def _replaced(plan: Plan, number: int) -> Reopening | None:
    """Return the latest reopening of a meeting, which its next record replaces."""
    earlier = [entry for entry in plan.reopenings if entry.record.content.number == number]
    return max(earlier, key=lambda entry: entry.record.content.revision, default=None)


def last_signed_on(record: ClosedRecord) -> date | None:
    """Return the date of the last signature on a record, or None if nobody has signed."""
    dates = [answer.signed_on or answer.at.date() for answer in record.replies if answer.kind in SIGNATURES]
    return max(dates, default=None)


def answer(plan: Plan, number: int, reply: Reply) -> Plan:
    """Return `plan` with an answer appended to the record of meeting `number`.

    Raises:
        AnswerError: This person may not answer in this way; the message gives the reason.
        ClosingError: There is no closed record of this meeting.
    """
    if all(record.content.number != number for record in plan.records):
        raise ClosingError(f"Meeting {number} is not closed.")
    records = (with_answer(record, reply) if record.content.number == number else record for record in plan.records)
    return plan.replace(records=tuple(records))


def reopening_refused(plan: Plan) -> str:
    """Return why the last closed meeting cannot be reopened, in one sentence; empty if it can."""
    if not plan.records:
        return "No meeting is closed."
    record = plan.records[-1]
    number = record.content.number
    if plan.meeting is not None:
        return f"Meeting {plan.meeting.number} is already open; meeting {number} cannot be reopened beside it."
    if record.content.meeting.in_writing is not None:
        return f"Record {number} was decided in writing, so it cannot be reopened; a new decision supersedes it."
    if signing_state(record).state is RecordState.SIGNED:
        return f"Meeting {number} is signed and can no longer be edited; a new meeting supersedes it."
    return ""


def void_on_reopening(plan: Plan) -> tuple[str, ...]:
    """Return, in order, the names of the people whose answers to the last record a reopening would void."""
    if not plan.records:
        return ()
    record = plan.records[-1]
    names = {person.id: person.name for person in record.content.people}
    return tuple(dict.fromkeys(names[answer.person] for answer in record.replies))


def reopen(plan: Plan, at: datetime, reason: str) -> Plan:
    """Return `plan` with its last closed meeting open again; the old revision is kept with its answers, now void.

    Raises:
        ClosingError: It cannot be reopened (`reopening_refused` gives the reason), or no reason was given.
    """
    refused = reopening_refused(plan)
    if refused:
        raise ClosingError(refused)
    if not reason.strip():
        raise ClosingError("Reopening a closed meeting needs a reason.")
    *before, record = plan.records
    kept = Reopening(record=record, reopened_at=at, reason=reason)
    return plan.replace(
        meeting=_with_later_answers(record),
        records=tuple(before),
        # So that it is noticed if a reopening is altered or left out.
        sealed=digest(kept),
        reopenings=(*plan.reopenings, kept),
    )


def _with_later_answers(record: ClosedRecord) -> Meeting:
    """Return a record's meeting with the later answers to its proposals, so that partners need not answer twice."""
    meeting = record.content.meeting
    for entry in record.answers:
        match entry:
            case ConsentEntry(consent=consent):
                put = meeting.matter(consent.item).proposal(consent.proposal)
                meeting = _with_proposal(meeting, consent.item, put.replace(consents=(*put.consents, consent)))
            case CastingEntry(item=item):
                put = meeting.matter(item).proposal(entry.proposal)
                if isinstance(put.decision, Voted):
                    decision = put.decision.replace(casting=entry.choice, cast_by=entry.by)
                    meeting = _with_proposal(meeting, item, put.replace(decision=decision))
    return meeting


def _with_proposal(meeting: Meeting, item_id: str, proposal: Proposal) -> Meeting:
    matter = meeting.matter(item_id)
    put = tuple(proposal if each.id == proposal.id else each for each in matter.proposals)
    return meeting.with_matter(matter.replace(proposals=put))


def superseded_by(plan: Plan, number: int) -> int | None:
    """Return the number of the closed meeting that superseded meeting `number`, or None if none has."""
    return min((n for n in _numbers(plan) if n > number), default=None)


def _numbers(plan: Plan) -> list[int]:
    return [record.content.number for record in plan.records]


def record_fingerprint(record: ClosedRecord) -> str:
    """Return the fingerprint of a record: `9f2c 41d0 77ab e013`."""
    return fingerprint(record.seal.digest)


def signatures_fingerprint(record: ClosedRecord) -> str:
    """Return the fingerprint of a record's answers so far; empty while there are none."""
    return fingerprint(record.answers[-1].digest) if record.answers else ""


def undo_stops_between(before: Plan, after: Plan) -> bool:
    """Whether a closing, an answer or a reopening lies between two plans; undo never goes back past one."""
    return (before.records, before.reopenings) != (after.records, after.reopenings)
