"""The practice's whole rule in words, and another rule for one item."""

from tests.rules import deed
from tests.voting.rooms import partners

from wizard.plan.tier import EVERYBODY, Base, Tier, least
from wizard.plan.voting_rule import DecidingRule, ItemTier, Tiers
from wizard.voting.rule_in_words import item_rule_in_words, rule_in_words

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
