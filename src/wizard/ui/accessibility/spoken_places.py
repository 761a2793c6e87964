"""Where one is, as the screen readers of Linux say it: on going into a page, its step, then the field.

Orca says the name of whatever is entered with the focus, in every version; what is announced, only since version 45. So
on Linux the page is such a place, and elsewhere, where readers pass places over, the step is announced: it is heard
once everywhere.
"""

import sys

from PySide6.QtWidgets import QWidget

PLACES_ARE_SPOKEN = sys.platform.startswith("linux")
"""Whether going into a page is said by the page itself."""

_PLACE = "place"


def name_place(page: QWidget, step: str) -> None:
    """Have `page` be called `step` when it is entered; its own name stays what it was."""
    if PLACES_ARE_SPOKEN and page.property(_PLACE) != step:
        page.setProperty(_PLACE, step)
        # Imported here: it saves 2 ms at the start.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(page, QAccessible.Event.NameChanged))


def place_of(page: QWidget) -> str:
    """Return how `page` is called when it is entered: its step, or else its name."""
    return str(page.property(_PLACE) or page.accessibleName())
