"""A random user at the keyboard and the mouse: presses, clicks, chooses and types at random, and reports each act.

People who know the window repeat actions, leave forms open, fill them in and press the button that records: so does
this user, more often than chance would.
"""

from __future__ import annotations

import random
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid
from tests.ui.keyboard import NONE, settle
from tests.ui.recorded_facts import Fact
from tests.ui.test_accessibility_walk import called
from tests.ui.wholewindow import page

from wizard.ui.accessibility.shortcuts import SHORTCUTS, sequences
from wizard.ui.application.controller import Controller
from wizard.ui.decision.roll_call_rows import RollCallRow
from wizard.ui.decision.sheets import SheetDialog
from wizard.ui.inputs.choice_inputs import Segment
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.pack_fields.record_table import RowDialog
from wizard.ui.steps.attendance_card import PresenceRow
from wizard.ui.steps.meeting.own_item_dialog import OwnItemDialog
from wizard.ui.steps.task_editor import TaskDialog

NAMES_IT = re.compile(
    r"take .*back|take back|take off|undo|redo|remove|drop|withdraw|reopen|forget|discard it|save the change",
    re.IGNORECASE,
)
"""Words of buttons that say that something is removed or replaced."""
ASKS_FIRST = re.compile("remove", re.IGNORECASE)
"""The beginnings of the names of buttons that ask first: the answer may remove something, not the press."""
LEADS_AWAY = re.compile(
    r"menu|begin a new|worked example|open|save(?! the (row|change)|$)|pdf|print|quit|check a (file|plan)|in a folder|"
    r"add guidance|take it for|go on with|list of names",
    re.IGNORECASE,
)
"""Controls that would leave the plan, or ask the system for a file."""
RECORDS = re.compile(
    r"record|keep|save( the (row|change))?$|declare|\badd|everybody|all others|agreed|note it|put |make another|edit|"
    r"undecided|move|leave it|i am|sign",
    re.IGNORECASE,
)
"""Controls that write into the plan, or fill in a form for it."""
UNPRESSED = {"new", "open", "save_copy", "quit", "room", "larger", "smaller", "plain_size", "undo", "redo", "help"}
"""Controls that leave the plan or the steps, or change every look: nothing can be lost by them, and they take long."""
OTHER_KEYS = ["Tab", "Shift+Tab", "Return", "Space", "Esc", "Home", "End", "A", "F", "B", "R", "L", "P", "T", "Shift+F"]
"""Keys that move about and press, and those that buttons' letters and earlier versions suggest."""
FORMS = (RowDialog, TaskDialog, SheetDialog, OwnItemDialog)
"""Dialogs to fill in; every other dialog asks a question."""
FORM_NAMES = {"InterestsPart", "DissentPart", "InterestRow", "PersonRow", "OwnItemsCard", "RollCallRow", "SignerPanel"}
"""Forms on a page or on a sheet."""


class Sought(NamedTuple):
    """A form that the random user looks for."""

    step: str
    """The step that it is on."""
    opened_by: tuple[str, ...]
    """The beginnings of the names of the buttons that open it, in order; none if it is on the page."""
    form: str
    """The form, by the name of its class."""


OPEN_FORMS = (
    Sought("item-1", ("Interests",), "InterestsPart"),
    Sought("item-3", ("Dissent",), "DissentPart"),
    Sought("item-3", ("Services", "Add a row"), "RowDialog"),
    Sought("meeting", ("Declare an interest",), "InterestRow"),
    Sought("meeting", (), "OwnItemsCard"),
    Sought("practice", (), "PersonRow"),
    Sought("item-1", ("Show the tasks", "Add a task"), "TaskDialog"),
    Sought("item-1", ("Show the tasks", "Edit: "), "TaskDialog"),
    Sought("item-1", ("Votes",), "RollCallRow"),
    Sought("item-3", ("Votes",), "RollCallRow"),
    Sought("item-10", ("Votes",), "RollCallRow"),
    Sought("item-8", ("Add a row",), "RowDialog"),
)
"""Controls that record something while a meeting is open."""
CLOSED_FORMS = (
    Sought("sign", ("Answer: ", "I am "), "SignerPanel"),
    Sought("review", ("Add a task",), "TaskDialog"),
)
"""The same once it is closed."""
Found = TypeVar("Found", bound=QWidget)
WORDS = ("Heath ", "12", "8 Dec", " and so on", "x")


def all_keys() -> list[tuple[Qt.Key, Qt.KeyboardModifier]]:
    """Return every key of the program, and the extra ones that the random user tries."""
    from PySide6.QtGui import QKeySequence

    found = [sequence for each in SHORTCUTS.values() if each.id not in UNPRESSED for sequence in sequences(each.id)]
    found += [QKeySequence(name) for name in OTHER_KEYS]
    chords = [sequence[0] for sequence in found]  # type: ignore[index]
    return [(chord.key(), chord.keyboardModifiers()) for chord in chords]


def _names_it(button: QAbstractButton) -> bool:
    """Whether pressing this may remove something recorded."""
    window = button.window()
    asks = ASKS_FIRST.match(called(button)) and (not isinstance(window, QDialog) or isinstance(window, FORMS))
    return bool(NAMES_IT.search(called(button))) and not asks


class Anybody:
    """Does one random act after another in the window."""

    def __init__(self, controller: Controller, seed: int, steps: tuple[str, ...], forms: Sequence[Sought]) -> None:
        self.controller = controller
        self.steps = steps
        self.chance = random.Random(seed)
        self._sought = cycle(self.chance.sample(forms, len(forms)))
        self._unsought = len(forms)
        """How many forms were not looked for yet: that comes first, while nothing has changed much."""
        self.acts: list[str] = []
        """What was done."""
        self.touched: set[str] = set()
        """In what it was done, by the names of the classes."""
        self._names_it = False
        self._row = ""
        self._chose = False
        self._within_what: set[str] = set()
        self._lately: deque[set[str]] = deque(maxlen=5)
        self._edits = False
        self._again: Callable[[], None] | None = None
        self._planned: list[Callable[[], None]] = []
        self._keys = all_keys()
        self.patience = 0
        """How many acts are still done in the form that is open."""

    def do_something(self) -> None:
        """Do one thing."""
        self._names_it, self._row, self._chose, self._within_what, self._edits = False, "", False, set(), False
        if self._planned:
            self._planned.pop(0)()
        elif self._unsought and QApplication.activeModalWidget() is None:
            self._seek()
        elif self._again is not None and self.chance.random() < 0.15:
            self._again()
        else:
            doing = (
                self._press,
                self._press,
                self._click,
                self._record,
                self._fill_in,
                self._fill_in,
                self._type,
                self._go,
                self._seek,
                self._seek,
            )
            self.chance.choice(doing)()

    def meant(self, fact: Fact, name: str) -> bool:
        """Whether the last act named this fact, or the person of this name whose fact it is."""
        if self._names_it:
            return True
        match fact.kind:
            case "vote" | "view" | "attendance":
                return bool(name) and self._row.startswith(f"{name}:")
            case "span":
                return self._chose and self._row.startswith(f"{name}:")
            case "interest":
                # One of several items, or the person, in the row of that interest.
                return "InterestRow" in self._within_what and (self._chose or "ItemToggle" in self._within_what)
            case "words of an interest":
                # Text in its row is taken a while later; on the sheet only edited text is.
                return self._edits or any("InterestRow" in within for within in self._lately)
            case "dissent":
                return self._edits
            case _:
                return False

    # --- Acts ---------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        if QApplication.activeModalWidget() is None:
            self._planned = []
            step = self.chance.choice(self.steps)
            self._say(f"goes to {step}")
            self.controller.go_to(step)
            settle()

    def _seek(self) -> None:
        """Go to a form, each in turn, open it, and plan to fill it in."""
        if QApplication.activeModalWidget() is not None:
            return
        sought = next(self._sought)
        self._unsought = max(0, self._unsought - 1)
        if self.controller.window.current_key != sought.step:
            self.controller.go_to(sought.step)
            settle()
        self._say(f"looks for {sought.form}")
        for name in sought.opened_by:
            if not self._named(name):
                # The roll call covers everything beside it until it is closed.
                self._key(Qt.Key.Key_Escape)
                settle()
            self._press_one(self._named(name))
            settle(60)
        self._fill_in(sought.form)

    def _named(self, name: str) -> list[QAbstractButton]:
        return [each for each in self._shown(QAbstractButton) if called(each).startswith(name)]

    def _press(self) -> None:
        key, modifier = self.chance.choice(self._keys)
        self._key(key, modifier)
        self._again = partial(self._key, key, modifier)

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focus = self._focus()
        self._note(focus, f"{modifier.name} {key.name}")
        pressed = key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter)
        if pressed and isinstance(focus, QAbstractButton):
            self._names_it = _names_it(focus)
            if LEADS_AWAY.search(called(focus)):
                return
        QTest.keyClick(focus, key, modifier)

    def _click(self, form: QWidget | None = None) -> None:
        self._press_one([each for each in self._shown(QAbstractButton, form) if not LEADS_AWAY.search(called(each))])

    def _record(self, form: QWidget | None = None) -> None:
        """Press a button that records something, each verb as often as another."""
        plain = [each for each in self._shown(QAbstractButton, form) if not isinstance(each, Segment | OptionCard)]
        found: dict[str, list[QAbstractButton]] = {}
        for each in plain:
            if RECORDS.search(called(each)) and not LEADS_AWAY.search(called(each)):
                found.setdefault(called(each)[:8], []).append(each)
        if found:
            self._press_one(found[self.chance.choice(sorted(found))])

    def _fill_in(self, sought: str = "") -> None:
        """Plan to fill in part of a form, to press its button, and to press something in it once more."""
        forms = [each for each in self._shown(QWidget) if type(each).__name__ in FORM_NAMES]
        forms = [each for each in [*forms, QApplication.activeModalWidget()] if each is not None]
        forms = [each for each in forms if type(each).__name__ == sought] or forms
        if not forms:
            self._choose()
            return
        form = self.chance.choice(forms)
        steps: list[Callable[[QWidget], None]] = [
            self._choose,
            self._choose,
            self._type,
            self._record,
            self._click,
            self._record,
        ]
        kept = [step for step in steps if self.chance.random() < 0.75]
        self._planned = [partial(self._in_form, step, form) for step in kept or steps]

    def _in_form(self, step: Callable[[QWidget], None], form: QWidget) -> None:
        if isValid(form) and form.isVisible():
            step(form)

    def _press_one(self, among: list[QAbstractButton]) -> None:
        if among:
            target = self.chance.choice(among)
            self._press_button(target)
            self._again = partial(self._press_button, target)

    def _press_button(self, target: QAbstractButton) -> None:
        if not isValid(target) or not target.isVisible() or not target.isEnabled():
            return
        self._note(target, "click")
        self._names_it = _names_it(target)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, QPoint(target.width() // 2, target.height() // 2))

    def _choose(self, form: QWidget | None = None) -> None:
        """Choose something from a list: a person or a thing."""
        choices = [each for each in self._shown(QComboBox, form) if each.count() > 1]
        if choices:
            choice = self.chance.choice(choices)
            self._note(choice, "chooses")
            choice.setFocus()
            for _ in range(self.chance.randint(1, 3)):
                QTest.keyClick(choice, self.chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down)))

    def _type(self, form: QWidget | None = None) -> None:
        fields = [*self._shown(QLineEdit, form), *self._shown(QPlainTextEdit, form)]
        if fields:
            field = self.chance.choice(fields)
            self._note(field, "types")
            field.setFocus()
            if self.chance.random() < 0.3:
                QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClick(field, Qt.Key.Key_Delete)
            QTest.keyClicks(field, self.chance.choice(WORDS))

    # --- Where --------------------------------------------------------------------------------------------------------

    def _within(self) -> QWidget:
        return QApplication.activeModalWidget() or page(self.controller)

    def _shown(self, kind: type[Found], form: QWidget | None = None) -> list[Found]:
        within = form or self._within()
        return [each for each in within.findChildren(kind) if each.isVisible() and each.isEnabled()]

    def _focus(self) -> QWidget:
        window = self.controller.window
        if QApplication.activeWindow() is None:
            window.activateWindow()
            settle()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or window

    def _note(self, target: QWidget, how: str) -> None:
        """Note each act, the control, and the person of its row."""
        self._say(f"{how} at “{called(target)}”")
        self._chose = isinstance(target, QComboBox)
        self._row, self._within_what, self._edits = "", set(), False
        part: QWidget | None = target
        while part is not None:
            self._within_what.add(type(part).__name__)
            if type(part).__name__ in FORM_NAMES:
                # A recorded one was put into the form to be changed.
                self._edits = any(called(each) == "Leave it as it was" for each in self._shown(QAbstractButton, part))
            if isinstance(part, RollCallRow | PresenceRow):
                self._row = part.accessibleName()
            part = part.parentWidget()
        self.touched |= self._within_what
        self._lately.append(self._within_what)

    def _say(self, act: str) -> None:
        self.acts.append(f"{self.controller.window.current_key}: {act}")
        self.patience -= 1


@contextmanager
def questions_are_cancelled(anybody: Anybody) -> Iterator[None]:
    """Answer every question with Escape, because random presses mean nothing. Forms are filled in for a while first."""
    timer, forms, acting = QTimer(), set(), [True]

    def cancel() -> None:
        if (popup := QApplication.activePopupWidget()) is not None:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
            return
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        if isinstance(dialog, FORMS) and acting:
            if id(dialog) not in forms:
                forms.add(id(dialog))
                anybody.patience = 12
            if anybody.patience > 0:
                return
        discard = [each for each in dialog.findChildren(QAbstractButton) if each.text() == "Discard it"]
        if discard:
            discard[0].click()
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    # With a separate timer each time: Escape may lead to another question, and Qt does not restart a running timer.
    timer.timeout.connect(lambda: QTimer.singleShot(0, cancel))
    timer.start(20)
    yield
    # Also a form that the last act opened.
    acting.clear()
    while isinstance(QApplication.activeModalWidget(), QDialog):
        settle(50)
    timer.stop()
