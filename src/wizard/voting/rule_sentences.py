"""The rule in one sentence, the same everywhere, and the numbers of a count under it."""

from collections.abc import Callable

from wizard.foundation.formatting import counted, listed, number_in_words
from wizard.plan.rule_labels import ABSENT_ANSWERS, RULE_SOURCES
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import (
    AbsentAnswers,
    AllBut,
    Base,
    Interests,
    Least,
    Need,
    Number,
    Over,
    Quorum,
    QuorumNeed,
    Tier,
    Unit,
)
from wizard.plan.voting_rule import RuleSource
from wizard.voting.ruling import Ruling

NOBODY_MET = "Without a meeting, all partners are counted and may answer in writing."
"""Added to every rule when nobody met."""

NameOf = Callable[[str], str]
"""Returns a person's name for an id."""

_PARTS = {
    2: ("half", "halves"),
    3: ("third", "thirds"),
    4: ("quarter", "quarters"),
    5: ("fifth", "fifths"),
    6: ("sixth", "sixths"),
    7: ("seventh", "sevenths"),
    8: ("eighth", "eighths"),
    9: ("ninth", "ninths"),
    10: ("tenth", "tenths"),
}
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def rule_sentence(tier: Tier, source: RuleSource, name_of: NameOf, board: str = "") -> str:
    """Return a tier in one sentence with its source, beginning in lower case.

    “more than half of all partners, one vote each, no quorum, no casting vote, absent partners may answer in writing;
    deed, clause 12.3.”

    Args:
        tier: The tier.
        source: The source of the practice's rule.
        name_of: Returns the names of people in the tier.
        board: The name of the board that decides; empty if the partners do.
    """
    parts = [
        need_words(tier.need, tier.base, tier.unit, board),
        "one vote each" if tier.unit is Unit.HEADS else "counted by votes held",
        f"quorum {quorum_words(tier.quorum, name_of)}" if tier.quorum else "no quorum",
        _casting_words(tier, name_of),
    ]
    if tier.deadlock and tier.breaks_ties:
        parts.append(f"{tier.deadlock} on deadlock")
    if tier.veto:
        verb = "has" if len(tier.veto) == 1 else "have"
        parts.append(f"{listed([name_of(person) for person in tier.veto])} {verb} a veto")
    within = f" within {counted(tier.answer_within, 'day')}" if tier.answer_within else ""
    parts.append(ABSENT_ANSWERS[tier.absent].said + (within if tier.absent is not AbsentAnswers.NO else ""))
    if tier.interests is Interests.IN and source is not RuleSource.ACT:
        parts.append("partners who step aside because of an interest stay in the count")
    return f"{', '.join(parts)}; {source_words(source, tier.clause)}."


def source_words(source: RuleSource, clause: str) -> str:
    """Return the source of a rule: “deed, clause 12.3”."""
    words = RULE_SOURCES[source]
    if source is RuleSource.ACT:
        return words.said
    return f"{words.said}, clause {clause}" if clause else f"{words.said}{words.no_clause}"


def need_words(need: Need, base: Base, unit: Unit, board: str = "") -> str:
    """Return how many must be for, and of what: “more than half of all partners”, “at least 4 partners”."""
    whole = _whole(base, board)
    match need:
        case Over():
            return f"more than {fraction_words(need.part, need.of)} of {whole}"
        case Least():
            return f"at least {fraction_words(need.part, need.of)} of {whole}"
        case AllBut(fewer=fewer):
            everybody = {Base.CAST: "all votes given", Base.PRESENT: "everybody here", Base.ALL: whole}[base]
            return f"{everybody} but {_small(fewer)}" if fewer else everybody
        case Number(number=number):
            return f"at least {_number_words(number, base, unit, board)}"


def _number_words(number: int, base: Base, unit: Unit, board: str) -> str:
    if unit is Unit.VOTES:
        return counted(number, "vote")
    match base:
        case Base.CAST:
            return f"{number_in_words(number)} of the votes given"
        case Base.PRESENT:
            return f"{number_in_words(number)} of those here"
        case Base.ALL:
            return counted(number, "member") + f" of {board}" if board else counted(number, "partner")


def _whole(base: Base, board: str) -> str:
    everybody = f"all members of {board}" if board else "all partners"
    return {Base.CAST: "the votes given", Base.PRESENT: "those here", Base.ALL: everybody}[base]


def fraction_words(part: int, of: int) -> str:
    """Return a fraction: “half”, “two thirds”, “a quarter”, “11/20”."""
    if part == of:
        return "all"
    if of not in _PARTS or part >= len(_COUNTS):
        return f"{part}/{of}"
    if (part, of) == (1, 2):
        return "half"
    one, many = _PARTS[of]
    return f"a {one}" if part == 1 else f"{_COUNTS[part]} {many}"


def _small(count: int) -> str:
    return _COUNTS[count] if 0 < count < len(_COUNTS) else number_in_words(count)


def _casting_words(tier: Tier, name_of: NameOf) -> str:
    # A casting vote breaks a tie and cannot make a special majority, so it is not mentioned under any other need.
    if not tier.casts:
        return "no casting vote"
    who = name_of(tier.casting.person) if tier.casting.person else "the chair"
    return f"{who} has a casting vote"


def quorum_words(quorum: Quorum, name_of: NameOf) -> str:
    """Return a quorum: “4”, “half of the partners”, “3 with Dr Ash among them”."""
    words = _quorum_need(quorum.need, quorum.unit)
    if quorum.includes:
        words += f" with {listed([name_of(person) for person in quorum.includes])} among them"
    if quorum.adjourned_any:
        return f"{words} (after an adjournment, whoever is here)"
    if quorum.adjourned:
        return f"{words} (after an adjournment, {_quorum_need(quorum.adjourned, quorum.unit)})"
    return words


def _quorum_need(need: QuorumNeed, unit: Unit) -> str:
    if isinstance(need, Number):
        return counted(need.number, "vote") if unit is Unit.VOTES else number_in_words(need.number)
    whole = "the votes held" if unit is Unit.VOTES else "the partners"
    return f"{fraction_words(need.part, need.of)} of {whole}"


def explanation(ruling: Ruling, source: RuleSource) -> str:
    """Return the rule and the count behind an outcome, for a person who asks.

    “Rule: more than half of all partners, …; deed, clause 12.3. Count: 5 partners, so 3 must be for.”
    """
    counted_words = count_words(ruling)
    return f"Rule: {rule_behind(ruling, source)} {f'Count: {counted_words}.' if counted_words else ''}".rstrip()


def rule_behind(ruling: Ruling, source: RuleSource) -> str:
    """Return the rule under which an outcome was worked out, and the addition when nobody met."""
    rule = rule_sentence(ruling.rule or ruling.tier, source, ruling.room.name, ruling.room.board)
    return f"{rule} {NOBODY_MET}" if ruling.rule else rule


def count_words(ruling: Ruling) -> str:
    """Return the count in words: “5 partners, so 3 must be for”; empty if nothing is counted."""
    if ruling.needed is None:
        return ""
    needed = number_in_words(ruling.needed)
    if isinstance(ruling.tier.need, Number) or ruling.of is None:
        return f"{needed} must be for"
    return f"{_base_words(ruling, ruling.of)}, so {needed} must be for"


def _base_words(ruling: Ruling, of: int) -> str:
    if ruling.tier.unit is Unit.VOTES:
        return counted(of, "vote")
    match ruling.tier.base:
        case Base.CAST:
            return f"{counted(of, 'vote')} {'if all vote' if ruling.kind is RulingKind.NOT_PUT else 'given'}"
        case Base.PRESENT:
            return f"{counted(of, 'partner')} here{' or answering' if ruling.count.answered else ''}"
        case Base.ALL:
            return counted(of, "member" if ruling.room.board else "partner")
