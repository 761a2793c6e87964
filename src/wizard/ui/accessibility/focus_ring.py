"""The focus ring: an overlay for each window that draws an amber and dark ring round the focused widget."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from wizard.ui.theme import current

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
_TYPED_INTO = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)


@runtime_checkable
class Ringed(Protocol):
    """A widget that decides where its focus ring is drawn."""

    def ring(self) -> tuple[QRect, int]:
        """Return the ring's box in the widget's own coordinates (empty for no ring) and its corner radius."""
        ...


class FocusRing(QWidget):
    """The ring of one top-level window. Shown on keyboard focus, and always round text fields."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._followed: list[QWidget] = []
        self._target: QWidget | None = None
        self._radius = 0
        self._cut = QRect()
        self.setObjectName("focusRing")
        # The overlay covers the focused widget, so clicks must pass through it.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        # A window still shown at exit is deleted together with the interpreter, when event names no longer resolve.
        application.aboutToQuit.connect(self._let_go)
        current().changed.connect(self._place)

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring surrounds; None while no ring is shown."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and its parents as they move. A key press shows the ring that a click did not."""
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif kind == QEvent.Type.KeyPress and self._target is None and isinstance(watched, QWidget):
            self._follow(watched)
        elif kind in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease) and isinstance(
            watched, QAbstractItemView
        ):
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the amber ring between two dark lines."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._cut)
        thick = max(2, round(2.5 * theme.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outer = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        for colour, width, inset in (
            (theme.colours.focus_line, thick + 2, thick / 2),
            (theme.colours.focus, thick, thick / 2),
        ):
            painter.setPen(QPen(QColor(colour), width))
            radius = self._radius + thick / 2
            painter.drawRoundedRect(outer.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._followed:
            # Qt may have deleted the widget by now; PySide raises on a call to a deleted object.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        self._target = None
        if new is None or new.window() is not self._window:
            self.hide()
            return
        part: QWidget | None = new
        while part is not None:
            # Follow all parents too: when one of them moves or scrolls, the widget itself gets no event.
            part.installEventFilter(self)
            self._followed.append(part)
            part = None if part is self._window else part.parentWidget()
        # A click shows no ring, as in browsers, except round text fields.
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if by_mouse and not isinstance(new, _TYPED_INTO):
            self.hide()
        else:
            self._follow(new)

    def _let_go(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._focus_moved)
        self._focus_moved(None, None)

    def _follow(self, widget: QWidget) -> None:
        if widget is not QApplication.focusWidget():
            return
        # In an editable combo box or a spin box the inner line edit has the focus. Draw round the whole box.
        parent = widget.parentWidget()
        self._target = parent if isinstance(parent, QComboBox | QAbstractSpinBox) else widget
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        theme = current()
        box, self._radius = target.ring() if isinstance(target, Ringed) else (target.rect(), theme.px(6))
        out = max(2, round(2.5 * theme.zoom)) + 2
        seen = self._seen(target)
        place = QRect(target.mapTo(self._window, box.topLeft()), box.size()).adjusted(-out, -out, out, out)
        if box.isEmpty() or not seen.intersects(place):
            self.hide()
            return
        self.setGeometry(place)
        self._cut = seen.translated(-place.topLeft())
        self.raise_()
        self.show()
        self.update()

    def _seen(self, target: QWidget) -> QRect:
        """Return the part of the window where the ring may be painted: inside all scroll areas around `target`."""
        seen = self._window.rect()
        part = target.parentWidget()
        while part is not None and part is not self._window:
            if isinstance(part, QAbstractScrollArea) and part.viewport().isAncestorOf(target):
                view = part.viewport()
                seen = seen.intersected(QRect(view.mapTo(self._window, QPoint(0, 0)), view.size()))
            part = part.parentWidget()
        return seen
