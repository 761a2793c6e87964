"""Measures working out a meeting again: sixty people, twelve items, a third of them in writing; prints it as JSON."""

import json
from datetime import date, timedelta
from functools import partial

from bench.measured.times import milliseconds, summary
from tests.plans import plan_of

from wizard.edits.decision_edits import all_others_for, item_of, with_last, with_position, with_vote
from wizard.minutes.minutes import minutes_of
from wizard.plan.choice import Choice
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.meeting import Attendance, OwnItem, Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import OWN_POSITION, Proposal, RollCall, Vote
from wizard.plan.tier import AbsentAnswers, Base, Over, Tier
from wizard.plan.voting_rule import DecidingRule, RuleSource, Tiers
from wizard.voting.sitting import words_digest

PEOPLE, HERE, ITEMS, ROUNDS = 60, 40, 12, 60
HELD_ON = date(2026, 12, 8)


def roll_call() -> Plan:
    """Return a plan whose sixty partners have all voted on twelve items: forty by name, twenty in writing.

    Nine items are from the guidance, whose other three are duties without a vote; three are the practice's own.
    """
    plan = plan_of(PEOPLE)
    tier = Tier(need=Over(kind="over", part=1, of=2), base=Base.ALL, absent=AbsentAnswers.WRITTEN, answer_within=14)
    rule = DecidingRule(source=RuleSource.DEED, tiers=Tiers(ordinary=tier))
    choices = [item for item in open_meeting(plan).guidance.order if item_of(plan, item).duty is None]
    own = tuple(OwnItem(id=f"o{number}", title="The lease") for number in range(1, ITEMS - len(choices) + 1))
    places = [Presence.IN_ROOM] * HERE + [Presence.APOLOGIES] * (PEOPLE - HERE)
    meeting = open_meeting(plan).replace(
        held_on=HELD_ON,
        own_items=own,
        attendance=tuple(
            Attendance(person=person.id, presence=place) for person, place in zip(plan.people, places, strict=True)
        ),
    )
    plan = plan.replace(meeting=meeting, settings=plan.settings.replace(rule=rule))
    for item in choices:
        plan = all_others_for(with_position(plan, item, item_of(plan, item).positions[0].id), item)
    votes = tuple(Vote(person=person.id, choice=Choice.FOR) for person in plan.people[:HERE])
    for each in own:
        call = RollCall(how="roll_call", votes=votes)
        plan = with_last(plan, each.id, Proposal(id="p1", position=OWN_POSITION, words="To renew it", decision=call))
    return _answered(plan)


def _answered(plan: Plan) -> Plan:
    """Return the plan with an answer in writing from everybody who was away, to everything that was put."""
    for matter in open_meeting(plan).matters:
        put = matter.proposals[-1]
        words = words_digest(open_meeting(plan), matter.item, put)
        consents = tuple(
            Consent(
                person=person.id,
                item=matter.item,
                proposal=put.id,
                words=words,
                choice=(Choice.FOR, Choice.AGAINST)[number % 2],
                on=HELD_ON + timedelta(days=number % 10 + 1),
                how=ConsentWay.EMAIL,
            )
            for number, person in enumerate(plan.people[HERE:])
        )
        plan = with_last(plan, matter.item, put.replace(consents=consents))
    return plan


def main() -> None:
    """Measure and print."""
    plan = roll_call()
    meeting = open_meeting(plan)
    votes = sum(len(getattr(matter.proposals[-1].decision, "votes", ())) for matter in meeting.matters)
    consents = sum(len(matter.proposals[-1].consents) for matter in meeting.matters)
    # The chair is part of every outcome, so no earlier result can be reused.
    anew = [plan.with_meeting(meeting.replace(chair=f"p{number + 1}")) for number in range(ROUNDS)]
    whole = summary([milliseconds(partial(minutes_of, each)) for each in anew])
    minutes_of(plan)
    changed = [
        with_vote(plan, "1", f"p{number % HERE + 1}", (Choice.AGAINST, Choice.ABSTAIN)[number % 2])
        for number in range(ROUNDS)
    ]
    again = summary([milliseconds(partial(minutes_of, each)) for each in changed])
    change = summary([milliseconds(lambda: with_vote(plan, "1", "p1", Choice.AGAINST)) for _ in range(ROUNDS)])
    size = {"votes": votes, "consents": consents, "items": len(meeting.matters)}
    print(json.dumps({"outcomes": whole | size, "again": again, "vote": change}))


if __name__ == "__main__":
    main()
