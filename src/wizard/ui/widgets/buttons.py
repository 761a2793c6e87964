"""Buttons: one filled on each page, others outlined, text only for the least important; and rows of buttons."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from wizard.ui.theme import Icon, current
from wizard.ui.theme.marks import mark_icon
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.second_press import Arrival, presses
from wizard.ui.widgets.typing_news import tell_everything


class ButtonKind(Enum):
    """How prominent a button is."""

    PRIMARY = "primary"
    OUTLINED = "outlined"
    TEXT = "text"
    DANGER = "danger"


_MNEMONIC = Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
_BY_KEY = Qt.FocusReason.ShortcutFocusReason
_ON_THE_PAD = Qt.KeyboardModifier.KeypadModifier


class Button(QPushButton):
    """A button. In `text`, & marks the mnemonic; escape text from files or people with `plain` first.

    A press right after another does nothing unless the button `repeats`. This covers double clicks, held keys, and
    presses meant for another button that was in the same place.
    """

    def __init__(
        self,
        text: str,
        pressed: Callable[[], object] | None = None,
        kind: ButtonKind = ButtonKind.OUTLINED,
        parent: QWidget | None = None,
        *,
        mark: Icon | None = None,
        small: bool = False,
        repeats: bool = False,
        cap: str = "",
    ) -> None:
        """Show `text`. `cap` is the shortcut, drawn as a key."""
        super().__init__(text, parent)
        self._repeats = repeats
        self._cap = cap
        self._has_cap = True
        self._arrival = Arrival()
        self._letter: QShortcut | None = None
        self._kind = kind
        self._mark = mark
        self.setProperty("kind", kind.value)
        self.setProperty("small", small)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())
        if mark is not None:
            current().changed.connect(self._renew_icon)
            self._renew_icon()

    def set_text(self, text: str) -> None:
        """Show `text`, and use it as the accessible name."""
        if text != self.text():
            self._arrival.note()
        self.setText(text)
        self._take_letter(QKeySequence.mnemonic(text))
        self.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))

    def _take_letter(self, letter: QKeySequence) -> None:
        """Have the mnemonic press at once: Qt waits for a tenth of a second, and the next key may come before it."""
        if not letter.isEmpty():
            self.setShortcut(QKeySequence())
        if self._letter is not None:
            self._letter.setKey(letter)
        elif not letter.isEmpty():
            self._letter = QShortcut(letter, self, self.press, autoRepeat=False)
            self._letter.activatedAmbiguously.connect(lambda: self.setFocus(_BY_KEY))

    @property
    def mnemonic(self) -> QKeySequence:
        """The keys of the marked letter; empty if there is none."""
        return QKeySequence() if self._letter is None else self._letter.key()

    @property
    def cap(self) -> str:
        """The shortcut shown; empty if there is none."""
        return self._cap

    @property
    def kind(self) -> ButtonKind:
        """How prominent it is."""
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how prominent it is."""
        if kind is not self._kind:
            self._kind = kind
            self.setProperty("kind", kind.value)
            self.style().unpolish(self)
            self.style().polish(self)
            self._renew_icon()

    def show_cap(self, shown: bool) -> None:
        """Show the key, or hide it if there is no space."""
        if shown != self._has_cap:
            self._has_cap = shown
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key beside the text."""
        if not self._cap or not self._has_cap:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self._cap_room()
        left = (self.width() - self.fontMetrics().size(_MNEMONIC, words).width() - room) // 2
        theme = current()
        filled = self._kind is ButtonKind.PRIMARY and self.isEnabled()
        ink = theme.colours.on_accent if filled else theme.colours.ink if self.isEnabled() else theme.colours.muted
        painter.setPen(QColor(ink))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), _MNEMONIC | Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_cap(painter, self.width() - left - room + theme.px(8), filled=filled)
        painter.end()

    def _paint_cap(self, painter: QStylePainter, left: int, *, filled: bool) -> None:
        theme = current()
        painter.setFont(theme.font_of(9, strong=True))
        height = painter.fontMetrics().height() + theme.px(4)
        box = QRect(left, (self.height() - height) // 2, self._cap_room() - theme.px(8), height)
        edge = QColor(theme.colours.on_accent if filled else theme.colours.outline)
        edge.setAlphaF(0.6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.setPen(QColor(theme.colours.on_accent if filled else theme.colours.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._cap)

    def _cap_room(self) -> int:
        if not self._cap or not self._has_cap:
            return 0
        theme = current()
        return QFontMetrics(theme.font_of(9, strong=True)).horizontalAdvance(self._cap) + theme.px(8 + 14)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Accept the second half of a double click only if the button repeats."""
        if self._repeats:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ignore a press meant for a button that was here before."""
        if self._is_second():
            event.accept()
        else:
            Arrival.note_press()
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ignore a held key, and a key press meant for the button that had the focus before."""
        is_press = presses(event)
        if is_press and not self._repeats and (event.isAutoRepeat() or self._is_second()):
            event.accept()
            return
        if is_press:
            Arrival.note_press()
        if enter_presses(self, event):
            Arrival.note_done()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Note that the press is done, because Space works when it is released."""
        super().keyReleaseEvent(event)
        Arrival.note_release(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Note that the press is done after its effect."""
        super().mouseReleaseEvent(event)
        Arrival.note_done()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Note when the button moved."""
        self._arrival.note()
        super().moveEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Note when the button appeared."""
        self._arrival.note()
        super().showEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note when the program gave it the focus."""
        self._arrival.note_focus(event.reason())
        super().focusInEvent(event)

    def press(self) -> None:
        """Press the button by its shortcut, unless the key was meant for another button in this place."""
        if not self._is_second():
            Arrival.note_press()
            self.click()
            Arrival.note_done()

    def _is_second(self) -> bool:
        """Whether a press a moment ago moved, renamed or showed this button, so that the next is not meant for it."""
        return not self._repeats and self._arrival.is_second

    def sizeHint(self) -> QSize:
        """Return at least the minimum target size, even for a single character."""
        return self._large_enough(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return at least the minimum target size."""
        return self._large_enough(super().minimumSizeHint())

    def _large_enough(self, hint: QSize) -> QSize:
        target = current().target
        return QSize(max(hint.width() + self._cap_room(), target), max(hint.height(), target))

    def _renew_icon(self) -> None:
        if self._mark is None:
            return
        theme = current()
        colour = {
            ButtonKind.PRIMARY: theme.colours.on_accent,
            ButtonKind.TEXT: theme.colours.accent,
            ButtonKind.DANGER: theme.colours.bad,
        }.get(self._kind, theme.colours.ink)
        side = theme.px(18)
        self.setIcon(mark_icon(self._mark, colour, side))
        self.setIconSize(QSize(side, side))


class ButtonRow(QWidget):
    """Buttons in a row, aligned left or, with `right`, right. They wrap if there is no space."""

    def __init__(self, *buttons: QPushButton, right: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Flow(8, self, right=right).add(*buttons)


def enter_presses(button: QWidget | None, event: QKeyEvent) -> bool:
    """Press `button` on Enter if it is a button; return whether the key was handled."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & ~_ON_THE_PAD:
        return False
    if not isinstance(button, QAbstractButton) or not button.isEnabled():
        return False
    # Holding the key down presses only once.
    if not event.isAutoRepeat():
        button.click()
    event.accept()
    return True


def enter_presses_focused(event: QKeyEvent) -> bool:
    """Press the focused button on Enter. For windows, which receive unused keys."""
    return enter_presses(QApplication.focusWidget(), event)


def press_filled(window: QWidget) -> None:
    """Press the main button nearest to the focus: in its card, its page, or else the window's bar.

    This passes on typed text first, as if the field had lost the focus.
    """
    tell_everything()
    focused: QWidget | None = window.focusWidget()
    part: QWidget | None = window if focused is None else focused
    while part is not None:
        for button in part.findChildren(Button):
            if button.kind is ButtonKind.PRIMARY and button.isVisible() and button.isEnabled():
                button.press()
                return
        part = None if part is window else part.parentWidget()


def plain(text: str) -> str:
    """Return `text` with & escaped, so that a button or a menu shows it literally."""
    return text.replace("&", "&&")
