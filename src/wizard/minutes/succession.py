"""A resolution and the one that it replaces from another meeting; both say so, and never are both in force."""

from wizard.foundation.formatting import date_in_words
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.proposal import Noted, Proposal
from wizard.plan.record import ClosedRecord, Standing
from wizard.plan.ruling_kind import Succession
from wizard.voting.numbering import item_number, outcome_number
from wizard.voting.rulings import rulings_on
from wizard.voting.sitting import record_sitting
from wizard.voting.supersession import InOrder


def between_meetings(
    plan: Plan,
    item_id: str,
    entry: InOrder,
    proposal: Proposal,
    before: Standing | None,
    record: ClosedRecord | None,
) -> str:
    """Return which earlier resolution this one replaced, and what later superseded it; empty if neither.

    Checks of a duty are noted at every meeting and do not replace each other.

    Args:
        plan: The plan with all its records.
        item_id: The item.
        entry: The outcome of the resolution.
        proposal: The resolution.
        before: The position before it.
        record: The record that it is in; None while its meeting is open.
    """
    if not entry.in_force or isinstance(proposal.decision, Noted):
        return ""
    return " ".join([*_takes_place_of(before, entry), *_superseded(plan, item_id, record)])


def _takes_place_of(before: Standing | None, entry: InOrder) -> list[str]:
    if before is None or isinstance(before.proposal.decision, Noted):
        return []
    verb = "It also takes" if entry.succession is Succession.SUCCEEDS else "It takes"
    number = f"decision {item_number(before.item)}.{before.number}" if before.number else "the earlier resolution"
    day = before.effective_on or before.decided_on
    return [f"{verb} the place of {number}{f' of {date_in_words(day)}' if day else ''}."]


def _superseded(plan: Plan, item_id: str, record: ClosedRecord | None) -> list[str]:
    if record is None:
        return []
    content = record.content
    for later in plan.records:
        meeting = later.content.meeting
        same = meeting.guidance.pack == content.meeting.guidance.pack or content.meeting.own_item(item_id) is not None
        if later.content.number <= content.number or not same:
            continue
        if (number := _in_force_number(later, item_id)) is not None:
            what = f"by decision {number}" if number else "by a later resolution"
            return [f"Superseded {what} {_where(meeting)}."]
    return []


def _in_force_number(record: ClosedRecord, item_id: str) -> str | None:
    """Return the number of the resolution that is in force on an item by a record; None if there is none."""
    sitting = record_sitting(record)
    for proposal, entry in zip(sitting.meeting.matter(item_id).proposals, rulings_on(sitting, item_id), strict=True):
        if entry.in_force and not isinstance(proposal.decision, Noted):
            sealed = record.content.outcome(item_id, proposal.id)
            return outcome_number(item_id, sealed) if sealed else ""
    return None


def _where(meeting: Meeting) -> str:
    day = f" on {date_in_words(meeting.held_on)}" if meeting.held_on else ""
    return f"in writing{day}" if meeting.in_writing else f"at meeting {meeting.number}{day}"
