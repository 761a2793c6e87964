"""The guidance under a decision: where it is no longer the text that is before the partners, and what differs."""

from dataclasses import dataclass

from wizard.guidance.item import Item
from wizard.guidance.pack_diff import TextChange, item_difference
from wizard.overview.changes import guidance_changed
from wizard.plan.plan import Plan
from wizard.voting.positions import standing_before


@dataclass(frozen=True)
class Underneath:
    """One item that was decided, or put, under another text than the one before the open meeting."""

    before: Item
    """The guidance as it stood under the decision."""
    now: Item
    """The guidance that is before the open meeting."""
    differences: tuple[TextChange, ...]


def guidance_under_decisions(plan: Plan) -> tuple[Underneath, ...]:
    """Return the items of the open meeting whose guidance changed under their decision; none without a meeting."""
    meeting = plan.meeting
    if meeting is None:
        return ()
    standing = standing_before(plan)
    found = []
    for item_id in guidance_changed(plan):
        seen = [proposal.seen for proposal in meeting.matter(item_id).proposals if proposal.seen]
        before = plan.item(seen[-1] if seen else standing[item_id].guidance)
        now = plan.item(meeting.guidance.items[item_id])
        found.append(Underneath(before, now, item_difference(before, now)))
    return tuple(found)
