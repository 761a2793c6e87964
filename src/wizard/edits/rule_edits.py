"""Edits of the practice's rule for decisions, of its board, and of times away.

Each function takes a plan and returns another one; a value that the model refuses raises `pydantic.ValidationError`.
"""

import re
from typing import Any

from wizard.checks.rule_checks import clause_sentence, lacks_clause, tiers_of
from wizard.edits.practice_edits import voters_of
from wizard.foundation.formatting import counted, listed
from wizard.foundation.value import RefusedError
from wizard.plan.plan import Plan
from wizard.plan.rule_labels import TIERS
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import AbsentAnswers, Quorum, Tier, Unit
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
from wizard.voting.rule_sentences import quorum_words

LEAVE_COUNTS = "A partner on leave is counted unless a clause of the deed says otherwise: give the clause first."
"""What to say if somebody on leave would be left out of the count without a clause."""

_CLAUSE = re.compile(r"clause\s+", re.IGNORECASE)


# --- The rule of one kind of matter -----------------------------------------------------------------------------------


def preset_of(rule: DecidingRule, name: TierName = TierName.ORDINARY) -> RulePreset | None:
    """Return the preset that a kind of matter follows, whatever else the deed says; None if it follows none."""
    tier = rule.tiers.named(name)
    return preset_of_tier(rule.source, tier) if tier else None


def with_preset(plan: Plan, preset_id: str, name: TierName = TierName.ORDINARY) -> Plan:
    """Return the plan with a kind of matter decided by a preset; the rest of its rule stays.

    The Act's rule is complete: it has no other kinds of matter, no quorum and no casting vote.

    Raises:
        KeyError: There is no such preset.
    """
    chosen = {preset.id: preset for preset in RULE_PRESETS}[preset_id]
    rule = plan.settings.rule
    if chosen.source is RuleSource.ACT:
        return with_rule_parts(plan, source=RuleSource.ACT)
    if rule.source is RuleSource.ACT:
        return _with_rule(plan, rule.replace(source=chosen.source, tiers=Tiers(ordinary=chosen.tier)))
    return with_tier_parts(plan, name, need=chosen.tier.need, base=chosen.tier.base)


def lost_under_the_act(plan: Plan) -> tuple[str, ...]:
    """Return the entries that would be lost by choosing the Act's rule: “a quorum of 4”, “clause 12.3”."""
    rule = plan.settings.rule
    names = {person.id: person.name for person in plan.people}
    lost: list[str] = []
    for tier in tiers_of(rule):
        if tier.quorum:
            lost.append(f"a quorum of {quorum_words(tier.quorum, lambda key: names.get(key, key))}")
        if tier.casts:
            who = names.get(tier.casting.person, tier.casting.person) if tier.casting.person else "the chair"
            lost.append(f"the casting vote of {who}")
        lost += [f"the veto of {listed([names.get(key, key) for key in tier.veto])}"] * bool(tier.veto)
        lost += [f"clause {tier.clause}"] * bool(tier.clause)
        lost += [f"{tier.deadlock} on deadlock"] * bool(tier.deadlock)
    lost += [f"the rule for {TIERS[name].lower()}" for name in _others(rule)]
    lost += ["the items of other kinds of matter"] * bool(rule.tier_of)
    lost += [f"{rule.board_name or 'the board'}"] * bool(rule.board)
    lost += ["the deed’s date"] * (rule.deed_dated is not None) + ["who signed the deed"] * bool(rule.parties)
    lost += [f"{counted(rule.notice_days, 'day')} of notice"] if rule.notice_days else []
    return tuple(dict.fromkeys(lost))


def with_tier_parts(plan: Plan, name: TierName = TierName.ORDINARY, **parts: Any) -> Plan:
    """Return the plan with parts of one kind of matter's rule changed; the Act's rule then becomes a deed's.

    Raises:
        pydantic.ValidationError: A part has a value that a rule does not allow.
    """
    rule = plan.settings.rule
    changed = (rule.tiers.named(name) or rule.tiers.ordinary).replace(**parts)
    return with_tier(plan, name, changed)


def with_quorum_parts(plan: Plan, name: TierName, **parts: Any) -> Plan:
    """Return the plan with parts of a quorum changed; nothing changes if there is no quorum.

    Raises:
        pydantic.ValidationError: A part has a value that a quorum does not allow.
    """
    tier = plan.settings.rule.tiers.named(name)
    if tier is None or tier.quorum is None:
        return plan
    return with_tier_parts(plan, name, quorum=tier.quorum.replace(**parts))


def with_quorum_need(plan: Plan, name: TierName, need: Any) -> Plan:
    """Return the plan with this number as the quorum, or without a quorum (None); its other parts stay.

    Raises:
        pydantic.ValidationError: It is incomplete, or more than all.
    """
    tier = plan.settings.rule.tiers.named(name)
    if need is None:
        return with_tier_parts(plan, name, quorum=None)
    if tier is not None and tier.quorum is not None:
        return with_quorum_parts(plan, name, need=need)
    return with_tier_parts(plan, name, quorum=Quorum(need=need))


def clause_asked(rule: DecidingRule, name: TierName = TierName.ORDINARY) -> str:
    """Return the hint at the clause field if a casting vote or a quorum has no clause; empty if none is missing."""
    tier = rule.tiers.named(name)
    return clause_sentence(tier) if tier and lacks_clause(tier, rule.source) else ""


def clause_number(text: str) -> str:
    """Return a clause without the word “clause”, which the rule in words adds: “12.3” of “Clause 12.3”."""
    return _CLAUSE.sub("", text) if _CLAUSE.match(text) else text


# --- The kinds of matter ----------------------------------------------------------------------------------------------


def with_tier(plan: Plan, name: TierName, tier: Tier | None) -> Plan:
    """Return the plan with this rule for a kind of matter; None removes the kind, and its items become ordinary."""
    rule = plan.settings.rule
    act = rule.source is RuleSource.ACT
    tiers = Tiers(ordinary=rule.tiers.ordinary) if act else rule.tiers
    kept = tuple(entry for entry in rule.tier_of if tier is not None or entry.tier is not name)
    source = RuleSource.DEED if act else rule.source
    changed = rule.replace(source=source, tiers=tiers.replace(**{name.value: tier}), tier_of=kept)
    return _with_rule(plan, changed)


def with_other_tier(plan: Plan, name: TierName, *, known: bool) -> Plan:
    """Return the plan with a kind of matter added, at first under the ordinary rule, or removed."""
    ordinary = plan.settings.rule.tiers.ordinary
    return with_tier(plan, name, ordinary.replace(clause="", deadlock="") if known else None)


def filled_in(rule: DecidingRule, name: TierName) -> bool:
    """Whether removing a kind of matter would lose anything: a rule of its own, or its items."""
    tier = rule.tiers.named(name)
    same = rule.tiers.ordinary.replace(clause="", deadlock="")
    return tier not in (None, same) or any(entry.tier is name for entry in rule.tier_of)


def _others(rule: DecidingRule) -> tuple[TierName, ...]:
    """Return the kinds of matter that the deed treats differently from ordinary ones."""
    if rule.source is RuleSource.ACT:
        return ()
    return tuple(name for name in TierName if name is not TierName.ORDINARY and rule.tiers.named(name))


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


def without_tier_of(plan: Plan, item_id: str, position_id: str) -> Plan:
    """Return the plan with a position on an item following the kind of its item again."""
    rule = plan.settings.rule
    kept = tuple(entry for entry in rule.tier_of if (entry.item, entry.position) != (item_id, position_id))
    return _with_rule(plan, rule.replace(tier_of=kept))


# --- The two questions that are asked of every kind of matter ---------------------------------------------------------


def with_unit(plan: Plan, unit: Unit) -> Plan:
    """Return the plan with every kind of matter counting either partners or the votes they hold."""
    return _with_every_tier(plan, unit=unit)


def with_absent(plan: Plan, absent: AbsentAnswers) -> Plan:
    """Return the plan with this way for absent partners to answer on every kind of matter, or none."""
    parts: dict[str, Any] = {"absent": absent}
    if absent is AbsentAnswers.NO:
        parts["answer_within"] = None
    return _with_every_tier(plan, **parts)


def with_answer_within(plan: Plan, days: int | None) -> Plan:
    """Return the plan with this number of days for absent partners to answer, or no limit (None)."""
    return _with_every_tier(plan, answer_within=days)


def _with_every_tier(plan: Plan, **parts: Any) -> Plan:
    plan = with_tier_parts(plan, TierName.ORDINARY, **parts)
    for name in _others(plan.settings.rule):
        plan = with_tier_parts(plan, name, **parts)
    return plan


# --- The deed, the board, the times away ------------------------------------------------------------------------------


def with_rule_parts(plan: Plan, **parts: Any) -> Plan:
    """Return the plan with parts of its rule changed: where it comes from, its board, notice, the deed's date."""
    rule = plan.settings.rule
    if parts.get("source") is RuleSource.ACT:
        parts |= {"tiers": ACT_TIERS, "tier_of": (), "board": (), "board_name": ""}
        parts |= {"notice_days": None, "deed_dated": None, "parties": ()}
    elif rule.source is RuleSource.ACT and ("source" in parts or parts.get("board")):
        parts = {"source": RuleSource.DEED, "tiers": Tiers(ordinary=rule.tiers.ordinary)} | parts
    return _with_rule(plan, rule.replace(**parts))


def not_parties(plan: Plan) -> tuple[str, ...]:
    """Return the ids of the partners who did not sign the deed; empty if that is not recorded."""
    parties = plan.settings.rule.parties
    return tuple(person.id for person in voters_of(plan) if person.id not in parties) if parties else ()


def with_not_parties(plan: Plan, people: tuple[str, ...]) -> Plan:
    """Return the plan with everybody except these people recorded as having signed the deed.

    Raises:
        RefusedError: Nobody would be left who signed it.
    """
    parties = tuple(person.id for person in voters_of(plan) if person.id not in people)
    if not parties:
        raise RefusedError("Somebody signed the deed. If you do not know who, leave the question open.")
    return with_rule_parts(plan, parties=parties)


def with_spell_at(plan: Plan, at: int, spell: Spell | None) -> Plan:
    """Return the plan with the spell at this place changed, added after the last, or taken away (None).

    Raises:
        RefusedError: It leaves somebody on leave out of the count without a clause.
    """
    if spell is not None and spell.kind is SpellKind.LEAVE and not spell.counted and not spell.clause:
        raise RefusedError(LEAVE_COUNTS)
    spells: list[Spell | None] = [*plan.settings.spells]
    if at == len(spells):
        spells.append(spell)
    else:
        spells[at] = spell
    kept = tuple(entry for entry in spells if entry is not None)
    return plan.replace(settings=plan.settings.replace(spells=kept))


def with_board(plan: Plan, *, decides: bool) -> Plan:
    """Return the plan with a delegated board of everybody who has a vote now, or without a board."""
    members = tuple(person.id for person in voters_of(plan)) if decides else ()
    return with_rule_parts(plan, board=members, board_name=plan.settings.rule.board_name if decides else "")


def with_board_member(plan: Plan, person_id: str, *, member: bool) -> Plan:
    """Return the plan with somebody on the delegated board, or not; the last one stays on it."""
    board = plan.settings.rule.board
    wanted = {*board, person_id} if member else set(board) - {person_id}
    ordered = tuple(person.id for person in plan.people if person.id in wanted)
    return with_rule_parts(plan, board=ordered or board)


def _with_rule(plan: Plan, rule: DecidingRule) -> Plan:
    return plan.replace(settings=plan.settings.replace(rule=rule))
