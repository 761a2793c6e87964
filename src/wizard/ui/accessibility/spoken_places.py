"""Names the current step for Linux screen readers: on entering a page they say the step, then the field.

Every version of Orca says the name of a container that the focus enters, but only Orca 45 and later read announcements.
So on Linux the page carries the step's name. Readers elsewhere skip container names, so there the step is announced.
Either way it is heard once.
"""

import sys

from PySide6.QtWidgets import QWidget

PLACES_ARE_SPOKEN = sys.platform.startswith("linux")
"""Whether the page itself carries the step's name."""

_PLACE = "place"


def name_place(page: QWidget, step: str) -> None:
    """Have screen readers call `page` by `step` on entering it. Its own name does not change."""
    if PLACES_ARE_SPOKEN and page.property(_PLACE) != step:
        page.setProperty(_PLACE, step)
        # Imported here to save 2 ms at the start.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(page, QAccessible.Event.NameChanged))


def place_of(page: QWidget) -> str:
    """Return what screen readers call `page`: its step, or else its name."""
    return str(page.property(_PLACE) or page.accessibleName())
