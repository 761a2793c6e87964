"""What the Practice step says beside its fields, read from `resources/texts/practice.toml`."""

import functools
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from wizard.foundation.paths import resource


class PracticeWords(NamedTuple):
    """The texts of the Practice step."""

    contract: Mapping[str, str]
    """By the kind of contract; “none” while none is chosen."""
    closed_title: str
    closed: str


@functools.cache
def practice_words() -> PracticeWords:
    """Return the texts of the Practice step.

    Raises:
        wizard.foundation.paths.MissingResourceError: The file is not shipped.
    """
    texts = tomllib.loads(resource("texts", "practice.toml").read_text(encoding="utf-8"))
    return PracticeWords(texts["contract"], texts["closed"]["title"], texts["closed"]["words"])
