"""Hides the building of a page from screen readers: it takes hundreds of small steps of no interest to a user.

Orca treats more than about a hundred such messages at once as a fault of the program and drops most of them, including
those about the focus. Its user would hear nothing of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

UNTOLD = "description untold"
"""Marks a control whose description changed silently while it had the focus."""

_waiting: list[tuple[Callable[[QWidget, str], None], QWidget, str]] = []
_keeping = [False]


class _Heard(NamedTuple):
    """The state of a control that a screen reader may remember."""

    name: str
    description: str
    checked: bool
    disabled: bool
    hidden: bool


@contextmanager
def unheard(known: Callable[[], Iterable[QWidget]] = tuple, *, news: bool = False) -> Iterator[None]:
    """Send screen readers nothing during the block, and report the result afterwards.

    The report covers the new focus and changes in the controls that `known` returns. Does nothing if no screen reader
    is running.

    Args:
        known: Returns the controls that a screen reader may already know.
        news: Whether to make announcements from the block afterwards. Otherwise they are dropped.
    """
    # Imported here to save 2 ms at the start.
    from PySide6.QtGui import QAccessible

    if not QAccessible.isActive():
        yield
        return
    focused: QWidget | None = QApplication.focusWidget()
    before = {control: _heard(control) for control in known()}
    QAccessible.setActive(False)
    _keeping[0] = news
    try:
        yield
    finally:
        QAccessible.setActive(True)
        _keeping[0] = False
    for control, heard in before.items():
        _tell_what_is_new(control, heard)
    _tell_afterwards(focused)


def keep_for_afterwards(announce: Callable[[QWidget, str], None], widget: QWidget, words: str) -> bool:
    """Keep an announcement until the `unheard` block ends; return whether there is a block that keeps it."""
    if _keeping[0]:
        _waiting.append((announce, widget, words))
    return _keeping[0]


def tell_of_page(page: QWidget, *, shown: bool) -> None:
    """Tell screen readers that a page has appeared or gone after changing pages `unheard`."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    if QAccessible.isActive():
        kind = QAccessible.Event.ObjectShow if shown else QAccessible.Event.ObjectHide
        QAccessible.updateAccessibility(QAccessibleEvent(page, kind))


def _tell_afterwards(before: QWidget | None) -> None:
    from shiboken6 import isValid

    said, _waiting[:] = list(_waiting), []
    for announce, widget, words in said:
        if isValid(widget):
            announce(widget, words)
    now: QWidget | None = QApplication.focusWidget()
    if now is not None and now is not before:
        # The caller may still move the focus to its proper place, and Qt reports that by itself.
        QTimer.singleShot(0, now, lambda: _tell_focus(now))


def _tell_focus(focused: QWidget) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    if QApplication.focusWidget() is focused and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(focused, QAccessible.Event.Focus))


def _heard(control: QWidget) -> _Heard:
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(control)
    state = interface.state()
    return _Heard(
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        bool(state.checked),
        bool(state.disabled),
        control.isHidden(),
    )


def _tell_what_is_new(control: QWidget, before: _Heard) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleStateChangeEvent
    from shiboken6 import isValid

    if not isValid(control) or (now := _heard(control)) == before:
        return
    kind = QAccessible.Event
    if now.hidden != before.hidden:
        shown = kind.ObjectHide if now.hidden else kind.ObjectShow
        QAccessible.updateAccessibility(QAccessibleEvent(control, shown))
    if now.name != before.name:
        QAccessible.updateAccessibility(QAccessibleEvent(control, kind.NameChanged))
    if now.description != before.description and control.hasFocus() and not control.property("wrong"):
        # Reading it out now would interrupt somebody who is typing there.
        control.setProperty(UNTOLD, True)
    elif now.description != before.description:
        QAccessible.updateAccessibility(QAccessibleEvent(control, kind.DescriptionChanged))
    changed = QAccessible.State()
    changed.checked = now.checked != before.checked
    changed.disabled = now.disabled != before.disabled
    if changed.checked or changed.disabled:
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(control, changed))
