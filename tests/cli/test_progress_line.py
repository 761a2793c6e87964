"""The line on a terminal that shows the progress of a check."""

from io import StringIO

import pytest

from wizard.cli import progress_line
from wizard.cli.progress_line import ProgressLine


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_each_sentence_takes_the_place_of_the_one_before_and_the_line_ends_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress_line, "_SHOWN_AFTER", 0)
    stream = Terminal()
    with ProgressLine(stream) as line:
        line.say("Page 10 of 12.")
        line.say("Page 11.")
    assert stream.getvalue() == "\rPage 10 of 12.\rPage 11.      \r        \r"


def test_what_is_over_soon_says_nothing() -> None:
    stream = Terminal()
    with ProgressLine(stream) as line:
        line.say("Page 1 of 2.")
    assert stream.getvalue() == ""


def test_where_nobody_watches_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_line, "_SHOWN_AFTER", 0)
    stream = StringIO()
    with ProgressLine(stream) as line:
        line.say("Page 1 of 2.")
    assert stream.getvalue() == ""
