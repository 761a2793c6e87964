"""What Qt's widgets cannot say of themselves to a screen reader: what is a heading, a picture, a text to be read."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

from wizard.ui.widgets.text_labels import CardTitle, Subheading, Title

_HEADINGS = (Title, CardTitle, Subheading)
_PICTURES = frozenset({"TimelineView"})
"""The names of the classes whose widgets are drawings; they say what is drawn in their description."""

_READINGS = frozenset({"Asks", "DutyCard", "FoldBody", "LargeOutcome", "OutcomeBar", "Decision"})
"""The names of the classes whose widgets are text at which Tab stops; see `widgets/reading.py`."""

_installed: list[object] = []


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


def speak_headings() -> None:
    """Have titles be headings to the ear, drawings pictures, and readings text; a second call changes nothing."""
    if not _installed:
        _installed.append(_spoken)
        QAccessible.installFactory(_spoken)


def _spoken(name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what speaks for `thing`; None leaves it to Qt, which asks for each class it is derived from."""
    if isinstance(thing, _HEADINGS):
        return _Heading(thing)
    if name in _PICTURES and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Graphic)
    if name in _READINGS and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, QAccessible.Role.StaticText)
    return None
