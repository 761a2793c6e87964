"""The Review step shows the computed values, and everything on it links somewhere."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.plans import empty_plan, worked_example
from tests.signing.closed_plans import pack, second_draft
from tests.ui.ceremony import close_by_bar
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, field, has_button, press, visible, words, write

from wizard.checks.all_checks import Severity, checks
from wizard.edits.decision_edits import with_particulars
from wizard.exports.plan_json import shown
from wizard.minutes.minutes import minutes_of
from wizard.minutes.task_list import as_minutes
from wizard.overview.timeline import Axis, timeline_of
from wizard.plan.plan import Plan
from wizard.plan.task import TaskState
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.session.session import Session
from wizard.ui.steps.review import timeline_view
from wizard.ui.steps.review.item_rows import ItemRowButton, ItemRows
from wizard.ui.steps.review.review_page import ReviewPage
from wizard.ui.steps.review.timeline_view import TimelineView
from wizard.ui.steps.sign.sign_page import SignPage
from wizard.ui.widgets.buttons import Button

NOW = datetime(2026, 12, 9, 10, 0, tzinfo=UTC)


def opened(qtbot: QtBot, plan: Plan, now: datetime = NOW) -> tuple[ReviewPage, Session, FakeServices]:
    session = session_with(plan, now)
    fake = FakeServices(session)
    page = ReviewPage(session, fake.services)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page, session, fake


def test_every_row_says_the_sentence_that_show_gives(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    said = {row.row.item: row.accessibleDescription() for row in visible(page, ItemRowButton)}
    items = shown(session.plan, session.today())["items"]
    assert list(said) == list(items)
    taken = [entry.item.id for entry in minutes_of(session.plan).items if entry.taken]
    assert all(items[item]["sentence"] in said[item] for item in taken)


def test_all_twelve_rows_fit_on_one_screen(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, worked_example())
    last = visible(page, ItemRowButton)[-1]
    assert last.mapTo(page, last.rect().bottomLeft()).y() < page.height()


def test_a_row_opens_its_action_by_key(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, worked_example())
    wanted = QSignalSpy(page.step_wanted)
    row = next(row for row in visible(page, ItemRowButton) if row.row.item == "4b")
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert wanted.at(0) == ["item-4b"]


def test_what_is_to_be_mended_leads_to_its_step(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, empty_plan())
    wanted = QSignalSpy(page.step_wanted)
    press(page, "Meeting: The meeting has no date")
    assert wanted.at(0) == ["meeting/meeting-date"]
    assert "3 to correct" in words(page)


def test_what_was_acknowledged_here_is_acknowledged_when_signing(qtbot: QtBot) -> None:
    page, session, fake = opened(qtbot, worked_example())
    sign = SignPage(session, fake.services)
    qtbot.addWidget(sign)
    sign.show()
    close_by_bar(sign)
    assert not session.plan.records
    one, three = "Item 1, Safe daily limit, 2 points", "Item 3, Notice on unfunded work: item 10 is adopted too"
    for sentence in (one, three, "Guidance checked up to 30 June 2026"):
        press(page, sentence)
    close_by_bar(sign)
    seen = session.plan.records[-1].content.acknowledged
    assert [entry.name for entry in seen] == ["item:1", "item:3", "meeting"]
    sign.close()


def test_fields_that_are_empty_on_one_item_stand_on_one_line_below_the_sentence(qtbot: QtBot) -> None:
    plan = with_particulars(worked_example(), "1", owner=None, start=None, review_on=None)
    page, _, _ = opened(qtbot, plan)
    ways = [each for each in visible(page, Button) if each.accessibleName().endswith("is recorded.")]
    assert [way.text() for way in ways[:3]] == ["Starts", "Owner", "Review"]
    assert len({way.mapTo(page, QPoint()).y() for way in ways[:3]}) == 1


def test_the_head_counts_what_is_to_correct_what_is_to_tick_and_gaps_apart(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, with_particulars(worked_example(), "1", owner=None, start=None))
    found = checks(session.plan, session.today())
    gaps = sum(check.is_gap for check in found)
    groups = {check.group for check in found if check.severity is Severity.ACKNOWLEDGE and not check.is_gap}
    assert has_button(page, f"{len(groups)} to acknowledge, {gaps} gaps")


def test_refreshing_emits_nothing(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    wanted, changed = QSignalSpy(page.step_wanted), QSignalSpy(session.changed)
    for plan in (worked_example(), empty_plan(), second_draft()):
        page.refresh(plan)
    assert wanted.count() == changed.count() == 0


def test_the_timeline_is_told_to_the_ear(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    said = visible(page, TimelineView)[0].accessibleDescription()
    bars = timeline_of(minutes_of(session.plan))
    assert bars
    assert all(bar.sentence in said for bar in bars)


@pytest.mark.parametrize("width", [700, 860, 1021])
def test_no_months_line_strikes_a_date_of_the_timeline_through(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    view.show_bars(timeline_of(minutes_of(worked_example())))
    view.resize(width, view.sizeHint().height())
    whole = view.grab().toImage()
    monkeypatch.setattr(Axis, "ticks", lambda _axis: ())
    without_lines = view.grab().toImage()
    monkeypatch.setattr(timeline_view, "written", lambda _day: "")
    without_dates = view.grab().toImage()
    rows, struck = range(38, view.height() - 30, 30), []
    for top in rows:
        places = [(x, y) for y in range(top, top + 30) for x in range(width)]
        dates = [at for at in places if without_lines.pixel(*at) != without_dates.pixel(*at)]
        columns, lines = [x for x, _y in dates], [y for _x, y in dates]
        within = [at for at in places if dates and min(columns) <= at[0] <= max(columns)]
        struck += [at for at in within if at[1] in lines and whole.pixel(*at) != without_lines.pixel(*at)]
    assert struck == []


def test_a_narrow_list_of_items_begins_with_an_item(qtbot: QtBot) -> None:
    page, *_ = opened(qtbot, worked_example())
    rows = page.findChild(ItemRows)
    assert isinstance(rows, ItemRows)
    qtbot.waitUntil(lambda: rows.rows[0].y() > 0)
    page.resize(560, 700)
    qtbot.waitUntil(lambda: rows.rows[0].y() == 0)
    page.resize(1100, 700)
    qtbot.waitUntil(lambda: rows.rows[0].y() > 0)


def test_an_action_is_added_by_keyboard(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    before = len(session.plan.tasks)
    press(page, "Add a task")
    dialog = visible_dialog(page)
    QTest.keyClicks(field(dialog, "What needs to be done"), "Write to the patient group")
    QTest.keyClicks(field(dialog, "Due on"), "15 Jan 2027")
    QTest.keyClick(field(dialog, "Due on"), Qt.Key.Key_Return)
    press(dialog, "Add")
    added = session.plan.tasks[-1]
    assert len(session.plan.tasks) == before + 1
    assert (added.text, added.due, added.set_at) == ("Write to the patient group", date(2027, 1, 15), 1)


def test_an_action_without_words_is_refused_at_the_field(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    press(page, "Add a task")
    dialog = visible_dialog(page)
    press(dialog, "Add")
    assert "Say what needs to be done." in words(dialog)
    dialog.reject()
    assert session.plan.tasks == worked_example().tasks


def test_a_date_that_is_none_is_refused_at_the_field(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    press(page, "Edit: Renew")
    dialog = visible_dialog(page)
    write(dialog, "Due on", "soon")
    press(dialog, "Save the change")
    assert "Write the date as 11 Jan 2027" in words(dialog)
    dialog.reject()
    assert session.plan.tasks == worked_example().tasks


def test_an_action_is_ticked_and_the_focus_stays(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    page.activateWindow()
    tick = button(page, "Done: Renew the fire-alarm service contract")
    tick.setFocus()
    tick.click()
    task = next(task for task in session.plan.tasks if task.text.startswith("Renew"))
    assert task.state is TaskState.DONE
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Done: Renew")
    session.undo()
    assert session.plan.tasks == worked_example().tasks


def test_an_action_is_dropped_and_taken_up_again(qtbot: QtBot) -> None:
    page, session, _ = opened(qtbot, worked_example())
    press(page, "Drop: Renew")
    assert any(task.state is TaskState.DROPPED for task in session.plan.tasks)
    press(page, "Restore: Renew")
    assert session.plan.tasks == worked_example().tasks


def test_what_is_overdue_says_so_in_words(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, worked_example(), datetime(2027, 1, 2, tzinfo=UTC))
    assert "Overdue since 11 December 2026" in words(page)
    assert "6 overdue" in words(page)


def test_actions_are_listed_by_date_on_demand(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, worked_example())
    assert "Ms Grace Hollis" in words(page).splitlines()
    press(page, "By date")
    assert "Ms Grace Hollis" not in words(page).splitlines()
    done = [each.accessibleName() for each in visible(page, TickLine) if each.accessibleName().startswith("Done:")]
    assert "due 11 December 2026" in done[0]
    assert "due 15 January 2027" in done[-1]


def test_the_minutes_are_copied(qtbot: QtBot) -> None:
    page, session, fake = opened(qtbot, worked_example())
    press(page, "Copy as minutes")
    assert fake.clipboard == as_minutes(minutes_of(session.plan))


def test_whole_sentences_make_the_rows_higher(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, worked_example())
    row = visible(page, ItemRowButton)[0]
    before = row.heightForWidth(900)
    press(page, "Whole sentences")
    assert row.heightForWidth(900) > before


def test_what_changed_since_the_last_meeting_stands_side_by_side(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, second_draft(), datetime(2027, 3, 9, tzinfo=UTC))
    seen = words(page)
    assert "Since the last meeting" in seen
    assert "Take up 1" in seen
    assert "Leave 1" in seen


def test_guidance_that_changed_under_a_decision_is_shown(qtbot: QtBot) -> None:
    plan = second_draft(pack("2027-01", i3="Tightened"))
    page, _, _ = opened(qtbot, plan, datetime(2027, 3, 9, tzinfo=UTC))
    assert "Guidance for a decision has changed" in words(page)
    assert any("Tightened" in line for line in words(page).splitlines())


def test_the_first_meeting_has_nothing_to_compare(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, worked_example())
    assert "Since the last meeting" not in words(page)


def test_a_plan_that_is_read_only_offers_no_change(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, worked_example().replace(read_only="This is a copy for staff."))
    assert not button(page, "Add a task").isEnabled()
    assert not has_button(page, "Edit:")


@pytest.mark.parametrize("width", [540, 750, 1600])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, width: int) -> None:
    page, _, _ = opened(qtbot, worked_example())
    page.resize(width, 700)
    QApplication.processEvents()
    inside = page.area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= width


def visible_dialog(page: ReviewPage) -> QDialog:
    return next(dialog for dialog in page.window().findChildren(QDialog) if dialog.isVisible())
