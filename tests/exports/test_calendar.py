"""The calendar as another program reads it: identity, sequence, cancelled entries, an alarm a week before."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from tests.overview.second_meetings import CLOSED, LATER, second_meeting
from tests.plans import worked_example

from wizard.edits.decision_edits import agreed
from wizard.edits.lapse_edits import extended, let_end, task_done
from wizard.exports.dates_ics import dates_ics, sequence_of
from wizard.minutes.minutes import minutes_of
from wizard.overview.run_out import run_out
from wizard.plan.meeting import LapseKind, NextMeeting
from wizard.plan.plan import Plan, open_meeting
from wizard.signing.closing import close, reopen

STAMP = datetime(2026, 12, 8, 14, 30, tzinfo=UTC)
PLAN = "6f1d0c52a9e84b7f9b3c2d1e5a7f8c40"


def entries(plan: Plan, number: int | None = None) -> dict[str, Any]:
    """The entries as `icalendar` reads them, by the part of their identity that does not come from the plan."""
    calendar = Calendar.from_ical(dates_ics(minutes_of(plan, number), STAMP))
    assert not list(calendar.errors)
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert all(not event.errors for event in found.values())
    assert len(found) == len(calendar.walk("VEVENT"))
    return {uid.removeprefix(f"{PLAN}-").partition("@")[0]: event for uid, event in found.items()}


def ran_out(plan: Plan, what: LapseKind, item: str | None = None) -> Any:
    """A matter that lapsed before the second meeting."""
    found = (line.ran_out for line in run_out(plan, LATER))
    return next(each for each in found if each.what is what and item in (None, each.item))


def test_an_entry_has_its_day_its_words_and_an_alarm_a_week_before() -> None:
    event = entries(worked_example())["gpce-2024-7-hold"]
    assert event.decoded("DTSTART") == date(2027, 6, 30)
    assert event.decoded("DTEND") == date(2027, 7, 1)
    assert str(event["SUMMARY"]) == "Hold ends: 7 Freeze new agreements"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-7)
    assert str(alarm["ACTION"]) == "DISPLAY"


def test_an_entry_keeps_its_identity_at_the_next_meeting_and_its_sequence_grows() -> None:
    first = close(worked_example(), CLOSED)
    second = second_meeting()
    second = agreed(extended(second, ran_out(second, LapseKind.HOLD, "7"), date(2028, 1, 10), LATER), "7")
    before, after = entries(first)["gpce-2024-7-hold"], entries(second)["gpce-2024-7-hold"]
    assert (before["UID"], after.decoded("DTSTART")) == (after["UID"], date(2028, 1, 10))
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert "-2-" not in str(after["UID"])


def test_the_sequence_grows_with_closing_and_revisions() -> None:
    plan = worked_example()
    closed = close(plan, CLOSED)
    again = close(reopen(closed, CLOSED, "A slip."), CLOSED + timedelta(hours=1))
    numbers = [sequence_of(minutes_of(each)) for each in (plan, closed, again, second_meeting())]
    assert numbers == sorted(set(numbers))


def test_what_no_longer_holds_is_cancelled_under_the_same_identity() -> None:
    plan = second_meeting()
    plan = let_end(plan, ran_out(plan, LapseKind.HOLD, "7"))
    task = ran_out(plan, LapseKind.TASK)
    plan = task_done(plan, task, LATER)
    found = entries(plan)
    for key in ("gpce-2024-7-hold", f"task-{task.task}-due"):
        assert str(found[key]["STATUS"]) == "CANCELLED"
        assert not found[key].walk("VALARM")
    assert str(found["gpce-2024-10-hold"]["STATUS"]) == "CONFIRMED"


def test_the_next_meeting_is_in_it() -> None:
    plan = worked_example()
    coming = NextMeeting(on=date(2027, 3, 9), at=time(13), place="The library; upstairs")
    plan = plan.with_meeting(open_meeting(plan).replace(next_meeting=coming))
    event = entries(plan)["next-meeting"]
    assert event.decoded("DTSTART") == datetime(2027, 3, 9, 13)
    assert str(event["LOCATION"]) == "The library; upstairs"
    all_day = plan.with_meeting(open_meeting(plan).replace(next_meeting=coming.replace(at=None)))
    assert entries(all_day)["next-meeting"].decoded("DTSTART") == date(2027, 3, 9)


@pytest.mark.parametrize("text", ["a,b;c\\d", "two\\nlines", "日" * 60, "É" * 120, ' "quoted": a:b '])
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    plan = worked_example()
    task = plan.tasks[0].replace(text=text)
    event = entries(plan.with_task(task))[f"task-{task.id}-due"]
    assert str(event["SUMMARY"]) == f"Due: {text}"
