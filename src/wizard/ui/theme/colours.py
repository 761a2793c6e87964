"""The colours of the window by purpose, for the light, dark, contrast and system contrast themes."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Tone(Enum):
    """The meaning of a chip, banner or outcome, shown by its colour. Its mark and words say the same."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WAITING = "waiting"
    BAD = "bad"


class Colours(NamedTuple):
    """Every colour of one theme, as `#rrggbb`."""

    page: str
    """Behind the cards."""
    surface: str
    """Cards, fields, the left column and the bottom bar."""
    sunken: str
    """Table headers, the track of the progress bar, and read-only fields."""
    ink: str
    """Text: 4.5:1 on page, surface, sunken and every tint."""
    muted: str
    """Secondary text and placeholders: 4.5:1 on page, surface and sunken."""
    hairline: str
    """The edge of a card. It is decoration and carries no meaning."""
    outline: str
    """The edge of a control: 3:1 on surface and page."""
    accent: str
    """The chosen option and the main button: 3:1 as a mark, 4.5:1 as text."""
    accent_strong: str
    """The accent under the pointer."""
    on_accent: str
    """Text and marks on the accent."""
    tint: str
    """The background of the chosen option."""
    good: str
    good_tint: str
    waiting: str
    waiting_tint: str
    bad: str
    bad_tint: str
    focus: str
    """The focus ring."""
    focus_line: str
    """The line round the focus ring, so that one of the two is always visible."""
    dark: bool
    """Whether the background is dark, which decides the tint of the glyphs in the style sheet."""

    def of_tone(self, tone: Tone) -> tuple[str, str]:
        """Return the ink of `tone`, for its mark and edge, and its background."""
        return {
            Tone.NEUTRAL: (self.muted, self.sunken),
            Tone.ACCENT: (self.accent, self.tint),
            Tone.GOOD: (self.good, self.good_tint),
            Tone.WAITING: (self.waiting, self.waiting_tint),
            Tone.BAD: (self.bad, self.bad_tint),
        }[tone]


LIGHT = Colours(
    page="#f2f5f5",
    surface="#ffffff",
    sunken="#ebeff0",
    ink="#16212b",
    muted="#4d5a66",
    hairline="#dbe2e4",
    outline="#6e7b87",
    accent="#0f5c57",
    accent_strong="#0a4642",
    on_accent="#ffffff",
    tint="#e2f0ee",
    good="#0b6b3a",
    good_tint="#e5f4ea",
    waiting="#864a00",
    waiting_tint="#fdf2da",
    bad="#a4241f",
    bad_tint="#fcecea",
    focus="#f2a900",
    focus_line="#16212b",
    dark=False,
)

DARK = Colours(
    page="#11161c",
    surface="#1a2129",
    sunken="#242d37",
    ink="#eef2f5",
    muted="#a9b5c0",
    hairline="#2f3a45",
    outline="#7f8d9a",
    accent="#6fd2c6",
    accent_strong="#92e2d9",
    on_accent="#08211f",
    tint="#163c38",
    good="#7edb9f",
    good_tint="#163320",
    waiting="#ffc266",
    waiting_tint="#3a2c13",
    bad="#ffa198",
    bad_tint="#43211f",
    focus="#ffcd45",
    focus_line="#0b0f13",
    dark=True,
)

CONTRAST = Colours(
    page="#000000",
    surface="#000000",
    sunken="#000000",
    ink="#ffffff",
    muted="#ffffff",
    hairline="#ffffff",
    outline="#ffffff",
    accent="#ffff00",
    accent_strong="#ffff99",
    on_accent="#000000",
    tint="#000000",
    good="#00ff7b",
    good_tint="#000000",
    waiting="#ffd800",
    waiting_tint="#000000",
    bad="#ffa9a0",
    bad_tint="#000000",
    focus="#00ffff",
    focus_line="#000000",
    dark=True,
)


def from_system(palette: QPalette) -> Colours:
    """Return the colours of the system's contrast theme, which take precedence over ours."""
    ground = palette.color(QPalette.ColorRole.Window).name()
    base = palette.color(QPalette.ColorRole.Base).name()
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    accent = palette.color(QPalette.ColorRole.Highlight).name()
    return Colours(
        page=ground,
        surface=base,
        sunken=base,
        ink=ink,
        muted=ink,
        hairline=ink,
        outline=ink,
        accent=accent,
        accent_strong=accent,
        on_accent=palette.color(QPalette.ColorRole.HighlightedText).name(),
        tint=base,
        good=ink,
        good_tint=base,
        waiting=ink,
        waiting_tint=base,
        bad=ink,
        bad_tint=base,
        focus=accent,
        focus_line=ink,
        dark=QColor(ground).lightness() < 128,
    )
