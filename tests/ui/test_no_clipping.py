"""No text is cut off, nothing overlaps, nothing scrolls sideways: every step, from the smallest window up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.states import STEPS, page_of, settle, window_with

from wizard.overview.places import read_place
from wizard.ui.accessibility.focus_ring import FocusRing
from wizard.ui.theme import Theme

SIZES = {
    "1366×768": (1366, 768),
    "1024×700": (1024, 700),
    "1920×1080 at 200 %": (960, 540),
    "1366×768 at 150 %": (911, 485),
    "the smallest": (760, 480),
}
"""In logical pixels, which a layout uses at any scaling."""

SLACK = 2
_LEAVES = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


class Placed(NamedTuple):
    """A leaf, the sheet that it is on, and its place there."""

    widget: QWidget
    ground: QWidget
    box: QRect


def leaves(window: QWidget) -> list[QWidget]:
    """Return the visible labels, buttons and fields that do not contain one another."""
    return [
        widget
        for kind in _LEAVES
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and widget.window() is window
        and not isinstance(widget.parentWidget(), (*_LEAVES, FocusRing))
        and not (isinstance(widget, QLabel) and not widget.text())
    ]


def described(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} “{(words or widget.accessibleName())[:50]}”"


def sheet(widget: QWidget) -> QWidget:
    """Return the sheet of `widget`: the content of its scroll area, or the window."""
    part, parent = widget, widget.parentWidget()
    while parent is not None and not part.isWindow():
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return part
        part, parent = parent, area
    return widget.window()


def place(widget: QWidget) -> Placed:
    """Return the place of `widget` on its sheet."""
    ground = sheet(widget)
    return Placed(widget, ground, widget.rect().translated(widget.mapTo(ground, QPoint(0, 0))))


def needed(label: QLabel) -> QSize:
    """Return the space that the words of a label need at its width."""
    flags = Qt.AlignmentFlag.AlignLeft | (Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine)
    room = QRect(0, 0, label.contentsRect().width(), 100_000)
    return label.fontMetrics().boundingRect(room, flags, label.text()).size()


def cut_off(placed: Iterable[Placed]) -> Iterator[str]:
    """Yield widgets with less space than their words need, and those that reach beyond their sheet."""
    for widget, ground, box in placed:
        have = widget.contentsRect().size()
        if isinstance(widget, QLabel) and widget.text():
            want = needed(widget)
        elif isinstance(widget, QPushButton) and widget.text():
            want = QSize(widget.minimumSizeHint().width(), widget.fontMetrics().height())
            have = widget.size()
        elif isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
            want = QSize(0, widget.heightForWidth(widget.width()))
        else:
            want = QSize(0, widget.fontMetrics().height())
        if want.width() > have.width() + SLACK or want.height() > have.height() + SLACK:
            yield f"{described(widget)} has {have.toTuple()} and needs {want.toTuple()}"
        if box.right() > ground.width() + SLACK or box.left() < -SLACK or box.bottom() > ground.height() + SLACK:
            yield f"{described(widget)} at {box.getRect()} reaches beyond {ground.size().toTuple()}"


def overlapping(placed: Iterable[Placed]) -> Iterator[str]:
    """Yield the pairs on the same sheet that overlap."""
    for (one, ground, box), (other, same, second) in combinations(placed, 2):
        if ground is same and box.intersects(second):
            common = box.intersected(second)
            inside = one.isAncestorOf(other) or other.isAncestorOf(one)
            if common.width() > SLACK and common.height() > SLACK and not inside:
                yield f"{described(one)} lies on {described(other)}"


def sideways(window: QWidget) -> Iterator[str]:
    """Yield everything that scrolls sideways, or would if it had a bar."""
    for area in window.findChildren(QAbstractScrollArea):
        if not area.isVisible() or area.window() is not window or isinstance(area, QPlainTextEdit):
            continue
        inside = area.widget() if hasattr(area, "widget") else None
        if area.horizontalScrollBar().maximum() or (inside and inside.width() > area.viewport().width()):
            yield f"{type(area).__name__} “{area.accessibleName()}” scrolls sideways"


def complaints(window: QWidget, where: str) -> list[str]:
    placed = [place(widget) for widget in leaves(window)]
    return [f"{where}: {each}" for each in (*cut_off(placed), *overlapping(placed), *sideways(window))]


@pytest.mark.parametrize("state", ["empty", "longest", "closed"])
def test_nothing_is_cut_off_overlaps_or_scrolls_sideways_from_wide_to_small_and_back(qtbot: QtBot, state: str) -> None:
    window = window_with(qtbot, state)
    found = []
    for step in STEPS:
        page_of(window, step)
        for name, size in (*SIZES.items(), ("1366×768 again", SIZES["1366×768"])):
            window.resize(*size)
            settle()
            assert window.size().toTuple() == size
            found += complaints(window, f"{step} at {name}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", list(SIZES.values())[1:])
def test_nor_in_a_window_that_was_never_wider(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = window_with(qtbot, "longest", size)
    found = []
    for step in STEPS:
        page_of(window, step)
        found += complaints(window, step)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", ["empty", "half", "closed"])
def test_a_page_stands_from_its_first_frame_on(qtbot: QtBot, state: str) -> None:
    window = window_with(qtbot, state, (1366, 728))
    found = []
    for step in STEPS:
        window.show_step(read_place(step).step)
        for frame in range(1, 4):
            found += complaints(window, f"{step}, frame {frame}")
            QApplication.processEvents()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", ["empty", "half", "closed"])
def test_a_page_opens_at_its_top(qtbot: QtBot, state: str) -> None:
    window = window_with(qtbot, state)
    scrolled = []
    for step in STEPS:
        page_of(window, step)
        scrolled += [
            f"{step}: {area.accessibleName()} at {area.verticalScrollBar().value()}"
            for area in window.findChildren(QScrollArea)
            if area.isVisible() and area.verticalScrollBar().value() and not area.isAncestorOf(window.focusWidget())
        ]
    assert scrolled == []


@pytest.mark.parametrize("zoom", [1.3, 1.5])
def test_nor_with_larger_type(qtbot: QtBot, theme: Theme, zoom: float) -> None:
    theme.zoom_to(zoom)
    window = window_with(qtbot, "longest", (1366, 768))
    found = []
    for step in STEPS:
        page_of(window, step)
        found += complaints(window, step)
    assert not found, "\n".join(found)


def test_nor_with_targets_for_fingers(qtbot: QtBot, theme: Theme) -> None:
    theme.set_touch(True)
    window = window_with(qtbot, "longest", (1024, 700))
    found = []
    for step in STEPS:
        page_of(window, step)
        found += complaints(window, step)
        found += [
            f"{step}: {described(each)} is a target of {each.size().toTuple()}"
            for each in leaves(window)
            if isinstance(each, QAbstractButton) and min(each.size().toTuple()) < theme.target - 1
        ]
    assert not found, "\n".join(found)
