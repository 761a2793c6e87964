"""A form with text is restored if the program was killed, and removed once it was recorded or closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from tests.plans import worked_example
from tests.signing.closed_plans import closed
from tests.ui.answering import answering
from tests.ui.keyboard import settle
from tests.ui.seeing import button, field, press, visible
from tests.ui.wholewindow import page, wait_until, whole_window

from wizard.services.open_forms import OpenForms
from wizard.storage.plan_file import write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.widgets.form_keeping import OFTEN
from wizard.ui.widgets.form_shelf import form_shelf

WORDS = "Write to the commissioner"
REASON = "The notice comes too soon.\nSaid so in the room."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.gpplan"
    write_new_plan(path, worked_example())
    return path


@pytest.fixture
def signing(tmp_path: Path) -> Path:
    """A closed plan that nobody has signed."""
    path = tmp_path / "signing.gpplan"
    write_new_plan(path, closed())
    return path


@contextmanager
def killed(path: Path, form: str) -> Iterator[Controller]:
    """Open a plan; at the end the program is killed, once the text in the form with this name was checked."""
    with whole_window(path) as controller:
        yield controller
        forms = form_shelf().forms
        assert forms is not None
        wait_until(lambda: bool(forms.written_in(form)), 3 * OFTEN)
        # A killed program closes nothing: forms closed from now on were not closed by anybody.
        forms.end()
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.done(0)


def task_dialog(controller: Controller) -> QDialog:
    controller.go_to("review")
    settle()
    press(page(controller), "Add a task")
    settle(50)
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def text_of(dialog: QDialog) -> QLineEdit:
    found = field(dialog, "What needs to be done")
    assert isinstance(found, QLineEdit)
    return found


def write_a_task(controller: Controller) -> QDialog:
    dialog = task_dialog(controller)
    text_of(dialog).setText(WORDS)
    visible(dialog, NoteField)[0].setPlainText(REASON)
    choice = visible(dialog, QComboBox)[0]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    return dialog


def test_a_task_that_was_being_written_is_there_again_and_can_be_added(path: Path) -> None:
    with killed(path, "new task") as controller:
        write_a_task(controller)
    with whole_window(path) as controller:
        dialog = task_dialog(controller)
        assert text_of(dialog).text() == WORDS
        press(dialog, "Add")
        settle()
        task, plan = controller.session.plan.tasks[-1], controller.session.plan
        assert (task.text, task.note) == (WORDS, REASON)
        assert task.owner is not None
        assert task.owner.person == plan.people[2].id
        dialog = task_dialog(controller)
        assert text_of(dialog).text() == ""
        dialog.done(0)


def test_what_was_put_away_is_not_offered_again(path: Path) -> None:
    with whole_window(path) as controller:
        dialog = write_a_task(controller)
        forms = form_shelf().forms
        assert forms is not None
        wait_until(lambda: bool(forms.written_in("new task")), 3 * OFTEN)
        with answering("Discard it"):
            dialog.close()
        assert not forms.written_in("new task")
        dialog = task_dialog(controller)
        assert text_of(dialog).text() == ""
        dialog.done(0)
    assert not OpenForms(path).written_in("new task")


def begin_to_sign(controller: Controller, who: str) -> None:
    controller.go_to("sign")
    settle()
    press(page(controller), f"{who}")
    settle()
    press(page(controller), "The projector is off", "I am")
    settle(50)


def test_the_words_of_somebody_who_signs_are_there_again_for_them_alone(signing: Path) -> None:
    with killed(signing, "answer of p1 to meeting 1, revision 1") as controller:
        begin_to_sign(controller, "Begin with")
        button(page(controller), "I refuse to sign").click()
        visible(page(controller), NoteField)[0].setPlainText(REASON)
    with whole_window(signing) as controller:
        begin_to_sign(controller, "Begin with")
        assert [note.toPlainText() for note in visible(page(controller), NoteField)] == [REASON]
        with answering("Discard"):
            press(page(controller), "Not now")
        press(page(controller), "Stop signing")
        begin_to_sign(controller, "Begin with")
        assert visible(page(controller), NoteField) == []
        press(page(controller), "Not now", "Stop signing")
    assert not OpenForms(signing).written_in("answer of p1 to meeting 1, revision 1")
