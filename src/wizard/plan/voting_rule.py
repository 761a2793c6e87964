"""The practice's rule: up to three tiers, which items belong to which, and the source of the rule."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from wizard.foundation.value import Day, Key, Line, Name, Note, Value
from wizard.foundation.word import Word
from wizard.plan.tier import (
    EVERYBODY,
    HALF,
    AbsentAnswers,
    AllBut,
    Base,
    Interests,
    Need,
    Tier,
    least,
)

MOST_NOTICE_DAYS = 365
"""The most days of notice that a deed may ask for."""


class RuleSource(Word):
    """Where the rule comes from."""

    ACT = "act"
    """Partnership Act 1890 s.24(8), because there is no deed."""
    DEED = "deed"
    AGREED = "agreed"
    """The partners agreed it among themselves."""


class TierName(Word):
    """The three kinds of matter."""

    ORDINARY = "ordinary"
    IMPORTANT = "important"
    ALL = "all"


class TierOf(Value):
    """The kind of matter of an item, or of one position on it."""

    item: Key
    position: Key | None = None
    """None means every position on the item without its own entry."""
    tier: TierName


class Tiers(Value):
    """How each kind of matter is decided; None for a kind that the deed does not have."""

    ordinary: Tier
    important: Tier | None = None
    all: Tier | None = None

    def named(self, name: TierName) -> Tier | None:
        """Return a tier by its name; None if the practice has none of this name."""
        match name:
            case TierName.ORDINARY:
                return self.ordinary
            case TierName.IMPORTANT:
                return self.important
            case TierName.ALL:
                return self.all


def act_tier(need: Need) -> Tier:
    """Return what the Partnership Act says, with this need: one vote each, of all partners, answers in writing."""
    return Tier(need=need, base=Base.ALL, absent=AbsentAnswers.WRITTEN, interests=Interests.IN)


ACT_TIERS = Tiers(ordinary=act_tier(HALF), all=act_tier(EVERYBODY))
"""Partnership Act 1890 s.24(8): ordinary matters by a majority of the partners; the nature of the business by all."""


class DecidingRule(Value):
    """The practice's rule for decisions."""

    source: RuleSource = RuleSource.ACT
    tiers: Tiers = ACT_TIERS
    tier_of: tuple[TierOf, ...] = ()
    """The items and positions that are not ordinary; everything else is."""
    notice_days: Annotated[int, Field(ge=1, le=MOST_NOTICE_DAYS)] | None = None
    """The days of notice that the deed asks for; None if it does not say."""
    board: tuple[Key, ...] = ()
    """The members of a delegated board, if it decides instead of the whole partnership."""
    board_name: Line = ""
    deed_dated: Day | None = None
    parties: tuple[Key, ...] = ()
    """Who signed the deed; empty: not recorded."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        places = [(entry.item, entry.position) for entry in self.tier_of]
        if len(places) != len(set(places)):
            raise ValueError("an item or position has been given two kinds of matter")
        if any(self.tiers.named(entry.tier) is None for entry in self.tier_of):
            raise ValueError("an item has been given a kind of matter that the rule does not mention")
        if self.source is RuleSource.ACT and self.tiers != ACT_TIERS:
            raise ValueError("the Partnership Act fixes the rule: to change it, say that it comes from a deed")
        return self

    def tier_name(self, item_id: str, position_id: str | None = None) -> TierName:
        """Return which kind of matter a position on an item is."""
        if not self.tier_of:
            return TierName.ORDINARY
        for wanted in (position_id, None):
            for entry in self.tier_of:
                if entry.item == item_id and entry.position == wanted:
                    return entry.tier
        return TierName.ORDINARY

    def tier(self, item_id: str, position_id: str | None = None) -> Tier:
        """Return how a position on an item is decided."""
        return self.tiers.named(self.tier_name(item_id, position_id)) or self.tiers.ordinary


class ItemTier(Value):
    """Another rule for one item, agreed before it was discussed."""

    tier: Tier
    reason: Annotated[Note, Field(min_length=1)]
    agreed_by: tuple[Key, ...] = ()
    """Who agreed to it; printed beside it."""


class RulePreset(Value):
    """A complete rule that can be picked."""

    id: Key
    label: Name
    source: RuleSource
    tier: Tier


def _preset(preset_id: str, label: str, need: Need, base: Base) -> RulePreset:
    return RulePreset(id=preset_id, label=label, source=RuleSource.DEED, tier=Tier(need=need, base=base))


RULE_PRESETS = (
    RulePreset(
        id="no-deed",
        label="No deed: more than half of all partners (Partnership Act)",
        source=RuleSource.ACT,
        tier=ACT_TIERS.ordinary,
    ),
    _preset("half-of-votes", "More than half of the votes given", HALF, Base.CAST),
    _preset("half-of-all", "More than half of all partners", HALF, Base.ALL),
    _preset("two-thirds-of-votes", "Two thirds of the votes given", least(2, 3), Base.CAST),
    _preset("two-thirds-of-all", "Two thirds of all partners", least(2, 3), Base.ALL),
    _preset("three-quarters-of-all", "Three quarters of all partners", least(3, 4), Base.ALL),
    _preset("everybody-here", "Everybody here agrees", EVERYBODY, Base.PRESENT),
    _preset("all-partners", "All partners agree (or all but one)", EVERYBODY, Base.ALL),
)
"""The rules that a practice can pick from, in order; every part can then be changed."""


def preset_of_tier(source: RuleSource, tier: Tier) -> RulePreset | None:
    """Return the preset that a tier matches, ignoring clause, weights and absent partners; None if none."""
    act = source is RuleSource.ACT
    need = EVERYBODY if isinstance(tier.need, AllBut) and tier.base is Base.ALL and not act else tier.need
    for preset in RULE_PRESETS:
        if (preset.source is RuleSource.ACT) == act and (preset.tier.need, preset.tier.base) == (need, tier.base):
            return preset
    return None
