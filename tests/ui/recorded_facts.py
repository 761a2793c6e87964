"""The records of a plan as facts, so that a missing vote, dissent, interest, task, row or answer is noticed.

A fact has a key and a value. It is lost if another plan lacks its key, or has another value under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.proposal import Noted, Proposal, RollCall
from wizard.plan.task import TaskState


class Fact(NamedTuple):
    """Something that was recorded."""

    kind: str
    """“vote”, “dissent”, …"""
    place: tuple[str | int, ...]
    """The place: meeting, item, proposal, person."""
    value: object = True

    @property
    def person(self) -> str:
        """The person that it belongs to."""
        return str(self.place[-1])


def facts_of(plan: Plan) -> frozenset[Fact]:
    """Return everything that a plan records."""
    return frozenset(_facts(plan))


def lost(before: frozenset[Fact], after: frozenset[Fact]) -> frozenset[Fact]:
    """Return the facts of the first plan that the second lacks, or has differently."""
    return before - after


def _facts(plan: Plan) -> Iterator[Fact]:
    for record in plan.records:
        yield from _of_meeting(record.content.meeting)
        for answer in record.answers:
            yield Fact("answer", (record.content.number, answer.digest))
    if plan.meeting is not None:
        yield from _of_meeting(plan.meeting)
    for person in plan.people:
        yield Fact("person", (person.id,), bool(person.name))
    for task in plan.tasks:
        yield Fact("task", (task.id,), bool(task.text))
        if task.state is not TaskState.DROPPED:
            yield Fact("task not dropped", (task.id,))
    for entry in plan.private.dissents:
        place = (entry.meeting, entry.item, entry.proposal, entry.dissent.person)
        yield Fact("dissent", place, entry.dissent.words)
    for item, fields in plan.facts.items():
        yield from _rows((item, "facts"), fields)


def _of_meeting(meeting: Meeting) -> Iterator[Fact]:
    for entry in meeting.attendance:
        yield Fact("attendance", (meeting.number, entry.person))
        for end in (entry.from_item, entry.until_item):
            if end:
                yield Fact("span", (meeting.number, end, entry.person))
    for interest in meeting.interests:
        for item in interest.items:
            yield Fact("interest", (meeting.number, item, interest.person))
            yield Fact("words of an interest", (meeting.number, item, interest.person), interest.words)
    for own in meeting.own_items:
        yield Fact("own item", (meeting.number, own.id))
    for matter in meeting.matters:
        for proposal in matter.proposals:
            yield from _of_proposal((meeting.number, matter.item, proposal.id), proposal)


def _of_proposal(place: tuple[str | int, ...], proposal: Proposal) -> Iterator[Fact]:
    # A check is noted again with each choice; other decisions stay as they were.
    if proposal.decision is not None and not isinstance(proposal.decision, Noted):
        yield Fact("decision", place, proposal.position)
    if isinstance(proposal.decision, RollCall):
        for vote in proposal.decision.votes:
            yield Fact("vote", (*place, vote.person), vote.choice)
    for view in proposal.views:
        yield Fact("view", (*place, view.person), view.choice)
    for dissent in proposal.dissents:
        yield Fact("dissent", (*place, dissent.person), dissent.words)
    for consent in proposal.consents:
        yield Fact("consent", (*place, consent.person))
    yield from _rows(place, proposal.fields)


def _rows(place: tuple[str | int, ...], fields: Mapping[str, object]) -> Iterator[Fact]:
    for field, value in fields.items():
        if isinstance(value, tuple):
            yield from (Fact("row", (*place, field, at)) for at in range(len(value)))
