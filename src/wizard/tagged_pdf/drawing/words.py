"""Text as the story holds it: plain strings, and runs with a weight, a tone or a link.

There is no markup language. A string is always printed as the characters it holds, so nothing typed by a person can
open a file, break a document or be taken for an instruction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wizard.tagged_pdf.drawing.text_styles import Tone

Weight = Literal["regular", "semibold", "bold"]
"""The weights of the typeface that are embedded."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that differs from its surroundings; what is None stays as the paragraph's style has it."""

    text: str
    weight: Weight | None = None
    tone: Tone | None = None
    link: str | None = None
    """`#anchor` inside the document, or a whole address (`https://…`, `mailto:…`)."""


Text = str | Run | tuple[str | Run, ...]
"""What every block takes as its words. A newline is a forced line break; other white space collapses."""


def bold(text: str, tone: Tone | None = None) -> Run:
    """Return `text` in bold, in `tone` if one is given."""
    return Run(text, weight="bold", tone=tone)


def semibold(text: str, tone: Tone | None = None) -> Run:
    """Return `text` in semibold, in `tone` if one is given."""
    return Run(text, weight="semibold", tone=tone)


def toned(text: str, tone: Tone) -> Run:
    """Return `text` in another colour of the palette; never let the colour alone carry a meaning."""
    return Run(text, tone=tone)


def linked(text: str, target: str) -> Run:
    """Return `text` as a link to `#anchor` or to a whole address."""
    return Run(text, tone=Tone.ACCENT, link=target)


def unbroken(text: str) -> str:
    """Return `text` with spaces at which a line never breaks: for dates, sums, times and names with initials."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def runs(text: Text) -> Iterator[Run]:
    """Give the runs of `text` in order."""
    if isinstance(text, str):
        yield Run(text)
    elif isinstance(text, Run):
        yield text
    else:
        for part in text:
            yield Run(part) if isinstance(part, str) else part


def plain(text: Text) -> str:
    """Return the characters of `text` alone."""
    return text if isinstance(text, str) else "".join(run.text for run in runs(text))
