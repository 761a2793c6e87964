"""What the Practice step says beside its fields, from `resources/texts/practice.toml`, and the grid that they share."""

import functools
import tomllib
from collections.abc import Mapping
from typing import NamedTuple, TypedDict

from wizard.foundation.paths import resource


class GridSize(TypedDict):
    """What a `FieldRow` knows about the grid."""

    least: int
    grid: int


GRID: GridSize = {"least": 250, "grid": 4}
"""The one grid in which the fields of the step stand: how wide a field is at least, and how many columns there are."""


class PracticeWords(NamedTuple):
    """The texts of the Practice step."""

    contract: Mapping[str, str]
    """By the kind of contract; “none” while none is chosen."""
    closed_title: str
    closed: str
    rule: Mapping[str, str]
    """Beside the rule's fields, by what they are about."""
    deed_asks: frozenset[str]
    """The ids of the items about which the deed may have something to say."""
    kinds: Mapping[str, str]
    """Beside the kinds of matter: “question”, “hint” and “lead”."""
    away: str
    """Above the times in which partners are away."""


@functools.cache
def practice_words() -> PracticeWords:
    """Return the texts of the Practice step.

    Raises:
        wizard.foundation.paths.MissingResourceError: The file is not shipped.
    """
    texts = tomllib.loads(resource("texts", "practice.toml").read_text(encoding="utf-8"))
    closed, kinds = texts["closed"], dict(texts["kinds"])
    asks = frozenset(kinds.pop("asks"))
    return PracticeWords(
        texts["contract"], closed["title"], closed["words"], texts["rule"], asks, kinds, texts["away"]["lead"]
    )
