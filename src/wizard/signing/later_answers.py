"""Answers that come after a meeting was closed: consents of absent partners, casting votes, the end of the waiting."""

from collections.abc import Callable
from datetime import date, datetime

from wizard.foundation.formatting import date_in_words
from wizard.plan.consent import CastingChoice, Consent, ConsentWay
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.proposal import Proposal
from wizard.plan.record import CastingEntry, ClosedRecord, ConsentEntry, WaitingEnded
from wizard.plan.ruling_kind import RulingKind, Succession
from wizard.signing.chain import AnswerError, chained
from wizard.voting.refused_answers import form_refused, person_refused
from wizard.voting.rulings import rulings_on
from wizard.voting.sitting import record_sitting, words_digest
from wizard.voting.supersession import InOrder


def awaiting(record: ClosedRecord | None, today: date | None = None) -> tuple[tuple[str, str], ...]:
    """Return the proposals of a record that still wait for answers of absent partners, by item and id."""
    return _still(record, RulingKind.AWAITING, today)


def tied(record: ClosedRecord | None, today: date | None = None) -> tuple[tuple[str, str], ...]:
    """Return the proposals of a record on which late answers caused a tie that a casting vote could break."""
    return _still(record, RulingKind.TIED, today)


def _still(record: ClosedRecord | None, kind: RulingKind, today: date | None) -> tuple[tuple[str, str], ...]:
    if record is None or not any(outcome.kind is RulingKind.AWAITING for outcome in record.content.outcomes):
        # A result that was settled when the meeting was closed does not change.
        return ()
    sitting = record_sitting(record, today)
    return tuple(
        (matter.item, proposal.id)
        for matter in sitting.meeting.matters
        for proposal, entry in zip(matter.proposals, rulings_on(sitting, matter.item), strict=True)
        if entry.ruling.kind is kind and entry.succession is not Succession.OVERTAKEN
    )


def came_to(
    record: ClosedRecord, item_id: str, proposal_id: str, today: date | None = None
) -> tuple[Proposal, InOrder]:
    """Return a proposal of a record and its outcome, with all answers since.

    Raises:
        AnswerError: The record has no such proposal.
    """
    sitting = record_sitting(record, today)
    for proposal, entry in zip(sitting.meeting.matter(item_id).proposals, rulings_on(sitting, item_id), strict=True):
        if proposal.id == proposal_id:
            return proposal, entry
    raise AnswerError("The record has no such proposal.")


def with_consent(
    record: ClosedRecord, consent: Consent, at: datetime, recorded_by: str | None = None, message: str = ""
) -> ClosedRecord:
    """Return the record with an absent partner's answer to a proposal appended to its chain.

    Raises:
        AnswerError: The answer is refused; the message gives the reason.
    """
    proposal, entry = came_to(record, consent.item, consent.proposal, at.date())
    _refuse_waiting(entry, consent)
    _refuse_person(record, entry, consent)
    if consent.words != words_digest(record.content.meeting, consent.item, proposal):
        raise AnswerError("This answer was given to words that differ from the proposal.")
    _refuse_form(record, entry, consent, at, message)
    return chained(
        record, ConsentEntry, entry="consent", at=at, recorded_by=recorded_by, consent=consent, message=message
    )


def _refuse_waiting(entry: InOrder, consent: Consent) -> None:
    ruling, window = entry.ruling, entry.ruling.room.window
    if entry.succession is Succession.OVERTAKEN:
        raise AnswerError("A later resolution on this item took effect, so this one no longer needs answers.")
    if window.ended_on is not None:
        raise AnswerError(f"The time for answers ended on {date_in_words(window.ended_on)}.")
    if window.last_day is not None and consent.on is not None and consent.on > window.last_day:
        raise AnswerError(f"The answer came after {date_in_words(window.last_day)}, the last day for it.")
    if ruling.kind not in (RulingKind.AWAITING, RulingKind.TIED):
        raise AnswerError("This proposal is not waiting for answers.")


def _refuse_person(record: ClosedRecord, entry: InOrder, consent: Consent) -> None:
    if refused := person_refused(entry.ruling, consent.person, record.content.people):
        raise AnswerError(refused)


def _refuse_form(record: ClosedRecord, entry: InOrder, consent: Consent, at: datetime, message: str) -> None:
    first = first_day(record.content.meeting)
    if refused := form_refused(entry.ruling, consent, at.date(), first, record.seal.digest, message):
        raise AnswerError(refused)


def with_casting(
    record: ClosedRecord,
    item_id: str,
    proposal_id: str,
    choice: CastingChoice,
    *,
    by: str,
    on: date,
    how: ConsentWay,
    at: datetime,
    seen_by: str = "",
    recorded_by: str | None = None,
) -> ClosedRecord:
    """Return the record with a casting vote, or a refusal to give one, on a tie that late answers caused.

    Raises:
        AnswerError: There is no such tie, or somebody else holds the casting vote.
    """
    _, entry = came_to(record, item_id, proposal_id, at.date())
    if entry.ruling.kind is not RulingKind.TIED:
        raise AnswerError("This proposal has no tie for a casting vote to break.")
    if by != entry.ruling.holder:
        raise AnswerError(f"{entry.ruling.room.name(entry.ruling.holder)} holds the casting vote.")
    if on > at.date():
        raise AnswerError("The date of the casting vote is in the future.")
    first = first_day(record.content.meeting)
    if first is not None and on < first:
        raise AnswerError("The date of the casting vote is before the meeting.")
    said = {"item": item_id, "proposal": proposal_id, "choice": choice, "by": by, "on": on, "how": how}
    return chained(record, CastingEntry, entry="casting", at=at, recorded_by=recorded_by, seen_by=seen_by, **said)


def with_waiting_ended(
    record: ClosedRecord, item_id: str, proposal_id: str, *, by: str, on: date, at: datetime
) -> ClosedRecord:
    """Return the record with the chair's end to the waiting for answers to a proposal.

    Raises:
        AnswerError: The proposal is not waiting.
    """
    _, entry = came_to(record, item_id, proposal_id)
    waits = entry.ruling.kind is RulingKind.AWAITING and entry.ruling.room.window.open
    if not waits or entry.succession is Succession.OVERTAKEN:
        raise AnswerError("This proposal is not waiting for answers.")
    return _ended(record, item_id, proposal_id, by=by, on=on, at=at)


def _ended(
    record: ClosedRecord, item_id: str, proposal_id: str, *, by: str, on: date, at: datetime, casting: bool = False
) -> ClosedRecord:
    said = {"item": item_id, "proposal": proposal_id, "by": by, "on": on, "casting": casting}
    return chained(record, WaitingEnded, entry="waiting_ended", at=at, recorded_by=by, **said)


def first_day(meeting: Meeting) -> date | None:
    """Return the first day on which somebody can answer to a meeting; a decision in writing counts from its start."""
    return meeting.in_writing.begun_on if meeting.in_writing else meeting.held_on


def again(record: ClosedRecord, entry: ConsentEntry | CastingEntry | WaitingEnded) -> ClosedRecord:
    """Return the record with a link given again, under the rules that applied then.

    Raises:
        AnswerError: It could not have been given then; the message gives the reason.
    """
    match entry:
        case ConsentEntry():
            return with_consent(record, entry.consent, entry.at, message=entry.message)
        case CastingEntry():
            item, put = entry.item, entry.proposal
            return with_casting(record, item, put, entry.choice, by=entry.by, on=entry.on, how=entry.how, at=entry.at)
        case WaitingEnded() if entry.casting:
            if (entry.item, entry.proposal) not in tied(record, entry.at.date()):
                raise AnswerError("This proposal has no tie that is waiting for a casting vote.")
            return record
        case WaitingEnded():
            return with_waiting_ended(record, entry.item, entry.proposal, by=entry.by, on=entry.on, at=entry.at)


def with_all_waiting_ended(record: ClosedRecord, *, by: str, on: date, at: datetime) -> ClosedRecord:
    """Return the record with all waiting ended, because a later meeting is being closed."""
    for item_id, proposal_id in awaiting(record):
        record = with_waiting_ended(record, item_id, proposal_id, by=by, on=on, at=at)
    # Ending the waiting for answers can leave a tie; the wait for its casting vote ends too.
    for item_id, proposal_id in tied(record, at.date()):
        record = _ended(record, item_id, proposal_id, by=by, on=on, at=at, casting=True)
    return record


def with_record_answered(plan: Plan, number: int, change: Callable[[ClosedRecord], ClosedRecord]) -> Plan:
    """Return `plan` with `change` applied to the record of meeting `number`; the other records stay as they are."""
    records = (change(each) if each.content.number == number else each for each in plan.records)
    return plan.replace(records=tuple(records))
