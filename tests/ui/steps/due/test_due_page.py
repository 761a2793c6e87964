"""The Due step: rows with a verb each, tasks done and moved between meetings, links to the item, three orders."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from weakref import WeakKeyDictionary

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.overview.second_meetings import CLOSED, altered, second_meeting
from tests.plans import worked_example
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, has_button, press, words

from wizard.edits.aftermath_edits import with_tick
from wizard.overview.aftermath_lines import Aftermath
from wizard.overview.due_rows import DueRow, DueVerb
from wizard.plan.plan import Plan
from wizard.plan.proposal import BringBack
from wizard.plan.task import TaskState
from wizard.signing.closing import close
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.session import Session
from wizard.ui.steps.due import due_page
from wizard.ui.steps.due.due_list import DueLine
from wizard.ui.steps.due.due_page import DuePage
from wizard.ui.steps.due.print_list import list_document, put_on
from wizard.ui.widgets.dialogs import AskDialog

NOW = datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


FAKES: WeakKeyDictionary[Session, FakeServices] = WeakKeyDictionary()
"""The requests, by the session that they came from."""


def opened(qtbot: QtBot, plan: Plan, width: int = 1100) -> tuple[DuePage, Session, list[str]]:
    session = session_with(plan, NOW)
    FAKES[session] = FakeServices(session)
    page = DuePage(session, FAKES[session].services)
    qtbot.addWidget(page)
    gone: list[str] = []
    page.step_wanted.connect(gone.append)
    page.resize(width, 700)
    page.show()
    QApplication.processEvents()
    return page, session, gone


def line(page: DuePage, verb: DueVerb) -> DueLine:
    return next(line for line in page.list.lines if line.row.verb is verb)


def dialog() -> QDialog:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]
    (only,) = found
    return only


def test_what_is_left_after_the_meeting_is_one_press_away_until_it_is_ticked(qtbot: QtBot) -> None:
    page, session, gone = opened(qtbot, close(worked_example(), CLOSED))
    for name, asked in (("Send the letters", "letters"), ("Save the minutes for Word", "minutes")):
        press(page, name)
        assert FAKES[session].asked[-1] == asked
    press(page, "Tick what is done…")
    assert gone == ["export/what-now"]
    session.apply(with_tick(session.plan, 1, Aftermath.MINUTES, TODAY), "minutes")
    QApplication.processEvents()
    assert not has_button(page, "Save the minutes for Word")
    assert "Done: 1 of 9. Left:" in words(page)


def test_a_tick_marks_a_task_as_done_today_by_its_owner(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, close(worked_example(), CLOSED))
    row = line(page, DueVerb.DONE).row
    line(page, DueVerb.DONE).findChildren(TickLine)[0].click()
    task = next(task for task in session.plan.tasks if task.id == row.task)
    assert (task.state, task.done_on, task.done_by) == (TaskState.DONE, TODAY, task.owner)
    assert row.task not in [each.row.task for each in page.list.lines]
    session.undo()
    assert row.task in [each.row.task for each in page.list.lines]


def test_done_asks_who_when_and_where_the_evidence_is_kept(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, close(worked_example(), CLOSED))
    row = line(page, DueVerb.DONE).row
    line(page, DueVerb.DONE).verb.click()
    form = dialog()
    (day,) = form.findChildren(DateField)
    day.setText("15 January 2027")
    fields = [field for field in form.findChildren(TextField) if field.isVisible()]
    fields[-2].setText("Recorded delivery slip")
    fields[-1].setText("Shared drive")
    button(form, "Mark as done").click()
    assert form.isVisible()
    day.setText("12 January 2027")
    button(form, "Mark as done").click()
    task = next(task for task in session.plan.tasks if task.id == row.task)
    assert (task.done_on, task.evidence, task.kept) == (date(2027, 1, 12), "Recorded delivery slip", "Shared drive")


def test_a_task_is_moved_to_another_day(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, close(worked_example(), CLOSED))
    row = line(page, DueVerb.DONE).row
    line(page, DueVerb.DONE).move_button.click()
    form = dialog()
    form.findChildren(DateField)[0].setText("1 February 2027")
    button(form, "Move").click()
    assert next(task.due for task in session.plan.tasks if task.id == row.task) == date(2027, 2, 1)


def test_an_event_is_recorded_between_meetings(qtbot: QtBot) -> None:
    waiting = altered(worked_example(), "8", bring_back=BringBack(event="When the ICB answers"))
    page, session, _ = opened(qtbot, close(waiting, CLOSED))
    line(page, DueVerb.HAPPENED).verb.click()
    button(dialog(), "Record").click()
    assert [(entry.item, entry.on) for entry in session.plan.happened] == [("8", TODAY)]
    assert line(page, DueVerb.DECIDE).row.item_id == "8"


def test_a_decision_goes_to_its_item_and_puts_it_on_the_agenda(qtbot: QtBot) -> None:
    plan = second_meeting()
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(items=("1",)))
    page, session, gone = opened(qtbot, plan)
    line(page, DueVerb.MET).verb.click()
    assert gone == ["item-9b"]
    assert session.plan.meeting is not None
    assert "9b" in session.plan.meeting.items
    review = line(page, DueVerb.REVIEW)
    review.move_button.click()
    assert gone[-1] == f"item-{review.row.item_id}/review-on"


def test_without_a_meeting_a_decision_asks_before_it_begins_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page, session, gone = opened(qtbot, close(worked_example(), CLOSED))
    asked: list[str] = []

    def not_now(box: AskDialog) -> None:
        asked.append(box.windowTitle())

    monkeypatch.setattr(AskDialog, "ask", not_now)
    line(page, DueVerb.REVIEW).verb.click()
    assert (asked, gone, session.plan.meeting) == (["No meeting is open"], [], None)
    line(page, DueVerb.SIGN).verb.click()
    assert gone == ["sign"]


def test_the_same_rows_by_date_by_person_and_by_item(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, close(worked_example(), CLOSED))
    keys = sorted(each.row.key for each in page.list.lines)
    for order in ("By person", "By item", "By date"):
        page.arrange(order)
        assert sorted(each.row.key for each in page.list.lines) == keys


@pytest.mark.parametrize("width", [700, 1100])
def test_item_and_person_are_seen_once_at_every_width(qtbot: QtBot, width: int) -> None:
    page, _, _ = opened(qtbot, close(worked_example(), CLOSED), width)
    found = line(page, DueVerb.DONE)
    about, item, who = found._about.isVisible(), found._item.isVisible(), found._who.isVisible()
    assert (about, item, who) == ((False, True, True) if width > 900 else (True, False, False))


def test_each_control_says_its_whole_row_after_its_visible_words(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, close(worked_example(), CLOSED))
    for each in page.list.lines:
        assert each.verb.accessibleName() == f"{each.row.verb.value} {each.row.sentence}"
        assert each.move_button.accessibleName().startswith("Move… ")


def test_the_end_of_keeping_has_one_row_without_a_box_and_leads_to_the_practice(qtbot: QtBot) -> None:
    plan = worked_example()
    office = plan.office.replace(keeper="Ms Grace Hollis", keep_until=date(2020, 3, 31))
    page, _session, wanted = opened(qtbot, plan.replace(office=office))
    found = line(page, DueVerb.KEEP)
    assert found.row.sentence.endswith(
        "late: Keep until this day: then delete the plan, its copies and its PDFs, Ms Grace Hollis"
    )
    assert not found.findChildren(TickLine)
    assert found.move_button.isHidden()
    found.verb.click()
    assert wanted == ["practice"]


def test_the_rows_of_one_person_are_shown_until_everybody_s_are_wanted_again(qtbot: QtBot) -> None:
    page, _session, _gone = opened(qtbot, close(worked_example(), CLOSED))
    every = len(page.list.lines)
    page.person.show_choice("Dr Ewan Petrie")
    page.person.chosen.emit("Dr Ewan Petrie")
    assert 0 < len(page.list.lines) < every
    assert all("Dr Ewan Petrie" in line.row.people for line in page.list.lines)
    page.arrange("By item")
    assert all("Dr Ewan Petrie" in line.row.people for line in page.list.lines)
    page.person.show_choice("")
    page.person.chosen.emit("")
    assert len(page.list.lines) == every


def test_the_list_is_printed_as_it_is_shown(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, _session, _gone = opened(qtbot, close(worked_example(), CLOSED))
    asked: list[tuple[str, Mapping[str, Sequence[DueRow]]]] = []
    monkeypatch.setattr(due_page, "print_list", lambda _parent, title, groups: asked.append((title, groups)))
    page.person.show_choice("Dr Ewan Petrie")
    page.person.chosen.emit("Dr Ewan Petrie")
    button(page.bar_part, "Print the list").click()
    ((title, groups),) = asked
    assert title == "Harbour Lane Surgery: due for Dr Ewan Petrie, as of 14 January 2027"
    text = list_document(title, groups).toPlainText()
    # Qt gives plain text without its no-break spaces.
    assert all(
        f"{line.row.when}: {line.row.words}".replace("\N{NO-BREAK SPACE}", " ") in text for line in page.list.lines
    )
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "due.pdf"))
    put_on(printer, title, groups)
    document = pypdfium2.PdfDocument(tmp_path / "due.pdf")
    assert "Dr Ewan Petrie" in document[0].get_textpage().get_text_range()
    document.close()
