"""Dates as people write them; without a year the next one, and never a guess."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.foundation.dates import FIRST_DATE, LAST_DATE, read_date, written
from wizard.foundation.formatting import date_in_words, weekday_in_words

TODAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize(
    "text",
    [
        "11 Jan 2027",
        "11 january 27",
        "11/1/2027",
        "11.01.27",
        "2027-01-11",
        " 11th Jan, 2027",
        "11-Jan-2027",
        "Monday 11 January 2027",
        "Mon, 11 Jan 2027",
        "the 11th of January 2027",
        "January 11, 2027",
        "Jan 11th 27",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text, TODAY).date == dt.date(2027, 1, 11)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8 Dec", dt.date(2026, 12, 8)),
        ("8/12", dt.date(2026, 12, 8)),
        ("8th of December", dt.date(2026, 12, 8)),
        ("Tuesday 8 December", dt.date(2026, 12, 8)),
        ("Dec 8", dt.date(2026, 12, 8)),
        ("1 Jan", dt.date(2027, 1, 1)),
        ("1 Sept.", dt.date(2027, 9, 1)),
        ("29 Nov", TODAY),
        ("28 Nov", dt.date(2027, 11, 28)),
        ("29 Feb", dt.date(2028, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_next_to_come_and_known_to_be_so(text: str, day: dt.date) -> None:
    assert read_date(text, TODAY) == (day, False)


def test_a_leap_day_may_be_eight_years_away() -> None:
    assert read_date("29 Feb", dt.date(2096, 3, 1)).date == dt.date(2104, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "31 Feb 2027",
        "31 Feb",
        "soon",
        "1/13/2027",
        "1/13",
        "1 Jan 1066",
        "11 Janitor x",
        "11 Janit 2027",
        "the 8th",
        "8",
        "8 12",
        "1 Jan 2027 2028",
        "Someday 8 Dec 2026",
        "",
        "0/1",
        "32/1",
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="Write the date"):
        read_date(text, TODAY)


def test_a_day_of_the_week_that_does_not_fit_is_asked() -> None:
    with pytest.raises(ValueError, match="8 December 2026 is a Tuesday"):
        read_date("Monday 8 December 2026", TODAY)


@given(st.dates(FIRST_DATE, LAST_DATE), st.dates(FIRST_DATE, LAST_DATE))
def test_every_way_of_writing_a_date_out_reads_back(date: dt.date, today: dt.date) -> None:
    for text in (written(date), date_in_words(date), weekday_in_words(date), date.isoformat(), f"{date:%d/%m/%Y}"):
        assert read_date(text, today) == (date, True)
