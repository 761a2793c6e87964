"""Labels of plain, wrapping text, each with one size and weight of the type scale.

They also tell screen readers what Qt's widgets cannot: which parts are headings, pictures or texts to read.
"""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QSizePolicy, QWidget

from wizard.ui.accessibility.notices import Notice, NoticeInterface
from wizard.ui.accessibility.screen_reader import READING, joined
from wizard.ui.accessibility.spoken_places import PLACES_ARE_SPOKEN, place_of
from wizard.ui.widgets.spacing import show_if

_WIDEST = 90
"""The maximum number of characters in a line that a label asks space for."""

_LONGEST = 4
"""How many of the longest words are measured to find the widest."""

_PICTURES = frozenset({"SignaturePad", "TimelineView"})
"""The class names of drawings, whose descriptions say what is drawn."""

_PLACES = frozenset({"AttendanceCard", "DecisionPanel", "Decisions", "RollCallSheet", "ScrollPage"})
"""The class names of parts whose names are read out on entering them, without their content.

A page says its step. When the focus enters any other part, Orca reads all its text outside fields.
"""

_LAYOUT = frozenset({"QStackedWidget", "FoldSection"})
"""The class names of widgets that only hold others and are skipped by screen readers."""

_installed: list[object] = []


class PlainLabel(QLabel):
    """Plain text without markup, links or mnemonics. It wraps, and its height follows its width."""

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
        """Show `text`; an empty one takes no space."""
        self.setText(text)
        show_if(bool(text), self)

    def setText(self, text: str) -> None:
        """Show `text` and discard cached measurements."""
        self._measured, self._heights = {}, {}
        super().setText(text)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at `width`, cached because layouts ask a dozen times."""
        self._forget_other_font()
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the size of one line unless that is too wide. Qt's own guess would be a square."""
        if not self.wordWrap():
            return super().sizeHint()
        self._forget_other_font()
        if "size" not in self._measured:
            self._measured["size"] = self._measured_size()
        return self._measured["size"]

    def _forget_other_font(self) -> None:
        """Discard cached measurements if the font has changed.

        Checked here, not in `changeEvent`: the first event passed to Python makes PySide create the classes of all
        event types, 70 of them and 1.9 MiB.
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
        # Measure only the longest few words, because the widest word is one of them.
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
    """Secondary text, such as who or what something is for."""


class Hint(PlainLabel):
    """Small secondary text below a control."""


_HEADINGS = (Title, CardTitle, Subheading)


class _Heading(QAccessibleWidget):
    """A label that is a heading, so that screen reader users can jump from one to the next."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        """Return the label's text as the name."""
        if kind == QAccessible.Text.Name:
            return self._label.accessibleName() or self._label.text()
        return super().text(kind)


class _Reading(QAccessibleWidget):
    """A text that is a tab stop. The whole text is its name, because Orca ignores a text's description."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part, QAccessible.Role.StaticText)
        self._part = part

    def text(self, kind: QAccessible.Text) -> str:
        """Return the title and the text as the name, and no description."""
        if kind == QAccessible.Text.Name:
            return joined(self._part.accessibleName(), self._part.accessibleDescription())
        return "" if kind == QAccessible.Text.Description else super().text(kind)

    def childCount(self) -> int:
        """Return 0 if it contains only text, because its labels are already in its name and would be read twice."""
        parts = self._part.findChildren(QWidget)
        return super().childCount() if any(part.focusPolicy() != Qt.FocusPolicy.NoFocus for part in parts) else 0


class _Place(QAccessibleWidget):
    """A page, named after its step, or part of a page."""

    def __init__(self, page: QWidget) -> None:
        # For this role Orca says only the name: not the role, nothing on leaving, and none of the text inside.
        super().__init__(page, QAccessible.Role.LayeredPane)
        self._page = page

    def text(self, kind: QAccessible.Text) -> str:
        """Return the step as the name."""
        return place_of(self._page) if kind == QAccessible.Text.Name else super().text(kind)


def speak_headings(window: QWidget | None = None) -> None:
    """Have screen readers see titles as headings, drawings as pictures and readings as text. Call it once or more.

    Args:
        window: The window whose widgets a screen reader may already know. It is made to ask again.
    """
    if _installed:
        return
    _installed.append(_spoken)
    QAccessible.installFactory(_spoken)
    if window is not None and QAccessible.isActive():
        for part in window.findChildren(QWidget):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(part)))


def _spoken(name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return the accessible interface for `thing`; None leaves it to Qt, which asks for each base class."""
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
