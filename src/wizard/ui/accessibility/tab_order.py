"""Where Tab goes: through a window in the order in which it is laid out, whenever a part of it was made.

Qt goes in the order of making. A row that is added later would come after everything else, and one whose focus goes to
its first field would never let Tab out again. Where rows are made anew, whoever was at one of them by keyboard stays
there.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

_MATTER, _PART = "matter", "part"


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab can reach below `root`, as the eye goes: by layout, then whatever stands in none."""
    for child in _parts(root):
        if _is_put_away(child) or child.isWindow() or not child.isEnabled():
            continue
        # A widget with a focus proxy hands the focus on, so Tab would stop there twice.
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from in_reading_order(child)


def pass_focus_on(window: QWidget, forward: bool) -> bool:
    """Give the focus to the next control of `window`, or to the one before, and bring it into sight.

    Meant for `focusNextPrevChild` of a window. Returns whether there was one.
    """
    order = list(in_reading_order(window))
    here = QApplication.focusWidget()
    if not order:
        return False
    at = order.index(here) if here in order else _place_of(here, order, forward=forward)
    to = order[(at + (1 if forward else -1)) % len(order)]
    to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(to)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll everything that `widget` stands in until it is seen."""
    part = widget.parentWidget()
    while part is not None and not part.isWindow():
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(widget)
        part = part.parentWidget()


def _place_of(here: QWidget | None, order: list[QWidget], *, forward: bool) -> int:
    """Return from where to go on if what has the focus is no stop itself: from the last stop in the nearest part.

    A segment that was clicked stands among its row's others; going on from there is going on from them.
    """
    part = here
    while part is not None:
        inside = [at for at, widget in enumerate(order) if part.isAncestorOf(widget)]
        if inside:
            return (inside[0] - 1 if part is here else inside[-1]) if forward else inside[0]
        part = None if part.isWindow() else part.parentWidget()
    return -1 if forward else 0


def _is_put_away(widget: QWidget) -> bool:
    """Whether it was hidden; what was just made is not shown yet, and will be."""
    # `isHidden` is also true for widgets that were never shown; this attribute says that somebody hid it.
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Yield the children of `widget`: those in its layout in the layout's order, then the others as they were made."""
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    layout = widget.layout()
    placed = _placed(layout, children) if layout is not None else []
    yield from placed
    yield from (other for other in children if other not in placed)


def _placed(layout: QLayout, children: Sequence[QWidget]) -> list[QWidget]:
    """Return those of `children` that are in `layout`, in its order.

    The layout is not asked for its items: PySide keeps what it made of them for as long as it keeps the layout, and
    takes it for whatever Qt puts in the same place once an item is gone.
    """
    parts: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(child), child) for child in children]
    parts += [(layout.indexOf(inner), inner) for inner in layout.children() if isinstance(inner, QLayout)]
    found: list[QWidget] = []
    for at, part in sorted(parts, key=itemgetter(0)):
        if at >= 0:
            found += _placed(part, children) if isinstance(part, QLayout) else [part]
    return found


def tell_apart(control: QWidget, matter: str, part: str) -> None:
    """Say which control of a row that is made anew this is, so that `kept_focus` finds it again.

    Args:
        control: The control.
        matter: What its row is about: a task's id.
        part: Which of the row's controls it is: “edit”. One whose word becomes another stays the same part.
    """
    control.setProperty(_MATTER, matter)
    control.setProperty(_PART, part)


@contextmanager
def kept_focus(part: QWidget) -> Iterator[None]:
    """While the content of `part` is made anew, keep the focus at the same control, as `tell_apart` tells it.

    If there is none any more, it goes to the last of those about the same matter, or to whatever stands in that place.
    """
    # Ask the window, not the application: the change may come from a dialog that has the focus now.
    before: QWidget | None = part.window().focusWidget()
    if before is None or not part.isAncestorOf(before):
        yield
        return
    matter, which = before.property(_MATTER), before.property(_PART)
    order = list(in_reading_order(part))
    at = order.index(before) if before in order else 0
    yield
    if part.isAncestorOf(before) and before.isVisibleTo(part):
        return
    now = list(in_reading_order(part))
    about = [control for control in now if matter and control.property(_MATTER) == matter]
    same = [control for control in about if control.property(_PART) == which]
    # The last control of the same matter: a row's buttons come after the row itself.
    found = next(iter([*same, *reversed(about), *now[min(at, len(now) - 1) :]]), None)
    if found is not None:
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(found)
