"""Which other items an item was taken together with, in words."""

from collections.abc import Iterator

from wizard.foundation.formatting import listed
from wizard.plan.meeting import Meeting
from wizard.plan.proposal import Agreed, Proposal
from wizard.voting.numbering import item_number


def taken_together(meeting: Meeting, item_id: str, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield the items that a proposal was taken together with, as a label and words; nothing if there are none."""
    if not _together(proposal):
        return
    others = [
        matter.item for matter in meeting.matters if matter.item != item_id and any(map(_together, matter.proposals))
    ]
    if others:
        yield "Taken together", f"with item{'s' * (len(others) > 1)} {listed([item_number(item) for item in others])}"


def _together(proposal: Proposal) -> bool:
    return isinstance(proposal.decision, Agreed) and proposal.decision.together
