"""Reads out a page change to screen reader users: the step and the first field, once each and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.spoken_places import PLACES_ARE_SPOKEN, name_place
from wizard.ui.accessibility.unheard import tell_of_page
from wizard.ui.shell.page_protocols import Arriving


def take_focus_off(*parts: QWidget) -> None:
    """Take the focus off anything in `parts`, which are about to be removed.

    Otherwise Qt would move it to another control, scroll there and have it read out.
    """
    focused: QWidget | None = QApplication.focusWidget()
    if focused is not None and any(part.isAncestorOf(focused) for part in parts):
        focused.clearFocus()


def tell_arrival(
    before: QWidget | None, page: QWidget, step: str, focus_page: Callable[[], None], *, quiet: bool
) -> None:
    """Have `focus_page` put the focus on the first field of `page`, and announce the step.

    Args:
        before: The page shown before.
        page: The page shown now, built and laid out silently.
        step: The step in spoken form.
        focus_page: Puts the focus on the page's first field.
        quiet: Whether something else announces the page.
    """
    if page is not before:
        if before is not None:
            tell_of_page(before, shown=False)
        tell_of_page(page, shown=True)
    name_place(page, step)
    focus_page()
    more = page.arrival() if isinstance(page, Arriving) else ""
    focused: QWidget | None = QApplication.focusWidget()
    if focused is not None and focused.accessibleName() and focused.accessibleName() in more:
        # The focus is on the outcome, so it is read out anyway.
        more = ""
    words = ". ".join(part for part in ("" if PLACES_ARE_SPOKEN else step, more) if part)
    if words and not quiet:
        announce(page.window(), words)
