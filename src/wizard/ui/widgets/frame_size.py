"""Three classes of window size. Each page and each part of the frame is laid out by class."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from wizard.ui.theme import current

_LOW_WIDTH, _LOW_HEIGHT = 1000, 600
_WIDE_WIDTH = 1700
_FOLDED_WIDTH = 1280
"""In pixels at zoom 1."""


class FrameSize(StrEnum):
    """A class of window."""

    LOW = "low"
    """One line above the page, and only one part of the page at a time."""
    PLAIN = "plain"
    WIDE = "wide"
    """Three columns."""


def frame_of(part: QWidget) -> FrameSize:
    """Return the size class of the part's window."""
    window, theme = part.window(), current()
    if window.width() < theme.px(_LOW_WIDTH) or window.height() < theme.px(_LOW_HEIGHT):
        return FrameSize.LOW
    return FrameSize.WIDE if window.width() >= theme.px(_WIDE_WIDTH) else FrameSize.PLAIN


def is_folded(part: QWidget) -> bool:
    """Whether the part's window only has space for the numbers of the steps."""
    return part.window().width() < current().px(_FOLDED_WIDTH)
