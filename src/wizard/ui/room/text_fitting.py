"""How large the words of the card can be, and what gives way when they would become too small."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from wizard.ui.room.large_text import LargeOutcome, LargeText, Sides
from wizard.ui.theme import current
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import SideBySide

_FITS = (1.3, 1.2, 1.1, 1.0, 0.94, 0.88, 0.82)
"""How large the words are, the largest first; the last is kept, and scrolls, where even that is too large."""
_ROUNDING = 4
"""Pixels by which the parts together may be higher than what each of them says."""
_BESIDE = 820
"""From this width on, in pixels of the plain size, the decision may stand beside what it is about."""


class About(Enum):
    """How much is said of the item."""

    BOTH_SIDES = "both_sides"
    SIDES_ALONE = "sides_alone"
    """Both sides without what it asks, across the whole card."""
    ASKS = "asks"
    REQUIRED = "required"
    """What a duty requires."""
    NOTHING = "nothing"


class Said(NamedTuple):
    """The parts of the card whose heights follow from the size of the words."""

    head: QWidget
    title: LargeText
    about: QWidget
    """What is said of the item: what it asks and both sides, or what a duty requires."""
    asks: LargeText
    sides: Sides
    parts: SideBySide
    """`about`, and the decision."""
    outcome: LargeOutcome


class Fitting:
    """Makes the words of one card as large as everything has room for without scrolling."""

    def __init__(self, card: Card, said: Said, view: QWidget) -> None:
        """Fit what is said into `card`; `view` is as wide as what may scroll."""
        self._card = card
        self._said = said
        self._view = view
        self._texts: list[LargeText] = []
        self._holders: list[QWidget] = []

    def fit(self, choices: Sequence[tuple[About, float]]) -> bool:
        """Take the first choice whose words need not be smaller than its least size; the last one in any case.

        Return whether all of it has room.
        """
        self._texts = self._card.findChildren(LargeText)
        self._holders = [part for part in reversed(self._card.findChildren(QWidget)) if _holds_text(part)]
        width = self._view.width()
        for about, least in choices:
            # In a window narrower than 3 to 2 a column beside another is too narrow for words of this size.
            broad = self._card.width() * 2 >= self._card.height() * 3
            wide = about not in (About.NOTHING, About.SIDES_ALONE) and broad and width >= current().px(_BESIDE)
            fit, beside = max((self._largest(about, beside, width), beside) for beside in {wide, False})
            if fit >= least:
                self._arrange(fit or _FITS[-1], about, beside and bool(fit))
                return fit > 0
        return False

    def _largest(self, about: About, beside: bool, width: int) -> float:
        """Return the largest size of the words for which everything has room; 0 if none has."""
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
        """Return the height of the card for which nothing scrolls."""
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
    """Whether a widget lays out text of the card's own, directly or further in."""
    return part.layout() is not None and part.findChild(LargeText) is not None
