"""Every step in every state: each control has a name and a role and can be reached by Tab; contrast in every theme.

A heading has a role of its own: first the page's title, then those of its cards. Qt's widgets give it no level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.pixels import Picture, contrast, most
from tests.ui.states import PLANS, STEPS, page_of, settle, window_with

from wizard.ui.accessibility.focus_ring import FocusRing
from wizard.ui.inputs.choice_inputs import Segment, TickLine
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.shell.main_window import Window
from wizard.ui.shell.step_list import StepList
from wizard.ui.theme import Look, Theme
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.scroll_page import ScrollPage
from wizard.ui.widgets.text_labels import CardTitle, Subheading, Title

TEXT, MARK = 4.5, 3.0
TABS = 400
NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Border)


def shown(root: QWidget) -> Iterator[QWidget]:
    """Yield the visible widgets below `root` that are not windows."""
    window = root.window()
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.window() is window:
            yield widget


def controls(root: QWidget) -> list[QWidget]:
    """Return the controls that can take the focus by Tab or by a click, without wrappers."""
    return [
        widget
        for widget in shown(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.isEnabled()
        and not isinstance(widget, FocusRing)
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


def called(widget: QWidget) -> str:
    """Return the name that a screen reader gives it; on Linux Qt names a list by its text, so its own name counts."""
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{called(widget)[:60]}”"


def misnamed(page: QWidget) -> Iterator[str]:
    """Yield the controls of a page without a name or a role, or with a state that differs from the visible one."""
    for widget in controls(page):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not called(widget).strip():
            yield f"{described(widget)} in {type(widget.parentWidget()).__name__} has no name"
        # A scroll area that takes the focus has Qt's own role, and a name.
        if interface.role() in NO_ROLE and not isinstance(widget, QScrollArea):
            yield f"{described(widget)} has the role {interface.role().name}"
        state = interface.state()
        if not state.focusable or state.disabled or state.invisible:
            yield f"{described(widget)} is said to be what it is not"
        if isinstance(widget, QAbstractButton) and bool(state.checked) != widget.isChecked():
            yield f"{described(widget)} does not say whether it is chosen"


def renamed(page: QWidget) -> Iterator[str]:
    """Yield buttons whose name does not begin with their words: a user may speak those to press them."""
    for button in shown(page):
        if isinstance(button, QAbstractButton):
            words = button.text().replace("&&", "+").replace("&", "").lstrip("+− ").rstrip("…. ")
            if words.isupper() or not called(button).casefold().startswith(words.casefold()):
                yield f"{described(button)} does not begin with its words “{words}”"


def confusable(page: QWidget) -> Iterator[str]:
    """Yield controls that cannot be told apart by name, role or description."""
    heard = Counter(
        (called(widget), QAccessible.queryAccessibleInterface(widget).role(), widget.accessibleDescription())
        for widget in controls(page)
    )
    for (name, role, _), count in heard.items():
        if count > 1:
            yield f"{count} controls are called “{name}” ({role.name})"


def walked(window: Window) -> set[QWidget]:
    """Return the controls that Tab reaches from the focus, until it comes round."""
    met: list[QWidget] = []
    for _ in range(TABS):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in met:
            break
        met.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return set(met)


def unreached(window: Window) -> Iterator[str]:
    met = walked(window)
    for widget in controls(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget not in met:
            yield f"{described(widget)} is not reached by Tab"


def unheaded(page: QWidget) -> Iterator[str]:
    """Yield titles that name nothing: a title names its page or its card."""
    titles = [label for label in shown(page) if isinstance(label, Title) and label.text()]
    if not titles or page.accessibleName() != titles[0].text():
        yield f"the page “{page.accessibleName()}” has the titles {[title.text() for title in titles]}"
    for title in shown(page):
        if isinstance(title, Title | CardTitle | Subheading) and title.text():
            if QAccessible.queryAccessibleInterface(title).role() != QAccessible.Role.Heading:
                yield f"“{title.text()}” is no heading"
            card = title.parentWidget()
            if isinstance(title, CardTitle) and isinstance(card, Card) and card.accessibleName() != title.text():
                yield f"the card “{title.text()}” is called “{card.accessibleName()}”"


def complaints(window: Window, look: Callable[[QWidget], Iterator[str]]) -> list[str]:
    found = []
    for step in STEPS:
        page = page_of(window, step)
        found += [f"{step}: {complaint}" for complaint in look(page)]
    return found


@pytest.mark.parametrize("state", PLANS)
def test_every_control_has_a_name_a_role_and_its_true_state_and_every_title_is_a_heading(
    qtbot: QtBot, state: str
) -> None:
    """One walk for all of them: building the pages takes most of the time."""

    def look(page: QWidget) -> Iterator[str]:
        yield from misnamed(page)
        yield from renamed(page)
        yield from confusable(page)
        yield from unheaded(page)

    assert not (bad := complaints(window_with(qtbot, state), look)), "\n".join(bad)


@pytest.mark.parametrize("state", PLANS)
def test_tab_reaches_every_control_from_the_first_field(qtbot: QtBot, state: str) -> None:
    window = window_with(qtbot, state)
    assert not (bad := complaints(window, lambda _page: unreached(window))), "\n".join(bad)


def test_folded_sections_are_named_and_reached_when_unfolded(qtbot: QtBot) -> None:
    window = window_with(qtbot, "longest")
    found = []
    for step in STEPS:
        page = page_of(window, step)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        settle()
        found += [f"{step}: {each}" for look in (misnamed, confusable) for each in look(page)]
        found += [f"{step}: {each}" for each in unreached(window)]
    assert not (bad := found), "\n".join(bad)


def faint_text(window: Window, picture: Picture) -> Iterator[str]:
    for widget in shown(window):
        words = widget.text() if isinstance(widget, QLabel | QPushButton | QLineEdit) else ""
        # A box without words beside it has an edge and no text.
        painted = widget._text if isinstance(widget, TickLine) else isinstance(widget, OptionCard | Segment | QComboBox)
        if isinstance(widget, QPlainTextEdit | QLineEdit):
            words = words or widget.placeholderText()
        if not (any(map(str.isalnum, words)) or painted) or not widget.isEnabled():
            continue
        box = picture.seen(widget).adjusted(2, 2, -2, -2)
        if box.height() >= 14 and box.width() >= 8 and (ratio := picture.text_contrast(box)) < TEXT:
            yield f"{described(widget)} “{words[:30]}” has {ratio:.2f}"


def faint_rows(window: Window, picture: Picture) -> Iterator[str]:
    for view in shown(window):
        if not isinstance(view, QAbstractItemView) or view.model() is None:
            continue
        for row in range(view.model().rowCount()):
            box = view.visualRect(view.model().index(row, 0))
            box = box.intersected(view.viewport().rect()).translated(view.viewport().mapTo(window, QPoint(0, 0)))
            if box.height() >= 20 and (ratio := picture.text_contrast(box.adjusted(12, 4, -12, -4))) < TEXT:
                yield f"row {row} of {described(view)} has {ratio:.2f}"


def faint_edges(window: Window, picture: Picture) -> Iterator[str]:
    """Yield controls whose outline, or whose background, does not stand out from their surroundings."""
    for widget in shown(window):
        edged = isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit | OptionCard | TickLine | Segment)
        outlined = isinstance(widget, QPushButton) and widget.property("kind") in ("outlined", "primary", "danger")
        inner = isinstance(widget.parentWidget(), QComboBox)
        read_only = isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly()
        if not (edged or outlined) or not widget.isEnabled() or inner or read_only:
            continue
        whole = widget.rect().translated(widget.mapTo(window, QPoint(0, 0)))
        box = picture.seen(widget)
        if box != whole or widget.hasFocus():
            continue
        # A strip across the left edge, half way down: outside, edge and inside.
        middle = whole.top() + 12 if isinstance(widget, TickLine) else whole.center().y()
        strip = QRect(whole.left() - 3, middle, 12 if not isinstance(widget, TickLine) else 24, 1)
        outside = picture.ground(QRect(whole.left() - 3, middle, 2, 1))
        if (ratio := most(outside, picture.colours(strip))) < MARK:
            yield f"the edge of {described(widget)} has {ratio:.2f}"


def faint_ring(window: Window, picture: Picture) -> Iterator[str]:
    ring = next((each for each in shown(window) if isinstance(each, FocusRing)), None)
    if ring is None:
        yield "the focus ring is not seen"
        return
    box = picture.seen(ring)
    strip = QRect(box.left() - 2, box.center().y(), 10, 1)
    outside = picture.ground(QRect(box.left() - 2, box.center().y(), 2, 1))
    colours = picture.colours(strip)
    if most(outside, colours) < MARK or max(contrast(one, other) for one in colours for other in colours) < MARK:
        yield "the focus ring does not stand out"


def test_text_edges_and_focus_stand_out_in_every_theme(qtbot: QtBot, theme: Theme) -> None:
    found = []
    for look in (Look.LIGHT, Look.DARK, Look.CONTRAST):
        theme.choose(look)
        window = window_with(qtbot, "half")
        for step in STEPS:
            page = page_of(window, step)
            picture = Picture(window)
            for part in (faint_text, faint_rows, faint_edges, faint_ring):
                found += [f"{look.name} {step}: {each}" for each in part(window, picture)]
            assert isinstance(page, ScrollPage)
        window.close()
    assert not (bad := found), "\n".join(bad)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_the_entries_of_the_menu_stand_out(qtbot: QtBot, theme: Theme, look: Look) -> None:
    theme.choose(look)
    menu = window_with(qtbot, "half").commands.menu()
    assert isinstance(menu, QMenu)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    picture = Picture(menu)
    faint = [
        action.text()
        for action in menu.actions()
        if not action.isSeparator()
        and action.isEnabled()
        and picture.text_contrast(menu.actionGeometry(action).adjusted(2, 2, -2, -2)) < TEXT
    ]
    assert faint == []


def test_the_list_of_steps_is_one_stop_and_says_every_step(qtbot: QtBot) -> None:
    window = window_with(qtbot, "half")
    steps = window.findChild(StepList)
    assert isinstance(steps, StepList)
    interface = QAccessible.queryAccessibleInterface(steps)
    assert interface.role() == QAccessible.Role.List
    said = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    assert said[6] == "Step 7 of 20, Action 3, Notice on services, adopted"
    assert said[7] == "Step 8 of 20, Action 4, item 4a, Refer on clinical need, not on this agenda"
    assert len(said) == 20
