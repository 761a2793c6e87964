"""The words for every choice of the practice's rule, and of why a partner is away: ONE table for each."""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.plan.spell import SpellKind
from wizard.plan.tier import AbsentAnswers, Base, CastingHolder, Unit
from wizard.plan.voting_rule import RuleSource, TierName

BASES: Mapping[Base, str] = {
    Base.CAST: "of the votes given",
    Base.PRESENT: "of those here",
    Base.ALL: "of all partners",
}
"""The base of the majority, as shown on the screen."""

UNITS: Mapping[Unit, str] = {Unit.HEADS: "One vote each", Unit.VOTES: "The votes they hold"}
"""What is counted, as shown on the screen."""

CASTING_HOLDERS: Mapping[CastingHolder, str] = {
    CastingHolder.NOBODY: "Nobody",
    CastingHolder.CHAIR: "The chair",
    CastingHolder.PERSON: "One of the partners",
}
"""Who has a casting vote, as shown on the screen."""


class AbsentWords(NamedTuple):
    """Whether absent partners may answer."""

    chosen: str
    """As shown on the screen."""
    said: str
    """In the rule in words."""


ABSENT_ANSWERS: Mapping[AbsentAnswers, AbsentWords] = {
    AbsentAnswers.NO: AbsentWords("No", "absent partners have no vote"),
    AbsentAnswers.WRITTEN: AbsentWords("In writing", "absent partners may answer in writing"),
    AbsentAnswers.PROXY: AbsentWords("In writing or by proxy", "absent partners may answer in writing or by proxy"),
}
"""Whether absent partners may answer."""

TIERS: Mapping[TierName, str] = {
    TierName.ORDINARY: "Ordinary matters",
    TierName.IMPORTANT: "Important matters",
    TierName.ALL: "Matters for all partners",
}
"""The kinds of matter."""


class SpellWords(NamedTuple):
    """Why a partner is away for a time."""

    chosen: str
    """As shown on the screen."""
    said: str
    """In a sentence, after the name and “is”."""


SPELLS: Mapping[SpellKind, SpellWords] = {
    SpellKind.LEAVE: SpellWords("On leave", "on leave"),
    SpellKind.SUSPENDED: SpellWords("Suspended", "suspended"),
    SpellKind.NOTICE: SpellWords("Under notice", "under notice"),
    SpellKind.RETIRED: SpellWords("Retired for a day (24-hour retirement)", "retired that day"),
}
"""Why a partner is away for a time."""


class SourceWords(NamedTuple):
    """Where a rule comes from."""

    chosen: str
    """As shown on the screen."""
    said: str
    """In the rule in words, before the clause."""
    no_clause: str
    """The words if no clause is given."""


RULE_SOURCES: Mapping[RuleSource, SourceWords] = {
    RuleSource.DEED: SourceWords("Our partnership deed", "deed", ", clause not given"),
    RuleSource.AGREED: SourceWords("Agreed among us", "agreed by the partners", ""),
    RuleSource.ACT: SourceWords("Partnership Act 1890, no deed", "Partnership Act 1890 s.24(8)", ""),
}
"""The sources of a rule, in the order of the list."""


def clause_called(text: str) -> str:
    """Return a clause, adding the word “clause” to a bare number: “12.6” becomes “clause 12.6”."""
    return f"clause {text}" if text[:1].isdigit() else text
