"""Times, sums and whole numbers as people write them; an ambiguous one leads to a question."""

import re
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.foundation.formatting import money_in_words, number_in_words
from wizard.foundation.written_numbers import read_money, read_time, read_whole


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1,240.50", 124050),
        ("1240.5", 124050),
        ("1 240", 124000),
        ("0", 0),
        ("0.07", 7),
        ("£ 12", 1200),
        ("1240", 124000),
        ("1,240,000", 124000000),
        ("1.50", 150),
    ],
)
def test_sums_are_read_as_they_are_written(text: str, pence: int) -> None:
    assert read_money(text) == pence


@pytest.mark.parametrize("text", ["-3", "1e3", "ten", "£", "1,2,3", "12,34,567", "1 50", "1.240,50", "", "9" * 13])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Write a sum in pounds"):
        read_money(text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("1,50", "Do you mean £1.50 or £150?"),
        ("12,34", "Do you mean £12.34 or £1,234?"),
        ("1.240", "Do you mean £1.24 or £1,240?"),
        ("£7,5", "Do you mean £7.50 or £75?"),
    ],
)
def test_a_sum_that_may_be_two_is_asked(text: str, question: str) -> None:
    with pytest.raises(ValueError, match=re.escape(question)):
        read_money(text)


@given(st.integers(0, 10**12))
def test_every_sum_in_words_reads_back(pence: int) -> None:
    assert read_money(money_in_words(pence)) == pence


@pytest.mark.parametrize("text", ["1,50", "1,2,3", "12,34", "1.5", "-1", "ten", "", "1 50", "٣"])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert read_whole(text) is None


@given(st.integers(0, 10**9))
def test_every_whole_number_reads_back(number: int) -> None:
    assert read_whole(number_in_words(number)) == read_whole(str(number)) == number


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("13:00", time(13)),
        ("1300", time(13)),
        ("09:00", time(9)),
        ("0900", time(9)),
        ("1.30 pm", time(13, 30)),
        ("12 am", time(0)),
        ("12", time(12)),
        ("7pm", time(19)),
        ("0:30", time(0, 30)),
        ("19", time(19)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["", "24:00", "13 pm", "1:7", "noon", "half past one"])
def test_other_texts_are_no_times(text: str) -> None:
    with pytest.raises(ValueError, match="Write the time"):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "question"), [("7", "07:00 or 19:00"), ("1:30", "01:30 or 13:30"), ("10", "10:00 or 22:00")]
)
def test_a_time_before_noon_or_after_is_asked(text: str, question: str) -> None:
    with pytest.raises(ValueError, match=question):
        read_time(text)
