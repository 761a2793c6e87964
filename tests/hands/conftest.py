"""A screen for each test, and a picture of it if the test fails. Most tests here run only by `make hands`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.hands.hands import Hands, hands, worked_example
from tests.hands.screen import SIZE, Screen, screen

if os.environ.get("HANDS") != "all":
    # Work by hand takes minutes: `make hands` runs all of it, `make test` one short meeting.
    collect_ignore = [file.name for file in Path(__file__).parent.glob("test_*.py") if "short" not in file.name]


class Room:
    """A home folder and a screen, on which a test can start the program as often as it wants."""

    def __init__(self, home: Path, on: Screen, stack: ExitStack) -> None:
        self.home = home
        self.screen = on
        self._stack = stack

    def start(self, plan: Path | None = None) -> Hands:
        """Start the program, with or without a plan; it ends with the test at the latest."""
        return self._stack.enter_context(hands(self.screen, plan))

    def start_example(self) -> Hands:
        """Start the program with the worked example in a file of its own."""
        return self.start(worked_example(self.home / "example.gpplan"))


@pytest.fixture
def room(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Room]:
    """A screen of 1366×768, or of the size in the test's parameter, with nothing on it yet."""
    size: tuple[int, int] = getattr(request, "param", SIZE)
    with ExitStack() as stack:
        made = Room(tmp_path, stack.enter_context(screen(tmp_path, size)), stack)
        failed = request.session.testsfailed
        yield made
        pictures = os.environ.get("HANDS_PICTURES")
        if pictures and request.session.testsfailed > failed:
            made.screen.picture().save(Path(pictures) / f"{request.node.name}.png")
