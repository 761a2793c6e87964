"""A card with a title and a column of content, and a section that folds.

A folded section shows its title and a summary. Its body is built when it is first opened.
"""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from wizard.ui.accessibility.screen_reader import make_reading
from wizard.ui.theme import Icon, current, paint_mark
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import CardTitle


class Card(QFrame):
    """A card. Add content to `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, gap: int = 12) -> None:
        super().__init__(parent)
        self.body = ColumnLayout(gap, (20, 16, 20, 20), self)
        """The column with the card's content."""
        # A card without a title, such as a folding section, needs no label for it.
        self._title: CardTitle | None = None
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Show `title`; an empty one takes no space."""
        if title and self._title is None:
            self._title = CardTitle()
            self.body.insertWidget(0, self._title)
        if self._title is not None:
            self._title.show_text(title)
        self.setAccessibleName(title)


class _Head(QAbstractButton):
    """The line that folds and unfolds. It is not checkable, or screen readers would call it a check box."""

    turned = Signal(bool)
    """The reader unfolded (True) or folded (False)."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._summary = ""
        self.is_open = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self._turn(not self.is_open))
        current().changed.connect(self.updateGeometry)
        self._rename()

    def set_summary(self, summary: str) -> None:
        self._summary = summary
        self._rename()
        self.update()

    def show_open(self, is_open: bool) -> None:
        self.is_open = is_open
        self._rename()
        self.update()

    def _turn(self, is_open: bool) -> None:
        if is_open != self.is_open:
            self.show_open(is_open)
            self.turned.emit(is_open)

    def _rename(self) -> None:
        words = [self._title, self._summary, "expanded" if self.is_open else "collapsed"]
        self.setAccessibleName(", ".join(word for word in words if word))

    def ring(self) -> tuple[QRect, int]:
        return self.rect(), current().px(9)

    def sizeHint(self) -> QSize:
        return QSize(current().px(200), max(current().px(42), current().target))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.colours.tint))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(9), theme.px(9))
        side = theme.px(16)
        mark = Icon.DOWN if self.is_open else Icon.RIGHT
        colour = theme.colours.accent if self.underMouse() else theme.colours.muted
        paint_mark(painter, mark, QRectF(theme.px(14), (self.height() - side) / 2, side, side), colour)
        strong = theme.font_of(10.5, strong=True)
        left = theme.px(40)
        room = self.width() - left - theme.px(16)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(strong)
        painter.setPen(QColor(theme.colours.ink))
        painter.drawText(QRect(left, 0, room, self.height()), middle, self._title)
        used = QFontMetrics(strong).horizontalAdvance(self._title) + theme.px(10)
        painter.setFont(theme.font_of(10.5))
        painter.setPen(QColor(theme.colours.muted))
        rest = max(0, room - used)
        summary = painter.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, rest)
        painter.drawText(QRect(left + used, 0, rest, self.height()), middle, summary)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
        if event.key() in keys:
            self._turn(keys[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(not self.is_open)
        else:
            super().keyPressEvent(event)


class FoldBody(QFrame):
    """The part shown while unfolded."""


class FoldSection(Card):
    """A card that folds. Space, Enter or a click toggles it; Right unfolds, Left folds. Its state is kept."""

    opened = Signal(bool)
    """It was unfolded (True) or folded (False)."""

    def __init__(
        self,
        title: str,
        summary: str = "",
        build: Callable[[], QWidget] | None = None,
        parent: QWidget | None = None,
        *,
        read: bool = False,
    ) -> None:
        """Show `title` and `summary`. `build` makes the body when it is first unfolded; without it, fill `content`.

        With `read`, the body is text and a tab stop while it is unfolded.
        """
        super().__init__("", parent, gap=0)
        self._build = build
        self._head = _Head(title, self)
        self._read = read
        self._content = FoldBody(self)
        self.content = ColumnLayout(8, (40, 0, 20, 18), self._content)
        """The column with the section's content."""
        self.body.set_margins((1, 1, 1, 1))
        self.body.add(self._head, self._content)
        self._content.hide()
        self._head.turned.connect(self._unfold)
        self.setAccessibleName(title)
        self.setFocusProxy(self._head)
        self.set_summary(summary)

    @property
    def head(self) -> QAbstractButton:
        """The line that folds and unfolds."""
        return self._head

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self._head.is_open

    def set_summary(self, summary: str) -> None:
        """Show `summary` on one line beside the title, shortened with an ellipsis if needed."""
        self._head.set_summary(summary)

    def show_open(self, is_open: bool) -> None:
        """Unfold or fold without emitting a signal."""
        self._head.show_open(is_open)
        self._show_content(is_open)

    def _unfold(self, is_open: bool) -> None:
        self._show_content(is_open)
        self.opened.emit(is_open)

    def make_content(self) -> None:
        """Build the body if that has not happened yet."""
        if self._build is not None:
            build, self._build = self._build, None
            self.content.addWidget(build())
            if self._read:
                make_reading(self._content, self.accessibleName())

    def _show_content(self, is_open: bool) -> None:
        if is_open:
            self.make_content()
        self._content.setVisible(is_open)
