"""Dates, sums, lists and counts in words."""

from datetime import date, time

import pytest

from wizard.foundation.formatting import (
    after_when,
    counted,
    date_in_words,
    listed,
    money_in_words,
    number_in_words,
    time_in_words,
    weekday_in_words,
)


def test_a_date_is_said_without_the_pcs_language() -> None:
    assert date_in_words(date(2027, 1, 11)) == "11 January 2027"
    assert weekday_in_words(date(2027, 1, 11)) == "Monday 11 January 2027"
    assert time_in_words(time(8, 5)) == "08:05"


@pytest.mark.parametrize(
    ("pence", "words"), [(124_000, "£1,240"), (124_050, "£1,240.50"), (5, "£0.05"), (0, "£0"), (-300, "−£3")]
)
def test_money_is_said_in_pounds(pence: int, words: str) -> None:
    assert money_in_words(pence) == words


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_ends_in_and(parts: list[str], words: str) -> None:
    assert listed(parts) == words


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(1, "vote"), counted(2, "vote"), counted(0, "vote")] == ["1 vote", "2 votes", "0 votes"]
    assert counted(2, "person", "people") == "2 people"
    assert number_in_words(12_400) == "12,400"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("when the ICB replies", "the ICB replies"),
        ("When The ICB has replied to us.", "the ICB has replied to us"),
        ("the ICB replies", "the ICB replies"),
        ("NHS England replies", "NHS England replies"),
        ("whenever it suits", "whenever it suits"),
        ("when", "when"),
    ],
)
def test_an_event_stands_after_when_whatever_it_was_typed_like(event: str, words: str) -> None:
    assert after_when(event) == words
