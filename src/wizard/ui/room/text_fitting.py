"""Chooses the type size of the card, and what to hide when the type would become too small."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from wizard.ui.room.large_text import LargeOutcome, LargeText, Sides
from wizard.ui.theme import current
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import SideBySide

_FITS = (1.3, 1.2, 1.1, 1.0, 0.94, 0.88, 0.82)
"""The possible type sizes, largest first. If even the last is too large, it is used and the card scrolls."""
_ROUNDING = 4
"""How many pixels the parts may be higher together than their own heights say, because of rounding."""
_BESIDE = 820
"""From this width on, in pixels at zoom 1, the decision may be beside the text about the item."""


class About(Enum):
    """How much text about the item to show."""

    BOTH_SIDES = "both_sides"
    SIDES_ALONE = "sides_alone"
    """Both sides across the whole card, without what the item asks."""
    ASKS = "asks"
    REQUIRED = "required"
    """The text on what a duty requires."""
    NOTHING = "nothing"


class Said(NamedTuple):
    """The parts of the card whose heights depend on the type size."""

    head: QWidget
    title: LargeText
    about: QWidget
    """The text about the item: what it asks and both sides, or what a duty requires."""
    asks: LargeText
    sides: Sides
    parts: SideBySide
    """The row of `about` and the decision."""
    outcome: LargeOutcome


class Fitting:
    """Chooses the largest type for one card at which nothing scrolls."""

    def __init__(self, card: Card, said: Said, view: QWidget) -> None:
        """Fit `said` into `card`; `view` has the width of the area that may scroll."""
        self._card = card
        self._said = said
        self._view = view
        self._texts: list[LargeText] = []
        self._holders: list[QWidget] = []

    def fit(self, choices: Sequence[tuple[About, float]]) -> bool:
        """Use the first choice that fits at its smallest size or larger, or else the last choice.

        Return whether everything fits.
        """
        self._texts = self._card.findChildren(LargeText)
        self._holders = [part for part in reversed(self._card.findChildren(QWidget)) if _holds_text(part)]
        width = self._view.width()
        for about, least in choices:
            # In a window narrower than 3 to 2, columns side by side are too narrow for type of this size.
            broad = self._card.width() * 2 >= self._card.height() * 3
            wide = about not in (About.NOTHING, About.SIDES_ALONE) and broad and width >= current().px(_BESIDE)
            fit, beside = max((self._largest(about, beside, width), beside) for beside in {wide, False})
            if fit >= least:
                self._arrange(fit or _FITS[-1], about, beside and bool(fit))
                return fit > 0
        return False

    def _largest(self, about: About, beside: bool, width: int) -> float:
        """Return the largest type size at which everything fits; 0 if none does."""
        low, high = 0, len(_FITS)
        while low < high:
            middle = (low + high) // 2
            self._arrange(_FITS[middle], about, beside)
            if self._needed(width) + _ROUNDING <= self._card.height():
                high = middle
            else:
                low = middle + 1
        return _FITS[low] if low < len(_FITS) else 0.0

    def _arrange(self, fit: float, about: About, beside: bool) -> None:
        for text in self._texts:
            text.set_fit(fit)
        said, direction = self._said, SideBySide.Direction
        said.about.setVisible(about is not About.NOTHING)
        said.asks.setVisible(about in (About.BOTH_SIDES, About.ASKS))
        said.sides.setVisible(about in (About.BOTH_SIDES, About.SIDES_ALONE))
        said.sides.set_beside(not beside)
        said.parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        said.parts.setStretch(0, 1 if beside else 0)

    def _needed(self, width: int) -> int:
        """Return the card height at which nothing scrolls."""
        layout, said = self._card.body, self._said
        margins = layout.contentsMargins()
        inner = self._card.width() - margins.left() - margins.right()
        # Qt invalidates layouts only when it handles posted events; the sizes are needed now.
        for holder in self._holders:
            held = holder.layout()
            if held is not None:
                held.invalidate()
            holder.updateGeometry()
        heights = [
            said.head.heightForWidth(inner),
            said.title.heightForWidth(inner),
            said.parts.heightForWidth(width),
            said.outcome.heightForWidth(inner),
        ]
        return sum(heights) + layout.spacing() * (len(heights) - 1) + margins.top() + margins.bottom()


def _holds_text(part: QWidget) -> bool:
    """Whether a widget lays out the card's text, directly or in its children."""
    return part.layout() is not None and part.findChild(LargeText) is not None
