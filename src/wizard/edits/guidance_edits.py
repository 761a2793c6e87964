"""What the practice did about old guidance: who it asked, on which day, and a note of what they said."""

from datetime import date

from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import CheckedWith

OUR_LMC = "our LMC"
"""Who the practice asked about the guidance as a whole."""


def with_lmc_asked(plan: Plan, on: date, said: str) -> Plan:
    """Return the plan with a note, on every item of the open meeting, that the practice asked its LMC."""
    meeting = open_meeting(plan)
    entry = CheckedWith(whom=OUR_LMC, on=on, said=said)
    for item_id in meeting.taken:
        matter = meeting.matter(item_id)
        if entry not in matter.checked_with:
            meeting = meeting.with_matter(matter.replace(checked_with=(*matter.checked_with, entry)))
    return plan.with_meeting(meeting)


def lmc_asked_on(plan: Plan) -> date | None:
    """Return the last day on which the practice asked about every item of the open meeting; None if it never did."""
    meeting = open_meeting(plan)
    days = [
        max((entry.on for entry in meeting.matter(item_id).checked_with if entry.on is not None), default=None)
        for item_id in meeting.taken
    ]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None
