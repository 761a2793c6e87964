"""Rows that are made anew: who was at one of them by keyboard stays where they were."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.tab_order import bring_into_sight, in_reading_order


@contextmanager
def kept_focus(part: QWidget) -> Iterator[None]:
    """While the content of `part` is made anew, keep the focus at the control of the same name.

    If there is none any more, it goes to one about the same matter (“Drop: Write to the ICB” is “Take up: Write to the
    ICB” now), or to whatever stands in that place.
    """
    # The window's, not the application's: a dialog over it may have made the change.
    before: QWidget | None = part.window().focusWidget()
    if before is None or not part.isAncestorOf(before):
        yield
        return
    name = _beginning(before)
    order = list(in_reading_order(part))
    at = order.index(before) if before in order else 0
    yield
    if part.isAncestorOf(before) and before.isVisibleTo(part):
        return
    now = list(in_reading_order(part))
    found = _of_name(now, name) or (now[min(at, len(now) - 1)] if now else None)
    if found is not None:
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(found)


def _beginning(widget: QWidget) -> str:
    """Return the name without what follows its first full stop: the state, which may be another now."""
    return widget.accessibleName().partition(". ")[0]


def _of_name(widgets: list[QWidget], name: str) -> QWidget | None:
    same = [widget for widget in widgets if name and _beginning(widget) == name]
    matter = name.partition(": ")[2]
    verbs = [widget for widget in widgets if matter and _beginning(widget).partition(": ")[2] == matter]
    # The last: what is done with a row stands behind the row itself.
    return same[0] if same else verbs[-1] if verbs else None
