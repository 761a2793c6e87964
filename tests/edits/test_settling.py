"""The practice's rule, changed part by part."""

from datetime import date

import pytest
from pydantic import ValidationError
from tests.plans import plan_of
from tests.rules import CHAIR, quorum

from wizard.edits.attendance_edits import with_everybody_here
from wizard.edits.practice_edits import (
    clause_asked,
    people_sentence,
    preset_of,
    quorum_of,
    with_board,
    with_board_member,
    with_preset,
    with_rule_parts,
    with_spell_at,
    with_tier,
    with_tier_of,
    with_tier_parts,
)
from wizard.plan.people import Role
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import HALF, Base, Quorum, Unit, least
from wizard.plan.voting_rule import ACT_TIERS, RULE_PRESETS, DecidingRule, RulePreset, RuleSource, TierName


@pytest.mark.parametrize("preset", RULE_PRESETS, ids=lambda preset: preset.id)
def test_every_preset_is_known_again_even_from_a_clause(preset: RulePreset) -> None:
    plan = with_preset(plan_of(3), preset.id)
    assert preset_of(plan.settings.rule) == preset
    if preset.source is not RuleSource.ACT:
        assert preset_of(with_tier_parts(plan, clause="12.3", unit=Unit.VOTES).settings.rule) == preset


def test_a_rule_that_is_no_longer_the_acts_is_a_deeds_and_asks_for_its_clause() -> None:
    plan = with_tier_parts(plan_of(3), casting=CHAIR)
    rule = plan.settings.rule
    assert rule.source is RuleSource.DEED
    assert clause_asked(rule) == "The rule has a casting vote; the deed’s clause is not given."
    assert clause_asked(with_tier_parts(plan, clause="9").settings.rule) == ""


def test_the_acts_rule_is_whole() -> None:
    plan = with_tier(with_tier_parts(plan_of(3), quorum=quorum(2)), TierName.IMPORTANT, ACT_TIERS.ordinary)
    plan = with_tier_of(plan, "3", None, TierName.IMPORTANT)
    assert with_rule_parts(plan, source=RuleSource.ACT).settings.rule == DecidingRule()
    assert with_preset(plan, "no-deed").settings.rule == DecidingRule()


def test_what_else_the_deed_says_stays_when_another_preset_is_picked() -> None:
    plan = with_preset(with_tier_parts(plan_of(3), quorum=quorum(2), clause="9"), "two-thirds-of-all")
    tier = plan.settings.rule.tiers.ordinary
    assert (tier.need, tier.base, tier.quorum, tier.clause) == (least(2, 3), Base.ALL, quorum(2), "9")


def test_an_item_is_given_a_kind_of_matter_and_loses_it_with_the_kind() -> None:
    plan = with_tier(plan_of(3), TierName.IMPORTANT, ACT_TIERS.ordinary.replace(need=least(3, 4)))
    plan = with_tier_of(plan, "3", None, TierName.IMPORTANT)
    assert plan.settings.rule.tier("3").need == least(3, 4)
    assert plan.settings.rule.tier("1").need == HALF
    assert with_tier(plan, TierName.IMPORTANT, None).settings.rule.tier_of == ()
    with pytest.raises(ValidationError, match="says nothing"):
        with_tier_of(plan, "3", None, TierName.ALL)


def test_the_source_can_be_said_whatever_the_parts() -> None:
    plan = with_rule_parts(with_tier_parts(plan_of(3), base=Base.CAST), source=RuleSource.AGREED)
    assert plan.settings.rule.source is RuleSource.AGREED


def test_a_spell_is_added_changed_and_taken_away() -> None:
    spell = Spell(person="p1", kind=SpellKind.LEAVE, first=date(2026, 12, 1))
    plan = with_spell_at(plan_of(3), 0, spell)
    assert plan.settings.spells == (spell,)
    plan = with_spell_at(plan, 0, spell.replace(last=date(2026, 12, 31)))
    assert plan.settings.spells[0].last == date(2026, 12, 31)
    assert with_spell_at(plan, 0, None).settings.spells == ()


def test_a_quorum_is_a_number_or_a_fraction() -> None:
    assert quorum_of("number", 4, None, None) == quorum(4)
    assert quorum_of("fraction", None, 2, 3) == Quorum(need=least(2, 3))
    assert quorum_of("none", 4, 1, 2) is None
    with pytest.raises(ValidationError):
        quorum_of("fraction", None, 4, 3)


def test_a_board_begins_with_all_and_keeps_its_last() -> None:
    plan = with_board(plan_of(3), decides=True)
    assert plan.settings.rule.board == ("p1", "p2", "p3")
    for person in ("p1", "p3", "p2"):
        plan = with_board_member(plan, person, member=False)
    assert plan.settings.rule.board == ("p2",)
    assert with_board_member(plan, "p1", member=True).settings.rule.board == ("p1", "p2")
    assert with_board(plan, decides=False).settings.rule.board == ()


def test_people_are_counted_with_their_votes() -> None:
    plan = plan_of(4)
    plan = plan.with_person(plan.person("p1").replace(votes=3)).with_person(plan.person("p2").replace(left=True))
    plan = plan.with_person(plan.person("p3").replace(role=Role.STAFF, votes=0))
    assert people_sentence(plan) == "2 people with a vote, 4 votes in all; 1 other, 1 who left."
    assert people_sentence(plan_of(0)).startswith("Nobody is named yet.")


def test_who_left_and_still_belongs_to_the_open_meeting_is_named() -> None:
    plan = with_everybody_here(plan_of(2))
    plan = plan.with_person(plan.person("p2").replace(left=True))
    assert people_sentence(plan) == (
        f"1 person with a vote, 1 vote in all; 1 who left. {plan.person('p2').name} belongs to meeting 1 to its end: "
        "votes count, and a signature is asked."
    )
