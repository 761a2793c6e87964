"""Every form, found among all dialogs: it asks about entries that it cannot read, and loses nothing typed.

Each form is filled in as a user would do it, before each check; a form whose button then records
nothing could not be checked, and is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.states import settle
from tests.ui.test_accessibility_walk import called
from tests.ui.test_dialogs_fit import DIALOGS, empty_pages
from tests.ui.test_enter_and_escape import filled
from tests.ui.test_typing_walk import unfold

from wizard.ui.commands.letters.address_book import BookActs
from wizard.ui.commands.letters.letters_dialog import LettersActs
from wizard.ui.decision.absent_dialog import AbsentActs
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.date_time_inputs import DateField, TimeField
from wizard.ui.inputs.labelled_input import FieldError
from wizard.ui.inputs.text_inputs import NoteField, NumberField, SearchField, TextField
from wizard.ui.pack_fields.pack_field import MoneyField
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import AskDialog, FittedDialog
from wizard.ui.widgets.form_shelf import form_shelf

GOOD: dict[type, str] = {
    TextField: "Heath",
    NoteField: "Heath",
    DateField: "9 Dec 2026",
    TimeField: "17:00",
    NumberField: "2",
    MoneyField: "£12.50",
}
"""What a user types into a field of each kind."""
UNREADABLE: dict[type, str] = {
    TextField: "x" * 400,
    DateField: "32 Foo",
    TimeField: "25:99",
    NumberField: "1,5",
    MoneyField: "1,50",
}
"""Entries that cannot be kept, or not be read with certainty."""


class Made:
    """An open dialog, and what it would have recorded."""

    def __init__(self, dialog: FittedDialog, monkeypatch: pytest.MonkeyPatch) -> None:
        self.dialog = dialog
        self.recorded: list[object] = []
        monkeypatch.setattr(Session, "apply", self._watched(Session.apply))
        for name, held in vars(dialog).items():
            if _is_plain_function(held):
                setattr(dialog, name, self._watched(held))
            elif isinstance(held, AbsentActs | BookActs | LettersActs):
                acts: Any = held
                watched = {key: self._watched(each) for key, each in acts._asdict().items() if _records(key, each)}
                setattr(dialog, name, acts._replace(**watched))

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **more: Any) -> Any:
            self.recorded.append(given)
            return function(*given, **more)

        return watched

    def shown(self, kind: type) -> list[Any]:
        """Return the visible widgets of a kind that can be filled in."""
        found: list[Any] = self.dialog.findChildren(kind)
        return [each for each in found if each.isVisible() and each.isEnabled() and type(each) is kind]

    def fields(self) -> list[Any]:
        """Return the fields of text, number, date, time and money."""
        return [field for kind in GOOD for field in self.shown(kind) if not field.isReadOnly()]


def _is_plain_function(held: object) -> bool:
    return callable(held) and type(held).__name__ == "function"


def _records(key: str, held: object) -> bool:
    return _is_plain_function(held) and key != "look"


Opened = Callable[[type[FittedDialog]], Made]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens a dialog over a window."""
    pdf = empty_pages(tmp_path / "copy.pdf")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_one(kind: type[FittedDialog]) -> Made:
        dialog = DIALOGS[kind](window, pdf)
        with qtbot.waitActive(dialog):
            getattr(dialog, "look_up", dialog.show)()
            dialog.activateWindow()
        settle()
        return Made(dialog, monkeypatch)

    return open_one


def put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type over the content of a field."""
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def choose(box: QComboBox) -> None:
    """Choose the first entry, or the next if one is chosen, as by a key."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < box.count() - 1 else Qt.Key.Key_Up)


def fill_in(made: Made) -> None:
    """Fill in everything empty, choices first: they may add fields."""
    for _ in range(2):
        for box in made.dialog.findChildren(QComboBox):
            if box.isVisible() and box.currentIndex() < 0:
                choose(box)
                settle()
    for tick in made.shown(TickLine)[:1]:
        if not tick.isChecked():
            tick.click()
    for field in made.fields():
        if not (field.toPlainText() if isinstance(field, NoteField) else field.text()):
            put(field, GOOD[type(field)])
    settle()


def press_to_record(made: Made) -> None:
    """Press the button that records the form, without leaving the last field first."""
    danger = [each for each in made.dialog.findChildren(Button) if each.kind is ButtonKind.DANGER and each.isVisible()]
    for button in (filled(made.dialog) or danger)[:1]:
        button.click()
    settle()


def end(made: Made) -> None:
    while isinstance(over := QApplication.activeModalWidget(), FittedDialog):
        over.done(0)
    made.dialog.done(0)
    settle()


def forms(opened: Opened) -> Iterator[tuple[type[FittedDialog], list[str]]]:
    """Yield each dialog with fields to type into, and its fields by kind and place."""
    for kind in DIALOGS:
        made = opened(kind)
        fields = [field for field in made.fields() if not isinstance(field, SearchField)]
        named = [f"{type(field).__name__} “{called(field)}”" for field in fields]
        end(made)
        if named and kind.forms is FittedDialog.forms and not kind.keeps_nothing:
            yield kind, named


def recorded_in_spite(opened: Opened, kind: type[FittedDialog]) -> Iterator[str]:
    """Yield the fields with which a form is recorded although it cannot read them."""
    made = opened(kind)
    fill_in(made)
    press_to_record(made)
    if not made.recorded:
        yield "is never recorded"
    end(made)
    at = 0
    while True:
        made = opened(kind)
        fill_in(made)
        fields = [field for field in made.fields() if type(field) in UNREADABLE]
        if at >= len(fields):
            end(made)
            return
        field, before = fields[at], len(made.recorded)
        put(field, UNREADABLE[type(field)])
        press_to_record(made)
        if len(made.recorded) > before or not made.dialog.isVisible():
            yield f"{type(field).__name__} “{called(field)}” is not read, and the form is recorded all the same"
        elif not field.hasFocus():
            yield f"{type(field).__name__} “{called(field)}” is not read, and is not gone to"
        elif field.typing.problem not in [label.text() for label in made.shown(FieldError)]:
            yield f"{type(field).__name__} “{called(field)}” is not read, and nothing says why"
        end(made)
        at += 1


def test_no_form_is_recorded_with_what_it_cannot_read(opened: Opened) -> None:
    found = [f"{kind.__name__}: {each}" for kind, _ in forms(opened) for each in recorded_in_spite(opened, kind)]
    assert "\n".join(found) == ""


def changes(made: Made) -> list[tuple[str, Callable[[], object]]]:
    """Return every single entry, choice or tick possible in a form, and how to make it."""
    found: list[tuple[str, Callable[[], object]]] = []
    for form in made.dialog.forms:
        for field in made.fields():
            if form.isAncestorOf(field) and not isinstance(field, SearchField):
                found.append((called(field), partial(put, field, GOOD[type(field)])))
        for box in form.findChildren(QComboBox):
            if box.isVisible() and box.count() > (box.currentIndex() >= 0):
                found.append((called(box), partial(choose, box)))
        for tick in made.shown(TickLine):
            if form.isAncestorOf(tick):
                found.append((called(tick), tick.click))
    return found


def gone_unasked(opened: Opened, kind: type[FittedDialog]) -> Iterator[str]:
    """Yield the entries, choices and ticks that Escape loses without a question."""
    at = 0
    while True:
        made = opened(kind)
        unfold(made.dialog)
        ways = changes(made)
        if at >= len(ways):
            end(made)
            return
        name, change = ways[at]
        change()
        settle()
        if QApplication.activePopupWidget() is None:
            yield from asked_at_once(made, name)
        end(made)
        at += 1


def asked_at_once(made: Made, name: str) -> Iterator[str]:
    said: list[str] = []
    timer = QTimer(made.dialog)

    def go_on_writing() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, AskDialog):
            said.append(asked.accessibleDescription())
            asked.reject()

    timer.timeout.connect(go_on_writing)
    timer.start(5)
    QTest.keyClick(made.dialog.focusWidget(), Qt.Key.Key_Escape)
    timer.stop()
    if not made.dialog.isVisible() or not any("not saved yet" in each for each in said):
        yield f"{type(made.dialog).__name__}: “{name}” goes with Escape, unasked"


def test_nothing_that_was_filled_in_goes_with_escape_unasked(opened: Opened) -> None:
    found, asked = [], 0
    for kind in DIALOGS:
        made = opened(kind)
        unfold(made.dialog)
        asked += len(changes(made))
        end(made)
        found += list(gone_unasked(opened, kind))
    assert "\n".join(found) == ""
    assert asked > 60, asked


def test_every_form_is_kept_while_it_is_filled_in_and_there_again_once_the_program_ended(
    opened: Opened, tmp_path: Path
) -> None:
    lost, tried = [], 0
    for at, kind in enumerate(DIALOGS):
        form_shelf().use(tmp_path / f"{at}.gpplan")
        made = opened(kind)
        unfold(made.dialog)
        named = {called(field): way for field, way in zip(*_fields_and_ways(made), strict=True)}
        for way in named.values():
            way()
        settle()
        wanted = {called(field): field_text(field) for field in _fields_and_ways(made)[0]}
        tried += len(wanted)
        # As when the program is ended: everything is written to the disk, and nobody closes anything.
        form_shelf().end()
        end(made)
        form_shelf().use(tmp_path / f"{at}.gpplan")
        again = opened(kind)
        unfold(again.dialog)
        settle()
        found = {called(field): field_text(field) for field in _fields_and_ways(again)[0]}
        lost += [f"{kind.__name__}: “{name}”" for name, text in wanted.items() if found.get(name) != text]
        end(again)
    form_shelf().use(None)
    assert "\n".join(lost) == ""
    assert tried > 40, tried


def _fields_and_ways(made: Made) -> tuple[list[Any], list[Callable[[], object]]]:
    shown = [each for each in made.fields() if not isinstance(each, SearchField)]
    fields = [each for each in shown if any(form.isAncestorOf(each) for form in made.dialog.forms)]
    return fields, [partial(put, field, GOOD[type(field)]) for field in fields]


def field_text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
