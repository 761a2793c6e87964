"""Edits of decisions by circulation: words that go to every partner, and what they answer in writing.

A proposal is prepared on the item’s page and moves from the open meeting into the circulation, so that an item is open
in one place only. If a meeting is called, or the words need to change, it moves back.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from wizard.edits.came_back import came_back, voidable
from wizard.edits.consent_edits import with_consent_in
from wizard.edits.decision_edits import is_put, last_proposal
from wizard.foundation.formatting import date_in_words, listed
from wizard.foundation.value import RefusedError
from wizard.plan.choice import Choice
from wizard.plan.circulation import Circulation
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.in_writing import InWriting, MeetingCalled, SendingWay, SentTo
from wizard.plan.meeting import Interest, Matter, Meeting
from wizard.plan.plan import MOST_CIRCULATIONS, Plan, open_meeting
from wizard.plan.proposal import Circulated, Proposal
from wizard.plan.record import ClosedRecord
from wizard.signing.later_answers import awaiting
from wizard.voting.circulating import circulation_sitting, circulations_on
from wizard.voting.entitlement import voters
from wizard.voting.refused_answers import form_refused, person_refused
from wizard.voting.rulings import ruling_on
from wizard.voting.sitting import words_digest

USUAL_DAYS = 7
"""How many days partners have to answer, unless somebody says otherwise."""

MAYBE_NOT_ORDINARY = ("3", "6", "10")
"""Items that a deed may not treat as ordinary matters, so that a decision in writing may not be enough."""


# --- What can go round ------------------------------------------------------------------------------------------------


def circulable(plan: Plan) -> tuple[str, ...]:
    """Return the items whose proposal is ready to be sent round, in their order."""
    if plan.meeting is None:
        return ()
    return tuple(item for item in plan.meeting.guidance.order if not refused(plan, item))


def refused(plan: Plan, item_id: str) -> str:
    """Return why the proposal on an item cannot be sent round, in one sentence; empty if it can."""
    if why := item_refused(plan, item_id):
        return why
    last = last_proposal(plan, item_id)
    if last is None:
        return f"Nothing is proposed on item {item_id} yet: prepare the proposal on its page."
    # Answers in writing do not mean that the meeting voted: they may belong to an earlier circulation.
    if is_put(last.replace(consents=())):
        return f"The proposal on item {item_id} has already been put to the meeting."
    return ""


def item_refused(plan: Plan, item_id: str) -> str:
    """Return why no proposal at all on an item can be sent round, in one sentence; empty if one can."""
    digest = open_meeting(plan).guidance.items.get(item_id)
    if digest is None:
        return "The practice’s own items are decided at a meeting."
    if plan.item(digest).duty is not None:
        return f"Item {item_id} is a duty: it is checked and noted, not put to a vote."
    if circulations_on(plan, item_id):
        return f"Item {item_id} is already being decided in writing."
    if len(voters(plan.people_at_meeting, plan.settings.rule)) < 2:
        return "One contractor decides alone, without asking anybody."
    if any(item == item_id for record in plan.records for item, _ in awaiting(record)):
        return f"Item {item_id} still needs answers to a proposal from an earlier meeting."
    return ""


def warnings(plan: Plan, items: Iterable[str], clause: str) -> tuple[str, ...]:
    """Return what to consider before these items are sent round, one sentence each."""
    said = []
    items = tuple(items)
    matters = [plan.meeting.matter(item) for item in items] if plan.meeting else []
    if any(matter.proposals[-1].consents for matter in matters if matter.proposals):
        said.append("Answers in writing that are already recorded are removed: every partner answers again.")
    if not clause:
        said.append("No clause is given that allows a decision in writing. Without one, a partner may dispute it.")
    if doubtful := [item for item in items if item in MAYBE_NOT_ORDINARY]:
        which = f"item{'s' * (len(doubtful) > 1)} {listed(doubtful)}"
        said.append(f"The deed may not count {which} among ordinary matters: check what it asks for there.")
    return tuple(said)


# --- Beginning and ending ---------------------------------------------------------------------------------------------


def begun(
    plan: Plan,
    items: Sequence[str],
    *,
    on: date,
    reply_by: date | None = None,
    clause: str = "",
    voids: str | None = None,
) -> Plan:
    """Return the plan with the proposals on these items going round; they leave the open meeting.

    Args:
        plan: The plan, with a meeting open.
        items: The items, at least one.
        on: The day on which it begins.
        reply_by: The last day for answers; None: a week later.
        clause: The clause of the deed that allows it.
        voids: The circulation with different words that it replaces.

    Raises:
        RefusedError: It cannot be sent round; the message says why.
    """
    last_day = reply_by or on + timedelta(days=USUAL_DAYS)
    _refuse_beginning(plan, items, on, last_day)
    if voids and voids not in voidable(plan, items):
        raise RefusedError(f"{voids.upper()} cannot be replaced: choose one that went back to a meeting, or none.")
    number, meeting = plan.numbers.circulations + 1, open_meeting(plan)
    circulation = Circulation(
        id=f"c{number}",
        guidance=meeting.guidance,
        matters=tuple(_going_round(meeting.matter(item)) for item in meeting.guidance.order if item in items),
        interests=_about(meeting.interests, items),
        terms=InWriting(circulation=f"c{number}", begun_on=on, clause=clause, reply_by=last_day, voids=voids),
    )
    plan = plan.with_meeting(_without(meeting, items)).replace(circulations=(*plan.circulations, circulation))
    return plan.replace(numbers=plan.numbers.replace(circulations=number))


def _refuse_beginning(plan: Plan, items: Sequence[str], on: date, last_day: date) -> None:
    if not items:
        raise RefusedError("Choose what the partners decide in writing.")
    if last_day < on:
        raise RefusedError("The last day for answers is before the day it is sent.")
    if len(plan.circulations) >= MOST_CIRCULATIONS:
        raise RefusedError("Too many decisions in writing are under way: end one before you begin another.")
    for item in items:
        if why := refused(plan, item):
            raise RefusedError(why)


def _going_round(matter: Matter) -> Matter:
    put = matter.proposals[-1].replace(decision=Circulated(how="circulated"), out_of_room=(), consents=())
    return matter.replace(proposals=(put,))


def _about(interests: Iterable[Interest], items: Sequence[str]) -> tuple[Interest, ...]:
    theirs = ((each, tuple(item for item in each.items if item in items)) for each in interests)
    return tuple(each.replace(items=kept) for each, kept in theirs if kept)


def _without(meeting: Meeting, items: Sequence[str]) -> Meeting:
    return meeting.replace(
        matters=tuple(matter for matter in meeting.matters if matter.item not in items),
        items=tuple(item for item in meeting.items if item not in items),
        together=tuple(item for item in meeting.together if item not in items),
        brought=tuple(entry for entry in meeting.brought if entry.item not in items),
    )


def put_back(plan: Plan, circulation_id: str, on: date) -> Plan:
    """Return the plan with a circulation ended without a decision: its proposals are at the open meeting again.

    The answers stay with the words that they answer, so that those of absent partners count at the meeting if the rule
    allows answers in writing. The minutes of each item say that it was sent round, and who called a meeting.

    Raises:
        KeyError: There is no such circulation.
        RefusedError: No meeting is open to take them.
    """
    circulation = circulation_of(plan, circulation_id)
    meeting = plan.meeting
    if meeting is None:
        raise RefusedError("Begin the next meeting first. The proposal then goes back to it.")
    if missing := [item for item in circulation.items if item not in meeting.guidance.items]:
        raise RefusedError(f"The open meeting’s guidance has no item {listed(missing)}.")
    for matter in circulation.matters:
        meeting = meeting.with_matter(_back(plan, circulation, matter, meeting.matter(matter.item), on))
    wanted = {*meeting.items, *circulation.items}
    items = tuple(item for item in meeting.guidance.order if item in wanted)
    interests = (*meeting.interests, *_undeclared(circulation.interests, meeting.interests))
    return _gone(plan.with_meeting(meeting.replace(items=items, interests=interests)), circulation_id)


def with_called_back(plan: Plan, on: date) -> Plan:
    """Return the plan with every circulation for which a partner called a meeting put back to the open one.

    Items that are not in the meeting's guidance stay where they are.

    Raises:
        ValueError: No meeting is open.
    """
    known = open_meeting(plan).guidance.items
    for circulation in plan.circulations:
        if circulation.terms.stopped and all(item in known for item in circulation.items):
            plan = put_back(plan, circulation.id, on)
    return plan


def _undeclared(declared: Iterable[Interest], here: Iterable[Interest]) -> Iterator[Interest]:
    """Yield what was declared while the words went round, and not at the meeting."""
    known = {(each.person, item) for each in here for item in each.items}
    for each in declared:
        if items := tuple(item for item in each.items if (each.person, item) not in known):
            yield each.replace(items=items)


def _back(plan: Plan, circulation: Circulation, matter: Matter, here: Matter, on: date) -> Matter:
    afresh = tuple(_at_meeting(each) for each in matter.proposals[-1:])
    note = came_back(circulation, matter, plan.people, on)
    minute = "\n".join(part for part in (here.minute, matter.minute, note) if part)
    return matter.replace(proposals=afresh, minute=minute)


def _at_meeting(proposal: Proposal) -> Proposal:
    answers = tuple(each.replace(proposal="p1") for each in proposal.consents)
    return proposal.replace(id="p1", decision=None, consents=answers)


def _gone(plan: Plan, circulation_id: str) -> Plan:
    return plan.replace(circulations=tuple(each for each in plan.circulations if each.id != circulation_id))


# --- On the way -------------------------------------------------------------------------------------------------------


def circulation_of(plan: Plan, circulation_id: str) -> Circulation:
    """Return a circulation that is under way.

    Raises:
        KeyError: There is no such circulation.
    """
    for circulation in plan.circulations:
        if circulation.id == circulation_id:
            return circulation
    raise KeyError(circulation_id)


def with_terms(plan: Plan, circulation_id: str, **parts: Any) -> Plan:
    """Return the plan with other terms of a circulation: `clause`, `goes_on`, `reply_by`, `reply_at`.

    Raises:
        RefusedError: The last day for answers changes after the words were sent, or is before the day they were sent.
        pydantic.ValidationError: A part has a value that the terms do not allow.
    """
    circulation = circulation_of(plan, circulation_id)
    terms = circulation.terms.replace(**parts)
    if terms.reply_by < terms.begun_on:
        raise RefusedError("The last day for answers is before the day it is sent.")
    if terms.sent and terms.reply_by != circulation.terms.reply_by:
        raise RefusedError("The partners have been told the last day for answers, so it cannot be changed.")
    return _with(plan, circulation.replace(terms=terms))


def _with(plan: Plan, circulation: Circulation) -> Plan:
    kept = (circulation if each.id == circulation.id else each for each in plan.circulations)
    return plan.replace(circulations=tuple(kept))


def with_sent(plan: Plan, circulation_id: str, people: Iterable[str], on: date, how: SendingWay) -> Plan:
    """Return the plan with the words sent to these people on this day; a day that was recorded for one is replaced.

    Raises:
        RefusedError: The day is before the circulation began.
    """
    circulation = circulation_of(plan, circulation_id)
    if on < circulation.terms.begun_on:
        raise RefusedError(
            f"It began on {date_in_words(circulation.terms.begun_on)}, so it cannot have been sent before then."
        )
    sent = {entry.person: entry for entry in circulation.terms.sent}
    sent |= {person: SentTo(person=person, on=on, how=how) for person in people}
    return with_terms(plan, circulation_id, sent=tuple(sent.values()))


def unsent(plan: Plan, circulation_id: str) -> tuple[str, ...]:
    """Return the ids of the partners who have not been sent the words yet, including those on leave."""
    told = {entry.person for entry in circulation_of(plan, circulation_id).terms.sent}
    return tuple(person.id for person in voters(plan.people_at_meeting, plan.settings.rule) if person.id not in told)


def with_reply(
    plan: Plan,
    circulation_id: str,
    item_id: str,
    person_id: str,
    choice: Choice,
    *,
    on: date | None,
    how: ConsentWay | None,
    today: date,
    seen_by: str = "",
    message: str = "",
) -> Plan:
    """Return the plan with a partner's answer to a proposal in circulation; a late answer is kept but not counted.

    Raises:
        KeyError: There is no such circulation, or it is not about this item.
        RefusedError: It cannot be taken; the message says why.
    """
    circulation = circulation_of(plan, circulation_id)
    sitting = circulation_sitting(plan, circulation, today)
    proposal = _proposal(circulation, item_id)
    consent = Consent(
        person=person_id,
        item=item_id,
        proposal=proposal.id,
        words=words_digest(sitting.meeting, item_id, proposal),
        choice=choice,
        on=on,
        how=how,
        seen_by=seen_by,
        message=message,
    )
    ruling = ruling_on(sitting, item_id, proposal)
    first = circulation.terms.begun_on
    why = person_refused(ruling, person_id, plan.people_at_meeting) or form_refused(ruling, consent, today, first)
    if why:
        raise RefusedError(why)
    return _with_proposal(plan, circulation, item_id, with_consent_in(proposal, consent))


def without_reply(plan: Plan, circulation_id: str, item_id: str, person_id: str) -> Plan:
    """Return the plan without a partner's answer to a proposal in circulation."""
    circulation = circulation_of(plan, circulation_id)
    proposal = _proposal(circulation, item_id)
    kept = tuple(entry for entry in proposal.consents if entry.person != person_id)
    return _with_proposal(plan, circulation, item_id, proposal.replace(consents=kept))


def _proposal(circulation: Circulation, item_id: str) -> Proposal:
    for matter in circulation.matters:
        if matter.item == item_id:
            return matter.proposals[-1]
    raise KeyError(item_id)


def _with_proposal(plan: Plan, circulation: Circulation, item_id: str, proposal: Proposal) -> Plan:
    matters = tuple(
        matter.replace(proposals=(proposal,)) if matter.item == item_id else matter for matter in circulation.matters
    )
    return _with(plan, circulation.replace(matters=matters))


def with_meeting_called(plan: Plan, circulation_id: str, person_id: str, on: date, words: str = "") -> Plan:
    """Return the plan with a partner's call for a meeting, in place of an earlier one of theirs."""
    terms = circulation_of(plan, circulation_id).terms
    others = tuple(entry for entry in terms.called if entry.person != person_id)
    return with_terms(plan, circulation_id, called=(*others, MeetingCalled(person=person_id, on=on, words=words)))


def without_meeting_called(plan: Plan, circulation_id: str, person_id: str) -> Plan:
    """Return the plan without a partner's call for a meeting."""
    terms = circulation_of(plan, circulation_id).terms
    return with_terms(plan, circulation_id, called=tuple(entry for entry in terms.called if entry.person != person_id))


# --- Afterwards -------------------------------------------------------------------------------------------------------


def to_be_noted(plan: Plan) -> tuple[ClosedRecord, ...]:
    """Return the records of decisions in writing that no closed meeting has noted yet."""
    noted = {seal for record in plan.records for seal in record.content.meeting.noted}
    return tuple(
        record
        for record in plan.records
        if record.content.meeting.in_writing is not None and record.seal.digest not in noted
    )
