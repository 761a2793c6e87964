"""Enter presses the focused button, on every page and dialog; Escape loses nothing without a question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.answering import answering
from tests.ui.seeing import button
from tests.ui.states import STEPS, page_of, settle, window_with
from tests.ui.test_accessibility_walk import called, controls
from tests.ui.test_dialogs_fit import DIALOGS, empty_pages

from wizard.ui.inputs.choice_inputs import Segment
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.inputs.text_inputs import NoteField, SearchField, TextField
from wizard.ui.shell.sidebar import MenuButton
from wizard.ui.steps.task_editor import TaskDialog
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import FittedDialog


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


class Pressed:
    """Counts presses of a button instead of acting on them."""

    def __init__(self, watched: QAbstractButton) -> None:
        self.count = 0
        watched.click = self._count  # type: ignore[method-assign]

    def _count(self) -> None:
        self.count += 1


def buttons(root: QWidget) -> list[QAbstractButton]:
    """Return the buttons that can be pressed; a choice among several is made with the keys of its row."""
    found = [each for each in controls(root) if isinstance(each, QAbstractButton)]
    return [each for each in found if not isinstance(each, Segment | OptionCard | MenuButton)]


def unpressed(root: QWidget) -> Iterator[str]:
    for each in buttons(root):
        if type(each).__name__ == "_Head":
            # It unfolds, which is all that it does.
            before = each.accessibleName()
            each.setFocus()
            QTest.keyClick(each, Qt.Key.Key_Return)
            if each.accessibleName() == before:
                yield f"“{called(each)}” does not unfold"
            continue
        pressed = Pressed(each)
        each.setFocus()
        QTest.keyClick(each, Qt.Key.Key_Return)
        QTest.keyClick(each, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
        del each.click
        if pressed.count != 2:
            yield f"“{called(each)}” ({type(each).__name__}) was pressed {pressed.count} times"


@pytest.mark.parametrize("state", ["nothing open", "half", "closed"])
def test_enter_presses_every_button_of_every_page(qtbot: QtBot, state: str) -> None:
    window = window_with(qtbot, state)
    found = []
    for step in STEPS:
        page_of(window, step)
        found += [f"{step}: {complaint}" for complaint in unpressed(window)]
    assert found == []


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_enter_presses_every_button_of_every_dialog(
    qtbot: QtBot, window: QWidget, tmp_path: Path, kind: type[FittedDialog]
) -> None:
    dialog = opened(qtbot, window, kind, tmp_path)
    assert list(unpressed(dialog)) == []
    dialog.done(0)


def test_a_key_that_is_held_down_presses_once(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, TaskDialog, tmp_path)
    pressed = Pressed(button(dialog, "Cancel"))
    button(dialog, "Cancel").setFocus()
    for again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", again)
        QApplication.sendEvent(button(dialog, "Cancel"), event)
    assert pressed.count == 1
    dialog.done(0)


def opened(qtbot: QtBot, window: QWidget, kind: type[FittedDialog], folder: Path) -> FittedDialog:
    pdf = empty_pages(folder / "copy.pdf")
    dialog = DIALOGS[kind](window, pdf)
    with qtbot.waitActive(dialog):
        getattr(dialog, "look_up", dialog.show)()
        dialog.activateWindow()
    settle()
    return dialog


CTRL = Qt.KeyboardModifier.ControlModifier


def filled(root: QWidget) -> list[Button]:
    """Return the filled buttons that can be pressed."""
    return [each for each in buttons(root) if isinstance(each, Button) and each.kind is ButtonKind.PRIMARY]


def strayed(root: QWidget, near: QWidget) -> Iterator[str]:
    """Yield the places from which Ctrl+Enter presses no button, several, or one that is not a filled one of `near`."""
    watched = {each: Pressed(each) for each in buttons(root)}
    wanted = filled(near) or filled(root)
    # From one control of each kind: a page has up to two hundred.
    for each in {type(each): each for each in controls(near)}.values():
        each.setFocus()
        for counter in watched.values():
            counter.count = 0
        QTest.keyClick(each, Qt.Key.Key_Return, CTRL)
        hit = [button for button, counter in watched.items() if counter.count]
        if len(hit) != min(1, len(wanted)) or not set(hit) <= set(wanted) or any(watched[one].count > 1 for one in hit):
            yield f"“{called(each)}”: {[called(one) for one in hit]} and not {[called(one) for one in wanted]}"
    for each in watched:
        del each.click


@pytest.mark.parametrize("state", ["nothing open", "half"])
def test_ctrl_enter_presses_the_filled_button_from_everywhere_on_a_page(qtbot: QtBot, state: str) -> None:
    window = window_with(qtbot, state)
    found = []
    for step in STEPS:
        page = page_of(window, step)
        # Nothing follows the last step, and no single action on it is the main one.
        assert filled(window) or step == "due", step
        found += [f"{step}: {complaint}" for complaint in strayed(window, page)]
    assert found == []


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_ctrl_enter_presses_the_filled_button_of_every_dialog(
    qtbot: QtBot, window: QWidget, tmp_path: Path, kind: type[FittedDialog]
) -> None:
    dialog = opened(qtbot, window, kind, tmp_path)
    assert list(strayed(dialog, dialog)) == []
    dialog.done(0)


def test_ctrl_enter_takes_what_was_typed_last_and_held_down_presses_once(
    qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, TaskDialog, tmp_path)
    assert isinstance(dialog, TaskDialog)
    field = dialog.findChildren(TextField)[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Write to the commissioner")
    pressed = Pressed(button(dialog, "Save the change"))
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    for _ in range(3):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, CTRL, "", True)
        QApplication.sendEvent(field, event)
    assert pressed.count == 1
    assert field.typing.told == "Write to the commissioner"
    dialog.done(0)


def text_field(dialog: FittedDialog) -> TextField | NoteField | None:
    """Return the first field for text that a button of the dialog records; None if there is none."""
    for form in dialog.forms:
        fields: list[TextField | NoteField] = [*form.findChildren(TextField), *form.findChildren(NoteField)]
        for field in fields:
            if field.isVisible() and not field.isReadOnly() and not isinstance(field, SearchField):
                return field
    return None


@pytest.mark.parametrize("close", [False, True])
def test_a_form_that_was_filled_in_is_not_thrown_away_unasked(
    qtbot: QtBot, window: QWidget, tmp_path: Path, close: bool
) -> None:
    asked = 0
    for kind in DIALOGS:
        dialog = opened(qtbot, window, kind, tmp_path)
        if (field := text_field(dialog)) is not None:
            asked += 1
            field.setFocus()
            QTest.keyClicks(field, "Because")
            leave(dialog, field, "Keep writing", close=close)
            assert dialog.isVisible(), kind
            leave(dialog, field, "Discard it", close=close)
            assert not dialog.isVisible(), kind
        dialog.done(0)
    assert asked > 15


def leave(dialog: FittedDialog, field: QWidget, answer: str, *, close: bool) -> None:
    """Leave a form by Escape, or by closing it, and answer the question about it."""
    with answering(answer, over=dialog) as said:
        if close:
            dialog.close()
        else:
            QTest.keyClick(field, Qt.Key.Key_Escape)
    assert "not saved yet" in said[0], type(dialog)


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_a_dialog_in_which_nothing_was_written_goes_with_escape(
    qtbot: QtBot, window: QWidget, tmp_path: Path, kind: type[FittedDialog]
) -> None:
    dialog = opened(qtbot, window, kind, tmp_path)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
