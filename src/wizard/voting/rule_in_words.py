"""The practice's whole rule in words: every kind of matter that it knows."""

from collections.abc import Iterable

from wizard.foundation.formatting import capital
from wizard.plan.labels import TIERS
from wizard.plan.people import Person
from wizard.plan.tier import Tier
from wizard.plan.voting_rule import DecidingRule, ItemTier, RuleSource, TierName
from wizard.voting.entitlement import A_BOARD
from wizard.voting.rule_sentences import rule_sentence


def tier_in_words(tier: Tier, rule: DecidingRule, people: Iterable[Person]) -> str:
    """Return how one kind of matter is decided, in one sentence."""
    names = {person.id: person.name for person in people}
    board = (rule.board_name or A_BOARD) if rule.board else ""
    return rule_sentence(tier, rule.source, lambda person: names.get(person, person), board)


def item_rule_in_words(own: ItemTier, rule: DecidingRule, people: Iterable[Person]) -> str:
    """Return another rule for one item, which the partners agreed, in one sentence."""
    return capital(tier_in_words(own.tier, _agreed(rule), people))


def _agreed(rule: DecidingRule) -> DecidingRule:
    return DecidingRule(source=RuleSource.AGREED, board=rule.board, board_name=rule.board_name)


def rule_in_words(rule: DecidingRule, people: Iterable[Person]) -> str:
    """Return the whole rule: one sentence, or one for each kind of matter that the deed knows."""
    people = tuple(people)
    known = [(name, tier) for name in TierName if (tier := rule.tiers.named(name))]
    if rule.source is RuleSource.ACT or len(known) == 1:
        return capital(tier_in_words(rule.tiers.ordinary, rule, people))
    return " ".join(f"{TIERS[name]}: {tier_in_words(tier, rule, people)}" for name, tier in known)
