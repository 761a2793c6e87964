"""Edits of the practice: its people, their roles, and how to reach them.

Each function takes a plan and returns another one; a value that the model refuses raises `pydantic.ValidationError`.
"""

from collections.abc import Iterator

from wizard.edits.meeting_edits import next_id
from wizard.foundation.formatting import counted, listed
from wizard.foundation.value import Value
from wizard.plan.people import Person, Role, is_doctor
from wizard.plan.plan import Plan

GP_ROLES = frozenset({Role.SALARIED_GP, Role.LOCUM})
"""The roles that only a GP can have."""

_NAMES_SOMEBODY = frozenset(
    {"person", "chair", "minute_taker", "proposed_by", "seconded_by", "recorded_by", "cast_by", "by", "contact"}
)
_NAMES_SEVERAL = frozenset({"board", "out_of_room", "expected", "veto", "includes", "parties", "agreed_by"})


def with_new_person(plan: Plan, name: str) -> Plan:
    """Return the plan with a partner of this name added at the end.

    Anyone called Dr counts as a GP until somebody says otherwise.

    Raises:
        pydantic.ValidationError: The name is empty or too long, or the plan is full.
    """
    known = [*(person.id for person in plan.people), *plan.private.contacts]
    person = Person(id=next_id("p", known), name=name, gp=is_doctor(name))
    return plan.replace(people=(*plan.people, person))


def with_role(plan: Plan, person_id: str, role: Role, *, votes: int = 1) -> Plan:
    """Return the plan with somebody's role changed: partners have at least one vote, everybody else none.

    A new partner gets this number of `votes`, so that a mistaken change of role can be reversed.

    Raises:
        KeyError: The plan names no such person.
    """
    person = plan.person(person_id)
    if role is Role.PARTNER:
        return plan.with_person(person.replace(role=role, votes=person.votes or votes))
    return plan.with_person(person.replace(role=role, votes=0, gp=role in GP_ROLES))


def with_contact(plan: Plan, person_id: str, contact: str) -> Plan:
    """Return the plan with somebody's telephone number or e-mail address; an empty one is removed."""
    contacts = {key: kept for key, kept in plan.private.contacts.items() if key != person_id}
    if contact:
        contacts[person_id] = contact
    return plan.replace(private=plan.private.replace(contacts=contacts))


def mentioned(plan: Plan) -> frozenset[str]:
    """Return the ids of everybody named in more than attendance or contacts: in a vote, a task or a closed record."""
    meeting = plan.meeting
    without_presence = plan.replace(people=(), meeting=meeting.replace(attendance=()) if meeting else None)
    return frozenset(_named(without_presence))


def without_person(plan: Plan, person_id: str) -> Plan:
    """Return the plan without somebody who was named by mistake.

    Raises:
        ValueError: The plan names this person elsewhere; mark them as having left instead.
    """
    if person_id in mentioned(plan):
        raise ValueError("this person is named elsewhere in the plan")
    plan = with_contact(plan, person_id, "")
    if plan.meeting is not None:
        kept = tuple(entry for entry in plan.meeting.attendance if entry.person != person_id)
        plan = plan.with_meeting(plan.meeting.replace(attendance=kept))
    return plan.replace(people=tuple(person for person in plan.people if person.id != person_id))


def _named(value: object) -> Iterator[str]:
    """Walk a model and yield the ids of all people whom it names."""
    if isinstance(value, tuple):
        for entry in value:
            yield from _named(entry)
    if not isinstance(value, Value):
        return
    for name in type(value).model_fields:
        held = getattr(value, name)
        if name in _NAMES_SOMEBODY and isinstance(held, str):
            yield held
        elif name in _NAMES_SEVERAL:
            yield from held
        elif not isinstance(held, str):
            yield from _named(held)


def voters_of(plan: Plan) -> tuple[Person, ...]:
    """Return everybody in the practice who has a vote."""
    return tuple(person for person in plan.people if person.has_vote)


def people_sentence(plan: Plan) -> str:
    """Return how many people there are and how many votes: “6 people with a vote, 6 votes in all; 2 others.”"""
    voters = voters_of(plan)
    gone = sum(person.left for person in plan.people)
    others = len(plan.people) - len(voters) - gone
    if not plan.people:
        return "Nobody is named yet. Start with the partners: they have the votes."
    votes = counted(sum(person.votes for person in voters), "vote")
    words = f"{counted(len(voters), 'person', 'people')} with a vote, {votes} in all"
    rest = [counted(others, "other")] * bool(others) + [f"{gone} who left"] * bool(gone)
    return f"{words}; {', '.join(rest)}.{_to_the_end(plan)}" if rest else f"{words}."


def _to_the_end(plan: Plan) -> str:
    """Return a sentence on people who have left but still belong to the open meeting, after a space; empty if none."""
    stay = [was.name for was, now in zip(plan.people, plan.people_at_meeting, strict=True) if was.left and not now.left]
    if not stay or plan.meeting is None:
        return ""
    verb = "belongs" if len(stay) == 1 else "belong"
    return (
        f" {listed(stay)} {verb} to meeting {plan.meeting.number} until it ends: their votes count, and they are "
        f"asked to sign."
    )
