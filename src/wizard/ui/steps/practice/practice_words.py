"""The texts beside the fields of the Practice step, from `resources/texts/practice.toml`, and their shared grid."""

import functools
import tomllib
from collections.abc import Mapping
from typing import NamedTuple, TypedDict

from wizard.foundation.paths import resource


class GridSize(TypedDict):
    """The grid settings for `FieldRow`."""

    least: int
    grid: int


GRID: GridSize = {"least": 250, "grid": 4}
"""The grid for all fields of the step: the minimum width of a field and the number of columns."""


class PracticeWords(NamedTuple):
    """The texts of the Practice step."""

    contract: Mapping[str, str]
    """By kind of contract; “none” if none is chosen."""
    closed_title: str
    closed: str
    rule: Mapping[str, str]
    """Texts beside the fields of the rule, by subject."""
    deed_asks: frozenset[str]
    """The ids of the items that deeds may have rules for."""
    kinds: Mapping[str, str]
    """Texts beside the kinds of matter: “question”, “hint” and “lead”."""
    away: str
    """The text above the partners' times away."""


@functools.cache
def practice_words() -> PracticeWords:
    """Return the texts of the Practice step.

    Raises:
        wizard.foundation.paths.MissingResourceError: The file is missing.
    """
    texts = tomllib.loads(resource("texts", "practice.toml").read_text(encoding="utf-8"))
    closed, kinds = texts["closed"], dict(texts["kinds"])
    asks = frozenset(kinds.pop("asks"))
    return PracticeWords(
        texts["contract"], closed["title"], closed["words"], texts["rule"], asks, kinds, texts["away"]["lead"]
    )
