"""The look of every page: colours, type scale, spacing, frame; and text with a weight, a colour or a link.

Lengths are in points unless stated otherwise. There is no markup language: a string is printed character by character,
so nothing that a person typed can open a file, break a document or act as an instruction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

MM = 72 / 25.4
"""Points in a millimetre."""

WHITE = "#ffffff"
TINT = "#eef4f3"
"""The background of every other row of a figure and of a callout."""

RULE = "#b9c6c4"
"""Thin rules. They are decoration and never the only sign of anything."""

WATERMARK = "#f5f7f7"
"""The large word across a draft, printed beneath everything else."""

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
SIDE = 20 * MM
HEADER_RULE = 17.5 * MM
"""From the page's upper edge."""

FOOTER_RULE = 16 * MM
"""From the page's lower edge."""

FULL_WIDTH = PAGE_WIDTH - 2 * SIDE
"""The width of all text, tables and figures: 482 points."""

GUTTER = 14.0
"""The gap between two facing columns."""

FRAME_TOP = 23 * MM
FRAME_HEIGHT = PAGE_HEIGHT - FRAME_TOP - 18.5 * MM
"""The height for text on a page."""

StyleName = Literal[
    "h1", "h2", "h3", "h4", "entry", "place", "under", "lead", "body", "table", "head", "group", "label", "note",
    "caption", "furniture",
]  # fmt: skip
"""The kind of a text, which sets its style: headings 1 to 4, an entry with a number of its own, the words above and
under a title, running text, the cells, heads and group rows of tables, labels, remarks, captions, header and footer."""

Weight = Literal["regular", "semibold", "bold"]
"""The weights of the typeface that are embedded."""


class TypeScale(StrEnum):
    """The kind of reader, which sets the size of the type."""

    PLAN = "plan"
    """Partners and the LMC."""
    ANNEX = "annex"
    """Parts that readers look things up in."""
    STAFF = "staff"
    """Staff and the ICB: clear print, 12 points at least."""
    NOTICE = "notice"
    """A page on a wall."""
    LARGE = "large"
    """Large print: 18 points, nothing under 16, and no columns."""


class InkTone(StrEnum):
    """The colours of text: each has a contrast of 7:1 or better on white and on `TINT`."""

    INK = "#1b2a2e"
    MUTED = "#46545a"
    ACCENT = "#0f5c57"
    TITLE = "#0e4a47"
    GOOD = "#125b2f"
    WAIT = "#7a3e00"
    BAD = "#8c1d18"


@dataclass(frozen=True, slots=True)
class Style:
    """The style of a paragraph: size and leading, weight and tone, space before and after."""

    size: float
    leading: float
    weight: Literal["regular", "semibold", "bold"] = "regular"
    tone: str = InkTone.INK
    before: float = 0
    after: float = 0

    @property
    def ascent(self) -> float:
        """From the top of a line to its baseline: capitals are midway between the edges of the leading."""
        return (self.leading + 0.66 * self.size) / 2


def _scale(
    h1: tuple[float, float],
    h2: tuple[float, float],
    body: tuple[float, float],
    cells: tuple[float, float],
    furniture: float,
) -> MappingProxyType[StyleName, Style]:
    """Return the styles of a scale from its five sizes, each with its leading."""
    size, leading = body
    small, close = cells
    return MappingProxyType(
        {
            "h1": Style(*h1, "bold", InkTone.ACCENT, before=h1[1] * 0.75, after=3),
            "h2": Style(*h2, "bold", InkTone.ACCENT, before=h2[1] * 0.75, after=h2[1] * 0.25),
            "h3": Style(size, leading, "semibold", before=leading * 0.6, after=leading * 0.2),
            "h4": Style(small, close, "semibold", before=close * 0.6, after=close * 0.2),
            "entry": Style(h2[0] - 0.5, h2[1], "bold", after=4),
            "place": Style(size + 1, leading + 1, "semibold", InkTone.MUTED, after=1),
            "under": Style(size, leading, tone=InkTone.MUTED, after=6),
            "lead": Style(size + 1, leading + 2, after=4),
            "body": Style(size, leading, after=size * 0.35),
            "table": Style(small, close),
            "head": Style(small, close, "semibold", InkTone.ACCENT),
            "group": Style(small, close, "semibold", InkTone.ACCENT),
            "label": Style(small, close, tone=InkTone.MUTED),
            "note": Style(small, close, tone=InkTone.MUTED, after=size * 0.35),
            "caption": Style(small, close, "semibold", InkTone.MUTED, before=size * 0.5, after=size * 0.5),
            "furniture": Style(furniture, furniture * 1.25, tone=InkTone.MUTED),
        }
    )


STYLES: MappingProxyType[TypeScale, MappingProxyType[StyleName, Style]] = MappingProxyType(
    {
        TypeScale.PLAN: _scale((26, 30), (16.5, 20), (12, 16), (11, 13.7), 10),
        TypeScale.ANNEX: _scale((22, 26), (15, 18), (10.5, 14.2), (10.5, 13.6), 10),
        TypeScale.STAFF: _scale((26, 30), (17, 21), (12.5, 17), (12, 15.5), 12),
        TypeScale.NOTICE: _scale((40, 46), (24, 29), (17, 24), (17, 23), 14),
        TypeScale.LARGE: _scale((32, 38), (24, 29), (18, 24), (18, 23.5), 16),
    }
)
"""The type scales, in points."""

_LABELS: MappingProxyType[TypeScale, float] = MappingProxyType(
    {
        TypeScale.PLAN: 92.0,
        TypeScale.ANNEX: 72.0,
        TypeScale.STAFF: 100.0,
        TypeScale.NOTICE: 128.0,
        TypeScale.LARGE: 92.0,
    }
)
"""The start of values, beside their labels."""

_NUMBERS: MappingProxyType[TypeScale, float] = MappingProxyType(
    {
        TypeScale.PLAN: 46.0,
        TypeScale.ANNEX: 34.0,
        TypeScale.STAFF: 40.0,
        TypeScale.NOTICE: 58.0,
        TypeScale.LARGE: 58.0,
    }
)
"""The start of an entry's title, beside its number."""


@dataclass(frozen=True, slots=True)
class PageSheet:
    """The current type scale, and the lengths that go with it."""

    kind: TypeScale = TypeScale.PLAN

    def turned(self, kind: TypeScale) -> "PageSheet":
        """Return the sheet for another scale; large print has one size everywhere, so it stays as it is."""
        return self if self.kind is TypeScale.LARGE else PageSheet(kind)

    @property
    def scale(self) -> float:
        """The ratio to the size of the plan."""
        return STYLES[self.kind]["body"].size / STYLES[TypeScale.PLAN]["body"].size

    @property
    def label(self) -> float:
        """The start of values, beside their labels."""
        return _LABELS[self.kind]

    @property
    def number(self) -> float:
        """The start of an entry's title, beside its number."""
        return _NUMBERS[self.kind]

    @property
    def columns(self) -> bool:
        """Whether columns are allowed."""
        return self.kind is not TypeScale.LARGE

    def style(self, name: StyleName) -> Style:
        """Return the named style of this scale."""
        return STYLES[self.kind][name]


def rgb(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, 0 to 1, of a colour written #rrggbb."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Run:
    """Text that differs from its surroundings; None means the paragraph's own style."""

    text: str
    weight: Weight | None = None
    tone: InkTone | None = None
    link: str | None = None
    """`#anchor` inside the document, or a whole address (`https://…`, `mailto:…`)."""

    page: bool = False
    """Whether `PAGE_AHEAD` in it stands for the number of the page that it links to."""

    breaks: str = ""
    """Characters after which a line may break inside a word."""


Text = str | Run | tuple[str | Run, ...]
"""The words of a block. A newline is a forced line break; other white space collapses."""


def bold(text: str, tone: InkTone | None = None) -> Run:
    """Return `text` in bold, in `tone` if one is given."""
    return Run(text, weight="bold", tone=tone)


def semibold(text: str, tone: InkTone | None = None) -> Run:
    """Return `text` in semibold, in `tone` if one is given."""
    return Run(text, weight="semibold", tone=tone)


def toned(text: str, tone: InkTone) -> Run:
    """Return `text` in another colour of the palette; colour must never be the only sign of a meaning."""
    return Run(text, tone=tone)


def linked(text: str, target: str) -> Run:
    """Return `text` as a link to `#anchor` or to a whole address."""
    return Run(text, tone=InkTone.ACCENT, link=target)


PAGE_AHEAD = "000"
"""A placeholder for a page number that is not known yet; as wide as a number can be."""

ADDRESS_BREAKS = "/.-?=&"
"""The characters after which an address may break."""


def on_page(words: str, anchor: str) -> Run:
    """Return “page 6” as a link: `words` and the number of the page on which `anchor` is."""
    return Run(f"{words}\N{NO-BREAK SPACE}{PAGE_AHEAD}" if words else PAGE_AHEAD, link=f"#{anchor}", page=True)


def narrow(text: str) -> Run:
    """Return a name for a narrow cell: it may break after a hyphen."""
    return Run(text, breaks="-")


def address(url: str) -> Run:
    """Return an address as one link, without its scheme, broken only where addresses may be."""
    return Run(url.partition("://")[2] or url, tone=InkTone.ACCENT, link=url, breaks=ADDRESS_BREAKS)


def unbroken(text: str) -> str:
    """Return `text` with spaces at which a line never breaks: for dates, sums, times and names with initials."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def runs(text: Text) -> Iterator[Run]:
    """Yield the runs of `text` in order."""
    if isinstance(text, str):
        yield Run(text)
    elif isinstance(text, Run):
        yield text
    else:
        for part in text:
            yield Run(part) if isinstance(part, str) else part


def plain(text: Text) -> str:
    """Return the characters of `text` without their styles."""
    return text if isinstance(text, str) else "".join(run.text for run in runs(text))
