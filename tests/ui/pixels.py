"""Contrast as it is seen: calculated from the pixels of a rendered window, whatever style sheet or palette is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class Picture:
    """A rendered window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._width, self._height = image.width(), image.height()
        # A copy, as numbers 0xffrrggbb: the image's own memory goes with it.
        self._pixels = memoryview(bytes(image.constBits())).cast("I")

    def colours(self, box: QRect) -> Counter[int]:
        """How often each colour occurs in `box`, in the window's coordinates."""
        box = box.intersected(QRect(0, 0, self._width, self._height))
        starts = (y * self._width + box.left() for y in range(box.top(), box.bottom() + 1))
        return Counter(chain.from_iterable(self._pixels[start : start + box.width()] for start in starts))

    def ground(self, box: QRect) -> int:
        """The colour that fills most of `box`."""
        return self.colours(box).most_common(1)[0][0]

    def text_contrast(self, box: QRect) -> float:
        """The contrast between the background of `box` and the colour that stands out most from it.

        The stems of letters are blended with the background, so this is never more than the intended contrast.
        """
        found = self.colours(box)
        return most(found.most_common(1)[0][0], found)

    def seen(self, widget: QWidget) -> QRect:
        """The visible part of `widget` in the window; empty if it is not visible."""
        region = QRegion(widget.rect().translated(widget.mapTo(self._window, QPoint(0, 0))))
        part = widget.parentWidget()
        while part is not None and part is not self._window:
            view = part.viewport() if isinstance(part, QAbstractScrollArea) else part
            region &= QRegion(view.rect().translated(view.mapTo(self._window, QPoint(0, 0))))
            part = part.parentWidget()
        return region.boundingRect()


def contrast(one: int, other: int) -> float:
    """The contrast ratio of WCAG 2 between two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def most(ground: int, colours: Iterable[int]) -> float:
    """The highest contrast of any of `colours` with `ground`."""
    return max((contrast(ground, colour) for colour in colours), default=1.0)


@cache
def _luminance(colour: int) -> float:
    red, green, blue = (_linear((colour >> bits & 255) / 255) for bits in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
