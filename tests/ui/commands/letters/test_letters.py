"""Letters in the window: missing parts are filled in where they are named, sending is noted, files are made."""

import errno
import os
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from tests.exports.letters.letter_plans import decided
from tests.ui.answering import answering
from tests.ui.seeing import press, words
from tests.ui.wholewindow import whole_window

from wizard.foundation.disk import Disk
from wizard.overview.due import due_lists
from wizard.plan.office import Office
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner
from wizard.plan.task import Task
from wizard.services.example_plan import example
from wizard.signing.closing import record_fingerprint
from wizard.storage.plan_file import write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.wait_dialog import WaitDialog

Field = TypeVar("Field", bound=QWidget)


def field_of(form: QWidget, label: str, kind: type[Field]) -> Field:
    """The control with this label in a form."""
    (found,) = [each for each in form.findChildren(kind) if each.accessibleName() == label]
    return found


Step = tuple[str, Callable[[QDialog], None]]
"""The title of a dialog, and the action in it."""
LETTERS = "Letters, minutes and sheets"


def with_letters(controller: Controller, *steps: Step) -> None:
    """Open the letters, do each step once the dialog with its title is on top, and see that all were done."""
    waiting, wrong, over = list(steps), list[BaseException](), list[bool]()

    def look() -> None:
        if over:
            return
        # A new timer each time: one that opened a dialog does not run again before that dialog is closed.
        QTimer.singleShot(20, look)
        top = QApplication.activeModalWidget()
        if not isinstance(top, QDialog) or isinstance(top, WaitDialog):
            return
        if wrong or not waiting:
            # Nothing stays open after a failed step.
            top.done(0)
            return
        if top.windowTitle() != waiting[0][0]:
            return
        try:
            waiting.pop(0)[1](top)
        except (AssertionError, AttributeError, LookupError, ValueError) as error:
            wrong.append(error)

    QTimer.singleShot(20, look)
    controller.window.commands.letters.trigger()
    over.append(True)
    if wrong:
        raise wrong[0]
    assert waiting == []


def press_in(title: str, *names: str) -> Step:
    return title, lambda dialog: press(dialog, *names)


CLOSE = press_in(LETTERS, "Close")


def open_with(tmp_path: Path, plan: Plan) -> Path:
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, plan)
    return path


def test_without_a_closed_record_it_says_what_to_do(tmp_path: Path) -> None:
    with whole_window(open_with(tmp_path, decided(closed=False))) as controller, answering("Close") as said:
        controller.window.commands.letters.trigger()
    assert "close the meeting on the Sign step first" in said[0]


def test_what_is_missing_is_filled_in_from_the_list_and_the_letter_is_ready(tmp_path: Path) -> None:
    plan = decided({"1": ("adopt", {"overflow_route": "Duty doctor", "same_day_route": "Six slots"}, {})}, Office())
    seen: list[str] = []

    def fill(form: QDialog) -> None:
        field_of(form, "Address", NoteField).setPlainText("1 Harbour Lane\nMadeup")
        field_of(form, "In what role", TextField).setText("for the partnership")
        who = field_of(form, "Who signs letters", ChoiceField)
        who.show_choice("osei")
        who.chosen.emit("osei")
        press(form, "Save")

    def look(dialog: QDialog) -> None:
        seen.append(words(dialog))
        press(dialog, "Close")

    with whole_window(open_with(tmp_path, plan)) as controller:
        with_letters(
            controller,
            press_in(LETTERS, "Fill in: Who signs, for Staff, locums and registrars"),
            ("Letterhead and who signs", fill),
            (LETTERS, look),
        )
        office = controller.session.plan.office
    assert (office.letterhead.address, office.signatory.person) == ("1 Harbour Lane\nMadeup", "osei")
    assert "2 letters: 2 ready to send, 0 drafts." in seen[0]


def test_sending_is_noted_in_one_line_and_waits_for_others(tmp_path: Path) -> None:
    def send(form: QDialog) -> None:
        field_of(form, "Sent on", DateField).setText("14 Dec 2026")
        field_of(form, "Chase on", DateField).setText("4 Jan 2027")
        press(form, "Save")

    with whole_window(open_with(tmp_path, decided())) as controller:
        with_letters(
            controller,
            press_in(LETTERS, "Record sending: Notice on a service: Spirometry"),
            ("Record what was sent", send),
            CLOSE,
        )
        plan = controller.session.plan
    (dispatch,) = plan.office.dispatches
    assert (dispatch.document, dispatch.row, dispatch.sent_on) == ("d5", "Spirometry", date(2026, 12, 14))
    (awaited,) = due_lists(plan, date(2026, 12, 20)).awaited
    assert awaited.words == (
        "Notice on a service, Spirometry: sent on 14 December 2026, not acknowledged; chase on 4 January 2027"
    )


def test_an_answer_before_the_sending_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    said: list[str] = []

    def wrong(form: QDialog) -> None:
        acknowledged = field_of(form, "Acknowledged on", DateField)
        acknowledged.setText("4 Jan 2027")
        press(form, "Save")
        said.append(words(form))
        acknowledged.setText("")
        press(form, "Save")

    with whole_window(open_with(tmp_path, decided())) as controller:
        with_letters(
            controller,
            press_in(LETTERS, "Record sending: Staff, locums and registrars"),
            ("Record what was sent", wrong),
            CLOSE,
        )
    assert "Enter when it was sent: it cannot be answered before that." in said[0]


def test_letters_are_saved_into_a_folder_and_noted_as_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    monkeypatch.setattr(CommandContext, "ask_for_folder", lambda *_: folder)
    with whole_window(open_with(tmp_path, decided())) as controller:
        save, saved = press_in(LETTERS, "Save letters into a folder…"), press_in("The letters are saved", "Close")
        with_letters(controller, save, saved, save, press_in("Replace the files?", "Cancel"), CLOSE)
        made = controller.session.plan.office.dispatches
    assert len(list(folder.iterdir())) == 40
    assert {each.document for each in made} >= {"d1", "d5", "d19", "d24"}
    assert all(each.sha256 and each.sent_on is None for each in made)


TICKS = {"Workbook…": "workbook", "Calendar…": "calendar", "Minutes for Word…": "minutes"}
"""The line that is ticked in “What to do now” once the letters are saved."""


@pytest.mark.parametrize(
    ("name", "ending", "begins"),
    [("Workbook…", ".xlsx", b"PK"), ("Calendar…", ".ics", b"BEGIN:VCALENDAR"), ("Minutes for Word…", ".docx", b"PK")],
)
def test_workbook_calendar_and_minutes_are_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"out{ending}"
    monkeypatch.setattr(CommandContext, "ask_where", lambda *_: out)
    between = [press_in("Minutes for Word", "Use plain styles")] if ending == ".docx" else []
    with whole_window(open_with(tmp_path, decided())) as controller:
        with_letters(controller, press_in(LETTERS, name), *between, press_in("The file is saved", "Close"), CLOSE)
        (tick,) = controller.session.plan.office.ticks
        assert tick.what == TICKS[name]
    assert out.read_bytes().startswith(begins)


def test_minutes_and_a_covering_text_go_to_the_clipboard(tmp_path: Path) -> None:
    with whole_window(open_with(tmp_path, decided())) as controller:
        with_letters(controller, press_in(LETTERS, "Copy as minutes"), CLOSE)
        data = QApplication.clipboard().mimeData()
        assert "<h1>Minutes of the partners’ meeting</h1>" in data.html()
        assert "3. Notice on unfunded or voluntary services" in data.text()
        with_letters(controller, press_in(LETTERS, "Copy e-mail text: To the LMC"), CLOSE)
        assert QApplication.clipboard().text().startswith("Subject: What the practice has decided")


def test_addresses_are_looked_through_edited_added_and_removed(tmp_path: Path) -> None:
    book, seen = "Address book", list[str]()

    def rename(form: QDialog) -> None:
        field_of(form, "Name", TextField).setText("The LMC of Saltmere")
        press(form, "Save")

    with whole_window(open_with(tmp_path, example(signed=True))) as controller:
        with_letters(
            controller,
            press_in(LETTERS, "Address book…"),
            press_in(book, "Edit: Saltmere LMC"),
            ("Address", rename),
            press_in(book, "Remove: Harbour and Heath PCN"),
            press_in("Remove the address of Harbour and Heath PCN?", "Remove"),
            press_in(book, "Add an address…"),
            ("Address", rename),
            (book, lambda dialog: seen.append(words(dialog))),
            press_in(book, "Close"),
            CLOSE,
        )
        found = controller.session.plan.office.addresses
    assert [each.name for each in found].count("The LMC of Saltmere") == 2
    assert "Harbour and Heath PCN" not in seen[0]


def test_the_plans_own_e_mail_names_its_fingerprint_and_who_has_still_to_sign(tmp_path: Path) -> None:
    plan = example(signed=True)
    with whole_window(open_with(tmp_path, plan)) as controller:
        with_letters(controller, press_in(LETTERS, "Copy e-mail for the plan"), CLOSE)
        text = QApplication.clipboard().text()
    assert record_fingerprint(plan.records[0]) in text
    assert text.startswith("Subject: Action plan of Harbour Lane Surgery, meeting 1 of 8 December 2026")


def test_chase_lists_are_saved_one_for_each_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    monkeypatch.setattr(CommandContext, "ask_for_folder", lambda *_: folder)
    plan = decided().replace(tasks=(Task(id="t1", text="Write", owner=Owner(person="hollis")),))
    with whole_window(open_with(tmp_path, plan)) as controller:
        with_letters(
            controller, press_in(LETTERS, "Chase lists…"), press_in("The chase lists are saved", "Close"), CLOSE
        )
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf"]


def test_the_export_step_leads_to_them(tmp_path: Path) -> None:
    with whole_window(open_with(tmp_path, decided(closed=False))) as controller:
        controller.go_to("export")
        with answering("Close") as said:
            press(controller.window, "Letters, minutes and sheets…")
    assert "close the meeting on the Sign step first" in said[0]


def test_letters_are_made_beside_the_window_and_a_full_folder_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, made_on, full = tmp_path / "out", list[str](), list[bool]()
    monkeypatch.setattr(CommandContext, "ask_for_folder", lambda *_: folder)

    def written(letter: object, ending: str, on: object) -> bytes:
        made_on.append(threading.current_thread().name)
        return b"words"

    def write(self: Disk, handle: int, data: bytes) -> None:
        full.append(True)
        if len(full) > 10:
            raise OSError(errno.ENOSPC, "No space left on device")
        os.write(handle, data)

    monkeypatch.setattr("wizard.services.letter_making._written", written)
    said: list[str] = []

    def hear(dialog: QDialog) -> None:
        said.append(words(dialog))
        press(dialog, "Close")

    with whole_window(open_with(tmp_path, decided())) as controller:
        monkeypatch.setattr(Disk, "write", write)
        with_letters(controller, press_in(LETTERS, "Save letters into a folder…"), ("Nothing was saved", hear), CLOSE)
        monkeypatch.undo()
        assert controller.session.plan.office.dispatches == ()
    assert set(made_on) == {"disk"}
    assert "No letters were written into “out”: the disk is full" in said[0]
    assert not folder.exists()


def test_letters_that_nobody_waits_for_are_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, waits, ended = tmp_path / "out", threading.Event(), threading.Event()
    monkeypatch.setattr(CommandContext, "ask_for_folder", lambda *_: folder)

    def written(letter: object, ending: str, on: object) -> bytes:
        waits.wait(20)
        return b"words"

    def leave() -> None:
        top = QApplication.activeModalWidget()
        if isinstance(top, WaitDialog):
            press(top, "Cancel")
            waits.set()
            ended.set()
        else:
            QTimer.singleShot(20, leave)

    monkeypatch.setattr("wizard.services.letter_making._written", written)
    with whole_window(open_with(tmp_path, decided())) as controller:
        QTimer.singleShot(20, leave)
        with_letters(controller, press_in(LETTERS, "Save letters into a folder…"), CLOSE)
        assert ended.is_set()
        assert controller.session.plan.office.dispatches == ()
        for thread in threading.enumerate():
            if thread.name == "disk" and thread is not threading.current_thread():
                thread.join(20)
    assert not folder.exists()
