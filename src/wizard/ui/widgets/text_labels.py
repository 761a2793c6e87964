"""Labels: plain text that wraps, each with one size and weight of the type scale.

They tell screen readers what Qt's widgets cannot say of themselves: what is a heading, a picture, a text to be read.
"""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QSizePolicy, QWidget

from wizard.ui.accessibility.notices import Notice, NoticeInterface
from wizard.ui.accessibility.screen_reader import READING, joined
from wizard.ui.accessibility.spoken_places import PLACES_ARE_SPOKEN, place_of
from wizard.ui.widgets.spacing import show_if

_WIDEST = 90
"""The most characters of a line that a label asks room for."""

_LONGEST = 4
"""How many of the longest words are measured to find the widest."""

_PICTURES = frozenset({"SignaturePad", "TimelineView"})
"""The names of the classes whose widgets are drawings; they say what is drawn in their description."""

_PLACES = frozenset({"AttendanceCard", "DecisionPanel", "Decisions", "RollCallSheet", "ScrollPage"})
"""The names of the classes whose widgets are entered, and say on the way in what they are and no more.

A page says its step. Of any other part that is entered, Orca reads all text that belongs to no field.
"""

_LAYOUT = frozenset({"QStackedWidget", "FoldSection"})
"""The names of the classes whose widgets only hold others, and are not worth a word."""

_installed: list[object] = []


class PlainLabel(QLabel):
    """Text as it is: no markup, no link, no mnemonic. Wraps, and takes the height that its width needs."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._measured: dict[str, QSize] = {}
        self._heights: dict[int, int] = {}
        self._font = self.font()
        self.setText(text)

    def show_text(self, text: str) -> None:
        """Show `text`; an empty one takes no room."""
        self.setText(text)
        show_if(bool(text), self)

    def setText(self, text: str) -> None:
        """Show `text`, which is measured anew."""
        self._measured, self._heights = {}, {}
        super().setText(text)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text in lines of `width`; layouts ask for the same a dozen times."""
        self._forget_other_font()
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """One line where that is not too wide; Qt's own guess would make a square of it."""
        if not self.wordWrap():
            return super().sizeHint()
        self._forget_other_font()
        if "size" not in self._measured:
            self._measured["size"] = self._measured_size()
        return self._measured["size"]

    def _forget_other_font(self) -> None:
        """Measure anew in another font.

        Asked here and not in `changeEvent`: the first event of whatever kind that Python is to see has PySide make the
        classes of all kinds, 70 of them and 1.9 MiB.
        """
        font = self.font()
        if font != self._font:
            self._font = font
            self._measured, self._heights = {}, {}

    def _measured_size(self) -> QSize:
        line = max(
            (self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")),
            default=0,
        )
        width = min(line + 4, self.fontMetrics().averageCharWidth() * _WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let a wrapping label shrink to its longest word; its height follows from its width."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        self._forget_other_font()
        if "least" not in self._measured:
            self._measured["least"] = self._measured_least()
        return self._measured["least"]

    def _measured_least(self) -> QSize:
        metrics = self.fontMetrics()
        # Measure the longest few words only: the widest word is one of them.
        words = sorted(set(self.text().split()), key=len, reverse=True)[:_LONGEST]
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), longest + 2) if longest else hint.width(), metrics.height())


class Eyebrow(PlainLabel):
    """The small line above a title."""


class Title(PlainLabel):
    """The title of a page."""


class CardTitle(PlainLabel):
    """The title of a card."""


class Subheading(PlainLabel):
    """A heading inside a card."""


class Lead(PlainLabel):
    """The one sentence below a page's title."""


class Body(PlainLabel):
    """Running text."""


class Muted(PlainLabel):
    """Second text: for whom, what for."""


class Hint(PlainLabel):
    """Small second text below a control."""


_HEADINGS = (Title, CardTitle, Subheading)


class _Heading(QAccessibleWidget):
    """A label that is a heading, so that a reader can go from one to the next."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        """Return the label's text for its name."""
        if kind == QAccessible.Text.Name:
            return self._label.accessibleName() or self._label.text()
        return super().text(kind)


class _Reading(QAccessibleWidget):
    """A text at which Tab stops: all of it is its name, because Orca passes over the description of a text."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part, QAccessible.Role.StaticText)
        self._part = part

    def text(self, kind: QAccessible.Text) -> str:
        """Return what it is called and what it says for its name, and no description."""
        if kind == QAccessible.Text.Name:
            return joined(self._part.accessibleName(), self._part.accessibleDescription())
        return "" if kind == QAccessible.Text.Description else super().text(kind)

    def childCount(self) -> int:
        """Return none where it is text alone: its labels are what it says, and would be read twice."""
        parts = self._part.findChildren(QWidget)
        return super().childCount() if any(part.focusPolicy() != Qt.FocusPolicy.NoFocus for part in parts) else 0


class _Place(QAccessibleWidget):
    """A page, called by its step, or a part of one."""

    def __init__(self, page: QWidget) -> None:
        # Of this role Orca says the name alone: no word for what it is, none on leaving it, none of the text in it.
        super().__init__(page, QAccessible.Role.LayeredPane)
        self._page = page

    def text(self, kind: QAccessible.Text) -> str:
        """Return the step for its name."""
        return place_of(self._page) if kind == QAccessible.Text.Name else super().text(kind)


def speak_headings(window: QWidget | None = None) -> None:
    """Have titles be headings to the ear, drawings pictures, and readings text; a second call changes nothing.

    Args:
        window: A screen reader may have asked for what is in this window already; it is to ask anew.
    """
    if _installed:
        return
    _installed.append(_spoken)
    QAccessible.installFactory(_spoken)
    if window is not None and QAccessible.isActive():
        for part in window.findChildren(QWidget):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(part)))


def _spoken(name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what speaks for `thing`; None leaves it to Qt, which asks for each class it is derived from."""
    if isinstance(thing, _HEADINGS):
        return _Heading(thing)
    if isinstance(thing, Notice):
        return NoticeInterface(thing)
    if name in _PICTURES and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Graphic)
    if (heard_as := getattr(thing, "heard_as", None)) is not None:
        own: QAccessibleInterface = heard_as()
        return own
    if isinstance(thing, QWidget) and thing.property(READING):
        return _Reading(thing)
    if PLACES_ARE_SPOKEN and name in _PLACES and isinstance(thing, QWidget):
        return _Place(thing)
    if name in _LAYOUT and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Client)
    return None
