"""Makes Tab follow the layout of a window, whatever the order in which its widgets were created.

Qt's order is the order of creation. A row added later would come last, and a row that passes its focus to its first
field would trap Tab. When rows are rebuilt, the keyboard focus stays where it was.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

_MATTER, _PART = "matter", "part"


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """Yield the tab stops below `root` in reading order: widgets in layouts first, then the others."""
    for child in _parts(root):
        if _is_put_away(child) or child.isWindow() or not child.isEnabled():
            continue
        # A widget with a focus proxy passes the focus on, so Tab would stop there twice.
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from in_reading_order(child)


def pass_focus_on(window: QWidget, forward: bool) -> bool:
    """Give the focus to the next or previous control of `window` and scroll it into view.

    For use in a window's `focusNextPrevChild`. Returns whether there was such a control.
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
    """Scroll every area around `widget` until it is visible."""
    part = widget.parentWidget()
    while part is not None and not part.isWindow():
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(widget)
            _show_whole(widget, part)
        part = part.parentWidget()


def _show_whole(widget: QWidget, area: QScrollArea) -> None:
    """Scroll `area` until all of `widget` is visible if there is room: of a text field, Qt only shows the cursor."""
    inside, room = area.widget(), area.viewport().height()
    if inside is None or not inside.isAncestorOf(widget) or widget.height() > room:
        return
    top, bar = widget.mapTo(inside, QPoint()).y(), area.verticalScrollBar()
    bar.setValue(min(max(bar.value(), top + widget.height() - room), top))


def _place_of(here: QWidget | None, order: list[QWidget], *, forward: bool) -> int:
    """Return where to continue if the focused widget is not a tab stop: the last stop in the nearest part.

    For example, after a click on one segment of a row, Tab continues from that row.
    """
    part = here
    while part is not None:
        inside = [at for at, widget in enumerate(order) if part.isAncestorOf(widget)]
        if inside:
            return (inside[0] - 1 if part is here else inside[-1]) if forward else inside[0]
        part = None if part.isWindow() else part.parentWidget()
    return -1 if forward else 0


def _is_put_away(widget: QWidget) -> bool:
    """Whether the widget was hidden on purpose, not merely created and not shown yet."""
    # `isHidden` is also true for widgets that were never shown; this attribute tells whether code hid it.
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Yield the children of `widget`: those in its layout in layout order, then the others as created."""
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    layout = widget.layout()
    placed = _placed(layout, children) if layout is not None else []
    yield from placed
    yield from (other for other in children if other not in placed)


def _placed(layout: QLayout, children: Sequence[QWidget]) -> list[QWidget]:
    """Return those of `children` that are in `layout`, in its order.

    This does not ask the layout for its items: PySide caches their wrappers as long as the layout lives, and reuses a
    wrapper for a different item that Qt creates at the same address.
    """
    parts: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(child), child) for child in children]
    parts += [(layout.indexOf(inner), inner) for inner in layout.children() if isinstance(inner, QLayout)]
    found: list[QWidget] = []
    for at, part in sorted(parts, key=itemgetter(0)):
        if at >= 0:
            found += _placed(part, children) if isinstance(part, QLayout) else [part]
    return found


def tell_apart(control: QWidget, matter: str, part: str) -> None:
    """Identify a control of a row that gets rebuilt, so that `kept_focus` can find it again.

    Args:
        control: The control.
        matter: What its row is about, such as a task's id.
        part: Which of the row's controls it is, such as “edit”. It stays the same when the control's label changes.
    """
    control.setProperty(_MATTER, matter)
    control.setProperty(_PART, part)


@contextmanager
def kept_focus(part: QWidget) -> Iterator[None]:
    """While the content of `part` is rebuilt, keep the focus on the same control, as identified by `tell_apart`.

    If that control is gone, the focus goes to the last control of the same matter, or else to the same place in the
    order.
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
    # Take the last control of the same matter: a row's buttons come after the row itself.
    found = next(iter([*same, *reversed(about), *now[min(at, len(now) - 1) :]]), None)
    if found is not None:
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(found)
