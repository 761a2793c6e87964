from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.overview.timeline import Axis

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@given(DAYS, DAYS, DAYS)
def test_days_fall_on_the_axis_in_their_order_and_few_lines_are_drawn(one: date, other: date, between: date) -> None:
    first, last = sorted((one, other))
    axis = Axis.over(first, last)
    assert 0 <= axis.share(first) <= axis.share(last) <= 1
    assert axis.share(min(max(between, first), last)) <= axis.share(last)
    assert 1 <= len(axis.ticks()) <= 14


@pytest.mark.parametrize(("last", "step"), [(date(2027, 6, 30), 1), (date(2029, 6, 30), 3), (date(2040, 1, 1), 12)])
def test_longer_spans_have_wider_steps(last: date, step: int) -> None:
    assert Axis.over(date(2026, 12, 8), last).step == step


def test_each_year_is_named_once() -> None:
    years = [tick.year for tick in Axis.over(date(2026, 11, 3), date(2027, 3, 1)).ticks()]
    assert years == ["2026", "", "2027", "", ""]


def test_the_last_year_that_a_date_can_hold_has_an_axis() -> None:
    assert Axis.over(date(9999, 12, 1), date(9999, 12, 31)).ticks()
