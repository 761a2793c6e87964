"""The voting rule and the outcome of a vote, each in one plain sentence with its numbers.

“Carried 4 for, 1 against, 1 abstained: more than half of votes cast needs 3 of 5. Quorum 4, present 6.”
"""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.foundation.formatting import capital, counted, listed, number_in_words, possessive
from wizard.plan.labels import BASES, RULE_SOURCES, THRESHOLDS
from wizard.plan.voting_rule import Base, Quorum, Rule, RuleSource, Threshold
from wizard.voting.entitlement import Entitlement, votes_of
from wizard.voting.outcome import Casting, Outcome, OutcomeKind

_FRACTIONS = {(1, 2): "half", (1, 3): "a third", (2, 3): "two thirds", (1, 4): "a quarter", (3, 4): "three quarters"}


def threshold_words(rule: Rule, entitled: Entitlement | None = None) -> str:
    """Return threshold and base: “more than half of votes cast”, “the consent of all partners”.

    With the people it is applied to, it says votes where people hold several, and whom the base leaves out.
    """
    base = _base_words(rule, entitled)
    if rule.threshold is not Threshold.ALL:
        return f"{THRESHOLDS[rule.threshold].lower()} of {base}"
    return f"the consent of {base}" if base.startswith("all ") else f"the consent of all {base}"


def _base_words(rule: Rule, entitled: Entitlement | None) -> str:
    weighted = entitled is not None and entitled.weighted
    words = BASES[rule.base].words
    if rule.base is Base.CAST:
        return words
    if rule.base is Base.ALL:
        if rule.board:
            words = f"all members of {rule.board_name or 'the board'}"
        if entitled is not None and entitled.not_voting and not rule.interests_counted:
            words += " who may vote on it"
    return f"the votes of {words}" if weighted else words


class OutcomeWords(NamedTuple):
    """What a proposal came to."""

    label: str
    """Alone, for a table and for a practice that prints outcomes without numbers."""
    sentence: str = ""
    """As a sentence; empty where that names numbers or people."""
    became: tuple[str, str] | None = None
    """What is said of one item, and of several, for which it was the end; None where they are not decided."""


OUTCOMES: Mapping[OutcomeKind, OutcomeWords] = {
    OutcomeKind.CARRIED: OutcomeWords("Carried"),
    OutcomeKind.NOT_CARRIED: OutcomeWords("Not carried", became=("was not carried", "were not carried")),
    OutcomeKind.TIED: OutcomeWords("Tied", became=("is tied", "are tied")),
    OutcomeKind.INQUORATE: OutcomeWords("Inquorate", became=("was put without a quorum", "were put without a quorum")),
    OutcomeKind.INCOMPLETE: OutcomeWords("Incomplete"),
    OutcomeKind.AGREED: OutcomeWords("Agreed"),
    OutcomeKind.CONTRACTOR: OutcomeWords("Decision of the contractor", "Decision of the contractor."),
    OutcomeKind.NOTED: OutcomeWords("Noted", "Noted without a vote."),
    OutcomeKind.NOT_PUT: OutcomeWords("Not put to the vote", "Proposed and not yet put to the vote."),
    OutcomeKind.NOT_REACHED: OutcomeWords("Not reached", "Not reached: nothing was put to the meeting."),
    OutcomeKind.NOT_TAKEN: OutcomeWords(
        "Not taken at this meeting", "Not taken at this meeting: the position is unchanged."
    ),
}
"""What a proposal came to, in words."""


def sentence(outcome: Outcome) -> str:
    """Return what a proposal came to, and why."""
    match outcome.kind:
        case OutcomeKind.CARRIED | OutcomeKind.NOT_CARRIED | OutcomeKind.TIED:
            return _voted(outcome)
        case OutcomeKind.INQUORATE:
            return _inquorate(outcome)
        case OutcomeKind.INCOMPLETE:
            return _incomplete(outcome)
        case OutcomeKind.AGREED:
            return _agreed(outcome)
        case _:
            return OUTCOMES[outcome.kind].sentence


def votes_words(outcome: Outcome) -> str:
    """Return the votes alone: “4 for, 1 against, 1 abstained”; whoever else the base counts is named after them."""
    tally = outcome.tally
    parts = [f"{number_in_words(tally.votes_for)} for", f"{number_in_words(tally.against)} against"]
    if tally.abstain:
        parts.append(f"{number_in_words(tally.abstain)} abstained")
    if outcome.rule.base is Base.ALL:
        apart = outcome.entitled
        for people, word in (
            (apart.away, "absent"),
            (apart.out_of_room, "out of the room"),
            (apart.in_attendance, "in attendance"),
        ):
            if people:
                parts.append(f"{number_in_words(votes_of(people))} {word}")
        if tally.not_voting and outcome.rule.interests_counted:
            parts.append(f"{number_in_words(tally.not_voting)} not voting")
    return ", ".join(parts)


def needs_words(outcome: Outcome) -> str:
    """Return what is needed as the base stands: “more than half of votes cast needs 3 of 5”; empty without a vote."""
    if outcome.needed is None or outcome.of is None:
        return ""
    needed, of = number_in_words(outcome.needed), number_in_words(outcome.of)
    return f"{threshold_words(outcome.rule, outcome.entitled)} needs {needed} of {of}"


def quorum_count_words(outcome: Outcome) -> str:
    """Return the quorum held against those present: “Quorum 4, present 6.”"""
    present = number_in_words(outcome.quorum.present)
    if outcome.quorum.needed is None:
        return f"No quorum is set, present {present}."
    return f"Quorum {number_in_words(outcome.quorum.needed)}, present {present}."


def _voted(outcome: Outcome) -> str:
    label = OUTCOMES[outcome.kind].label
    if not outcome.entitled.present:
        return f"{label}: {_nobody(outcome)}. {quorum_count_words(outcome)}"
    if not outcome.tally.cast:
        return f"{label} {votes_words(outcome)}: no votes were cast. {quorum_count_words(outcome)}"
    why = _tie_words(outcome) + needs_words(outcome)
    if outcome.kind is OutcomeKind.TIED and outcome.chair is not None:
        why = f"{_lapsed_words(outcome)}{possessive(outcome.chair.name)} casting vote is awaited"
    return f"{label} {votes_words(outcome)}: {why}. {quorum_count_words(outcome)}"


def _tie_words(outcome: Outcome) -> str:
    """Return what the casting vote did to a tie, to go before what is needed."""
    chair = outcome.chair.name if outcome.chair else "the chair"
    match outcome.casting:
        case Casting.FOR:
            return f"{possessive(chair)} casting vote was for, and "
        case Casting.AGAINST:
            return f"{possessive(chair)} casting vote was against, and "
        case Casting.NOT_IN_RULE:
            return "a tie, the rule has no casting vote, and "
        case Casting.NO_CHAIR:
            return f"a tie, {_lapsed_words(outcome)}no chair is named to give a casting vote, and "
        case Casting.MAY_NOT:
            return f"a tie, {_lapsed_words(outcome)}{_why_no_casting_vote(outcome)}, and "
        case Casting.TOO_FEW:
            return "a tie that one casting vote could not lift, as "
        case Casting.NO_TIE | Casting.AWAITED:
            return ""


def _lapsed_words(outcome: Outcome) -> str:
    """Return whose casting vote does not count any more, to go before why there is none; empty without one."""
    return f"{outcome.lapsed} cast the casting vote as chair and is no longer the chair; " if outcome.lapsed else ""


def _why_no_casting_vote(outcome: Outcome) -> str:
    chair = outcome.chair.name if outcome.chair else "the chair"
    if outcome.chair in outcome.entitled.not_voting:
        return f"{chair} does not vote on it and so gives no casting vote"
    if outcome.chair in outcome.entitled.out_of_room:
        return f"{chair} was out of the room and gave no casting vote"
    if outcome.chair in outcome.entitled.in_attendance:
        return f"{chair} is down as in attendance and so gives no casting vote"
    if outcome.chair in outcome.entitled.absent:
        return f"{chair} was not there to give a casting vote"
    return f"{chair} has no vote on it and so gives no casting vote"


def _nobody(outcome: Outcome) -> str:
    if not outcome.entitled.voters:
        return "nobody has a vote"
    if not outcome.entitled.absent:
        return "nobody is left who may vote on it"
    return "nobody who may vote on it was present"


def _inquorate(outcome: Outcome) -> str:
    why = f"quorum {number_in_words(outcome.quorum.needed or 0)}, present {number_in_words(outcome.quorum.present)}"
    if not outcome.entitled.present:
        why += f", as {_nobody(outcome)}"
    votes = f" The votes, {votes_words(outcome)}, decide nothing." if outcome.tally.cast else ""
    return f"Inquorate: {why}.{votes}"


def _incomplete(outcome: Outcome) -> str:
    tally = outcome.tally
    if outcome.awaited:
        why = f"no vote is recorded for {listed([person.name for person in outcome.awaited])}"
    elif tally.too_many:
        total = tally.cast + tally.abstain
        why = f"{counted(total, 'vote')} counted, and only {counted(total - tally.too_many, 'vote')} present"
    elif tally.not_recorded:
        why = f"{counted(tally.not_recorded, 'vote')} of those present not counted"
    else:
        return f"Incomplete: recorded as the decision of a single contractor, but {_who_decides(outcome)}."
    so_far = "" if outcome.needed is None else f" So far {votes_words(outcome)}."
    return f"Incomplete: {why}.{so_far} {quorum_count_words(outcome)}"


def _who_decides(outcome: Outcome) -> str:
    voters = len(outcome.entitled.voters)
    if outcome.entitled.board:
        return f"a board of {counted(voters, 'person', 'people')} decides"
    return counted(voters, "person has a vote", "people have a vote")


def _agreed(outcome: Outcome) -> str:
    return f"Agreed without a vote, nobody present objected. {quorum_count_words(outcome)}"


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
    words = RULE_SOURCES[rule.source]
    if rule.source is RuleSource.ACT:
        return words.said
    return words.said + (f", clause {rule.clause}" if rule.clause else words.no_clause)
