"""Decisions in writing between meetings: started while no meeting is open, with the words written before they are sent.

Until then, the same functions edit them as at a meeting, on a plan that treats the circulation as its open meeting.
"""

from collections.abc import Callable
from datetime import date

from wizard.edits.circulation_edits import begun, circulation_of, item_refused
from wizard.edits.decision_edits import last_proposal, with_position
from wizard.edits.meeting_edits import new_meeting
from wizard.edits.note_edits import with_interest
from wizard.foundation.value import RefusedError
from wizard.guidance.pack import Pack
from wizard.plan.circulation import Circulation
from wizard.plan.meeting import InterestKind
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Circulated
from wizard.voting.circulating import NO_NUMBER


def offered(plan: Plan, pack: Pack) -> Plan:
    """Return the plan as it would be with the next meeting open, from which `items_offered` and the texts are read.

    What the last meeting carried over is proposed in it already.

    Raises:
        wizard.edits.meeting_edits.MeetingOpenError: A meeting is open, and proposals to send round are prepared there.
    """
    return new_meeting(plan, pack)


def items_offered(ahead: Plan) -> tuple[str, ...]:
    """Return the items of such a plan that may be decided in writing, in their order."""
    return tuple(item for item in open_meeting(ahead).guidance.order if not item_refused(ahead, item))


def begun_between(
    ahead: Plan,
    item_id: str,
    position_id: str,
    *,
    on: date,
    reply_by: date | None = None,
    clause: str = "",
    voids: str | None = None,
) -> Plan:
    """Return the plan with a proposal on an item being decided in writing, and no meeting open.

    Args:
        ahead: The plan with the next meeting open, from `offered`.
        item_id: The item.
        position_id: The position to propose.
        on: The day on which it begins.
        reply_by: The last day for answers; None: a week later.
        clause: The clause of the deed that allows it.
        voids: The circulation of other words whose place it takes.

    Raises:
        RefusedError: It cannot be decided in writing; the message says why.
    """
    if why := item_refused(ahead, item_id):
        raise RefusedError(why)
    proposed = with_position(ahead, item_id, position_id)
    plan = begun(proposed, [item_id], on=on, reply_by=reply_by, clause=clause, voids=voids)
    return plan.replace(meeting=None)


def words_open(circulation: Circulation) -> bool:
    """Whether the words may still be changed: nobody was sent them, and nobody answered."""
    answered = any(proposal.consents for matter in circulation.matters for proposal in matter.proposals)
    return not circulation.terms.sent and not answered


def as_open(plan: Plan, circulation_id: str) -> Plan:
    """Return a plan that treats a circulation as its open meeting, with its proposals not yet put to the vote.

    Raises:
        KeyError: There is no such circulation.
    """
    circulation = circulation_of(plan, circulation_id)
    matters = tuple(
        matter.replace(proposals=tuple(each.replace(decision=None) for each in matter.proposals))
        for matter in circulation.matters
    )
    meeting = circulation.as_meeting(NO_NUMBER).replace(matters=matters, in_writing=None, held_on=None)
    others = tuple(each for each in plan.circulations if each.id != circulation_id)
    return plan.replace(meeting=meeting, circulations=others)


def with_words(plan: Plan, circulation_id: str, change: Callable[[Plan], Plan]) -> Plan:
    """Return the plan with the words of a circulation changed by an edit of its proposals, made on `as_open`.

    Raises:
        KeyError: There is no such circulation.
        RefusedError: The words were sent already; or the edit refused.
    """
    circulation = circulation_of(plan, circulation_id)
    if not words_open(circulation):
        raise RefusedError(
            "The words have been sent and cannot be changed. Take the proposal back to a meeting, then send new words."
        )
    edited = change(as_open(plan, circulation_id))
    matters = []
    for item in circulation.items:
        matter, last = open_meeting(edited).matter(item), last_proposal(edited, item)
        put = (last.replace(decision=Circulated(how="circulated")),) if last else ()
        matters.append(matter.replace(proposals=put))
    changed = circulation.replace(matters=tuple(matters), interests=open_meeting(edited).interests)
    kept = tuple(changed if each.id == circulation_id else each for each in plan.circulations)
    return plan.replace(circulations=kept, facts=edited.facts)


def given_up(plan: Plan, circulation_id: str) -> Plan:
    """Return the plan without a circulation whose words nobody was sent; its number is not given again.

    Raises:
        KeyError: There is no such circulation.
        RefusedError: The words were sent, so the minutes must say how it ended.
    """
    if not words_open(circulation_of(plan, circulation_id)):
        raise RefusedError(
            "The words have been sent: take the proposal back to a meeting, so that the minutes say how it ended."
        )
    return plan.replace(circulations=tuple(each for each in plan.circulations if each.id != circulation_id))


def with_circulation_interest(
    plan: Plan, circulation_id: str, person_id: str, kind: InterestKind | None, words: str = ""
) -> Plan:
    """Return the plan with somebody's interest in what is decided in writing declared, or taken back by None.

    Raises:
        KeyError: There is no such circulation, or no such person.
        RefusedError: An interest of theirs is declared already.
        pydantic.ValidationError: The words are too long, or hold what cannot be printed.
    """
    circulation, ahead = circulation_of(plan, circulation_id), as_open(plan, circulation_id)
    for item in circulation.items:
        ahead = with_interest(ahead, item, person_id, kind, words)
    changed = circulation.replace(interests=open_meeting(ahead).interests)
    kept = tuple(changed if each.id == circulation_id else each for each in plan.circulations)
    return plan.replace(circulations=kept)
