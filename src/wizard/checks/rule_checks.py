"""Checks of the practice's rule against its people: a clause that is missing, a number that can never be reached."""

from collections.abc import Iterator
from datetime import date

from wizard.checks.check import Check, Severity
from wizard.foundation.formatting import counted, date_in_words, listed
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan
from wizard.plan.rule_labels import SPELLS, TIERS
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import AllBut, Base, Number, QuorumNeed, Tier, Unit
from wizard.plan.voting_rule import DecidingRule, RuleSource, TierName
from wizard.voting.entitlement import voters


def rule_checks(plan: Plan) -> Iterator[Check]:
    """Yield what is missing or impossible in the practice's rule."""
    rule = plan.settings.rule
    for sentence in dict.fromkeys(_sentences(plan, rule)):
        yield Check(code=sentence[0], severity=Severity.ACKNOWLEDGE, place="practice", words=sentence[1])


def _sentences(plan: Plan, rule: DecidingRule) -> Iterator[tuple[str, str]]:
    names = {person.id: person.name for person in plan.people}
    deciding = voters(plan.people, rule)
    for name in TierName:
        tier = rule.tiers.named(name)
        if tier is None:
            continue
        # Where the deed knows several kinds of matter, say which of them it is.
        of = f"{TIERS[name]}: " if len(tiers_of(rule)) > 1 else ""
        if lacks_clause(tier, rule.source):
            yield "no_clause", _said(of, clause_sentence(tier))
        yield from ((code, _said(of, words)) for code, words in odd_in(tier, deciding, names))
    if rule.source is RuleSource.ACT:
        for person in deciding:
            if person.votes != 1:
                yield "weights_under_act", _weights(person)
    voting = {person.id for person in plan.people if person.has_vote}
    if unknown := [names.get(member, member) for member in rule.board if member not in voting]:
        yield "board_without_vote", f"On the board, but without a vote in the practice: {listed(unknown)}."
    yield from _parties(plan, rule)


def odd_in(tier: Tier, deciding: tuple[Person, ...], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield numbers that one kind of matter can never reach, and named people who have no vote: code and sentence."""
    yield from _out_of_reach(tier, deciding)
    yield from _named(tier, deciding, names)


def _said(of: str, sentence: str) -> str:
    return of + sentence[:1].lower() + sentence[1:] if of else sentence


def tiers_of(rule: DecidingRule) -> tuple[Tier, ...]:
    """Return the kinds of matter that a rule knows."""
    tiers = (rule.tiers.ordinary, rule.tiers.important, rule.tiers.all)
    return tuple(tier for tier in tiers if tier is not None)


def lacks_clause(tier: Tier, source: RuleSource) -> bool:
    """Whether a rule other than the Act's has a casting vote or a quorum without naming a clause for it."""
    return source is not RuleSource.ACT and (tier.casts or tier.quorum is not None) and not tier.clause


def clause_sentence(tier: Tier) -> str:
    """Return the sentence on a rule without a clause: “The rule has a quorum, but no clause of the deed is given.”"""
    parts = ["a casting vote"] * tier.casts
    parts += ["a quorum"] * (tier.quorum is not None)
    return f"The rule has {listed(parts)}, but no clause of the deed is given."


def _out_of_reach(tier: Tier, deciding: tuple[Person, ...]) -> Iterator[tuple[str, str]]:
    if not deciding:
        return
    held = _held(deciding, tier.unit)
    what = "vote" if tier.unit is Unit.VOTES else "partner"
    if isinstance(tier.need, Number) and tier.need.number > held:
        needed = tier.need.number
        yield "need_above", f"The rule needs {needed} to be for, but there {_are(held)} only {counted(held, what)}."
    if isinstance(tier.need, AllBut) and tier.base is Base.ALL and tier.need.fewer >= held:
        yield (
            "need_below",
            (f"The rule needs all but {tier.need.fewer}, but there {_are(held)} only {counted(held, what)}."),
        )
    if tier.quorum is not None:
        here, held_as = _held(deciding, tier.quorum.unit), "vote" if tier.quorum.unit is Unit.VOTES else "partner"
        for called, quorum in (("quorum", tier.quorum.need), ("quorum after an adjournment", tier.quorum.adjourned)):
            yield from _quorum_above(called, quorum, here, held_as)


def _quorum_above(called: str, quorum: QuorumNeed | None, here: int, held_as: str) -> Iterator[tuple[str, str]]:
    if isinstance(quorum, Number) and quorum.number > here:
        only = f"there {_are(here)} only {counted(here, held_as)}"
        yield "quorum_above", f"The {called} is {quorum.number}, but {only}."


def _held(deciding: tuple[Person, ...], unit: Unit) -> int:
    return sum(person.votes for person in deciding) if unit is Unit.VOTES else len(deciding)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _named(tier: Tier, deciding: tuple[Person, ...], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield people whom the rule names but who have no vote under it."""
    known = {person.id for person in deciding}
    named = [("veto_without_vote", "a veto", person) for person in tier.veto]
    if tier.casts and tier.casting.person is not None:
        named.append(("casting_without_vote", "a casting vote", tier.casting.person))
    if tier.quorum is not None:
        named += [("quorum_without_vote", "a place in the quorum", person) for person in tier.quorum.includes]
    for code, what, person in named:
        if person not in known:
            yield code, f"The rule gives {names.get(person, person)} {what}, but {_no_vote(names, person)}."


def _no_vote(names: dict[str, str], person: str) -> str:
    return "they have no vote" if person in names else "they are not on the practice’s list of people"


def _weights(person: Person) -> str:
    votes = counted(person.votes, "vote")
    used = "is" if person.votes == 1 else "are"
    return f"Under the Partnership Act each partner has one vote, so the {votes} of {person.name} {used} not used."


def _parties(plan: Plan, rule: DecidingRule) -> Iterator[tuple[str, str]]:
    """Yield partners who did not sign the deed: they joined after it, or they are recorded as not having signed."""
    if rule.source is RuleSource.ACT:
        return
    dated = rule.deed_dated
    for person in plan.people:
        if person.role is not Role.PARTNER or person.left or person.id in rule.parties:
            continue
        if dated is not None and person.joined is not None and person.joined > dated:
            words = f"{person.name} joined after the deed of {dated.year}"
        elif rule.parties:
            words = f"{person.name} is not party to the deed" + (f" of {dated.year}" if dated else "")
        else:
            continue
        yield "not_party", f"{words}; a deed that a partner has not signed may not bind."


def spell_checks(plan: Plan, held_on: date | None) -> Iterator[Check]:
    """Yield partners who are left out of the count without a clause, or after their time away has ended."""
    names = {person.id: person.name for person in plan.people}
    for spell in plan.settings.spells:
        if held_on is None or not spell.leaves_out or spell.kind is SpellKind.RETIRED:
            continue
        name = names.get(spell.person, "Somebody who is not on the practice’s list of people")
        if spell.last is not None and _over_since(plan, spell.last, held_on):
            why = SPELLS[spell.kind].said
            words = f"{name} is left out of the count as {why}, which ended on {date_in_words(spell.last)}."
            yield Check(code="spell_over", severity=Severity.BLOCKING, place="practice", words=words)
        elif spell.lasts_on(held_on) and (words := clause_missing(spell, name)):
            yield Check(code="spell_no_clause", severity=Severity.BLOCKING, place="practice", words=words)


def _over_since(plan: Plan, last: date, held_on: date) -> bool:
    """Whether a time away ended since the last meeting; earlier ones no longer matter."""
    before = plan.records[-1].content.meeting.held_on if plan.records else None
    return last < held_on and (before is None or last >= before)


def clause_missing(spell: Spell, name: str) -> str:
    """Return the sentence if somebody is left out of the count without a clause; empty if that is allowed."""
    if not spell.leaves_out or spell.kind is SpellKind.RETIRED or spell.clause:
        return ""
    return f"No clause is given for leaving {name} out of the count ({SPELLS[spell.kind].said})."


def notice_checks(plan: Plan) -> Iterator[Check]:
    """Yield notice of the open meeting that is missing, or shorter than the deed asks for."""
    meeting, days = plan.meeting, plan.settings.rule.notice_days
    if meeting is None or meeting.held_on is None or days is None or meeting.short_notice_agreed:
        return
    ask = f"The deed asks for {counted(days, 'day')}’ notice" if days != 1 else "The deed asks for 1 day’s notice"
    agreed = "say whether all partners agreed to shorter notice"
    if meeting.notice_sent is None:
        sentence = f"{ask}, but none is recorded; {agreed}."
        yield Check(code="no_notice", severity=Severity.ACKNOWLEDGE, place="meeting", words=sentence)
        return
    given = (meeting.held_on - meeting.notice_sent).days
    if given < days:
        was = "was" if given == 1 else "were"
        words = f"{max(given, 0)} {was} given" if given >= 0 else f"it was sent on {date_in_words(meeting.notice_sent)}"
        yield Check(
            code="short_notice", severity=Severity.ACKNOWLEDGE, place="meeting", words=f"{ask}, and {words}; {agreed}."
        )
