"""What a screen reader says beyond the widgets: announcements, texts that Tab stops at, and tool tips.

Tool tips show their text as it is: Qt takes a text for markup if it looks so, and would load a picture that it names.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it has finished its sentence; nothing happens when none is running."""
    # Imported here: it saves 2 ms at the start.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def make_reading(part: QWidget, name: str, words: str | None = None) -> None:
    """Make `part` a stop called `name` that reads `words`, or else what its labels say.

    `widgets/headings.py` lists the classes of such parts: what they are to the ear, Qt cannot know.
    """
    # Tab stops here but a click does not: somebody who uses the mouse can see the text.
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    part.setAccessibleName(name)
    if words is None:
        # Include hidden labels: they are hidden along with `part`, or about to be shown.
        words = "\n".join(label.text() for label in part.findChildren(QLabel) if label.text())
    part.setAccessibleDescription(words)


def plain_tip(text: str) -> str:
    """Return `text` such that Qt shows it as it is, whatever it looks like."""
    if "<" not in text and "&" not in text:
        return text
    # Imported here: `html` loads a list of all character names, which the first paint does not need.
    from html import escape

    return f"<qt>{escape(text, quote=False).replace(chr(10), '<br>')}</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give `widget` a tool tip that shows `text` as it is."""
    widget.setToolTip(plain_tip(text))
