"""What is made or changed unheard: a page is built in hundreds of small steps, and none of them is news to anybody.

Orca takes more than a hundred such messages at once for a fault of the program and drops most of them, those of the
focus too; whoever listens would hear nothing of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

UNTOLD = "description untold"
"""The property of a control whose description became another unheard while somebody was in it."""

_waiting: list[tuple[Callable[[QWidget, str], None], QWidget, str]] = []
_keeping = [False]


class _Heard(NamedTuple):
    """What a screen reader may remember of a control."""

    name: str
    description: str
    checked: bool
    disabled: bool
    hidden: bool


@contextmanager
def unheard(known: Callable[[], Iterable[QWidget]] = tuple, *, news: bool = False) -> Iterator[None]:
    """Tell screen readers nothing of what happens meanwhile; afterwards, what came of it.

    That is: where the focus is now, and what is new of the controls that `known` returns. Nothing happens where no
    screen reader is running.

    Args:
        known: Returns the controls that a screen reader may know from before.
        news: Whether what is announced meanwhile is announced afterwards; else it is left out.
    """
    # Imported here: it saves 2 ms at the start.
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
    """Keep an announcement for the end of what goes on `unheard`; return whether something does that keeps it."""
    if _keeping[0]:
        _waiting.append((announce, widget, words))
    return _keeping[0]


def tell_of_page(page: QWidget, *, shown: bool) -> None:
    """Say to screen readers that a page is there, or no longer, whose change of pages was `unheard`."""
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
        # Whoever changed the page may give the focus its right place yet, and Qt tells of that.
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
        # Read between the keys of somebody who types there, it would be in the way.
        control.setProperty(UNTOLD, True)
    elif now.description != before.description:
        QAccessible.updateAccessibility(QAccessibleEvent(control, kind.DescriptionChanged))
    changed = QAccessible.State()
    changed.checked = now.checked != before.checked
    changed.disabled = now.disabled != before.disabled
    if changed.checked or changed.disabled:
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(control, changed))
