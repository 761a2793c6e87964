"""The window's shell: steps, keys, lazily built pages, small sizes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.gallery import ActionPage, WidgetsPage, steps

from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.save_status import SaveLabel
from wizard.ui.shell.bottom_bar import BottomBar
from wizard.ui.shell.main_window import Window
from wizard.ui.shell.sidebar import SavedState
from wizard.ui.shell.step_list import StepList
from wizard.ui.theme import Look, Theme
from wizard.ui.widgets.scroll_page import ScrollPage


class Built:
    """A page with one field for each key, and the keys in the order in which they were built."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def __call__(self, key: str) -> QWidget:
        self.keys.append(key)
        page = ScrollPage(key)
        page.column.addWidget(TextField())
        page.finish()
        return page


def opened(qtbot: QtBot, build: Built | None = None) -> Window:
    window = Window(build or Built())
    qtbot.addWidget(window)
    window.show_steps(steps(), 3, 12)
    window.show_step("item-1")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit))
    return window


def step_list(window: Window) -> StepList:
    steps = window.findChild(StepList)
    assert isinstance(steps, StepList)
    return steps


def test_a_page_is_built_when_first_shown_and_kept(qtbot: QtBot) -> None:
    build = Built()
    window = opened(qtbot, build)
    window.show_step("review")
    window.show_step("item-1")
    assert build.keys == ["item-1", "review"]
    assert window.page("sign") is None


def test_the_first_field_of_a_step_has_the_focus(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.show_step("review")
    page = window.page("review")
    assert page is not None
    assert page.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "back"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, "next"),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, "back"),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier, "next"),
    ],
)
def test_keys_go_back_and_on(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str) -> None:
    window = opened(qtbot)
    with qtbot.waitSignal(getattr(window, signal), timeout=1000):
        QTest.keyClick(window, key, modifier)


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_4, "item-4a"), (Qt.Key.Key_0, "item-10")])
def test_control_and_a_digit_choose_an_action(qtbot: QtBot, key: Qt.Key, step: str) -> None:
    window = opened(qtbot)
    spy = QSignalSpy(window.step_chosen)
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert spy.at(0) == [step]


def test_enter_chooses_a_step_in_the_list_and_arrows_only_look(qtbot: QtBot) -> None:
    window = opened(qtbot)
    spy = QSignalSpy(window.step_chosen)
    listed = step_list(window)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert spy.count() == 0
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert spy.at(0) == ["item-2"]


def test_a_step_is_read_as_one_sentence(qtbot: QtBot) -> None:
    listed = step_list(opened(qtbot))
    heard = QAccessible.queryAccessibleInterface(listed).child(6)
    assert heard.text(QAccessible.Text.Name) == "Step 7 of 18, Action 4, item 4a, Refer on clinical need, not decided"


def test_what_was_typed_is_told_of_before_the_step_changes(qtbot: QtBot) -> None:
    window = opened(qtbot)
    field = window.focusWidget()
    assert isinstance(field, TextField)
    told: list[str] = []
    field.edited.connect(told.append)
    window.next.connect(lambda: told.append("next"))
    QTest.keyClicks(field, "Elm")
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert told == ["Elm", "next"]


def test_escape_never_closes_and_enter_in_a_field_stays_on_the_page(qtbot: QtBot) -> None:
    window = opened(qtbot)
    spy = QSignalSpy(window.next)
    field = window.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.isVisible()
    assert (window.current_key, spy.count()) == ("item-1", 0)


def test_closing_can_be_refused(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.ask_before_closing(lambda: False)
    assert not window.close()
    window.ask_before_closing(lambda: True)
    with qtbot.waitSignal(window.closing, timeout=1000):
        assert window.close()


def test_back_and_next_end_with_the_steps(qtbot: QtBot) -> None:
    window = opened(qtbot)
    bar = window.findChild(BottomBar)
    assert isinstance(bar, BottomBar)
    window.show_step("start")
    assert (bar.back.isEnabled(), bar.next.isEnabled()) == (False, True)
    window.show_step("export")
    assert (bar.back.isEnabled(), bar.next.isEnabled()) == (True, False)


def test_undo_says_what_it_undoes(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.commands.show_undo("position on item 3", "")
    assert window.commands.undo.text() == "&Undo: position on item 3"
    assert window.commands.undo.isEnabled()
    assert not window.commands.redo.isEnabled()


def test_what_is_saved_is_shown(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.show_saved(SaveLabel.NOT_SAVED, "Not saved: the folder is read-only.")
    label = window.findChild(SavedState)
    assert isinstance(label, SavedState)
    assert (label.text(), label.toolTip()) == ("Not saved", "Not saved: the folder is read-only.")


def test_f11_asks_for_room_mode_and_to_leave_it(qtbot: QtBot) -> None:
    window = opened(qtbot)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.commands.room.isChecked()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.commands.room.isChecked()


def test_a_look_is_chosen_from_the_menu(qtbot: QtBot, theme: Theme) -> None:
    window = opened(qtbot)
    dark = next(action for action in window.commands.looks.actions() if action.data() == Look.DARK.value)
    dark.trigger()
    assert theme.look is Look.DARK


def test_pages_are_forgotten_for_another_plan(qtbot: QtBot) -> None:
    build = Built()
    window = opened(qtbot, build)
    window.forget_pages()
    window.show_step("item-1")
    assert build.keys == ["item-1", "item-1"]


@pytest.mark.parametrize("size", [(760, 480), (911, 485), (1024, 700), (1366, 728), (1920, 1040)])
@pytest.mark.parametrize("room", [False, True])
@pytest.mark.parametrize("page", [ActionPage, WidgetsPage])
def test_nothing_is_cut_off_or_scrolls_sideways_at_any_size(
    qtbot: QtBot, theme: Theme, size: tuple[int, int], room: bool, page: Callable[[], QWidget]
) -> None:
    theme.set_room(room)
    window = Window(lambda _key: page())
    qtbot.addWidget(window)
    window.show_steps(steps(), 3, 12)
    window.resize(*size)
    window.show_step("item-1")
    window.show()
    qtbot.wait(100)
    assert (window.width(), window.height()) == size
    shown = window.page("item-1")
    assert isinstance(shown, ScrollPage)
    inside = shown.area.widget()
    assert inside is not None
    assert inside.width() <= shown.area.viewport().width()
    for part in inside.findChildren(QWidget):
        if isinstance(part, QLabel | QAbstractButton) and part.isVisible():
            needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.minimumSizeHint().height()
            assert part.height() >= needed - 1, part.accessibleName() or part.text()
            assert part.width() >= part.minimumSizeHint().width() - 1, part.accessibleName() or part.text()
