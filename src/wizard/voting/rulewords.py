"""The voting rule in words."""

from wizard.foundation.formatting import capital, counted
from wizard.plan.voting_rule import Base, Quorum, Rule, RuleSource, Threshold
from wizard.voting.entitlement import Entitlement

_THRESHOLDS = {
    Threshold.MORE_THAN_HALF: "more than half",
    Threshold.TWO_THIRDS: "at least two thirds",
    Threshold.THREE_QUARTERS: "at least three quarters",
}
_FRACTIONS = {(1, 2): "half", (1, 3): "a third", (2, 3): "two thirds", (1, 4): "a quarter", (3, 4): "three quarters"}


def rule_in_words(rule: Rule) -> str:
    """Return the whole rule in one sentence, with its source.

    “More than half of votes cast; quorum half of all who have a vote; the chair has a casting vote; deed, clause 12.3.”
    """
    parts = [
        capital(threshold_words(rule)),
        f"quorum {quorum_words(rule.quorum)}" if rule.quorum else "no quorum",
        "the chair has a casting vote" if rule.casting_vote else "no casting vote",
    ]
    if rule.interests_counted:
        parts.append("those who do not vote because of an interest stay in the count")
    return "; ".join([*parts, source_words(rule)]) + "."


def threshold_words(rule: Rule, entitled: Entitlement | None = None) -> str:
    """Return threshold and base: “more than half of votes cast”, “the consent of all partners”.

    With the people it is applied to, it says votes where people hold several, and whom the base leaves out.
    """
    base = _base_words(rule, entitled)
    if rule.threshold is not Threshold.ALL:
        return f"{_THRESHOLDS[rule.threshold]} of {base}"
    return f"the consent of {base}" if base.startswith("all ") else f"the consent of all {base}"


def quorum_words(quorum: Quorum) -> str:
    """Return a quorum: “4 people”, “two thirds of all who have a vote”."""
    if quorum.numerator is None or quorum.denominator is None:
        return counted(quorum.number or 0, "person", "people")
    part = quorum.numerator, quorum.denominator
    if part[0] == part[1]:
        return "all who have a vote"
    return f"{_FRACTIONS.get(part, f'{part[0]}/{part[1]}')} of all who have a vote"


def source_words(rule: Rule) -> str:
    """Return where the rule comes from: “deed, clause 12.3”."""
    match rule.source:
        case RuleSource.ACT:
            return "Partnership Act 1890 s.24(8), no deed"
        case RuleSource.DEED:
            return f"deed, clause {rule.clause}" if rule.clause else "deed, clause not given"
        case RuleSource.AGREED:
            return f"agreed by the partners, clause {rule.clause}" if rule.clause else "agreed by the partners"


def _base_words(rule: Rule, entitled: Entitlement | None) -> str:
    weighted = entitled is not None and entitled.weighted
    match rule.base:
        case Base.CAST:
            return "votes cast"
        case Base.PRESENT:
            return "the votes of those present" if weighted else "those present"
        case Base.ALL:
            everyone = f"all members of {rule.board_name or 'the board'}" if rule.board else "all partners"
            if entitled is not None and entitled.not_voting and not rule.interests_counted:
                everyone += " who may vote on it"
            return f"the votes of {everyone}" if weighted else everyone
