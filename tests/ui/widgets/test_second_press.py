"""A second press or the second half of a double click never does anything more, on any control."""

from collections.abc import Callable
from functools import partial
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.option_cards import Option, OptionCard
from wizard.ui.steps.meeting.interests_card import ItemToggle
from wizard.ui.widgets.buttons import Button, ButtonKind, press_filled
from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer, FittedDialog
from wizard.ui.widgets.spacing import ColumnLayout

INTERVAL = 400
"""The milliseconds between two presses of a double click on most systems."""


@pytest.fixture(autouse=True)
def interval(qapp: QApplication) -> None:
    qapp.setDoubleClickInterval(INTERVAL)


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    ColumnLayout(parent=window).add(*parts)
    qtbot.addWidget(window, before_close_func=lambda _window: window.hide())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.qWait(INTERVAL + 20)  # The parts of the window were shown long ago.
    return window


def double_click(at: QWidget) -> None:
    QTest.mouseClick(at, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(at, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(at, Qt.MouseButton.LeftButton)


MADE: tuple[Callable[[], QAbstractButton], ...] = (
    lambda: Button("Agreed"),
    lambda: TickLine("Less fatigue"),
    lambda: OptionCard(Option("adopt", "Adopt")),
    lambda: ItemToggle("3", "Notice"),
)


@pytest.mark.parametrize("make", MADE, ids=["button", "tick line", "card", "item"])
def test_a_double_click_is_one_press(qtbot: QtBot, make: Callable[[], QAbstractButton]) -> None:
    control = make()
    shown(qtbot, control)
    presses: list[bool] = []
    control.clicked.connect(lambda: presses.append(True))
    double_click(control)
    assert len(presses) == 1


def test_what_is_meant_to_be_pressed_again_and_again_is(qtbot: QtBot) -> None:
    presses: list[int] = []
    button = Button("Undo", lambda: presses.append(1), repeats=True)
    shown(qtbot, button)
    double_click(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(presses) == 3


def test_a_press_never_falls_on_what_came_in_the_place_of_the_button_that_was_pressed(qtbot: QtBot) -> None:
    presses: list[str] = []
    agreed, back = Button("Agreed"), Button("Take back", lambda: presses.append("taken back"))

    def agree() -> None:
        presses.append("agreed")
        agreed.hide()
        back.show()

    agreed.clicked.connect(agree)
    back.hide()
    window = shown(qtbot, agreed, back)
    place = agreed.mapTo(window, agreed.rect().center())
    QTest.mouseClick(agreed, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    for press in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        press(back, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, back.mapFrom(window, place))
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert presses == ["agreed"]
    QTest.qWait(INTERVAL + 20)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert presses == ["agreed", "taken back"]


def test_a_press_never_falls_on_another_meaning_of_the_same_button(qtbot: QtBot) -> None:
    presses: list[str] = []
    button = Button("Take back")

    def press() -> None:
        presses.append(button.text())
        button.set_text("Withdraw")

    button.clicked.connect(press)
    shown(qtbot, button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert presses == ["Take back"]


def test_a_key_that_is_held_down_is_one_press(qtbot: QtBot) -> None:
    presses: list[float] = []
    button = Button("Agreed", lambda: presses.append(monotonic()))
    shown(qtbot, button)
    button.setFocus()
    for again in (False, True, True):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", again)
            QApplication.sendEvent(button, event)
    assert len(presses) == 1


@pytest.mark.parametrize("make", [MADE[1], MADE[3]], ids=["tick line", "item"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return], ids=["Space", "Enter"])
def test_a_box_is_not_cleared_by_the_second_half_of_a_double_press(
    qtbot: QtBot, make: Callable[[], QAbstractButton], key: Qt.Key
) -> None:
    box = make()
    shown(qtbot, box)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        QTest.keyClick(box, key)
    assert box.isChecked()
    QTest.qWait(INTERVAL + 20)
    QTest.keyClick(box, key)
    assert not box.isChecked(), "a press later clears it"


@pytest.mark.parametrize("way", ["Ctrl+Enter", "mouse"])
def test_a_double_press_in_a_dialog_presses_nothing_in_the_window_below(qtbot: QtBot, way: str) -> None:
    presses: list[str] = []
    below = Button("Begin", partial(presses.append, "below"), ButtonKind.PRIMARY)
    window = shown(qtbot, below)
    dialog = FittedDialog(window, "Move this task", 300)
    dialog.kept_as = ""
    move = Button("Move", dialog.accept, ButtonKind.PRIMARY)
    ColumnLayout(parent=dialog).add(move)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.qWait(INTERVAL + 20)

    def press(button: Button) -> None:
        if way == "mouse":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            press_filled(button.window())

    press(move)
    assert not dialog.isVisible()
    press(below)
    assert presses == []
    QTest.qWait(INTERVAL + 20)
    press(below)
    assert presses == ["below"]


@pytest.mark.parametrize("way", ["Tab and Space", "Escape and another button"])
def test_a_question_that_a_key_opened_is_answered_as_fast_as_one_can(qtbot: QtBot, way: str) -> None:
    answered: list[str | None] = []

    def key(key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def answer() -> None:
        if way == "Tab and Space":
            key(Qt.Key.Key_Tab)
            key(Qt.Key.Key_Space)
        else:
            key(Qt.Key.Key_Escape)

    def ask() -> None:
        dialog = AskDialog(window, "Stop it?", "", (DialogAnswer("yes", "Stop"),), "Keep")
        QTimer.singleShot(INTERVAL + 20, answer)
        QTimer.singleShot(2 * INTERVAL, dialog.reject)
        answered.append(dialog.ask())

    button, other = Button("Stop", ask), Button("Go", lambda: answered.append("other"))
    window = shown(qtbot, button, other)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    key(Qt.Key.Key_Space)
    if way == "Tab and Space":
        assert answered == ["yes"]
    else:
        QTest.mouseClick(other, Qt.MouseButton.LeftButton)
        assert answered[1:] == ["other"]


def test_different_buttons_may_be_pressed_as_fast_as_one_can(qtbot: QtBot) -> None:
    presses: list[str] = []
    buttons = [Button(name, partial(presses.append, name)) for name in ("One", "Two", "Three")]
    shown(qtbot, *buttons)
    for button in buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert presses == ["One", "Two", "Three"]


@pytest.mark.parametrize("make", MADE[:2], ids=["button", "tick line"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return], ids=["Space", "Enter"])
def test_a_key_never_falls_on_what_got_the_focus_as_the_control_before_it_went(
    qtbot: QtBot, make: Callable[[], QAbstractButton], key: Qt.Key
) -> None:
    presses: list[str] = []
    first, second = make(), make()
    shown(qtbot, first, second)

    def press_first() -> None:
        presses.append("first")
        second.setFocus(Qt.FocusReason.OtherFocusReason)
        first.hide()

    first.clicked.connect(press_first)
    second.clicked.connect(lambda: presses.append("second"))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert presses == ["first"]
    assert second.hasFocus()
    QTest.qWait(INTERVAL + 20)
    QTest.keyClick(second, key)
    assert presses == ["first", "second"]


def test_the_marked_letter_presses_at_once_under_every_name(qtbot: QtBot) -> None:
    presses: list[str] = []
    button = Button("&Everybody in the room", lambda: presses.append(button.text()))
    window = shown(qtbot, button)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert presses == ["&Everybody in the room"], "not a tenth of a second later, when the next key has been pressed"
    button.set_text("Everybody &else")
    QTest.qWait(INTERVAL + 20)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert presses[1:] == ["Everybody &else"]
    assert button.mnemonic.toString() == "Alt+E"
    button.set_text("Everybody")
    QTest.qWait(INTERVAL + 20)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert presses[2:] == []
    assert button.mnemonic.isEmpty()


def test_a_letter_of_two_buttons_moves_the_focus_and_presses_neither(qtbot: QtBot) -> None:
    presses: list[str] = []
    one, two = (Button(text, partial(presses.append, text)) for text in ("&Save", "&Send"))
    window = shown(qtbot, one, two)
    seen = set()
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        seen.add(QApplication.focusWidget())
    assert seen == {one, two}
    assert presses == []
