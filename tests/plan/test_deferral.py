"""Suggested dates and past dates."""

from datetime import date

import pytest
from tests.plans import empty_plan

from wizard.foundation.dates import months_after, whole_months_between
from wizard.guidance.freshness import is_stale, stale_from
from wizard.plan.deferral import NEXT_MEETING, NO_END, comes_back_by, date_problems, deferral_problems, quick_picks
from wizard.plan.plan import Plan
from wizard.plan.proposal import BringBack, Owner, Proposal


def _labels(plan: Plan, item: str, held_on: date) -> list[str]:
    assert plan.meeting is not None
    return [pick.label for pick in quick_picks(plan.item(plan.meeting.guidance.items[item]), held_on)]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2027, 1, 11), 1, date(2027, 2, 11)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 10, 31), 4, date(2028, 2, 29)),
        (date(2026, 12, 5), 12, date(2027, 12, 5)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_are_calendar_months(start: date, months: int, end: date) -> None:
    assert months_after(start, months) == end


def test_the_next_meeting_and_four_spans_are_offered() -> None:
    assert _labels(empty_plan(), "1", date(2027, 1, 11)) == [
        "At the next meeting",
        "In 1 month: 11 February 2027",
        "In 3 months: 11 April 2027",
        "In 6 months: 11 July 2027",
        "In 12 months: 11 January 2028",
    ]


def test_the_guidances_own_date_is_offered_only_while_it_lies_ahead() -> None:
    plan = empty_plan()
    assert plan.meeting is not None
    (named,) = [entry for entry in plan.item(plan.meeting.guidance.items["10"]).dates if entry.offer]
    assert len(_labels(plan, "10", named.passed_from)) == 5
    assert len(_labels(plan, "10", named.passed_from.replace(year=named.passed_from.year - 1))) == 6


def test_guidance_is_old_from_three_calendar_months_on() -> None:
    seen = date(2026, 6, 30)
    assert stale_from(seen) == date(2026, 9, 30)
    assert not is_stale(seen, date(2026, 9, 29))
    assert is_stale(seen, date(2026, 9, 30))


def test_months_between_are_whole() -> None:
    assert whole_months_between(date(2026, 6, 30), date(2026, 9, 29)) == 2
    assert whole_months_between(date(2027, 1, 11), date(2026, 6, 30)) == 0


def test_an_event_comes_back_at_the_latest_on_its_date() -> None:
    assert comes_back_by(BringBack(event="the ICB replies", latest=date(2027, 5, 4))) == date(2027, 5, 4)
    assert comes_back_by(BringBack(event="the ICB replies")) is None
    assert comes_back_by(None) is None


def test_a_day_that_no_plan_may_name_is_not_offered() -> None:
    labels = _labels(empty_plan(), "1", date(2199, 11, 30))
    assert [label.partition(":")[0] for label in labels] == ["At the next meeting", "In 1 month"]


@pytest.mark.parametrize(
    ("back", "codes"),
    [
        (BringBack(), [NO_END]),
        (BringBack(on=date(2027, 4, 1)), []),
        (BringBack(event=NEXT_MEETING), []),
        (BringBack(event="the ICB has replied"), ["no_latest", "no_watcher"]),
        (BringBack(event="the ICB has replied", latest=date(2027, 4, 1)), ["no_watcher"]),
        (BringBack(event="the ICB has replied", watcher=Owner(person="p1")), ["no_latest"]),
    ],
)
def test_a_deferral_ends_on_a_date_or_by_an_event_that_somebody_watches(back: BringBack, codes: list[str]) -> None:
    assert [problem.code for problem in deferral_problems(back)] == codes


def test_dates_that_contradict_each_other_or_lie_before_the_meeting_are_said_in_words() -> None:
    proposal = Proposal(
        id="x",
        position="do",
        start=date(2027, 3, 2),
        hold_until=date(2027, 3, 1),
        review_on=date(2027, 3, 3),
        bring_back=BringBack(on=date(2026, 12, 1)),
    )
    assert [problem.words for problem in date_problems(proposal, date(2027, 1, 11))] == [
        "the review on 3 March 2027 comes after the hold ends on 1 March 2027",
        "it starts on 2 March 2027, after the hold ends on 1 March 2027",
        "the date it is deferred until, 1 December 2026, is before the meeting",
    ]
    assert [problem.code for problem in date_problems(proposal, None)] == ["review_after_hold", "start_after_hold"]
