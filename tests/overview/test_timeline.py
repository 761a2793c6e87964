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
        "Item 10, Pilots: Pilots on hold until a date, runs from 8 December 2026, until 30 June 2027."
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
