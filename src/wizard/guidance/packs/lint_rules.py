"""What a check of a pack finds, and the word lists and limits it goes by."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from wizard.foundation.paths import resource
from wizard.foundation.value import Value
from wizard.guidance.packs.walk import Place

_QUOTED = re.compile(r"“[^”]*”")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[”’)]*\s+(?=[“‘(A-Z0-9{])|\n+")
_WORD = re.compile(r"[^\W_][^\s]*")


class Finding(Value):
    """One thing that a rule holds against a pack."""

    rule: str
    """The rule's id: “balance”."""
    item: str
    """The item's id, or nothing for the head of the pack."""
    place: str
    """The way to what is wrong, inside the item or the head."""
    words: str
    """What is wrong and what was expected."""

    def __str__(self) -> str:
        return f"{Place(self.item, self.place)}: {self.words} [{self.rule}]"


class Lists(Value):
    """Word lists and limits, from `resources/lint/prose.toml`."""

    limits: Mapping[str, int]
    advice: tuple[str, ...]
    """Phrases that tell the reader what to choose."""
    quoted: tuple[str, ...]
    """Phrases of one side, allowed inside “…” only."""
    claims: tuple[str, ...]
    """Phrases that claim more than a signature on screen is; never allowed."""
    spelling: Mapping[str, str]
    """American spelling → British spelling, in small letters."""


@cache
def shipped_lists() -> Lists:
    """Return the word lists and limits that are shipped with the program."""
    table = tomllib.loads(resource("lint", "prose.toml").read_text(encoding="utf-8"))
    return Lists(
        limits=table["limits"],
        advice=tuple(table["advice"]["phrases"]),
        quoted=tuple(table["quoted"]["phrases"]),
        claims=tuple(table["claims"]["phrases"]),
        spelling=table["spelling"],
    )


def unquoted(text: str) -> str:
    """Return `text` without what stands in “…”."""
    return _QUOTED.sub(" … ", text)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a colon or semicolon before a capital ends one, too."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence]


def words(text: str) -> list[str]:
    """Return the words of `text`, with what punctuation clings to them."""
    return _WORD.findall(text)


def holds(text: str, phrase: str) -> bool:
    """Return whether `phrase` stands in `text` as whole words, whatever the capitals."""
    return re.search(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE) is not None
