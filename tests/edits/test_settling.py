"""The practice's rule, changed part by part."""

from datetime import date

import pytest
from pydantic import ValidationError
from tests.plans import plan_of
from tests.rules import CHAIR, quorum

from wizard.edits.attendance_edits import with_everybody_here
from wizard.edits.practice_edits import people_sentence
from wizard.edits.rule_edits import (
    clause_asked,
    clause_number,
    filled_in,
    lost_under_the_act,
    not_parties,
    preset_of,
    with_absent,
    with_answer_within,
    with_board,
    with_board_member,
    with_not_parties,
    with_other_tier,
    with_preset,
    with_quorum_need,
    with_quorum_parts,
    with_rule_parts,
    with_spell_at,
    with_tier,
    with_tier_of,
    with_tier_parts,
    with_unit,
)
from wizard.foundation.value import RefusedError
from wizard.plan.people import Role
from wizard.plan.rule_labels import clause_called
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import HALF, AbsentAnswers, Base, Casting, CastingHolder, Quorum, Unit, least
from wizard.plan.voting_rule import ACT_TIERS, RULE_PRESETS, DecidingRule, RulePreset, RuleSource, TierName

ORDINARY = TierName.ORDINARY


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
    assert clause_asked(rule) == "The rule has a casting vote, but no clause of the deed is given."
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
    with pytest.raises(ValidationError, match="does not mention"):
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


def test_a_quorum_keeps_what_else_it_says_when_its_number_changes() -> None:
    plan = with_quorum_need(with_preset(plan_of(3), "half-of-votes"), ORDINARY, quorum(2).need)
    plan = with_quorum_parts(plan, ORDINARY, includes=("p1",), adjourned_any=True)
    plan = with_quorum_need(plan, ORDINARY, least(2, 3))
    assert plan.settings.rule.tiers.ordinary.quorum == Quorum(need=least(2, 3), includes=("p1",), adjourned_any=True)
    gone = with_quorum_need(plan, ORDINARY, None)
    assert gone.settings.rule.tiers.ordinary.quorum is None
    assert with_quorum_parts(gone, ORDINARY, includes=("p1",)) == gone


def test_the_two_questions_are_answered_for_every_kind_of_matter() -> None:
    plan = with_other_tier(with_preset(plan_of(3), "half-of-votes"), TierName.IMPORTANT, known=True)
    plan = with_answer_within(with_absent(with_unit(plan, Unit.VOTES), AbsentAnswers.PROXY), 14)
    tiers = plan.settings.rule.tiers
    for tier in (tiers.ordinary, tiers.important):
        assert tier is not None
        assert (tier.unit, tier.absent, tier.answer_within) == (Unit.VOTES, AbsentAnswers.PROXY, 14)
    assert with_absent(plan, AbsentAnswers.NO).settings.rule.tiers.ordinary.answer_within is None


def test_a_kind_of_matter_begins_as_ordinary_ones_are_and_is_missed_once_it_differs() -> None:
    plan = with_tier_parts(plan_of(3), clause="12.3", deadlock="clause 12.6", veto=("p1",))
    plan = with_other_tier(plan, TierName.ALL, known=True)
    rule = plan.settings.rule
    assert rule.tiers.all == rule.tiers.ordinary.replace(clause="", deadlock="")
    assert not filled_in(rule, TierName.ALL)
    assert not filled_in(rule, TierName.IMPORTANT)
    assert filled_in(with_preset(plan, "all-partners", TierName.ALL).settings.rule, TierName.ALL)
    assert filled_in(with_tier_of(plan, "3", None, TierName.ALL).settings.rule, TierName.ALL)
    assert with_other_tier(plan, TierName.ALL, known=False).settings.rule.tiers.all is None


def test_what_goes_under_the_act_is_named_before_it_goes() -> None:
    assert lost_under_the_act(plan_of(3)) == ()
    assert lost_under_the_act(with_preset(plan_of(3), "two-thirds-of-all")) == ()
    plan = with_tier_parts(plan_of(3), quorum=quorum(2), casting=CHAIR, clause="9", deadlock="clause 10", veto=("p2",))
    plan = with_tier_of(with_other_tier(plan, TierName.IMPORTANT, known=True), "3", None, TierName.IMPORTANT)
    plan = with_rule_parts(with_board(plan, decides=True), notice_days=7, deed_dated=date(2019, 4, 1))
    lost = lost_under_the_act(with_not_parties(plan, ("p3",)))
    assert lost == (
        "a quorum of 2",
        "the casting vote of the chair",
        "the veto of Dr Number 2",
        "clause 9",
        "clause 10 on deadlock",
        "the rule for important matters",
        "the items of other kinds of matter",
        "the board",
        "the deed’s date",
        "who signed the deed",
        "7 days of notice",
    )


def test_a_casting_vote_that_cannot_act_is_kept_and_asks_for_no_clause() -> None:
    named = Casting(who=CastingHolder.PERSON, person="p1")
    plan = with_preset(with_tier_parts(plan_of(3), casting=named), "two-thirds-of-all")
    assert plan.settings.rule.tiers.ordinary.casting == named
    assert clause_asked(plan.settings.rule) == ""
    assert lost_under_the_act(with_preset(plan, "half-of-all")) == ("the casting vote of Dr Number 1",)


def test_who_did_not_sign_is_kept_as_who_did() -> None:
    plan = with_not_parties(with_preset(plan_of(3), "half-of-all"), ("p3",))
    assert (plan.settings.rule.parties, not_parties(plan)) == (("p1", "p2"), ("p3",))
    assert not_parties(plan_of(3)) == ()
    with pytest.raises(RefusedError, match="leave the question open"):
        with_not_parties(plan, ("p1", "p2", "p3"))


def test_nobody_on_leave_is_left_out_of_the_count_without_a_clause() -> None:
    leave = Spell(person="p1", kind=SpellKind.LEAVE, first=date(2026, 12, 1), counted=False)
    with pytest.raises(RefusedError, match="give the clause first"):
        with_spell_at(plan_of(3), 0, leave)
    assert with_spell_at(plan_of(3), 0, leave.replace(clause="14.2")).settings.spells[0].leaves_out
    suspended = with_spell_at(plan_of(3), 0, leave.replace(kind=SpellKind.SUSPENDED))
    assert suspended.settings.spells[0].leaves_out


@pytest.mark.parametrize(
    ("text", "number", "called"),
    [
        ("12.3", "12.3", "clause 12.3"),
        ("Clause 12.3", "12.3", "Clause 12.3"),
        ("Schedule 2", "Schedule 2", "Schedule 2"),
    ],
)
def test_a_clause_is_known_with_its_word_and_without(text: str, number: str, called: str) -> None:
    assert (clause_number(text), clause_called(text)) == (number, called)


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
        f"1 person with a vote, 1 vote in all; 1 who left. {plan.person('p2').name} belongs to meeting 1 until it "
        f"ends: their votes count, and they are asked to sign."
    )
