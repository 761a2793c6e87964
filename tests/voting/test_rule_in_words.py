"""The practice's whole rule in words, and a separate rule for one item."""

from datetime import date

import pytest
from tests.rules import deed
from tests.voting.rooms import partners

from wizard.plan.people import Role
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import EVERYBODY, Base, Tier, least
from wizard.plan.voting_rule import DecidingRule, ItemTier, TierName, TierOf, Tiers
from wizard.voting.rule_in_words import (
    away_in_words,
    deed_in_words,
    item_rule_agreed,
    item_rule_in_words,
    rule_in_words,
    spell_in_words,
)

HALF_OF_VOTES = "ore than half of the votes given, one vote each, no quorum, no casting vote"


def test_a_rule_of_one_kind_of_matter_is_one_sentence() -> None:
    assert rule_in_words(deed(), partners(2)).startswith(f"M{HALF_OF_VOTES}")
    assert rule_in_words(DecidingRule(), ()).startswith("More than half of all partners")


def test_a_deed_that_knows_several_kinds_of_matter_says_each() -> None:
    tiers = Tiers(ordinary=deed().tiers.ordinary, all=Tier(need=EVERYBODY, base=Base.ALL, clause="13"))
    words = rule_in_words(deed().replace(tiers=tiers), partners(2))
    assert words.startswith(f"Ordinary matters: m{HALF_OF_VOTES}")
    assert "Matters for all partners: all partners, one vote each" in words


def test_a_person_in_a_rule_is_named() -> None:
    assert "Dr Bell has a veto" in rule_in_words(deed(veto=("p1",)), partners(2))
    assert "p9 has a veto" in rule_in_words(deed(veto=("p9",)), partners(2))


def test_another_rule_for_one_item_is_that_of_the_partners_and_of_the_same_board() -> None:
    own = ItemTier(tier=Tier(need=least(2, 3), base=Base.ALL), reason="It is large.")
    board = deed().replace(board=("p0",), board_name="Board")
    words = item_rule_in_words(own, board, partners(2))
    assert words.startswith("At least two thirds of all members of Board")
    assert words.endswith("agreed by the partners.")


def test_the_items_of_a_kind_of_matter_are_named() -> None:
    tiers = Tiers(ordinary=deed().tiers.ordinary, important=Tier(need=EVERYBODY, base=Base.ALL))
    entries = tuple(TierOf(item=item, tier=TierName.IMPORTANT) for item in ("3", "6"))
    rule = deed().replace(tiers=tiers, tier_of=entries[:1])
    assert "Important matters (item 3): all partners" in rule_in_words(rule, partners(2))
    assert "Important matters (items 3 and 6): all partners" in rule_in_words(
        rule.replace(tier_of=entries), partners(2)
    )


def test_who_agreed_on_the_rule_of_an_item_is_named_with_the_reason() -> None:
    own = ItemTier(tier=Tier(need=EVERYBODY, base=Base.ALL), reason="It is large.", agreed_by=("p0", "p1"))
    words = item_rule_agreed(own, DecidingRule(), partners(2))
    assert words.startswith("All partners, one vote each")
    assert words.endswith("It is large. Agreed by Dr Osei and Dr Bell before it was discussed.")
    assert item_rule_agreed(own.replace(agreed_by=()), DecidingRule(), partners(2)).endswith("It is large.")


def test_what_is_known_of_the_deed_is_said() -> None:
    assert deed_in_words(DecidingRule(), partners(2)) == ""
    assert deed_in_words(deed(), partners(2)) == ""
    rule = deed().replace(deed_dated=date(2019, 4, 1), parties=("p0",), notice_days=7)
    assert deed_in_words(rule, partners(3)) == (
        "The deed is dated 1 April 2019. Dr Bell and Dr Cole are not party to it. "
        "It asks for 7 days’ notice of a meeting."
    )
    gone = [person.replace(left=True) if person.id == "p1" else person for person in partners(3)]
    staff = [person.replace(role=Role.STAFF, votes=0) if person.id == "p1" else person for person in partners(2)]
    one_day = rule.replace(deed_dated=None, notice_days=1)
    assert deed_in_words(one_day, gone) == "Dr Cole is not party to it. It asks for 1 day’s notice of a meeting."
    assert deed_in_words(one_day, staff).startswith("All partners signed it.")


FIRST = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("kind", "parts", "said"),
    [
        ("leave", {"last": date(2027, 5, 1)}, "is on leave from 1 November 2026 until 1 May 2027, and is counted."),
        (
            "suspended",
            {"counted": False, "clause": "14.2"},
            "is suspended from 1 November 2026, with no end known, and is not counted; clause 14.2.",
        ),
        (
            "notice",
            {"counted": False},
            "is under notice from 1 November 2026, with no end known, and is not counted; clause not given.",
        ),
        ("retired", {"last": FIRST}, "is retired on 1 November 2026, and not a partner then."),
        ("retired", {}, "is retired from 1 November 2026, and not a partner then."),
        (
            "retired",
            {"last": date(2026, 11, 2), "clause": "20"},
            "is retired from 1 November 2026 until 2 November 2026, and not a partner then; clause 20.",
        ),
    ],
)
def test_a_time_away_says_who_why_until_when_and_who_is_counted(kind: str, parts: dict[str, object], said: str) -> None:
    spell = Spell.model_validate({"person": "p0", "kind": SpellKind(kind), "first": FIRST} | parts)
    assert spell_in_words(spell, partners(2)) == f"Dr Osei {said}"
    assert spell_in_words(spell, ()) == f"p0 {said}"


def test_only_the_times_away_of_the_day_are_said() -> None:
    spell = Spell(person="p0", kind=SpellKind.LEAVE, first=FIRST, last=FIRST)
    assert len(away_in_words((spell,), partners(2), None)) == 1
    assert len(away_in_words((spell,), partners(2), FIRST)) == 1
    assert away_in_words((spell,), partners(2), date(2026, 11, 2)) == ()
