"""The bar below the page: what holds now and what to do about it, as the page says, then Back and Next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.frame_size import FrameSize, frame_of
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if

if TYPE_CHECKING:
    from wizard.guidance.position_kinds import Mark

_HIGH, _LOW = 68, 58
_CAPS = 880
"""Below this width, in pixels of the plain size, buttons show no keys."""


class BarPart(QWidget):
    """What a page puts into the bar, left of Back and Next."""

    next_called = Signal(bool)
    """Next is what to do now, or no longer is: it is the bar's filled button then."""

    def __init__(self) -> None:
        super().__init__()
        self.calls_next = False
        """Whether Next is what to do now."""

    def why_not(self, shortcut: str) -> str:
        """Return why what this shortcut does cannot be done now, in words; empty if it can, or is nothing of its."""
        return ""

    def call_next(self, called: bool) -> None:
        """Make Next the filled button, or not."""
        if called != self.calls_next:
            self.calls_next = called
            self.next_called.emit(called)

    def show_caps(self, shown: bool) -> None:
        """Show keys on its buttons, or leave them out."""
        for button in self.findChildren(Button):
            button.show_cap(shown)


class BottomBar(QFrame):
    """The page's part, Back, Next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("&Back", repeats=True)
        self.next = Button("&Next", repeats=True)
        self._parts: list[BarPart] = []
        self._shown: BarPart | None = None
        row = Row(10, (28, 0, 28, 0), self)
        self._row = row
        self._place = ColumnLayout(0)
        row.addLayout(self._place, 1)
        row.add(self.back, self.next)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.fit()

    def show_part(self, part: BarPart | None) -> None:
        """Show what a page puts into the bar; None where it puts nothing there."""
        if part is not None and part not in self._parts:
            self._parts.append(part)
            self._place.addWidget(part)
            part.next_called.connect(lambda _called: self._renew_next())
        for each in self._parts:
            show_if(each is part, each)
        self._shown = part
        self._renew_next()
        self.fit()

    def set_alone(self, alone: bool) -> None:
        """Show nothing but the page's part, or Back and Next as well."""
        show_if(not alone, self.back, self.next)

    def drop(self, part: BarPart) -> None:
        """Remove what a page put into the bar: the page is no more."""
        if part in self._parts:
            self._parts.remove(part)
            self._place.removeWidget(part)
            if self._shown is part:
                self._shown = None

    def fit(self) -> None:
        """Follow the zoom and the room in the window."""
        theme, low = current(), frame_of(self) is FrameSize.LOW
        self._row.set_margins((16, 0, 16, 0) if low else (28, 0, 28, 0))
        self.setMinimumHeight(theme.px(_LOW if low else _HIGH))
        caps = self.width() >= theme.px(_CAPS)
        if self._shown is not None:
            self._shown.show_caps(caps)
        self.back.set_kind(ButtonKind.TEXT if low else ButtonKind.OUTLINED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No keys on the buttons where there is no room."""
        super().resizeEvent(event)
        self.fit()

    def _renew_next(self) -> None:
        called = self._shown is None or self._shown.calls_next
        self.next.set_kind(ButtonKind.PRIMARY if called else ButtonKind.OUTLINED)


class BarSign(QWidget):
    """A mark of 24 pixels at the left of the bar; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self._forecast = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def show_state(self, mark: Mark, *, forecast: bool) -> None:
        """Show the mark of a state: filled if it is recorded, outlined if it is a `forecast`."""
        self._mark, self._forecast = mark, forecast
        self.update()

    def sizeHint(self) -> QSize:
        """A square that follows the zoom."""
        side = current().px(24)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        if self._mark is None:
            return
        # Imported here: the first paint has no item.
        from wizard.ui.widgets.state_mark import paint_state

        painter = QPainter(self)
        paint_state(painter, self._mark, QRectF(self.rect()).adjusted(1, 1, -1, -1), forecast=self._forecast)
        painter.end()
