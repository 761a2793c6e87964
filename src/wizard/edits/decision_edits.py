"""Edits of one item at the open meeting: put a proposal, change it, decide it.

Every function takes a plan and returns another one. Without an open meeting they raise `ValueError`.
"""

from datetime import date
from typing import Any

from wizard.edits.meeting_edits import new_proposal
from wizard.edits.task_edits import with_owner_followed
from wizard.foundation.value import RefusedError
from wizard.guidance.item import Item, Position
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice
from wizard.plan.field_values import fitting
from wizard.plan.meeting import Matter
from wizard.plan.people import Person
from wizard.plan.plan import Plan, PrivateDissent, open_meeting
from wizard.plan.proposal import (
    OWN_POSITION,
    Agreed,
    CarriedOver,
    CarryReason,
    ContractorDecides,
    Counted,
    Decision,
    FieldValue,
    Noted,
    Proposal,
    RollCall,
    Vote,
    Voted,
)
from wizard.plan.tier import Tier
from wizard.plan.voting_rule import ItemTier
from wizard.voting.circulating import circulations_on
from wizard.voting.entitlement import attending, voters
from wizard.voting.live_sentences import live_sentence
from wizard.voting.ruling import Reach, Ruling, Tie
from wizard.voting.rulings import ruling_on
from wizard.voting.sitting import open_sitting

_PARTICULARS = {need: row.place for need, row in NEEDS.items() if need is not Need.REASON}
"""Which fields of a proposal belong to which need; a position that does not need them drops them. Reasons always stay.
"""


def item_of(plan: Plan, item_id: str) -> Item:
    """Return the guidance on an item that is before the open meeting."""
    return plan.item(open_meeting(plan).guidance.items[item_id])


def matter_of(plan: Plan, item_id: str) -> Matter:
    """Return what the open meeting did on an item so far."""
    return open_meeting(plan).matter(item_id)


def last_proposal(plan: Plan, item_id: str) -> Proposal | None:
    """Return the last proposal on an item at the open meeting, if there is one."""
    proposals = matter_of(plan, item_id).proposals
    return proposals[-1] if proposals else None


# --- The proposal -----------------------------------------------------------------------------------------------------


def is_put(proposal: Proposal) -> bool:
    """Whether people have answered to a proposal, so that a different position must be a new proposal."""
    match proposal.decision:
        case Noted():
            return False
        case None:
            answered = False
        case RollCall() as call:
            answered = bool(call.votes)
        case Counted() as count:
            answered = bool(count.votes_for or count.against or count.abstain)
        case _:
            answered = True
    return answered or bool(proposal.views or proposal.dissents or proposal.consents)


def with_position(plan: Plan, item_id: str, position_id: str) -> Plan:
    """Return the plan with this position proposed on an item.

    If nothing was recorded on the last proposal, it is changed; otherwise it stays and a new one is put. A duty is
    a check and not a choice: `noted` records it, without a vote.

    Raises:
        RefusedError: The item is being decided in writing: it is open in one place only.
    """
    if circulations_on(plan, item_id):
        raise RefusedError(f"Item {item_id} is being decided in writing. Take it back to the meeting first.")
    item = item_of(plan, item_id)
    position = item.position(position_id)
    last = last_proposal(plan, item_id)
    if last is None:
        proposal = new_proposal(open_meeting(plan), item_id, position_id)
    elif last.position == position_id:
        return plan
    elif item.duty is None and (is_put(last) or _dissented_in_private(plan, item_id, last)):
        return put_another(plan, item_id, position_id)
    else:
        # Choosing a position again uses today's text, which may offer different positions.
        now = open_meeting(plan).guidance.items[item_id]
        proposal = last.replace(position=position_id, seen=now, decision=None)
    return with_last(plan, item_id, _fitted(proposal, item, position))


def _fitted(proposal: Proposal, item: Item, position: Position) -> Proposal:
    """Drop what the position does not ask for, and offer the numbers that the guidance itself names."""
    fields = {key: value for key, value in fitting(item, proposal.fields).items() if key in position.fields}
    for field_id in position.fields:
        default = item.field(field_id).default
        if default is not None and field_id not in item.facts:
            fields.setdefault(field_id, default)
    blank = Proposal(id=proposal.id, position=position.id)
    dropped = {name: getattr(blank, name) for need, name in _PARTICULARS.items() if need not in position.needs}
    return proposal.replace(fields=fields, **dropped)


def put_another(plan: Plan, item_id: str, position_id: str | None = None) -> Plan:
    """Return the plan with a new proposal on an item, copied from the last one, which keeps its votes.

    The new one has this position; None puts the position of the last one again.
    """
    last = last_proposal(plan, item_id)
    if last is None:
        return plan
    if last.position == OWN_POSITION:
        return with_last(plan, item_id, _another(plan, item_id, last))
    item = item_of(plan, item_id)
    position = item.position(position_id or last.position)
    another = _another(plan, item_id, last).replace(position=position.id)
    return with_last(plan, item_id, _fitted(another, item, position))


def _another(plan: Plan, item_id: str, last: Proposal) -> Proposal:
    fresh = new_proposal(open_meeting(plan), item_id, last.position)
    return last.replace(id=fresh.id, seen=fresh.seen, decision=None, views=(), dissents=(), consents=(), out_of_room=())


def with_last(plan: Plan, item_id: str, proposal: Proposal) -> Plan:
    """Return the plan with `proposal` on an item, replacing the one with its id, or last; its owner gets the tasks."""
    matter = matter_of(plan, item_id)
    before = matter.proposals[-1].owner if matter.proposals else None
    entries = {entry.id: entry for entry in matter.proposals} | {proposal.id: proposal}
    plan = plan.with_matter(matter.replace(proposals=tuple(entries.values())))
    return plan if before == proposal.owner else with_owner_followed(plan, item_id, before, proposal.owner)


def without_last(plan: Plan, item_id: str) -> Plan:
    """Return the plan without the last proposal on an item, and without the dissents from it that are private.

    The next proposal may reuse its id, and nobody has dissented from that one.
    """
    matter = matter_of(plan, item_id)
    for entry in matter.proposals[-1:]:
        going = _dissented_in_private(plan, item_id, entry)
        kept = tuple(dissent for dissent in plan.private.dissents if dissent not in going)
        plan = plan.replace(private=plan.private.replace(dissents=kept))
    return plan.with_matter(matter.replace(proposals=matter.proposals[:-1]))


def _dissented_in_private(plan: Plan, item_id: str, proposal: Proposal) -> tuple[PrivateDissent, ...]:
    """Return the dissents from a proposal at the open meeting that their authors do not want printed."""
    key = (open_meeting(plan).number, item_id, proposal.id)
    return tuple(entry for entry in plan.private.dissents if (entry.meeting, entry.item, entry.proposal) == key)


def with_particulars(plan: Plan, item_id: str, **changes: Any) -> Plan:
    """Return the plan with these particulars on the last proposal; unchanged if there is none.

    Raises:
        pydantic.ValidationError: A particular has a value that a proposal does not allow.
    """
    last = last_proposal(plan, item_id)
    return plan if last is None else with_last(plan, item_id, last.replace(**changes))


def with_field(plan: Plan, item_id: str, field_id: str, value: FieldValue | None) -> Plan:
    """Return the plan with a field filled, or emptied by None.

    The practice's local facts do not depend on the decision; every other field belongs to the last proposal.

    Raises:
        RefusedError: Two rows of a table are the same.
    """
    if isinstance(value, tuple) and any(row in value[:at] for at, row in enumerate(value)):
        raise RefusedError("This row is already in the list.")
    empty = value is None or value == "" or value == ()
    if field_id in item_of(plan, item_id).facts:
        facts = {key: held for key, held in plan.facts.get(item_id, {}).items() if key != field_id}
        if not empty and value is not None:
            facts[field_id] = value
        return plan.replace(facts={**plan.facts, item_id: facts})
    last = last_proposal(plan, item_id)
    if last is None:
        return plan
    fields = {key: held for key, held in last.fields.items() if key != field_id}
    if not empty and value is not None:
        fields[field_id] = value
    return with_last(plan, item_id, last.replace(fields=fields))


def with_item_rule(
    plan: Plan, item_id: str, tier: Tier | None, reason: str = "", agreed_by: tuple[str, ...] = ()
) -> Plan:
    """Return the plan with another rule for one item, agreed by these people; None: the practice's rule again.

    Raises:
        pydantic.ValidationError: No reason is given.
        RefusedError: The item was discussed already, or nobody is said to have agreed.
    """
    matter = open_meeting(plan).matter(item_id)
    if matter.was_put:
        raise RefusedError(
            f"Item {item_id} was already put to the partners: its rule has to be agreed before the discussion."
        )
    if tier is None:
        return plan.with_matter(matter.replace(rule=None))
    if not agreed_by:
        raise RefusedError("Say who agreed to it.")
    return plan.with_matter(matter.replace(rule=ItemTier(tier=tier, reason=reason, agreed_by=agreed_by)))


def may_agree(plan: Plan, item_id: str) -> tuple[Person, ...]:
    """Return the partners who are here for an item, in the practice's order: those who can agree on its rule."""
    here = attending(open_meeting(plan), item_id)
    return tuple(person for person in voters(plan.people_at_meeting, plan.settings.rule) if person.id in here)


# --- The decision -----------------------------------------------------------------------------------------------------


def with_decision(plan: Plan, item_id: str, decision: Decision | None) -> Plan:
    """Return the plan with the last proposal decided in this way; None takes the decision back.

    Raises:
        RefusedError: The item is a duty, and this would be a vote.
    """
    own = open_meeting(plan).own_item(item_id) is not None
    if not own and item_of(plan, item_id).duty and not isinstance(decision, Noted | CarriedOver | None):
        raise RefusedError("This is a duty: whether it is met is checked and noted, not put to a vote.")
    return with_particulars(plan, item_id, decision=decision)


class CannotAgreeError(ValueError):
    """By the rule, those here cannot decide this by agreeing. The message is one sentence."""


def agreed(plan: Plan, item_id: str) -> Plan:
    """Return the plan with the last proposal agreed without a vote, or decided by the sole contractor.

    If absent partners must consent and the rule lets them answer, it waits for them, and the outcome says so.

    Raises:
        CannotAgreeError: By the rule those here cannot carry it, and the absent may not answer.
    """
    last = last_proposal(plan, item_id)
    if last is None:
        return plan
    before = reach_on(plan, item_id, last)
    if before.reach is Reach.CANNOT:
        raise CannotAgreeError(live_sentence(before))
    sole = before.room.sole
    return with_decision(plan, item_id, ContractorDecides(how="contractor") if sole else Agreed(how="agreed"))


def noted(plan: Plan, item_id: str) -> Plan:
    """Return the plan with the check of a duty recorded; nothing about a duty is put to a vote."""
    if item_of(plan, item_id).duty is None or last_proposal(plan, item_id) is None:
        return plan
    return with_decision(plan, item_id, Noted(how="noted"))


def carried_over(
    plan: Plan, item_id: str, why: CarryReason = CarryReason.TIME, to: date | None = None, words: str = ""
) -> Plan:
    """Return the plan with no decision on the last proposal: the next meeting begins with it."""
    if last_proposal(plan, item_id) is None:
        return plan
    day = to or open_meeting(plan).next_meeting.on
    return with_decision(plan, item_id, CarriedOver(how="carried_over", to=day, why=why, words=words))


def reach_on(plan: Plan, item_id: str, proposal: Proposal) -> Ruling:
    """Return what those here could do with a proposal, ignoring any vote on it."""
    return ruling_on(open_sitting(plan), item_id, proposal.replace(decision=None))


def _call(proposal: Proposal) -> RollCall:
    return proposal.decision if isinstance(proposal.decision, RollCall) else RollCall(how="roll_call")


def with_vote(plan: Plan, item_id: str, person_id: str, choice: Choice | None) -> Plan:
    """Return the plan with or without somebody's vote on the last proposal; a roll call replaces other decisions."""
    last = last_proposal(plan, item_id)
    if last is None:
        return plan
    call = _call(last)
    others = tuple(vote for vote in call.votes if vote.person != person_id)
    votes = others if choice is None else (*others, Vote(person=person_id, choice=choice))
    decided = with_decision(plan, item_id, call.replace(votes=votes) if votes else None)
    return _without_idle_casting(decided, item_id)


def all_others_for(plan: Plan, item_id: str) -> Plan:
    """Return the plan with everybody present who may vote and has not answered recorded as for the last proposal.

    Answers already given stay, and so does a proposal that was decided in another way.
    """
    last = last_proposal(plan, item_id)
    if last is None or not isinstance(last.decision, RollCall | None):
        return plan
    call = _call(last)
    answered = {vote.person for vote in call.votes}
    waiting = [partner for partner in reach_on(plan, item_id, last).room.here if partner.id not in answered]
    if not waiting:
        return plan
    new = tuple(Vote(person=partner.id, choice=Choice.FOR) for partner in waiting)
    return _without_idle_casting(with_decision(plan, item_id, call.replace(votes=(*call.votes, *new))), item_id)


def with_casting(plan: Plan, item_id: str, choice: CastingChoice | None) -> Plan:
    """Return the plan with the casting vote on the last proposal given or declined; unchanged where nobody holds it."""
    last = last_proposal(plan, item_id)
    if last is None or not isinstance(last.decision, Voted):
        return plan
    holder = ruling_on(open_sitting(plan), item_id, last).holder
    if holder is None and choice is not None:
        return plan  # Otherwise it would count as the casting vote of a chair who is named later.
    cast_by = None if choice is None else holder
    return with_decision(plan, item_id, last.decision.replace(casting=choice, cast_by=cast_by))


def _without_idle_casting(plan: Plan, item_id: str) -> Plan:
    """Drop a casting vote once the tie is gone, so that it does not decide a later tie."""
    last = last_proposal(plan, item_id)
    if last is None or not isinstance(last.decision, Voted) or last.decision.casting is None:
        return plan
    if ruling_on(open_sitting(plan), item_id, last).tie is not Tie.NONE:
        return plan
    return with_decision(plan, item_id, last.decision.replace(casting=None, cast_by=None))


def with_count(plan: Plan, item_id: str, votes_for: int, against: int, abstain: int) -> Plan:
    """Return the plan with the last proposal decided by numbers."""
    last = last_proposal(plan, item_id)
    before = last.decision if last and isinstance(last.decision, Counted) else Counted(how="counted")
    count = before.replace(votes_for=votes_for, against=against, abstain=abstain)
    return _without_idle_casting(with_decision(plan, item_id, count), item_id)


def with_view(plan: Plan, item_id: str, person_id: str, choice: Choice | None) -> Plan:
    """Return the plan with the view of somebody without a vote, or without it."""
    last = last_proposal(plan, item_id)
    if last is None:
        return plan
    others = tuple(vote for vote in last.views if vote.person != person_id)
    views = others if choice is None else (*others, Vote(person=person_id, choice=choice))
    return with_particulars(plan, item_id, views=views)
