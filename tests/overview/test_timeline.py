from datetime import date

import pytest
from tests.plans import empty_plan, worked_example

from wizard.minutes.minutes import minutes_of
from wizard.overview import timeline
from wizard.overview.timeline import Bar, BarKind, timeline_bounds, timeline_of, timeline_sentence


def test_what_was_taken_up_runs_and_what_hangs_on_an_event_waits() -> None:
    bars = {bar.item: bar for bar in timeline_of(minutes_of(worked_example()))}
    assert bars["1"].kind is BarKind.RUNNING
    assert bars["8"].kind is BarKind.WAITING
    assert bars["9b"].kind is BarKind.WAITING
    assert "9a" not in bars


def test_each_bar_can_be_read_aloud() -> None:
    bars = {bar.item: bar for bar in timeline_of(minutes_of(worked_example()))}
    assert bars["1"].sentence == (
        "Item 1, Safe daily limit: Work to a safe daily limit, runs from 11 January 2027, review on 9 March 2027."
    )
    assert bars["10"].sentence == (
        "Item 10, Pilots: Pilots on hold until a set date, runs from 8 December 2026, until 30 June 2027."
    )


def test_a_plan_without_dates_says_so() -> None:
    minutes = minutes_of(empty_plan())
    assert timeline_of(minutes) == ()
    assert timeline_bounds(()) is None
    assert timeline_sentence(minutes) == "Nothing that was decided has a date yet."


def reviewed_on(day: date) -> Bar:
    return Bar("1", "Title", "Label", BarKind.RUNNING, date(2026, 12, 8), None, day)


@pytest.mark.parametrize(
    ("days", "end"),
    [
        ((9,), "The only review is on 9 March 2027."),
        ((9, 9), "Both reviews are on 9 March 2027."),
        ((9, 9, 9), "All reviews are on 9 March 2027."),
        ((10, 9), "The first review is on 9 March 2027."),
        ((9, 10, 9), "The first two reviews are on 9 March 2027."),
    ],
)
def test_reviews_are_counted_and_not_their_days(
    days: tuple[int, ...], end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "timeline_of", lambda minutes: tuple(reviewed_on(date(2027, 3, day)) for day in days))
    assert timeline_sentence(minutes_of(empty_plan())).endswith(end)


def deferred_until(day: int, kind: BarKind = BarKind.COMES_BACK) -> Bar:
    back = date(2027, 3, day)
    return Bar("8", "Title", "Label", kind, date(2026, 12, 8), back, None, back)


def test_a_deferral_is_no_review_and_is_said_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    bars = (deferred_until(9), deferred_until(2), reviewed_on(date(2027, 4, 1)))
    monkeypatch.setattr(timeline, "timeline_of", lambda minutes: bars)
    said = timeline_sentence(minutes_of(empty_plan()))
    assert "Two decisions are deferred, the first until 2 March 2027." in said
    assert said.endswith("The only review is on 1 April 2027.")
    assert deferred_until(9).sentence == "Item 8, Title: Label, deferred until 9 March 2027."
    assert timeline_bounds(bars) == (date(2026, 12, 8), date(2027, 4, 1))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((9,), "One decision is deferred until 9 March 2027."),
        ((9, 9), "Two decisions are deferred until 9 March 2027."),
    ],
)
def test_deferrals_are_counted(days: tuple[int, ...], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "timeline_of", lambda minutes: tuple(deferred_until(day) for day in days))
    assert timeline_sentence(minutes_of(empty_plan())) == said


def test_what_is_deferred_until_an_event_says_the_latest_date() -> None:
    (bar,) = [bar for bar in timeline_of(minutes_of(worked_example())) if bar.item == "8"]
    assert (bar.review, bar.back) == (None, date(2027, 3, 9))
    assert bar.sentence.endswith("deferred until an event, no later than 9 March 2027.")
