"""Looks on the pages of a PDF for texts of the record that every version of the program prints word for word.

Another version may print headings, tables and pages differently, but prints sealed texts exactly as sealed: reasons,
outcomes, minutes, dissent, the frozen guidance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.foundation.canonical_json import plain
from wizard.foundation.formatting import counted
from wizard.pdf_check.page_words import body_text, same_words, tight
from wizard.pdf_check.read_pdf import opened_pdf, pages_of
from wizard.plan.plan import Plan

_SHORTEST = 16
"""Letters: a shorter text could be found anywhere, and proves nothing."""
_MOST_SHOWN = 80
_MOST_NAMED = 12


@dataclass(frozen=True)
class TextsApart:
    """The comparison of a file's texts with its record."""

    changed: tuple[str, ...]
    """The sealed texts that have different words, one sentence each."""
    notes: tuple[str, ...]
    """What was compared, and what was not."""


def sealed_texts_apart(data: bytes, fresh: bytes, plan: Plan) -> TextsApart:
    """Compare the sealed texts on the pages of a file with the record inside it.

    Args:
        data: The file.
        fresh: This version's PDF of the record.
        plan: The record.

    Raises:
        ReadingError: It is not a readable PDF.
    """
    with opened_pdf(data) as given, opened_pdf(fresh) as meant:
        found, printed = body_text(pages_of(given)), body_text(pages_of(meant))
        count = min(len(given), len(meant))
        others = [number + 1 for number in range(count) if not same_words(given[number], meant[number])]
        more = abs(len(given) - len(meant))
    sought = [text for text in dict.fromkeys(_texts(plain(plan))) if tight(text) in printed]
    lost = [text for text in sought if tight(text) not in found]
    changed = [text for text in lost if _traced(tight(text), found)]
    notes = [f"{counted(len(sought) - len(lost), 'sealed text')} of the record is printed in it word for word."]
    if len(sought) - len(lost) != 1:
        notes = [f"{counted(len(sought) - len(lost), 'sealed text')} of the record are printed in it word for word."]
    if len(lost) > len(changed):
        notes.append(f"Not found, so not compared: {counted(len(lost) - len(changed), 'sealed text')}.")
    notes.append(_rest(others, more))
    return TextsApart(tuple(_changed(text) for text in changed[:_MOST_NAMED]), tuple(notes))


def _changed(text: str) -> str:
    shown = text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN].rstrip() + "…"
    return f"It has a sealed text with different words. The record says: “{shown}”"


def _rest(others: list[int], more: int) -> str:
    if not others and not more:
        return (
            "The words of every page are the words that this version prints. Anything drawn beside them was not "
            "compared."
        )
    pages = f"{counted(len(others), 'page')} {'reads' if len(others) == 1 else 'read'} differently from this version’s"
    return f"Everything else was not compared, because another version may print it differently. {pages}."


def _texts(value: object) -> Iterator[str]:
    """Yield the texts of a record that somebody typed or the program worked out."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list | tuple):
            waiting += each
        elif isinstance(each, str) and " " in each:
            yield from (line for line in each.splitlines() if len(tight(line)) >= _SHORTEST)


def _traced(text: str, found: str) -> bool:
    """Whether half of a text is there, which means that its words were changed."""
    half = len(text) // 2
    return text[:half] in found or text[-half:] in found
