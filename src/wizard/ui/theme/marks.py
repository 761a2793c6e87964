"""The marks beside words: SVG files drawn for this program, painted in a theme's colour at any size."""

import math
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from wizard.foundation.paths import resource
from wizard.ui.theme.drawing import draw, read_drawing


class Mark(Enum):
    """A mark, by the name of its file in `resources/icons`."""

    TICK = "tick"
    CROSS = "cross"
    CLOCK = "clock"
    WARNING = "warning"
    PROBLEM = "problem"
    INFORMATION = "information"
    DASH = "dash"
    LOCK = "lock"
    UNDO = "undo"
    MENU = "menu"
    SEARCH = "search"
    CALENDAR = "calendar"
    PERSON = "person"
    DOCUMENT = "document"
    LINK = "link"
    DOWN = "down"
    RIGHT = "right"
    LEFT = "left"
    HOME = "home"
    LIST = "list"
    PEN = "pen"


_CACHE: dict[tuple[Mark, str, int], QPixmap] = {}


def mark_pixmap(mark: Mark, colour: str, pixels: int) -> QPixmap:
    """Return `mark` in `colour`, `pixels` device pixels wide and high.

    Raises:
        wizard.foundation.paths.MissingResourceError: The mark's file is not shipped.
    """
    key = (mark, colour, pixels)
    if key not in _CACHE:
        _CACHE[key] = draw(read_drawing(resource("icons", f"{mark.value}.svg")), colour, pixels)
    return _CACHE[key]


def paint_mark(painter: QPainter, mark: Mark, box: QRectF, colour: str) -> None:
    """Paint `mark` in `colour` into the square in the middle of `box`, sharp on every screen."""
    side = min(box.width(), box.height())
    pixels = max(1, round(side * painter.device().devicePixelRatioF()))
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(square, mark_pixmap(mark, QColor(colour).name(), pixels), QRectF(0, 0, pixels, pixels))
    painter.restore()


def mark_icon(mark: Mark, colour: str, side: int) -> QIcon:
    """Return `mark` as an icon of `side` pixels, for a button or a menu that Qt paints itself."""
    icon = QIcon()
    # As sharp as the sharpest screen there is, and not twice as sharp in vain.
    for factor in sorted({1, math.ceil(_screens_ratio())}):
        pixmap = QPixmap(mark_pixmap(mark, colour, side * factor))
        pixmap.setDevicePixelRatio(factor)
        icon.addPixmap(pixmap)
    return icon


def _screens_ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


def no_pen(painter: QPainter, fill: str) -> None:
    """Set `painter` to fill shapes with `fill` and draw no outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
