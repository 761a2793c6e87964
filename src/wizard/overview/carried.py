"""What changed at a meeting, told from its record alone: the positions it carried forward against those it left.

`changes.py` compares two meetings and needs both. A record knows the positions before it, and under which guidance they
were decided; that is enough to say on its own what became of each item.
"""

from dataclasses import replace

from wizard.minutes.minutes import ItemMinutes, Minutes
from wizard.overview.changes import Change, changes_between
from wizard.plan.meeting import Matter
from wizard.plan.plan import Plan
from wizard.plan.record import Standing


def changes_since_carried(plan: Plan, minutes: Minutes) -> tuple[Change, ...]:
    """Return how the items stand after a meeting of `plan` against how they stood before it; none at the first."""
    if not any(entry.before for entry in minutes.items):
        return ()
    before = replace(minutes, items=tuple(_as_before(plan, entry) for entry in minutes.items))
    return changes_between(plan, before, minutes)


def _as_before(plan: Plan, entry: ItemMinutes) -> ItemMinutes:
    """Return an item as it stood before the meeting: its carried position, and no proposals."""
    stood: Standing | None = entry.before
    guidance = plan.item(stood.guidance) if stood else entry.item
    return replace(
        entry,
        item=guidance,
        taken=False,
        matter=Matter(item=entry.item.id),
        proposals=(),
        after=stood,
        position=guidance.position(stood.proposal.position) if stood else None,
        decided_here=False,
    )
