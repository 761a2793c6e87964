"""Count the answers to a decision by circulation with the function that decides meetings, although nobody meets."""

from datetime import date

from wizard.plan.circulation import Circulation
from wizard.plan.plan import Plan
from wizard.plan.ruling_kind import RulingKind
from wizard.voting.rulings import ruling_on
from wizard.voting.sitting import Sitting

NO_NUMBER = 10_000
"""While it is open it has no number among the meetings yet; its outcome never depends on one."""


def circulations_on(plan: Plan, item_id: str) -> tuple[Circulation, ...]:
    """Return the circulations on an item: one at most."""
    return tuple(each for each in plan.circulations if item_id in each.items)


def items_going_round(plan: Plan) -> frozenset[str]:
    """Return the ids of the items that are open in a circulation, and so nowhere else."""
    return frozenset(item for each in plan.circulations for item in each.items)


def circulation_sitting(plan: Plan, circulation: Circulation, today: date | None) -> Sitting:
    """Return a circulation as it is on a day."""
    return Sitting(circulation.as_meeting(NO_NUMBER), plan.people_at_meeting, plan.settings, today=today)


def may_end(plan: Plan, circulation: Circulation, today: date) -> str:
    """Return why a circulation cannot be ended with a result yet, in one sentence; empty if it can.

    It can end after the last day for answers, or once no open answer could change any of its results.
    """
    if circulation.terms.stopped:
        return "A meeting was called, so nothing is decided in writing: take the proposals back to the meeting."
    sitting = circulation_sitting(plan, circulation, today)
    waiting = [
        matter.item
        for matter in circulation.matters
        for proposal in matter.proposals
        if ruling_on(sitting, matter.item, proposal).kind is RulingKind.AWAITING
    ]
    return "Some answers that could change the result are still to come." if waiting else ""
