"""Random changes of a record that leave positions and dates alone: documents for outsiders must not show them."""

import random

from tests.pdf.exports import given_out

from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed, Dissent, Owner, Proposal, RollCall, Vote

VOTERS = ("osei", "whitlock", "rhydderch", "shah", "petrie")
"""The partners who were present; four of them are the quorum."""


def changed(seed: int) -> Plan:
    """The plan given out, with other votes, absences, dissents, owners, reasons, names and signatures."""
    draw = random.Random(seed)
    plan = given_out()
    (record,) = plan.records
    content = record.content
    missing = draw.choice(VOTERS) if draw.random() < 0.5 else ""
    here = [name for name in VOTERS if name != missing]
    matters = tuple(
        matter.replace(
            minute=f"Said {draw.random()}",
            proposals=tuple(_otherwise(put, draw, here) for put in matter.proposals),
        )
        if matter.item != "1"
        else matter
        for matter in content.meeting.matters
    )
    away = tuple(
        Attendance(person=each.person, presence=Presence.APOLOGIES)
        if each.person in VOTERS and each.person not in here
        else each
        for each in content.meeting.attendance
    )
    people = tuple(person.replace(name=f"{person.name} {'x' * draw.randrange(4)}".strip()) for person in content.people)
    meeting = content.meeting.replace(matters=matters, attendance=away, other_business=f"Other {draw.random()}")
    content = content.replace(meeting=meeting, people=people, outcomes=())
    record = record.replace(content=content, answers=record.answers[: draw.randrange(len(record.answers) + 1)])
    return plan.replace(records=(record,))


def _otherwise(proposal: Proposal, draw: random.Random, here: list[str]) -> Proposal:
    """A proposal with other votes that still carry it, another owner, other reasons and other dissent."""
    if not isinstance(proposal.decision, RollCall | Agreed):
        return proposal
    against = draw.choice(here)
    others = [name for name in here if name != against]
    spare = draw.choice(others) if len(others) == 4 and draw.random() < 0.5 else ""
    choices = {against: draw.choice((Choice.AGAINST, Choice.ABSTAIN, Choice.FOR)), spare: Choice.ABSTAIN}
    votes = tuple(Vote(person=name, choice=choices.get(name, Choice.FOR)) for name in here)
    dissents = (Dissent(person=against, words=f"No, {draw.random()}."),) if draw.random() < 0.5 else ()
    return proposal.replace(
        decision=RollCall(how="roll_call", votes=votes),
        owner=Owner(person=draw.choice(VOTERS)) if proposal.owner else None,
        dissents=dissents,
        reason=f"Reason {draw.random()}",
    )
