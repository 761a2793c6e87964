"""The marks beside words: our own SVG files, painted in a theme's colour at any size.

This module reads them itself, because Qt's reader would load all of SVG before the first paint and try every format.
"""

import math
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from wizard.foundation.paths import resource

_SIDE = 20
"""The side of the square that every mark is drawn in."""
_SHAPE = re.compile(r"<(path|circle|rect) ([^>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_WIDTH = re.compile(r'stroke-width="([\d.]+)"')
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "a": 7, "z": 0}
"""How many numbers each path command takes."""


class Icon(Enum):
    """A mark, named after its file in `resources/icons`."""

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
    TOGETHER = "together"


_CACHE: dict[tuple[Icon, str, int], QPixmap] = {}


def mark_pixmap(mark: Icon, colour: str, pixels: int) -> QPixmap:
    """Return `mark` in `colour` as a square of `pixels` device pixels.

    Raises:
        wizard.foundation.paths.MissingResourceError: The mark's file is missing.
    """
    key = (mark, colour, pixels)
    if key not in _CACHE:
        _CACHE[key] = draw(read_drawing(resource("icons", f"{mark.value}.svg")), colour, pixels)
    return _CACHE[key]


def paint_mark(painter: QPainter, mark: Icon, box: QRectF, colour: str) -> None:
    """Paint `mark` in `colour` into the largest square in the middle of `box`, sharp on every screen."""
    side = min(box.width(), box.height())
    pixels = max(1, round(side * painter.device().devicePixelRatioF()))
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(square, mark_pixmap(mark, QColor(colour).name(), pixels), QRectF(0, 0, pixels, pixels))
    painter.restore()


def mark_icon(mark: Icon, colour: str, side: int) -> QIcon:
    """Return `mark` as an icon of `side` pixels, for a button or a menu that Qt paints itself."""
    icon = QIcon()
    # Add only the resolutions that the attached screens need.
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


class Drawing(NamedTuple):
    """A mark: lines of one width with round ends, in a square of 20 by 20."""

    width: float
    lines: tuple[QPainterPath, ...]
    filled: tuple[QPainterPath, ...]
    """The lines that are also filled."""


@cache
def read_drawing(path: Path) -> Drawing:
    """Return the drawing in a file of `resources/icons`.

    Raises:
        ValueError: The file uses something that marks may not contain.
        OSError: The file cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    width = _WIDTH.search(text)
    if width is None:
        raise ValueError(f"{path.name}: no width of the lines")
    lines, filled = [], []
    for kind, words in _SHAPE.findall(text):
        given = dict(_ATTRIBUTE.findall(words))
        line = _outline(given["d"]) if kind == "path" else _round_shape(kind, given)
        lines.append(line)
        if "fill" in given:
            filled.append(line)
    return Drawing(float(width[1]), tuple(lines), tuple(filled))


def draw(drawing: Drawing, colour: str, pixels: int) -> QPixmap:
    """Return `drawing` in `colour` on a transparent square of `pixels` device pixels."""
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / _SIDE, pixels / _SIDE)
    ink = QColor(colour)
    pen = QPen(ink, drawing.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    for line in drawing.lines:
        painter.strokePath(line, pen)
    for line in drawing.filled:
        painter.fillPath(line, ink)
    painter.end()
    return pixmap


def _round_shape(kind: str, given: dict[str, str]) -> QPainterPath:
    line = QPainterPath()
    if kind == "circle":
        radius = float(given["r"])
        line.addEllipse(QPointF(float(given["cx"]), float(given["cy"])), radius, radius)
    else:
        box = QRectF(*(float(given[name]) for name in ("x", "y", "width", "height")))
        line.addRoundedRect(box, float(given["rx"]), float(given["rx"]))
    return line


def _commands(words: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of a path with its numbers. SVG lets a repeated command be left out."""
    tokens: list[str] = _TOKEN.findall(words)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        takes = _TAKES.get(command.lower())
        if takes is None:
            raise ValueError(f"a mark is not drawn with “{command}”")
        yield command, [float(token) for token in tokens[at : at + takes]]
        at += takes
        command = {"M": "L", "m": "l"}.get(command, command)


def _outline(words: str) -> QPainterPath:
    line = QPainterPath()
    for command, numbers in _commands(words):
        here = line.currentPosition()
        from_here = here if command.islower() else QPointF()
        match command.lower():
            case "m":
                line.moveTo(from_here + QPointF(*numbers))
            case "l":
                line.lineTo(from_here + QPointF(*numbers))
            case "h":
                line.lineTo(from_here.x() + numbers[0], here.y())
            case "v":
                line.lineTo(here.x(), from_here.y() + numbers[0])
            case "a":
                _bend(line, numbers, from_here + QPointF(numbers[5], numbers[6]))
            case "z":
                line.closeSubpath()
    return line


def _bend(line: QPainterPath, numbers: list[float], to: QPointF) -> None:
    """Add an arc that ends at `to`."""
    large, clockwise = bool(numbers[3]), bool(numbers[4])
    here = line.currentPosition()
    half = (to - here) / 2
    length = math.hypot(half.x(), half.y())
    # If the radius is too small for the arc to reach both ends, SVG asks for the smallest that does (SVG 1.1, F.6.6).
    radius = max(numbers[0], length)
    # The centre is on the perpendicular through the midpoint between both ends.
    away = math.sqrt(max(0.0, radius * radius - length * length)) / length * (1 if large == clockwise else -1)
    centre = here + half + QPointF(half.y() * away, -half.x() * away)
    begin = math.degrees(math.atan2(centre.y() - here.y(), here.x() - centre.x()))
    end = math.degrees(math.atan2(centre.y() - to.y(), to.x() - centre.x()))
    sweep = -((begin - end) % 360) if clockwise else (end - begin) % 360
    line.arcTo(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), begin, sweep)
