"""Matches the pages of a copy with more or fewer pages than the export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wizard.foundation.formatting import counted, listed
from wizard.pdf_check.page_words import seen_text, tight

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_NAMED = 20


def more_or_fewer(same: Sequence[int | None], meant: int) -> Iterator[str]:
    """Yield how a copy differs from the export of `meant` pages, one sentence each.

    Args:
        same: For each page of the copy, the number of the exported page, from 1, or None.
        meant: The number of exported pages.
    """
    yield f"It has {counted(len(same), 'page')} instead of {meant}."
    if not any(same):
        yield "None of its pages is one that was exported."
        return
    strange = [number for number, which in enumerate(same, start=1) if which is None]
    if strange and len(same) > meant:
        yield f"{_named(strange)} not from this export: a page was added, or files were joined."
    elif strange:
        yield f"{_named(strange)} not from this export."
    missing = sorted(set(range(1, meant + 1)) - {which for which in same if which})
    if missing:
        yield f"{_named(missing, 'Exported page', 'Exported pages')} not in it."


def pages_by_words(given: PdfDocument, meant: PdfDocument) -> tuple[int | None, ...]:
    """Return, for each page of a copy, the number of the exported page with the same words, from 1, or None."""
    exported = {tight(seen_text(page)): number for number, page in reversed(list(enumerate(meant, start=1)))}
    return tuple(exported.get(tight(seen_text(page))) for page in given)


def _named(pages: list[int], one: str = "Page", more: str = "Pages") -> str:
    if len(pages) == 1:
        return f"{one} {pages[0]} is"
    shown = [str(page) for page in pages[:_MOST_NAMED]]
    return f"{more} {listed(shown)}{' and others' if len(pages) > len(shown) else ''} are"
