"""What a screen reader says beyond the widgets: announcements, texts that Tab stops at, and tool tips.

Tool tips show their text as it is: Qt takes a text for markup if it looks so, and would load a picture that it names.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from wizard.ui.accessibility.unheard import UNTOLD, keep_for_afterwards, unheard

READING = "reading"
"""The property of a part that is a text to the ear."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it has finished its sentence; nothing happens when none is running."""
    # Imported here: it saves 2 ms at the start.
    from PySide6.QtGui import QAccessible

    if keep_for_afterwards(announce, widget, text) or not QAccessible.isActive():
        return
    if sys.platform.startswith("linux"):
        from wizard.ui.accessibility.notices import notify

        notify(widget, text)
    else:
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def make_reading(part: QWidget, name: str, words: str | None = None) -> None:
    """Make `part` a stop called `name` that reads `words`, or else what its labels say.

    To the ear it is a text, which Qt cannot know: `widgets/text_labels.py` says so.
    """
    part.setProperty(READING, True)
    # Tab stops here but a click does not: somebody who uses the mouse can see the text.
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    part.setAccessibleName(name)
    if words is None:
        # Include hidden labels: they are hidden along with `part`, or about to be shown.
        words = "\n".join(label.text() for label in part.findChildren(QLabel) if label.text())
    part.setAccessibleDescription(words)


def describe(control: QWidget, words: str, *, aloud: bool) -> None:
    """Describe `control` by `words`; while somebody is in it, they are heard at once only if `aloud`.

    A description that changes in the field that has the focus is read at each change, between the keys. What was not
    heard is told by `tell_description` when the field is left.
    """
    if aloud or not (control.hasFocus() and isinstance(control, QLineEdit)):
        control.setAccessibleDescription(words)
        return
    with unheard():
        control.setAccessibleDescription(words)
    control.setProperty(UNTOLD, True)


def tell_description(control: QWidget) -> None:
    """Tell screen readers that the description of `control` is another, if they were not told."""
    if control.property(UNTOLD):
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        control.setProperty(UNTOLD, False)
        QAccessible.updateAccessibility(QAccessibleEvent(control, QAccessible.Event.DescriptionChanged))


def joined(*parts: str) -> str:
    """Return texts as one that is read with a stop after each; the empty ones are left out."""
    said = [part.strip() for part in parts if part.strip()]
    ended = [part if part[-1] in ".:;!?…" else f"{part}." for part in said[:-1]]
    return " ".join([*ended, *said[-1:]])


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
