"""The practice's whole rule in words: every kind of matter in it, the deed, and who is away for a time."""

from collections.abc import Iterable, Iterator
from datetime import date

from wizard.foundation.formatting import capital, counted, date_in_words, listed
from wizard.plan.people import Person, Role
from wizard.plan.rule_labels import SPELLS, TIERS
from wizard.plan.spell import Spell, SpellKind
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
    """Return, in one sentence, a separate rule that the partners agreed for one item."""
    return capital(tier_in_words(own.tier, _agreed(rule), people))


def _agreed(rule: DecidingRule) -> DecidingRule:
    return DecidingRule(source=RuleSource.AGREED, board=rule.board, board_name=rule.board_name)


def item_rule_agreed(own: ItemTier, rule: DecidingRule, people: Iterable[Person]) -> str:
    """Return a separate rule for one item with its reason, and who agreed it before the item was discussed."""
    people = tuple(people)
    names = {person.id: person.name for person in people}
    agreed = [names.get(person, person) for person in own.agreed_by]
    by = f" Agreed by {listed(agreed)} before it was discussed." if agreed else ""
    return f"{item_rule_in_words(own, rule, people)} {own.reason}{by}"


def rule_in_words(rule: DecidingRule, people: Iterable[Person]) -> str:
    """Return the whole rule: one sentence, or one for each kind of matter in the deed, with its items."""
    people = tuple(people)
    known = [(name, tier) for name in TierName if (tier := rule.tiers.named(name))]
    if rule.source is RuleSource.ACT or len(known) == 1:
        return capital(tier_in_words(rule.tiers.ordinary, rule, people))
    return " ".join(f"{kind_in_words(rule, name)}: {tier_in_words(tier, rule, people)}" for name, tier in known)


def kind_in_words(rule: DecidingRule, name: TierName) -> str:
    """Return a kind of matter with its items: “Important matters (items 3 and 6)”.

    An item with only some positions of this kind is marked “in part”.
    """
    entries = [entry for entry in rule.tier_of if entry.tier is name]
    whole = {entry.item for entry in entries if entry.position is None}
    items = list(dict.fromkeys(entry.item if entry.item in whole else f"{entry.item} in part" for entry in entries))
    if name is TierName.ORDINARY or not items:
        return TIERS[name]
    return f"{TIERS[name]} (item{'s' * (len(items) > 1)} {listed(items)})"


def deed_in_words(rule: DecidingRule, people: Iterable[Person]) -> str:
    """Return what is known of the deed: its date, who is not party to it, its notice; empty if nothing is."""
    if rule.source is RuleSource.ACT:
        return ""
    return " ".join(_of_deed(rule, tuple(people)))


def _of_deed(rule: DecidingRule, people: tuple[Person, ...]) -> Iterator[str]:
    if rule.deed_dated:
        yield f"The deed is dated {date_in_words(rule.deed_dated)}."
    if rule.parties:
        partners = [person for person in people if person.role is Role.PARTNER and not person.left]
        out = [person.name for person in partners if person.id not in rule.parties]
        yield f"{listed(out)} {'is' if len(out) == 1 else 'are'} not party to it." if out else "All partners signed it."
    if rule.notice_days:
        days = f"{counted(rule.notice_days, 'day')}{'’' if rule.notice_days > 1 else '’s'}"
        yield f"It asks for {days} notice of a meeting."


def away_in_words(spells: Iterable[Spell], people: Iterable[Person], on: date | None) -> tuple[str, ...]:
    """Return a sentence for each spell away that includes a day; without a day, for each spell."""
    people = tuple(people)
    return tuple(spell_in_words(spell, people) for spell in spells if on is None or spell.lasts_on(on))


def spell_in_words(spell: Spell, people: Iterable[Person]) -> str:
    """Return who is away, why, from when until when, and whether they are counted, with the clause if they are not.

    “Dr Eyre is suspended from 1 November 2026 until 31 January 2027, and is not counted; clause 14.2.”
    """
    name = next((person.name for person in people if person.id == spell.person), spell.person)
    first, last = date_in_words(spell.first), date_in_words(spell.last) if spell.last else ""
    if spell.kind is SpellKind.RETIRED:
        when = f"on {first}" if spell.last == spell.first else f"from {first}" + (f" until {last}" if last else "")
        return f"{name} is retired {when}, and not a partner then{_clause(spell)}."
    when = f"from {first}" + (f" until {last}" if last else ", with no end known")
    counted_words = "is counted" if spell.counted else "is not counted"
    missing = "" if spell.counted or spell.clause else "; clause not given"
    return f"{name} is {SPELLS[spell.kind].said} {when}, and {counted_words}{_clause(spell)}{missing}."


def _clause(spell: Spell) -> str:
    return f"; clause {spell.clause}" if spell.clause else ""
