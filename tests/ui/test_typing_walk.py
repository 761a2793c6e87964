"""Every field of every page and dialog, found by walking: text typed with pauses stays as it was typed.

While somebody types, the plan changes too, and every page is refreshed; this must not affect the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.plans import worked_example
from tests.ui.states import PLANS, STEPS, page_of, settle, window_with
from tests.ui.test_accessibility_walk import called
from tests.ui.test_dialogs_fit import DIALOGS, empty_pages

from wizard.edits.own_items import with_own_item, with_own_words
from wizard.foundation.value import typed
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs import typing
from wizard.ui.inputs.date_time_inputs import DateField, TimeField
from wizard.ui.inputs.text_inputs import NoteField, NumberField, TextField
from wizard.ui.pack_fields.pack_field import MoneyField
from wizard.ui.session.session import Session
from wizard.ui.steps.step_page import StepPage
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import FittedDialog

Typed = TextField | NumberField | DateField | TimeField | MoneyField | NoteField
PAUSE = 15
STRETCHES: dict[type, tuple[str, ...]] = {
    TextField: (" Surgery and ", "Heath  "),
    NoteField: (" Surgery and ", "Heath\n", "\n ", "Field \n"),
    NumberField: ("1", "2"),
    DateField: ("8 ", "De", "c 20", "27"),
    TimeField: ("1", "8:", "30"),
    MoneyField: ("£1,", "24", "0.5"),
}
"""The text for a field of each kind, with a pause after each piece."""


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing, "PAUSE", PAUSE)


def fields(root: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Return the fields that can be typed into."""
    found: list[QLineEdit | QPlainTextEdit] = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
    return [field for field in found if field.isVisible() and field.isEnabled() and not field.isReadOnly()]


def text_of(field: Typed) -> str:
    return field.toPlainText() if isinstance(field, NoteField) else field.text()


def type_stretches(field: Typed, session: Session | None) -> Iterator[str]:
    """Type with pauses, composed letters and changes of the plan in between; yield the texts that were lost."""
    field.setFocus()
    is_text = isinstance(field, TextField | NoteField)
    if not is_text:
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_End)
    wanted = text_of(field)
    for stretch in STRETCHES[type(field)] if type(field) in STRETCHES else STRETCHES[TextField]:
        for line in stretch.splitlines(keepends=True):
            QTest.keyClicks(field, line.rstrip("\n"))
            if line.endswith("\n"):
                QTest.keyClick(field, Qt.Key.Key_Return)
        wanted += stretch
        if is_text:
            # A dead key, while the page is refreshed, and then its letter.
            QApplication.sendEvent(field, QInputMethodEvent("´", []))
            if session is not None:
                session.changed.emit(session.plan)
            letter = QInputMethodEvent()
            letter.setCommitString("é")
            QApplication.sendEvent(field, letter)
            wanted += "é"
        QTest.qWait(2 * PAUSE)
        if not isValid(field) or not field.hasFocus():
            yield f"lost the field after “{stretch}”"
            return
        if text_of(field) != wanted:
            yield f"“{text_of(field)}” instead of “{wanted}”"
            return
    yield from left(field, wanted, session)


def left(field: Typed, wanted: str, session: Session | None) -> Iterator[str]:
    """Leave the field; yield the text lost by that."""
    completer = field.completer() if isinstance(field, QLineEdit) else None
    if completer is not None and (popup := completer.popup()) is not None:
        popup.hide()
        # Every desktop makes the window active again; this platform does not.
        field.window().activateWindow()
        settle()
    field.clearFocus()
    settle()
    if isValid(field) and isinstance(field, TextField | NoteField):
        if session is not None and not text_of(field) and typed(wanted) in [each.name for each in session.plan.people]:
            # The field for new people, which adds them when it is left.
            return
        lines = isinstance(field, NoteField)
        if text_of(field) not in (wanted, typed(wanted, lines=lines), typed(wanted, lines=lines).upper()):
            yield f"“{text_of(field)}” after “{wanted}” was left"


def walked(root: QWidget, session: Session | None, met: set[QWidget] | None = None) -> Iterator[str]:
    """Type into every field below `root`, each once, including fields that appear meanwhile, except those in `met`."""
    met = set() if met is None else met
    while fresh := [field for field in fields(root) if field not in met]:
        field = fresh[0]
        met.add(field)
        name = f"{type(field).__name__} “{called(field)}”"
        if not isinstance(field, Typed):
            yield f"{name} is no field of ours"
            continue
        for complaint in type_stretches(field, session):
            yield f"{name}: {complaint}"


def unfold(page: QWidget) -> None:
    for fold in page.findChildren(FoldSection):
        if fold.isVisible() and not fold.is_open:
            fold.head.click()
    settle()


# The list of suggestions asks this of a platform that has no windows above each other.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
@pytest.mark.parametrize("state", ["empty", "half"])
def test_every_field_of_every_page_keeps_what_is_typed_as_it_is_typed(qtbot: QtBot, state: str) -> None:
    window = window_with(qtbot, state)
    found, count = [], 0
    for step in (*STEPS, "together"):
        page = page_of(window, step)
        unfold(page)
        session = page.session if isinstance(page, StepPage) else None
        count += len(fields(page))
        found += [f"{step}: {complaint}" for complaint in walked(page, session)]
    assert found == []
    assert count >= {"empty": 20, "half": 60}[state], count


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_every_field_of_every_dialog_keeps_what_is_typed(
    qtbot: QtBot, tmp_path: Path, kind: type[FittedDialog]
) -> None:
    pdf = empty_pages(tmp_path / "copy.pdf")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = DIALOGS[kind](window, pdf)
    with qtbot.waitActive(dialog):
        getattr(dialog, "look_up", dialog.show)()
        dialog.activateWindow()
    settle()
    assert list(walked(dialog, None)) == []
    dialog.done(0)


BEHIND: dict[str, tuple[str, ...]] = {
    "practice": ("Add time away",),
    "meeting": ("Declare an interest", "A different rule for an item", "Edit: O1"),
    "item-1": ("Details", "Reason", "Conditions", "Interests", "Dissent", "Show the tasks > Add a task"),
    "item-3": ("Add a row", "Details"),
    "item-8": ("Add a row", "Dissent"),
    "item-o1": ("Conditions", "Interests", "Dissent"),
}
"""The beginnings of the buttons, by step, that lead to fields; “ > ” where one button is behind another."""


def opener(page: QWidget, name: str) -> QAbstractButton:
    """Return the first button of a page whose name begins with this."""
    shown = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    return next(each for each in shown if called(each).startswith(name))


def behind(page: QWidget, session: Session, name: str) -> Iterator[str]:
    """Open a form of a page and type into all its fields; yield the texts that were lost."""
    before: set[QWidget] = set(fields(page))
    dialog: QWidget | None = None
    for button in name.split(" > "):
        opener(dialog or page, button).click()
        QTest.qWait(20)
        dialog = QApplication.activeModalWidget()
    inside = dialog or page
    if not set(fields(inside)) - before:
        yield f"“{name}” opens nothing to type into"
    for complaint in walked(inside, session, before):
        yield f"“{name}”: {complaint}"
    while isinstance(dialog, QDialog) and isValid(dialog):
        dialog.done(0)
        settle()
        dialog = QApplication.activeModalWidget()
    settle()


def with_an_own_item() -> Plan:
    """The worked example with every item on the agenda, and an own item of the practice with a proposal."""
    plan = worked_example()
    meeting = open_meeting(plan)
    plan = plan.with_meeting(meeting.replace(items=meeting.guidance.order))
    return with_own_words(with_own_item(plan, "Renewing the lease"), "o1", "to renew the lease")


def with_gaps() -> Plan:
    """The worked example without owners and review dates on its decisions."""
    meeting = open_meeting(worked_example())
    matters = []
    for matter in meeting.matters:
        *before, last = matter.proposals
        matters.append(matter.replace(proposals=(*before, last.replace(owner=None, review_on=None))))
    return worked_example().with_meeting(meeting.replace(matters=tuple(matters)))


# The list of suggestions asks this of a platform that has no windows above each other.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
@pytest.mark.parametrize("step", BEHIND)
def test_every_field_behind_a_button_keeps_what_is_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setitem(PLANS, "own item", with_an_own_item)
    window = window_with(qtbot, "own item")
    page = page_of(window, step)
    assert isinstance(page, StepPage)
    unfold(page)
    assert [complaint for name in BEHIND[step] for complaint in behind(page, page.session, name)] == []


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_a_signers_words_keep_what_is_typed(qtbot: QtBot) -> None:
    window = window_with(qtbot, "closed")
    page = page_of(window, "sign")
    assert isinstance(page, StepPage)
    for name in ("Answer: ", "The projector is off", "I am "):
        opener(page, name).click()
        settle()
    found, met, pressed = [], set[QWidget](), set[str]()
    while ways := [each for each in checkable(page) if called(each) not in pressed]:
        # In reverse order: refusing, which comes before the means, hides them.
        pressed.add(called(ways[-1]))
        ways[-1].click()
        settle()
        found += list(walked(page, page.session, met))
    assert found == []
    assert len(met) >= 4, (pressed, [called(each) for each in met])


def checkable(page: QWidget) -> list[QAbstractButton]:
    """Return the choices on a page: how somebody answers, and by which means."""
    return [each for each in page.findChildren(QAbstractButton) if each.isCheckable() and each.isVisible()]
