"""The session ends: somebody logs out, the PC shuts down, the screen is gone. The typed text is kept."""

from __future__ import annotations

import signal

import pytest
from tests.hands.chores import left_behind
from tests.hands.conftest import Room
from tests.hands.hands import READING, TREE, Hands
from tests.hands.screen import HUNG_S, wait_until

WORDS = "Harbour and Heath"


def write_network(person: Hands, words: str) -> None:
    """Type the name of the primary care network, and stop in the middle of it."""
    person.go_to("practice")
    person.click("Primary care network", "text")
    person.press("ctrl+a")
    person.type(words)
    wait_until(lambda: person.focus().text == words, what="the words in their field")


def network(person: Hands) -> str | None:
    found: str | None = person.plan()["plan"]["practice"].get("pcn")
    return found


def ask(room: Room) -> None:
    """Ask, as the system does, that everything be saved because the session may be about to end."""
    asked = room.home / "session.asked"
    asked.touch()
    wait_until(lambda: not asked.exists(), what="the program's answer to the system")


def take_first_answers(person: Hands) -> None:
    """Give the suggested answer to each question at the start, until there are no more questions."""

    def answered() -> bool:
        asked = person.find("", "dialog")
        if asked is not None and "active" in asked.states:
            person.pause(READING)
            person.press("Return")
        return asked is None

    wait_until(answered, 30, "the end of the questions")


@pytest.fixture
def session(room: Room) -> Room:
    """A screen on which the end of a session can be announced to the program."""
    room.screen.env |= {
        "HANDS_SESSION": str(room.home / "session.asked"),
        "PYTHONPATH": str(TREE / "tests" / "hands" / "session_end"),
    }
    return room


def test_what_is_being_typed_is_on_the_disk_before_the_system_goes_on(session: Room) -> None:
    person = session.start_example()
    write_network(person, WORDS)
    ask(session)
    # After such a request the program may be killed at once: the text is in the plan's file, or on this PC and
    # offered at the next start.
    person.program.kill()
    person.program.wait()
    again = session.start(person.path)
    take_first_answers(again)
    again.go_to("practice")
    assert again.wait_for("Primary care network", "text").text == WORDS
    assert again.close() == 0
    assert network(again) == WORDS
    assert left_behind(session.home) == []


def test_a_session_that_is_kept_after_all_goes_on(session: Room) -> None:
    person = session.start_example()
    write_network(person, WORDS)
    ask(session)
    assert person.focus().text == WORDS
    wait_until(lambda: network(person) == WORDS, what="the words in the file")
    person.type(" and Moor")
    assert person.signal(signal.SIGTERM) == 0
    assert network(person) == f"{WORDS} and Moor"
    assert left_behind(session.home) == []
    assert person.complaints() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_a_screen_that_is_gone_loses_nothing_and_leaves_no_lock(room: Room, number: signal.Signals) -> None:
    person = room.start_example()
    write_network(person, WORDS)
    room.screen.end(number)
    person.program.wait(HUNG_S)
    assert network(person) == WORDS
    assert left_behind(room.home) == []


def test_a_screen_that_goes_while_it_is_written_to_loses_nothing(session: Room) -> None:
    person = session.start_example()
    person.go_to("practice")
    person.click("Primary care network", "text")
    person.press("ctrl+a")
    session.screen.xdotool("type", "--delay", "20", "--", WORDS)
    asked = session.home / "asked"
    asked.write_text(f"{session.screen.server} {WORDS}", encoding="ascii")
    asked.rename(session.home / "session.asked")
    person.program.wait(HUNG_S)
    assert network(person) == WORDS
    assert left_behind(session.home) == []
