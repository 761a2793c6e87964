"""Edits of what is taken together: items whose proposals are ready and that nobody wants to discuss.

Each function takes a plan and returns another one; without an open meeting they raise `ValueError`.
"""

from collections.abc import Iterable

from wizard.edits.decision_edits import last_proposal, reach_on, with_decision
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed, ContractorDecides, Proposal
from wizard.voting.numbering import is_own_number
from wizard.voting.ruling import Reach

AGREEABLE = frozenset({Reach.CAN, Reach.ONLY_IF_ALL, Reach.NOT_ALONE, Reach.CONTRACTOR})
"""Outcomes in which everybody here being for it decides something, or asks the absent partners."""


def can_be_listed(plan: Plan, item_id: str) -> bool:
    """Whether an item could be taken together with others: its proposal is ready, and it is no duty."""
    meeting = open_meeting(plan)
    last = last_proposal(plan, item_id)
    if last is None or last.decision is not None or item_id not in meeting.taken:
        return False
    return is_own_number(item_id) or plan.item(meeting.guidance.items[item_id]).duty is None


def listable(plan: Plan) -> tuple[str, ...]:
    """Return the items that could be taken together, in their order."""
    return tuple(item for item in open_meeting(plan).order if can_be_listed(plan, item))


def with_together(plan: Plan, items: Iterable[str]) -> Plan:
    """Return the plan with these items listed to be taken together; those that cannot be are left out."""
    wanted = set(items)
    listed = tuple(item for item in listable(plan) if item in wanted)
    return plan.with_meeting(open_meeting(plan).replace(together=listed))


def pulled_off(plan: Plan, item_id: str) -> Plan:
    """Return the plan with an item taken off the list: somebody wants to discuss it."""
    meeting = open_meeting(plan)
    return plan.with_meeting(meeting.replace(together=tuple(item for item in meeting.together if item != item_id)))


def still_listed(plan: Plan) -> tuple[str, ...]:
    """Return the listed items that can still be taken together, leaving out any decided since."""
    return tuple(item for item in open_meeting(plan).together if can_be_listed(plan, item))


def agreeable(plan: Plan, item_id: str, proposal: Proposal) -> bool:
    """Whether the proposal has an effect if nobody here is against it."""
    return reach_on(plan, item_id, proposal).reach in AGREEABLE


def taken_together(plan: Plan) -> Plan:
    """Return the plan with every listed item agreed without a vote, each as a separate decision with its own outcome.

    Items that those here cannot carry stay on the list, undecided.
    """
    for item_id in still_listed(plan):
        last = last_proposal(plan, item_id)
        if last is None or not agreeable(plan, item_id, last):
            continue
        sole = reach_on(plan, item_id, last).room.sole
        decision = ContractorDecides(how="contractor") if sole else Agreed(how="agreed", together=True)
        plan = with_decision(plan, item_id, decision)
    return plan
