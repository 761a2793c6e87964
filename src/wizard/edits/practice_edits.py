"""Who belongs to the practice: people come, change their part, leave, or were named by mistake.

Every function takes a plan and returns another one.

What the practice settles once for all its meetings: its rule, part by part, and the board where there is one.

Every function takes a plan and returns another one; a part that the model refuses raises `pydantic.ValidationError`.
"""

from collections.abc import Iterator
from typing import Any

from wizard.checks.meeting_checks import clause_sentence, lacks_clause
from wizard.edits.meeting_edits import next_id
from wizard.foundation.formatting import counted, listed
from wizard.foundation.value import Value
from wizard.plan.people import Person, Role, is_doctor
from wizard.plan.plan import Plan
from wizard.plan.voting_rule import PRESETS, Base, Preset, Quorum, Rule, RuleSource, Threshold

GP_ROLES = frozenset({Role.SALARIED_GP, Role.LOCUM})
"""The parts that only a GP has here."""


_NAMES_SOMEBODY = frozenset({"person", "chair", "minute_taker", "proposed_by", "seconded_by", "recorded_by", "cast_by"})


_NAMES_SEVERAL = frozenset({"board", "out_of_room", "expected"})


def with_new_person(plan: Plan, name: str) -> Plan:
    """Return the plan with a partner of this name added at the end.

    Whoever is called Dr is taken for a GP until somebody says otherwise.

    Raises:
        pydantic.ValidationError: The name is empty or too long, or the plan is full.
    """
    known = [*(person.id for person in plan.people), *plan.private.contacts]
    person = Person(id=next_id("p", known), name=name, gp=is_doctor(name))
    return plan.replace(people=(*plan.people, person))


def with_role(plan: Plan, person_id: str, role: Role, *, votes: int = 1) -> Plan:
    """Return the plan with somebody's part changed: partners hold a vote at least, all others none.

    Whoever becomes a partner holds as many `votes`: those that they held before another part was chosen by mistake.

    Raises:
        KeyError: The plan names no such person.
    """
    person = plan.person(person_id)
    if role is Role.PARTNER:
        return plan.with_person(person.replace(role=role, votes=person.votes or votes))
    return plan.with_person(person.replace(role=role, votes=0, gp=role in GP_ROLES))


def with_contact(plan: Plan, person_id: str, contact: str) -> Plan:
    """Return the plan with somebody's telephone number or e-mail address; an empty one is taken away."""
    contacts = {key: kept for key, kept in plan.private.contacts.items() if key != person_id}
    if contact:
        contacts[person_id] = contact
    return plan.replace(private=plan.private.replace(contacts=contacts))


def mentioned(plan: Plan) -> frozenset[str]:
    """Return the ids of all whom more than an attendance or a contact names: a vote, a task, a closed record."""
    meeting = plan.meeting
    without_presence = plan.replace(people=(), meeting=meeting.replace(attendance=()) if meeting else None)
    return frozenset(_named(without_presence))


def without_person(plan: Plan, person_id: str) -> Plan:
    """Return the plan without somebody who was named by mistake.

    Raises:
        ValueError: Something names this person; who leaves is marked as having left.
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


def preset_of(rule: Rule) -> Preset | None:
    """Return the preset that a rule is, whatever board decides by it and whichever clause it stands in; or None."""
    bare = rule.replace(board=(), board_name="", clause="", source=RuleSource.AGREED)
    for preset in PRESETS:
        of_the_act = preset.rule.source is RuleSource.ACT
        if bare == preset.rule.replace(source=RuleSource.AGREED) and of_the_act == (rule.source is RuleSource.ACT):
            return preset
    return None


def with_preset(plan: Plan, preset_id: str) -> Plan:
    """Return the plan with a preset's rule; the board stays.

    Raises:
        KeyError: There is no such preset.
    """
    chosen = {preset.id: preset.rule for preset in PRESETS}[preset_id]
    now = plan.settings.rule
    return _with_rule(plan, chosen.replace(board=now.board, board_name=now.board_name))


def with_rule_parts(plan: Plan, **parts: Any) -> Plan:
    """Return the plan with parts of its rule changed.

    A rule that is no longer the Act's comes from a deed from then on, unless its source is among `parts`.
    """
    rule = plan.settings.rule.replace(**parts)
    if rule.source is RuleSource.ACT and "source" not in parts and not _is_of_the_act(rule):
        rule = rule.replace(source=RuleSource.DEED)
    return _with_rule(plan, rule)


def with_board(plan: Plan, *, decides: bool) -> Plan:
    """Return the plan with a delegated board of all who have a vote now, or with the whole partnership deciding."""
    members = tuple(person.id for person in voters_of(plan)) if decides else ()
    return with_rule_parts(plan, board=members, board_name=plan.settings.rule.board_name if decides else "")


def with_board_member(plan: Plan, person_id: str, *, member: bool) -> Plan:
    """Return the plan with somebody on the delegated board, or not; the last one stays on it."""
    board = plan.settings.rule.board
    wanted = {*board, person_id} if member else set(board) - {person_id}
    ordered = tuple(person.id for person in plan.people if person.id in wanted)
    return with_rule_parts(plan, board=ordered or board)


def voters_of(plan: Plan) -> tuple[Person, ...]:
    """Return everybody in the practice who has a vote."""
    return tuple(person for person in plan.people if person.has_vote)


def clause_asked(rule: Rule) -> str:
    """Return what is said at the clause where a casting vote or a quorum comes from none; empty if none is missing."""
    return clause_sentence(rule) if lacks_clause(rule) else ""


def people_sentence(plan: Plan) -> str:
    """Return how many people there are and how many votes: “6 people with a vote, 6 votes in all; 2 others.”"""
    voters = voters_of(plan)
    gone = sum(person.left for person in plan.people)
    others = len(plan.people) - len(voters) - gone
    if not plan.people:
        return "Nobody is named yet. Begin with the partners: they hold the votes."
    votes = counted(sum(person.votes for person in voters), "vote")
    words = f"{counted(len(voters), 'person', 'people')} with a vote, {votes} in all"
    rest = [counted(others, "other")] * bool(others) + [f"{gone} who left"] * bool(gone)
    return f"{words}; {', '.join(rest)}.{_to_the_end(plan)}" if rest else f"{words}."


def _to_the_end(plan: Plan) -> str:
    """Return who has left and still belongs to the open meeting, in a sentence after a space; empty without any."""
    stay = [was.name for was, now in zip(plan.people, plan.people_at_meeting, strict=True) if was.left and not now.left]
    if not stay or plan.meeting is None:
        return ""
    verb = "belongs" if len(stay) == 1 else "belong"
    return f" {listed(stay)} {verb} to meeting {plan.meeting.number} to its end: votes count, and a signature is asked."


def quorum_of(kind: str, number: int | None, numerator: int | None, denominator: int | None) -> Quorum | None:
    """Return a quorum of one `kind`: “number”, “fraction”, or none.

    Raises:
        pydantic.ValidationError: It is incomplete, or more than all.
    """
    if kind == "number":
        return Quorum(number=number)
    return Quorum(numerator=numerator, denominator=denominator) if kind == "fraction" else None


def _is_of_the_act(rule: Rule) -> bool:
    return (
        rule.base is Base.ALL
        and rule.threshold in (Threshold.MORE_THAN_HALF, Threshold.ALL)
        and not rule.casting_vote
        and rule.quorum is None
        and rule.interests_counted
        and not rule.board
    )


def _with_rule(plan: Plan, rule: Rule) -> Plan:
    return plan.replace(settings=plan.settings.replace(rule=rule))
