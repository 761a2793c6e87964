"""Edits of an item's notes besides its decision: dissent, interests, reasons, notes, unrecorded words.

Each function takes a plan and returns another one; without an open meeting they raise `ValueError`. Words that were
typed but not recorded yet are kept privately in the plan, so that none is lost when the meeting closes.
"""

from collections.abc import Iterable

from wizard.edits.decision_edits import last_proposal, matter_of, with_particulars
from wizard.foundation.formatting import listed, possessive
from wizard.foundation.value import RefusedError
from wizard.plan.meeting import Interest, InterestKind
from wizard.plan.plan import Draft, DraftKind, Plan, PrivateDissent, drafts_on, open_meeting
from wizard.plan.proposal import Dissent
from wizard.voting.circulating import circulations_on


def with_dissent(plan: Plan, item_id: str, dissent: Dissent, *, private: bool = False, instead: bool = False) -> Plan:
    """Return the plan with somebody's dissent on the last proposal, for the record or kept out of print.

    Raises:
        RefusedError: They already have a dissent recorded, and `instead` does not say to replace it.
    """
    last = last_proposal(plan, item_id)
    if last is None:
        return plan
    recorded = {entry.person for entry in (*last.dissents, *private_dissents(plan, item_id))}
    if dissent.person in recorded and not instead:
        raise RefusedError(f"{_possessive(plan, dissent.person)} dissent is already recorded: edit it instead.")
    plan = without_dissent(plan, item_id, dissent.person)
    if not private:
        kept = tuple(entry for entry in last.dissents if entry.person != dissent.person)
        return with_particulars(plan, item_id, dissents=(*kept, dissent))
    entry = PrivateDissent(meeting=open_meeting(plan).number, item=item_id, proposal=last.id, dissent=dissent)
    return plan.replace(private=plan.private.replace(dissents=(*plan.private.dissents, entry)))


def private_dissents(plan: Plan, item_id: str) -> tuple[Dissent, ...]:
    """Return the dissents on the last proposal that their authors do not want printed."""
    last = last_proposal(plan, item_id)
    key = (open_meeting(plan).number, item_id, last.id if last else "")
    return tuple(entry.dissent for entry in plan.private.dissents if (entry.meeting, entry.item, entry.proposal) == key)


def without_dissent(plan: Plan, item_id: str, person_id: str) -> Plan:
    """Return the plan without somebody's dissent on the last proposal, printed or not."""
    last = last_proposal(plan, item_id)
    if last is None:
        return plan
    key = (open_meeting(plan).number, item_id, last.id, person_id)
    kept = tuple(
        entry
        for entry in plan.private.dissents
        if (entry.meeting, entry.item, entry.proposal, entry.dissent.person) != key
    )
    plan = plan.replace(private=plan.private.replace(dissents=kept))
    return with_particulars(plan, item_id, dissents=tuple(d for d in last.dissents if d.person != person_id))


def with_interest(
    plan: Plan, item_id: str, person_id: str, kind: InterestKind | None, words: str = "", *, instead: bool = False
) -> Plan:
    """Return the plan with somebody's interest in an item declared, or taken back by None; their other items stay.

    Raises:
        RefusedError: They have already declared an interest in it, and `instead` does not say to replace it.
    """
    meeting = open_meeting(plan)
    declared = any(entry.person == person_id and item_id in entry.items for entry in meeting.interests)
    if kind is not None and declared and not instead:
        raise RefusedError(f"{_possessive(plan, person_id)} interest in item {item_id} is already declared: edit it.")
    kept: list[Interest] = []
    for entry in meeting.interests:
        items = tuple(item for item in entry.items if item != item_id or entry.person != person_id)
        if items:
            kept.append(entry.replace(items=items))
    if kind is not None:
        kept.append(Interest(person=person_id, items=(item_id,), kind=kind, words=words))
    return plan.with_meeting(meeting.replace(interests=tuple(kept)))


def _possessive(plan: Plan, person_id: str) -> str:
    return possessive(plan.person(person_id).name)


def staying(plan: Plan, items: Iterable[str]) -> str:
    """Return which of these items cannot be taken off the agenda, why and what to do, in a sentence; empty if none.

    A proposal that was put takes effect, or is recorded as not carried; off the agenda, nobody would see that.
    """
    wanted = set(items)
    put = [item for item in open_meeting(plan).put if item in wanted]
    if not put:
        return ""
    if len(put) == 1:
        return (
            f"A proposal on item {put[0]} has been put to the meeting, so the item stays on the agenda: "
            "take the decision back first."
        )
    return (
        f"Proposals on items {listed(put)} have been put to the meeting, so the items stay on the agenda: "
        "take the decisions back first."
    )


def with_taken(plan: Plan, item_id: str, *, taken: bool) -> Plan:
    """Return the plan with an item on or off the agenda.

    Raises:
        ValueError: It cannot be taken off, because a proposal on it was put (see `staying`). RefusedError: It cannot be
        put on, because it is being decided in writing.
    """
    meeting = open_meeting(plan)
    if taken and circulations_on(plan, item_id):
        raise RefusedError(f"Item {item_id} is being decided in writing. Take it back to the meeting first.")
    if not taken and (refused := staying(plan, [item_id])):
        raise ValueError(refused)
    wanted = {*meeting.items, item_id} if taken else set(meeting.items) - {item_id}
    return plan.with_meeting(meeting.replace(items=tuple(item for item in meeting.guidance.order if item in wanted)))


def with_weighed(plan: Plan, item_id: str, trade_off: str, *, weighed: bool) -> Plan:
    """Return the plan with a trade-off marked as having mattered to the partners, or not."""
    matter = matter_of(plan, item_id)
    kept = tuple(entry for entry in matter.weighed if entry != trade_off)
    return plan.with_matter(matter.replace(weighed=(*kept, trade_off) if weighed else kept))


def with_private_note(plan: Plan, item_id: str, note: str) -> Plan:
    """Return the plan with the minute-taker's own note on an item; it is never sealed or printed."""
    notes = {key: text for key, text in plan.private.notes.items() if key != item_id}
    if note:
        notes[item_id] = note
    return plan.replace(private=plan.private.replace(notes=notes))


def draft_of(plan: Plan, item_id: str, kind: DraftKind) -> Draft | None:
    """Return unrecorded words of this kind on an item at the open meeting; None if there are none."""
    return next((draft for draft in drafts_on(plan, item_id) if draft.kind is kind), None)


def with_draft(
    plan: Plan, item_id: str, kind: DraftKind, words: str, person: str | None = None, whom: str = ""
) -> Plan:
    """Return the plan with these words kept until they are recorded; without words there is nothing to keep.

    Raises:
        pydantic.ValidationError: The words are too long, or hold what cannot be printed.
    """
    if plan.meeting is None:
        return plan
    old = draft_of(plan, item_id, kind)
    kept = tuple(draft for draft in plan.private.drafts if draft is not old)
    if words or whom:
        draft = Draft(meeting=plan.meeting.number, item=item_id, kind=kind, person=person, whom=whom, words=words)
        kept += (draft,)
    return plan.replace(private=plan.private.replace(drafts=kept))


def without_draft(plan: Plan, item_id: str, kind: DraftKind) -> Plan:
    """Return the plan without what was typed of this kind: it is recorded now."""
    return with_draft(plan, item_id, kind, "")
