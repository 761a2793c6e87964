"""The bar below the page: the page's status and actions, then Back and Next."""

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
"""Below this width, in pixels at zoom 1, buttons show no keys."""


class BarPart(QWidget):
    """A page's part of the bar, left of Back and Next."""

    next_called = Signal(bool)
    """Whether Next is now the suggested action, and so the main button, has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.calls_next = False
        """Whether Next is the suggested action."""

    def why_not(self, shortcut: str) -> str:
        """Return why this shortcut cannot be used now; empty if it can, or if it does not belong to this part."""
        return ""

    def call_next(self, called: bool) -> None:
        """Make Next the main button or an ordinary one."""
        if called != self.calls_next:
            self.calls_next = called
            self.next_called.emit(called)

    def show_caps(self, shown: bool) -> None:
        """Show or hide the keys on its buttons."""
        for button in self.findChildren(Button):
            button.show_cap(shown)


class BottomBar(QFrame):
    """The bar with the page's part, Back and Next."""

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
        """Show a page's part of the bar; None if the page has none."""
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
        """Hide or show Back and Next."""
        show_if(not alone, self.back, self.next)

    def drop(self, part: BarPart) -> None:
        """Remove a page's part, because the page is being removed."""
        if part in self._parts:
            self._parts.remove(part)
            self._place.removeWidget(part)
            if self._shown is part:
                self._shown = None

    def fit(self) -> None:
        """Adapt to the zoom and the window's width."""
        theme, low = current(), frame_of(self) is FrameSize.LOW
        self._row.set_margins((16, 0, 16, 0) if low else (28, 0, 28, 0))
        self.setMinimumHeight(theme.px(_LOW if low else _HIGH))
        caps = self.width() >= theme.px(_CAPS)
        if self._shown is not None:
            self._shown.show_caps(caps)
        self.back.set_kind(ButtonKind.TEXT if low else ButtonKind.OUTLINED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the keys on the buttons in a narrow window."""
        super().resizeEvent(event)
        self.fit()

    def _renew_next(self) -> None:
        called = self._shown is None or self._shown.calls_next
        self.next.set_kind(ButtonKind.PRIMARY if called else ButtonKind.OUTLINED)


class BarSign(QWidget):
    """A mark of 24 pixels at the left of the bar. The words beside it say the same."""

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
        """Return a square that follows the zoom."""
        side = current().px(24)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        if self._mark is None:
            return
        # Imported here because the first paint shows no item.
        from wizard.ui.widgets.state_mark import paint_state

        painter = QPainter(self)
        paint_state(painter, self._mark, QRectF(self.rect()).adjusted(1, 1, -1, -1), forecast=self._forecast)
        painter.end()
