"""Measures working a meeting out again, sixty people voting by name on every item, and prints it as JSON."""

import json
from datetime import date
from functools import partial

from bench.measured.times import milliseconds, summary
from tests.plans import plan_of

from wizard.edits.decision_edits import all_others_for, item_of, with_position, with_vote
from wizard.minutes.minutes import minutes_of
from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.plan import Plan, open_meeting

PEOPLE, ROUNDS = 60, 60


def roll_call() -> Plan:
    """Return a plan whose sixty partners have all voted on each of the twelve items."""
    plan = plan_of(PEOPLE)
    meeting = open_meeting(plan).replace(
        held_on=date(2026, 12, 8),
        attendance=tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in plan.people),
    )
    plan = plan.replace(meeting=meeting)
    for item in meeting.guidance.order:
        plan = all_others_for(with_position(plan, item, item_of(plan, item).positions[0].id), item)
    return plan


def main() -> None:
    """Measure and print."""
    plan = roll_call()
    votes = sum(len(getattr(one.last.proposal.decision, "votes", ())) for one in minutes_of(plan).items if one.last)
    changed = [
        with_vote(plan, "1", f"p{number + 1}", (Choice.AGAINST, Choice.ABSTAIN)[number % 2]) for number in range(ROUNDS)
    ]
    again = summary([milliseconds(partial(minutes_of, plan)) for plan in changed])
    change = summary([milliseconds(lambda: with_vote(plan, "1", "p1", Choice.AGAINST)) for _ in range(ROUNDS)])
    print(json.dumps({"outcomes": again | {"votes": votes}, "vote": change}))


if __name__ == "__main__":
    main()
