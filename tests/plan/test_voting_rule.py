"""Rules, tiers and spells: what they refuse, and the tier of an item."""

from collections.abc import Callable
from datetime import date

import pytest
from pydantic import ValidationError

from wizard.plan.spell import Spell, SpellKind, left_out_by
from wizard.plan.tier import HALF, AllBut, Base, Casting, CastingHolder, Number, Over, Quorum, Tier, least
from wizard.plan.voting_rule import (
    ACT_TIERS,
    RULE_PRESETS,
    DecidingRule,
    RuleSource,
    TierName,
    TierOf,
    Tiers,
    preset_of_tier,
)

DEED = Tiers(ordinary=Tier(need=HALF, base=Base.CAST), important=Tier(need=least(3, 4), base=Base.ALL))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("greater than or equal to 1", lambda: least(0, 2)),
        ("greater than or equal to 1", lambda: Over(kind="over", part=1, of=0)),
        ("more than the whole", lambda: Over(kind="over", part=2, of=2)),
        ("cannot be more than all", lambda: least(3, 2)),
        ("greater than or equal to 1", lambda: Number(kind="number", number=0)),
        ("name the person", lambda: Casting(who=CastingHolder.PERSON)),
        ("name the person", lambda: Casting(who=CastingHolder.CHAIR, person="a")),
        ("not both", lambda: Quorum(need=least(1, 2), adjourned=least(1, 3), adjourned_any=True)),
        (
            "ends before it begins",
            lambda: Spell(person="a", kind=SpellKind.LEAVE, first=date(2026, 2, 2), last=date(2026, 2, 1)),
        ),
        ("fixes the rule", lambda: DecidingRule(source=RuleSource.ACT, tiers=DEED)),
        (
            "does not mention",
            lambda: DecidingRule(source=RuleSource.DEED, tiers=DEED, tier_of=(TierOf(item="3", tier=TierName.ALL),)),
        ),
        (
            "two kinds",
            lambda: DecidingRule(
                source=RuleSource.DEED,
                tiers=DEED,
                tier_of=(TierOf(item="3", tier=TierName.IMPORTANT), TierOf(item="3", tier=TierName.ORDINARY)),
            ),
        ),
    ],
)
def test_what_can_be_no_rule_is_refused_with_a_sentence(words: str, wrong: Callable[[], object]) -> None:
    with pytest.raises(ValidationError, match=words):
        wrong()


def test_a_position_can_be_another_kind_of_matter_than_its_item() -> None:
    rule = DecidingRule(
        source=RuleSource.DEED,
        tiers=DEED,
        tier_of=(
            TierOf(item="3", tier=TierName.IMPORTANT),
            TierOf(item="3", position="later", tier=TierName.ORDINARY),
        ),
    )
    assert rule.tier("3", "adopt") == DEED.important
    assert rule.tier("3", "later") == DEED.ordinary
    assert rule.tier("1", "adopt") == DEED.ordinary


def test_without_a_word_the_act_decides() -> None:
    assert DecidingRule().tier("1") == ACT_TIERS.ordinary


def test_every_preset_is_known_again() -> None:
    for preset in RULE_PRESETS:
        found = preset_of_tier(preset.source, preset.tier.replace(clause="12.3"))
        assert found == preset
    assert len(RULE_PRESETS) == 8


def test_all_but_one_is_the_preset_of_all_partners() -> None:
    found = preset_of_tier(RuleSource.DEED, Tier(need=AllBut(kind="all_but", fewer=1), base=Base.ALL))
    assert found is not None
    assert found.id == "all-partners"
    assert preset_of_tier(RuleSource.DEED, Tier(need=least(3, 5), base=Base.CAST)) is None


def test_values_survive_json() -> None:
    rule = DecidingRule(source=RuleSource.DEED, tiers=DEED, tier_of=(TierOf(item="3", tier=TierName.IMPORTANT),))
    assert DecidingRule.model_validate_json(rule.model_dump_json()) == rule


def test_who_is_left_out_on_a_day() -> None:
    suspended = Spell(
        person="e", kind=SpellKind.SUSPENDED, first=date(2026, 11, 1), last=date(2026, 11, 15), counted=False
    )
    retired = Spell(person="e", kind=SpellKind.RETIRED, first=date(2026, 11, 15), last=date(2026, 11, 15))
    leave = Spell(person="d", kind=SpellKind.LEAVE, first=date(2026, 1, 1))
    spells = (suspended, retired, leave)

    assert left_out_by(spells, "e", date(2026, 11, 14)) == suspended
    assert left_out_by(spells, "e", date(2026, 11, 15)) == retired
    assert left_out_by(spells, "e", date(2026, 11, 16)) is None
    assert left_out_by(spells, "d", date(2026, 11, 14)) is None
    assert left_out_by(spells, "e", None) is None
