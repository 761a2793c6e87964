"""Extra texts for screen readers: announcements, texts that Tab stops at, and tool tips.

Tool tips are shown as plain text. Otherwise Qt would treat some texts as markup and load any picture they name.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from wizard.ui.accessibility.unheard import UNTOLD, keep_for_afterwards, unheard

READING = "reading"
"""The property of a part that screen readers should treat as text."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` after its current sentence. Does nothing when no screen reader is running."""
    # Imported here to save 2 ms at the start.
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
    """Make `part` a tab stop called `name` that reads out `words`, or by default the text of its labels.

    Screen readers should treat it as text. Qt cannot know that, so `widgets/text_labels.py` tells it.
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
    """Describe `control` by `words`. While it has the focus, the change is read out at once only if `aloud` is set.

    Otherwise a screen reader would read out every change of the description while somebody types. `tell_description`
    tells it when the field is left.
    """
    if aloud or not (control.hasFocus() and isinstance(control, QLineEdit)):
        control.setAccessibleDescription(words)
        return
    with unheard():
        control.setAccessibleDescription(words)
    control.setProperty(UNTOLD, True)


def tell_description(control: QWidget) -> None:
    """Tell screen readers that the description of `control` has changed, unless they already know."""
    if control.property(UNTOLD):
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        control.setProperty(UNTOLD, False)
        QAccessible.updateAccessibility(QAccessibleEvent(control, QAccessible.Event.DescriptionChanged))


def joined(*parts: str) -> str:
    """Join texts so that a screen reader pauses after each; empty texts are left out."""
    said = [part.strip() for part in parts if part.strip()]
    ended = [part if part[-1] in ".:;!?…" else f"{part}." for part in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def plain_tip(text: str) -> str:
    """Return `text` escaped so that Qt shows it as plain text."""
    if "<" not in text and "&" not in text:
        return text
    # Imported here: `html` loads a list of all character names, which the first paint does not need.
    from html import escape

    return f"<qt>{escape(text, quote=False).replace(chr(10), '<br>')}</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give `widget` a tool tip that shows `text` as plain text."""
    widget.setToolTip(plain_tip(text))
