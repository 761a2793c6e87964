"""Edits of the practice: who belongs to it, its voting rule part by part, and its board where it has one.

Each function takes a plan and returns another one; a part that the model refuses raises `pydantic.ValidationError`.
"""

from collections.abc import Iterator
from typing import Any

from wizard.checks.rule_checks import clause_sentence, lacks_clause
from wizard.edits.meeting_edits import next_id
from wizard.foundation.formatting import counted, listed
from wizard.foundation.value import Value
from wizard.plan.people import Person, Role, is_doctor
from wizard.plan.plan import Plan
from wizard.plan.spell import Spell
from wizard.plan.tier import Quorum, Tier
from wizard.plan.voting_rule import (
    ACT_TIERS,
    RULE_PRESETS,
    DecidingRule,
    RulePreset,
    RuleSource,
    TierName,
    TierOf,
    Tiers,
    preset_of_tier,
)

GP_ROLES = frozenset({Role.SALARIED_GP, Role.LOCUM})
"""The parts that only a GP has here."""

_NAMES_SOMEBODY = frozenset(
    {"person", "chair", "minute_taker", "proposed_by", "seconded_by", "recorded_by", "cast_by", "by", "contact"}
)
_NAMES_SEVERAL = frozenset({"board", "out_of_room", "expected", "veto", "includes", "parties", "agreed_by"})


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


def preset_of(rule: DecidingRule) -> RulePreset | None:
    """Return the preset that ordinary matters go by, whatever else the deed says of them; None if none."""
    return preset_of_tier(rule.source, rule.tiers.ordinary)


def with_preset(plan: Plan, preset_id: str) -> Plan:
    """Return the plan with ordinary matters decided by a preset; what else the deed says of them stays.

    The Act's rule is whole: it knows no other kinds of matter, no quorum and no casting vote.

    Raises:
        KeyError: There is no such preset.
    """
    chosen = {preset.id: preset for preset in RULE_PRESETS}[preset_id]
    rule = plan.settings.rule
    if chosen.source is RuleSource.ACT:
        return with_rule_parts(plan, source=RuleSource.ACT)
    if rule.source is RuleSource.ACT:
        return _with_rule(plan, rule.replace(source=chosen.source, tiers=Tiers(ordinary=chosen.tier)))
    return with_tier_parts(plan, TierName.ORDINARY, need=chosen.tier.need, base=chosen.tier.base)


def with_tier_parts(plan: Plan, name: TierName = TierName.ORDINARY, **parts: Any) -> Plan:
    """Return the plan with parts of one kind of matter's rule changed; the Act's then comes from a deed.

    Raises:
        pydantic.ValidationError: A part has a value that a rule does not allow.
    """
    rule = plan.settings.rule
    changed = (rule.tiers.named(name) or rule.tiers.ordinary).replace(**parts)
    return with_tier(plan, name, changed)


def with_tier(plan: Plan, name: TierName, tier: Tier | None) -> Plan:
    """Return the plan with a kind of matter decided so, or, by None, no longer known: its items become ordinary."""
    rule = plan.settings.rule
    act = rule.source is RuleSource.ACT
    tiers = Tiers(ordinary=rule.tiers.ordinary) if act else rule.tiers
    kept = tuple(entry for entry in rule.tier_of if tier is not None or entry.tier is not name)
    source = RuleSource.DEED if act else rule.source
    changed = rule.replace(source=source, tiers=tiers.replace(**{name.value: tier}), tier_of=kept)
    return _with_rule(plan, changed)


def with_tier_of(plan: Plan, item_id: str, position_id: str | None, name: TierName) -> Plan:
    """Return the plan with an item, or one position on it, a matter of this kind.

    Raises:
        pydantic.ValidationError: The rule does not know this kind.
    """
    rule = plan.settings.rule
    kept = tuple(entry for entry in rule.tier_of if (entry.item, entry.position) != (item_id, position_id))
    if name is not TierName.ORDINARY or position_id is not None:
        kept += (TierOf(item=item_id, position=position_id, tier=name),)
    return _with_rule(plan, rule.replace(tier_of=kept))


def with_rule_parts(plan: Plan, **parts: Any) -> Plan:
    """Return the plan with parts of its rule changed: where it comes from, its board, notice, the deed's date."""
    rule = plan.settings.rule
    if parts.get("source") is RuleSource.ACT:
        parts |= {"tiers": ACT_TIERS, "tier_of": (), "board": (), "board_name": ""}
    elif rule.source is RuleSource.ACT and ("source" in parts or parts.get("board")):
        parts = {"source": RuleSource.DEED, "tiers": Tiers(ordinary=rule.tiers.ordinary)} | parts
    return _with_rule(plan, rule.replace(**parts))


def with_spell_at(plan: Plan, at: int, spell: Spell | None) -> Plan:
    """Return the plan with the spell at this place changed, added after the last, or taken away (None)."""
    spells: list[Spell | None] = [*plan.settings.spells]
    if at == len(spells):
        spells.append(spell)
    else:
        spells[at] = spell
    kept = tuple(entry for entry in spells if entry is not None)
    return plan.replace(settings=plan.settings.replace(spells=kept))


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


def clause_asked(rule: DecidingRule) -> str:
    """Return what is said at the clause where a casting vote or a quorum comes from none; empty if none is missing."""
    tier = rule.tiers.ordinary
    return clause_sentence(tier) if lacks_clause(tier, rule.source) else ""


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
    if kind == "none":
        return None
    need = {"kind": "number", "number": number}
    if kind == "fraction":
        need = {"kind": "least", "part": numerator, "of": denominator}
    return Quorum.model_validate({"need": need})


def _with_rule(plan: Plan, rule: DecidingRule) -> Plan:
    return plan.replace(settings=plan.settings.replace(rule=rule))
