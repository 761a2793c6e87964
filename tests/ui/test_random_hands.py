"""Anybody at the keyboard and the mouse, at random: what is recorded is never less but by an act that named it.

Votes, dissents, tasks and answers of the worked example are counted after each key and each click. Fewer of them there
may be only after undo, or after something was pressed that says in its words that it takes something away.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import ITEM_STEPS, worked_example
from tests.ui.keyboard import ALT, CTRL, NONE, SHIFT, settle
from tests.ui.test_accessibility_walk import called
from tests.ui.wholewindow import page, whole_window

from wizard.plan.plan import Plan
from wizard.plan.proposal import RollCall
from wizard.plan.task import TaskState
from wizard.storage.plan_file import write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.decision.roll_call_rows import RollCallRow

Key = Qt.Key
ACTS = 120
NAMES_IT = re.compile(
    r"take .*back|take back|undo|redo|remove|drop|withdraw|reopen|forget|throw it away", re.IGNORECASE
)
LEADS_AWAY = re.compile(
    r"menu|begin a new|worked example|open|save|pdf|print|quit|check a file|in a folder", re.IGNORECASE
)
"""What would leave the plan, or ask the system for a file."""
STEPS = (
    "practice",
    "meeting",
    *ITEM_STEPS,
    "review",
    "sign",
)
PLAIN = [
    Key.Key_Tab,
    Key.Key_Return,
    Key.Key_Space,
    Key.Key_Escape,
    Key.Key_Up,
    Key.Key_Down,
    Key.Key_Left,
    Key.Key_Right,
]
PLAIN += [Key.Key_Right, Key.Key_F2, Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F9, Key.Key_Home, Key.Key_End]
PLAIN += [*map(Key, range(Key.Key_1, Key.Key_9 + 1)), *(Key(ord(letter)) for letter in "ABFILPRST")]
CHORDS = [(key, CTRL) for key in map(Key, range(Key.Key_1, Key.Key_9 + 1))] + [(Key.Key_F, SHIFT), (Key.Key_Tab, SHIFT)]
CHORDS += [(Key.Key_Left, ALT), (Key.Key_Right, ALT), (Key.Key_F, ALT), (Key.Key_Return, CTRL)]


def recorded(plan: Plan) -> dict[str, int]:
    """Return how many votes, dissents, tasks and answers a plan records."""
    meetings = [record.content.meeting for record in plan.records] + ([plan.meeting] if plan.meeting else [])
    proposals = [proposal for meeting in meetings for matter in meeting.matters for proposal in matter.proposals]
    return {
        "votes": sum(len(each.decision.votes) for each in proposals if isinstance(each.decision, RollCall)),
        "views": sum(len(each.views) for each in proposals),
        "decisions": sum(each.decision is not None for each in proposals),
        "dissents": sum(len(each.dissents) for each in proposals) + len(plan.private.dissents),
        "tasks": sum(task.state is not TaskState.DROPPED for task in plan.tasks),
        "answers": sum(len(record.answers) for record in plan.records),
    }


class Anybody:
    """Presses and clicks at random, and says what it did."""

    def __init__(self, controller: Controller, seed: int) -> None:
        self.controller = controller
        self.chance = random.Random(seed)
        self.act = ""
        self.names_it = False

    def do_something(self) -> None:
        """Do one thing."""
        doing: list[Callable[[], None]] = [
            self._press,
            self._press,
            self._press_chord,
            self._click,
            self._click,
            self._type,
        ]
        self.chance.choice(doing)()

    def _focus(self) -> QWidget:
        window = self.controller.window
        if QApplication.activeWindow() is None:
            window.activateWindow()
            settle()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or window

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focus = self._focus()
        self.act = f"{modifier.name} {key.name} at “{called(focus)}”"
        pressed = key in (Key.Key_Return, Key.Key_Space)
        self.names_it = pressed and isinstance(focus, QAbstractButton) and bool(NAMES_IT.search(called(focus)))
        if pressed and isinstance(focus, QAbstractButton) and LEADS_AWAY.search(called(focus)):
            return
        QTest.keyClick(focus, key, modifier)

    def _press(self) -> None:
        self._key(self.chance.choice(PLAIN))

    def _press_chord(self) -> None:
        if self.chance.random() < 0.3:
            self.controller.go_to(self.chance.choice(STEPS))
        else:
            self._key(*self.chance.choice(CHORDS))

    def _type(self) -> None:
        focus = self._focus()
        self.act, self.names_it = f"typing into “{called(focus)}”", False
        if not isinstance(focus, QAbstractButton | QComboBox | RollCallRow):
            QTest.keyClicks(focus, self.chance.choice(["Heath ", "12", "8 Dec", " and so on"]))

    def _click(self) -> None:
        within: QWidget = QApplication.activeModalWidget() or page(self.controller)
        shown = [each for each in within.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        wanted = [each for each in shown if not LEADS_AWAY.search(called(each))]
        if not wanted:
            return
        target = self.chance.choice(wanted)
        self.act, self.names_it = f"click on “{called(target)}”", bool(NAMES_IT.search(called(target)))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, QPoint(target.width() // 2, target.height() // 2))


@contextmanager
def asked_questions_are_cancelled(window: QWidget) -> Iterator[None]:
    """Answer every dialog that waits with Escape, now and then: nobody means what they press."""
    timer = QTimer()

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            discard = [each for each in dialog.findChildren(QAbstractButton) if each.text() == "Throw it away"]
            if discard:
                discard[0].click()
            else:
                QTest.keyClick(dialog, Key.Key_Escape)

    # By a timer of its own each time: Escape may ask a question in turn, and Qt calls no timer again that still runs.
    timer.timeout.connect(lambda: QTimer.singleShot(0, cancel))
    timer.start(40)
    yield
    while isinstance(QApplication.activeModalWidget(), QDialog):
        settle(50)
    timer.stop()


# Popups and dialogs ask this of a platform that has no windows above each other.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
@pytest.mark.parametrize("seed", range(4))
def test_nothing_recorded_is_lost_by_pressing_at_random(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    for question in ("ask_for_file", "ask_where", "ask_for_folder"):
        monkeypatch.setattr(CommandContext, question, lambda *_args: None)
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, worked_example(), 1)
    with whole_window(path) as controller, asked_questions_are_cancelled(controller.window):
        anybody = Anybody(controller, seed)
        controller.go_to(anybody.chance.choice(STEPS))
        done: list[str] = []
        for _ in range(ACTS):
            before = recorded(controller.session.plan)
            anybody.do_something()
            settle()
            after = recorded(controller.session.plan)
            done.append(f"{controller.window.current_key}: {anybody.act}")
            fewer = {what: (before[what], after[what]) for what in before if after[what] < before[what]}
            assert not fewer or anybody.names_it, f"{fewer} after {done[-6:]}"
