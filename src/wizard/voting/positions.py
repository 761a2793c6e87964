"""In which position each item stands: what the last proposal that took effect left, or else the meeting before."""

from collections.abc import Mapping

from wizard.plan.meeting import Meeting
from wizard.plan.people import Person, Settings
from wizard.plan.plan import Plan
from wizard.plan.record import RecordContent, Standing
from wizard.voting.outcome_rules import outcome_of


def standing_before(plan: Plan) -> Mapping[str, Standing]:
    """Return the positions in which the items stood before the open meeting, by item id."""
    return standing_after(plan.records[-1].content) if plan.records else {}


def standing_now(plan: Plan) -> Mapping[str, Standing]:
    """Return the positions in which the items stand, the open meeting's decisions included."""
    before = standing_before(plan)
    if plan.meeting is None:
        return before
    return _with_meeting(before, plan.meeting, plan.people_at_meeting, plan.settings)


def standing_after(content: RecordContent) -> Mapping[str, Standing]:
    """Return the positions in which the items stood after a closed meeting."""
    carried = {standing.item: standing for standing in content.carried}
    return _with_meeting(carried, content.meeting, content.people, content.settings)


def _with_meeting(
    before: Mapping[str, Standing], meeting: Meeting, people: tuple[Person, ...], settings: Settings
) -> Mapping[str, Standing]:
    standing = dict(before)
    for matter in meeting.matters:
        for proposal in matter.proposals:
            if outcome_of(proposal, matter.item, meeting, people, settings).takes_effect:
                standing[matter.item] = Standing(
                    item=matter.item,
                    meeting=meeting.number,
                    decided_on=meeting.held_on,
                    proposal=proposal,
                    guidance=proposal.seen or meeting.guidance.items[matter.item],
                )
    return standing
