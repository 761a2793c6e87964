"""Text that the keyboard comes to: a stop of Tab at which a screen reader reads what stands there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def make_reading(part: QWidget, name: str, words: str | None = None) -> None:
    """Make `part` a stop called `name` that reads `words`, or else what its labels say.

    `widgets/headings.py` lists the classes of such parts: what they are to the ear, Qt cannot know.
    """
    # Not by a click: whoever uses the mouse sees it.
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    part.setAccessibleName(name)
    if words is None:
        # What is hidden as a whole may be read: it is hidden with `part`, or is about to be seen.
        words = "\n".join(label.text() for label in part.findChildren(QLabel) if label.text())
    part.setAccessibleDescription(words)
