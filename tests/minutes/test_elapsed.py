"""The meeting clock in words."""

import pytest

from wizard.minutes.wall_card import clock_words, is_over


@pytest.mark.parametrize(
    ("seconds", "agenda", "words", "over"),
    [
        (59, None, "0 min", False),
        (240, 10, "4 of 10 min", False),
        (659, 10, "10 of 10 min", False),
        (660, 10, "10 min, 1 min over", True),
        (-5, None, "0 min", False),
        (9000, None, "150 min", False),
    ],
)
def test_the_time_on_an_item_is_said_beside_the_agenda_s(
    seconds: int, agenda: int | None, words: str, over: bool
) -> None:
    assert clock_words(seconds, agenda) == words
    assert is_over(seconds, agenda) is over
