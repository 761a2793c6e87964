"""A second meeting months later shows each lapse, and all lists agree."""

from datetime import date, timedelta

import pytest
from tests.overview.second_meetings import CLOSED, LATER, second_meeting
from tests.plans import shipped_pack, worked_example

from wizard.checks.all_checks import checks
from wizard.edits.decision_edits import agreed
from wizard.edits.lapse_edits import event_happened, extended, task_done
from wizard.edits.meeting_edits import new_meeting
from wizard.exports.plan_json import lines, shown
from wizard.minutes.minutes import minutes_of, record_minutes
from wizard.overview.agenda import agenda
from wizard.overview.due import DueKind, due_in, due_lists
from wizard.overview.one_page import came_about
from wizard.overview.run_out import run_out
from wizard.plan.lapses import ran_out_on
from wizard.plan.meeting import LapseKind
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import open_meeting
from wizard.plan.proposal import BringBack
from wizard.signing.closing import close
from wizard.voting.positions import standing_after

SEVEN = "Item 7, Freeze new agreements: its hold ended on 30 June 2027."


def test_the_end_of_keeping_is_due_and_overdue_the_day_after() -> None:
    last = date(2033, 3, 31)
    plan = worked_example()
    plan = plan.replace(office=plan.office.replace(keep_until=last))
    on_the_day, after = due_lists(plan, last), due_lists(plan, last + timedelta(days=1))
    (due,) = [each for each in on_the_day.soon if each.what is DueKind.KEEPING]
    assert (due.on, due.words) == (last, "Keep until this day: then delete the plan, its copies and its PDFs")
    assert due in after.overdue
    assert due.words in "\n".join(lines(plan, last + timedelta(days=1)))


def test_each_lapse_stands_first_by_its_kind() -> None:
    plan = second_meeting(eight={"latest": date(2028, 1, 10)})
    said = [(line.ran_out.what, line.ran_out.item) for line in run_out(plan, LATER) if line.ran_out.item]
    assert said == [
        (LapseKind.HOLD, "7"),
        (LapseKind.HOLD, "10"),
        (LapseKind.REVIEW, "9b"),
        (LapseKind.REVIEW, "1"),
        (LapseKind.REVIEW, "3"),
        (LapseKind.EVENT, "8"),
    ]
    assert run_out(plan, LATER)[0].sentence == SEVEN
    assert any(line.ran_out.what is LapseKind.TASK for line in run_out(plan, LATER))


def test_a_duty_that_was_to_be_put_right_by_a_day_ran_out_after_it() -> None:
    (record,) = close(worked_example(), CLOSED).records
    standing = standing_after(record)["9b"]
    right = date(2027, 2, 1)
    standing = standing.replace(proposal=standing.proposal.replace(review_on=None, right_by=right))
    assert not list(ran_out_on(standing, right))
    (found,) = ran_out_on(standing, right + timedelta(days=1))
    assert found.what is LapseKind.REVIEW
    assert found.sentence == "it was to be put right by 1 February 2027 and is not recorded as put right"
    extended_to = standing.replace(proposal=standing.proposal.replace(review_on=date(2027, 6, 1)))
    assert not list(ran_out_on(extended_to, right + timedelta(days=1)))


def test_a_deferral_that_ran_out_is_told_apart_from_a_review() -> None:
    (line,) = [line for line in run_out(second_meeting(), LATER) if line.ran_out.what is LapseKind.RETURN]
    assert line.sentence == "Item 8, Medicines software: it was deferred until 9 March 2027."


def test_every_item_that_ran_out_is_a_finding_even_off_the_agenda() -> None:
    plan = second_meeting()
    plan = plan.with_meeting(open_meeting(plan).replace(items=()))
    codes = {(check.code, check.item) for check in checks(plan, LATER)}
    assert {("hold_ended", "7"), ("hold_ended", "10"), ("review_due", "1"), ("return_due", "8")} <= codes


def test_nothing_that_ran_out_is_said_to_be_unchanged() -> None:
    plan = second_meeting()
    plan = plan.with_meeting(open_meeting(plan).replace(items=()))
    for entry in minutes_of(plan).items:
        said = [entry.sentence, came_about(entry, VotesPrinted.COUNTS)]
        assert bool(entry.ran_out) == (not any("nchanged" in words for words in said)) or entry.before is None
    seven = minutes_of(plan).item("7")
    assert seven.sentence == "Not on this agenda: its hold ended on 30 June 2027, and nothing has been decided since."
    assert came_about(seven, VotesPrinted.COUNTS) == "Hold ended"


def test_the_closed_record_says_the_same_for_ever() -> None:
    plan = close(second_meeting(), CLOSED.replace(year=2027, month=7, day=6))
    entry = record_minutes(plan, plan.records[-1]).item("7")
    assert "Its hold ended on 30 June 2027, and nothing has been decided since." in entry.sentence


def test_the_agenda_puts_first_what_ran_out() -> None:
    lines_ = agenda(second_meeting(), LATER)
    assert {line.item for line in lines_ if line.due} == {"1", "3", "7", "8", "9b", "10"}
    assert next(line.due for line in lines_ if line.item == "7") == "its hold ended on 30 June 2027"


def test_show_start_and_due_say_the_same() -> None:
    plan = second_meeting()
    lists = due_lists(plan, LATER)
    assert [*lists.overdue, *lists.soon, *lists.later] == list(due_in(plan, LATER))
    data = shown(plan, LATER)
    assert [each["words"] for each in data["due"]["overdue"]] == [each.words for each in lists.overdue]
    assert {item for item, entry in data["in_force"].items() if entry["ran_out"]} == {
        line.ran_out.item for line in run_out(plan, LATER) if line.ran_out.item
    }
    text = "\n".join(lines(plan, LATER))
    assert "  30 June 2027: End of the hold on item 7" in text
    assert "its hold ended on 30 June 2027, and nothing has been decided since" in text


def test_on_an_earlier_day_only_what_was_decided_by_then_is_in_force() -> None:
    plan = second_meeting()
    ran_out = run_out(plan, LATER)[0].ran_out
    plan = agreed(extended(plan, ran_out, date(2028, 1, 10), LATER), "7")
    plan = close(plan, CLOSED.replace(year=2027, month=7, day=6))
    assert [matter.on for matter in due_lists(plan, LATER).later if matter.item == "7"] == [date(2028, 1, 10)]
    before = [matter for matter in due_lists(plan, date(2027, 7, 5)).overdue if matter.item == "7"]
    assert [matter.on for matter in before if matter.what is DueKind.HOLD] == [date(2027, 6, 30)]
    assert due_lists(plan, date(2026, 12, 7)).overdue == ()
    assert shown(plan, date(2026, 12, 7))["in_force"] == {}


def test_on_an_earlier_day_a_task_that_was_done_since_is_overdue_and_an_event_has_not_happened() -> None:
    plan = second_meeting(eight={"latest": None})
    lines = {line.ran_out.key: line.ran_out for line in run_out(plan, LATER)}
    task = next(each for each in lines.values() if each.what is LapseKind.TASK)
    event = next(each for each in lines.values() if each.what is LapseKind.EVENT)
    plan = event_happened(task_done(plan, task, LATER), event, LATER)
    before, after = due_lists(plan, date(2027, 7, 5)), due_lists(plan, LATER)
    assert task.task in [each.task for each in before.overdue]
    assert task.task not in [each.task for each in after.overdue]
    assert [each.item for each in before.awaited] == ["8"]
    assert after.awaited == ()
    assert "8" in [each.item for each in after.overdue if each.what is DueKind.RETURN]


@pytest.mark.parametrize(("days", "place"), [(0, "overdue"), (1, "soon"), (30, "soon"), (31, "later")])
def test_a_date_is_overdue_near_or_later(days: int, place: str) -> None:
    plan = close(worked_example(), CLOSED)
    today = date.fromordinal(date(2027, 6, 30).toordinal() - days)
    found = getattr(due_lists(plan, today), place)
    assert [matter.words for matter in found if matter.item == "7" and not matter.task] == ["End of the hold on item 7"]


def test_a_deferral_to_the_next_meeting_or_an_event_waits_without_a_date() -> None:
    plan = second_meeting(eight={"latest": None})
    (awaited,) = due_lists(plan, LATER).awaited
    assert awaited.words == "Item 8 was deferred until the ICB has sent the scheme's terms"
    first = worked_example()
    matter = open_meeting(first).matter("8")
    put = matter.proposals[-1].replace(bring_back=BringBack(event="the next meeting is held"))
    first = close(first.with_matter(matter.replace(proposals=(put,))), CLOSED)
    assert due_lists(first, LATER).awaited[0].words == "Item 8 was deferred until the next meeting"
    second = new_meeting(first, shipped_pack())
    assert any(line.ran_out.item == "8" for line in run_out(second, LATER))
