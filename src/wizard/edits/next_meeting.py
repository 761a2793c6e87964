"""Edits of when and where the partners meet next."""

from datetime import date
from typing import Any

from wizard.plan.meeting import Matter, Meeting
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import CarriedOver, Proposal


def with_next_meeting(plan: Plan, **parts: Any) -> Plan:
    """Return the plan with other parts of the next meeting: `on`, `at`, `place`.

    Proposals carried over to the old date, or without a date, move to the new one.

    Raises:
        ValueError: No meeting is open.
        pydantic.ValidationError: A part has a value that a meeting does not allow.
    """
    meeting = open_meeting(plan)
    before = meeting.next_meeting
    after = before.replace(**parts)
    return plan.with_meeting(_moved(meeting.replace(next_meeting=after), before.on, after.on))


def _moved(meeting: Meeting, before: date | None, after: date | None) -> Meeting:
    if before == after:
        return meeting
    return meeting.replace(matters=tuple(_moved_in(matter, before, after) for matter in meeting.matters))


def _moved_in(matter: Matter, before: date | None, after: date | None) -> Matter:
    def moved(proposal: Proposal) -> Proposal:
        decision = proposal.decision
        if not isinstance(decision, CarriedOver) or decision.to not in (None, before):
            return proposal
        return proposal.replace(decision=decision.replace(to=after))

    return matter.replace(proposals=tuple(moved(proposal) for proposal in matter.proposals))
