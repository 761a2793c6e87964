from tests.plans import empty_plan, worked_example

from wizard.domain.minutes import minutes_of
from wizard.domain.timeline import BarKind, timeline_bounds, timeline_of, timeline_sentence


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
        "Item 10, Pilots: Hold pilots until a date, runs from 8 December 2026, until 30 June 2027."
    )


def test_a_plan_without_dates_says_so() -> None:
    minutes = minutes_of(empty_plan())
    assert timeline_of(minutes) == ()
    assert timeline_bounds(()) is None
    assert timeline_sentence(minutes) == "Nothing that was decided has a date yet."
