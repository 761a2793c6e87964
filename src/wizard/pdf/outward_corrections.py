"""Corrections of slips in a document for outsiders: only those that affect words on its pages."""

import re
from collections.abc import Iterator, Sequence

from wizard.minutes.correction_minutes import corrections_of
from wizard.pdf.outward import Outward
from wizard.redaction.readers import READERS
from wizard.tagged_pdf import Block, Paragraph, semibold
from wizard.tagged_pdf.story_blocks import mapped

_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*")


def outward_corrections(document: Outward, story: Sequence[Block]) -> Iterator[Block]:
    """Yield a line for each correction of printed words: the old words and the correct ones.

    Who made it, when and why is only for the partners. Places that this reader must not know about are skipped, because
    a word found in both by chance would reveal them.
    """
    told = READERS[document.reader].corrected
    found = [each for each in corrections_of(document.minutes) if each.place.what in told]
    if not found:
        return
    printed = _printed(story)
    for each in found:
        # A short entry is corrected with its label, “Date: 8 December 2026”.
        old = _folded(each.correction.old)
        words = (old, old.partition(": ")[2] or old)
        if any(re.search(rf"(?<!\w){re.escape(said)}(?!\w)", printed) for said in words):
            yield Paragraph((semibold("Correction. "), each.said))


def _printed(story: Sequence[Block]) -> str:
    """Return all words of a story, dates as in a narrow column."""
    words: list[str] = []

    def note(text: str) -> str:
        words.append(text)
        return text

    for _block in mapped(story, note):
        pass
    return _folded("\n".join(words))


def _folded(words: str) -> str:
    return _MONTH.sub(r"\1", words.replace("\N{NO-BREAK SPACE}", " "))
