"""The look of every page: colours, type scale, spacing, frame; and text with a weight, a colour or a link.

Lengths are in points unless said otherwise. There is no markup language: a string is printed as the characters it
holds, so nothing that a person typed can open a file, break a document or be taken for an instruction.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

MM = 72 / 25.4
"""Points in a millimetre."""

WHITE = "#ffffff"
TINT = "#eef4f3"
"""Behind every other row of a figure and behind a callout."""

RULE = "#b9c6c4"
"""Thin rules. Decoration: never the only sign of anything."""

WATERMARK = "#f5f7f7"
"""The large word across a draft, printed beneath everything else."""

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
SIDE = 22 * MM
HEADER_RULE = 16.5 * MM
"""From the page's upper edge."""

FOOTER_RULE = 16 * MM
"""From the page's lower edge."""

FULL_WIDTH = PAGE_WIDTH - 2 * SIDE
"""Of tables and figures."""

FRAME_TOP = HEADER_RULE + 6 * MM
FRAME_HEIGHT = PAGE_HEIGHT - FRAME_TOP - FOOTER_RULE - 4.5 * MM
"""Room for text on a page."""

MEASURE = 36 * 12
"""Width of running text at the normal size, about 78 characters of the body."""

StyleName = Literal["h1", "h2", "h3", "h4", "lead", "body", "table", "head", "note", "caption", "furniture"]

COMPACT_SIZE = 10.0

_COMPACT_AIR = 0.4
"""Share of the usual room between rows and round tables where things are set compactly."""

NORMAL_SIZE = 12.0
LARGE_PRINT_SIZE = 16.0

Weight = Literal["regular", "semibold", "bold"]
"""The weights of the typeface that are embedded."""


class InkTone(StrEnum):
    """The colours in which text is printed: each 7:1 or better on white and on `TINT`."""

    INK = "#1b2a2e"
    MUTED = "#46545a"
    ACCENT = "#0f5c57"
    TITLE = "#0e4a47"
    GOOD = "#125b2f"
    WAIT = "#7a3e00"
    BAD = "#8c1d18"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: size and leading, weight and tone, space before and after."""

    size: float
    leading: float
    weight: Literal["regular", "semibold", "bold"] = "regular"
    tone: InkTone = InkTone.INK
    before: float = 0
    after: float = 0

    def scaled(self, scale: float) -> "Style":
        """Return this style with every length times `scale`."""
        lengths = {name: getattr(self, name) * scale for name in ("size", "leading", "before", "after")}
        return replace(self, **lengths)

    @property
    def ascent(self) -> float:
        """From the top of a line to its baseline: capitals stand midway between the edges of the leading."""
        return (self.leading + 0.66 * self.size) / 2


STYLES: MappingProxyType[StyleName, Style] = MappingProxyType(
    {
        "h1": Style(26, 31, "bold", InkTone.TITLE, before=26, after=6),
        "h2": Style(17, 21, "bold", InkTone.TITLE, before=19, after=4),
        "h3": Style(13, 17, "semibold", InkTone.INK, before=11, after=3),
        "h4": Style(12, 17, "semibold", InkTone.MUTED, before=10, after=2),
        "lead": Style(13.5, 19, tone=InkTone.MUTED, after=10),
        "body": Style(12, 17, after=6),
        "table": Style(11.5, 15),
        "head": Style(11.5, 15, "semibold", InkTone.TITLE),
        "note": Style(10.5, 14, tone=InkTone.MUTED, after=6),
        "caption": Style(10.5, 14, "semibold", InkTone.MUTED, before=6, after=12),
        "furniture": Style(9.5, 12, tone=InkTone.MUTED),
    }
)
"""The type scale at the normal size."""

COMPACT_STYLES: MappingProxyType[StyleName, Style] = MappingProxyType(
    {
        **STYLES,
        "h3": Style(11.5, 14, "semibold", InkTone.INK, before=8, after=2),
        "h4": Style(10, 13, "semibold", InkTone.MUTED, before=6, after=1),
        "body": Style(10, 13, after=3),
        "table": Style(10, 13),
        "head": Style(10, 13, "semibold", InkTone.TITLE),
        "note": Style(9.5, 12.5, tone=InkTone.MUTED, after=3),
        "caption": Style(9.5, 12.5, "semibold", InkTone.MUTED, before=4, after=6),
    }
)
"""The type scale of what is looked up and not read through, with its body at `COMPACT_SIZE`: never in large print."""


@dataclass(frozen=True, slots=True)
class PageSheet:
    """The type scale for one export: everything grows with the body's size (12 normally, 16 in large print)."""

    body_size: float = NORMAL_SIZE
    compact: float | None = None
    """The size of the body where things are set compactly; None where they are not."""

    def compacted(self, size: float) -> "PageSheet":
        """Return this sheet set more tightly; large print is as large everywhere, so it stays as it is."""
        return replace(self, compact=size) if self.body_size == NORMAL_SIZE else self

    @property
    def scale(self) -> float:
        """How many times the normal size."""
        return self.body_size / NORMAL_SIZE

    @property
    def air(self) -> float:
        """How many times the usual room stands between rows and round tables."""
        return self.scale * (_COMPACT_AIR if self.compact else 1.0)

    def style(self, name: StyleName) -> Style:
        """Return the named style at this sheet's size."""
        if self.compact is not None:
            return COMPACT_STYLES[name].scaled(self.compact / COMPACT_SIZE)
        style = STYLES[name]
        return style if self.body_size == NORMAL_SIZE else style.scaled(self.scale)

    @property
    def measure(self) -> float:
        """Width of running text: the same number of characters at every size, as far as the page allows.

        What is set compactly is as wide as its tables: it is looked up by the line.
        """
        return FULL_WIDTH if self.compact is not None else min(MEASURE * self.scale, FULL_WIDTH)


def rgb(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, 0 to 1, of a colour written #rrggbb."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that differs from its surroundings; what is None stays as the paragraph's style has it."""

    text: str
    weight: Weight | None = None
    tone: InkTone | None = None
    link: str | None = None
    """`#anchor` inside the document, or a whole address (`https://…`, `mailto:…`)."""


Text = str | Run | tuple[str | Run, ...]
"""What every block takes as its words. A newline is a forced line break; other white space collapses."""


def bold(text: str, tone: InkTone | None = None) -> Run:
    """Return `text` in bold, in `tone` if one is given."""
    return Run(text, weight="bold", tone=tone)


def semibold(text: str, tone: InkTone | None = None) -> Run:
    """Return `text` in semibold, in `tone` if one is given."""
    return Run(text, weight="semibold", tone=tone)


def toned(text: str, tone: InkTone) -> Run:
    """Return `text` in another colour of the palette; never let the colour alone carry a meaning."""
    return Run(text, tone=tone)


def linked(text: str, target: str) -> Run:
    """Return `text` as a link to `#anchor` or to a whole address."""
    return Run(text, tone=InkTone.ACCENT, link=target)


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
