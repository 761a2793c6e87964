"""A decision in writing by keyboard alone, in the real window: ended by a call to meet; or closed, signed and saved."""

from __future__ import annotations

from typing import Any

from tests.hands.conftest import Room
from tests.hands.hands import READING, Hands, worked_example
from tests.hands.screen import Control, wait_until

MOST = 60
"""No page has more fields than this."""
STEPS_TO_SIGN = 15


def tab_to(person: Hands, name: str) -> Control:
    """Press Tab until the field with this name has the focus."""
    for _ in range(MOST):
        focus = person.screen.focus()
        if focus is not None and focus.name.startswith(name):
            return focus
        person.press("Tab")
    raise AssertionError(f"no key leads to “{name}”")


def press_on(person: Hands, name: str) -> None:
    """Go to a button and press it by the space bar."""
    tab_to(person, name)
    person.press("space")
    person.pause(READING)


def focused(person: Hands, name: str) -> None:
    """Wait until the control with this name has the focus."""

    def has_it() -> bool:
        focus = person.screen.focus()
        return focus is not None and focus.name.startswith(name)

    wait_until(has_it, what=f"the focus on “{name}”")
    person.pause(READING)


def begin_on_6(person: Hands) -> None:
    """Begin a decision on item 6 between the meetings, write its words, and record that it was sent."""
    press_on(person, "Decide in writing")
    focused(person, "Decide in writing")
    press_on(person, "Decide in writing")
    focused(person, "Item")
    person.type("6")
    tab_to(person, "What is proposed")
    person.press("Down")
    press_on(person, "Write the words")
    focused(person, "Reason")
    person.type("So that it is settled.")
    person.press("Escape")
    person.wait_for("Sent to every partner")
    press_on(person, "Sent to every partner")
    press_on(person, "Record that it was sent")


def record_answers(person: Hands, *answers: tuple[str, str]) -> None:
    """Record who answered and how, by e-mail today, and close the dialog."""
    press_on(person, "Answers")
    for who, choice in answers:
        focused(person, "Who")
        for words in (who, choice, "30 Nov 2026", "E", "Ms Hollis"):
            person.type(words)
            person.press("Tab")
        press_on(person, "Record the answer")
    person.press("Escape")
    focused(person, "Answers")


def plan_of(person: Hands) -> dict[str, Any]:
    """The plan as it is in its file."""
    found: dict[str, Any] = person.plan()["plan"]
    return found


def test_it_is_begun_answered_and_stopped_by_keyboard_alone(room: Room) -> None:
    person = room.start(worked_example(room.home / "example.gpplan", "--signed"))
    begin_on_6(person)
    record_answers(person, ("Dr Amara", "For"), ("Dr Ben", "Against"))
    press_on(person, "A meeting is called")
    tab_to(person, "Who")
    person.type("Mrs")
    press_on(person, "Record the call")
    press_on(person, "End it and close the record")
    person.wait_for("A meeting was called, so nothing is decided in writing")
    press_on(person, "Begin the next meeting with it")
    focused(person, "Keep")
    # Pressed at once it would be taken for the second half of the press before.
    person.pause()
    press_on(person, "Stop")
    wait_until(lambda: plan_of(person).get("meeting"), what="the next meeting")
    plan = plan_of(person)
    (matter,) = (each for each in plan["meeting"]["matters"] if each["item"] == "6")
    assert "C1 was sent round in writing on 30 November 2026; ended without a decision" in matter["minute"]
    assert "Mrs Dina Shah called a meeting. 2 answers had come in." in matter["minute"]
    assert not plan.get("circulations")
    # The keyboard user is now at the meeting that has begun.
    person.wait_for("What has run out since the last meeting")
    person.press("Tab")
    wait_until(person.screen.focus, what="the focus")
    assert person.close() == 0
    assert person.complaints() == ""


def test_it_is_answered_closed_signed_and_saved_by_keyboard_alone(room: Room) -> None:
    person = room.start(worked_example(room.home / "example.gpplan", "--signed"))
    begin_on_6(person)
    record_answers(person, ("Dr A", "For"), ("Dr B", "For"), ("Dr C", "For"), ("Mrs", "For"))
    press_on(person, "End it and close the record")
    wait_until(lambda: len(plan_of(person)["records"]) == 2, what="the second record")
    for _ in range(STEPS_TO_SIGN):
        person.do("step_after")
        person.pause(0.1)
    sign_as(person, "Amara Osei")
    out = room.home / "decision.pdf"
    person.do("step_after")
    person.pause()
    press_on(person, "Save PDF")
    person.give_file(out)
    wait_until(lambda: "The PDF is saved" in person.shown_text(), 60, "the PDF")
    assert out.read_bytes().startswith(b"%PDF-")
    person.press("Escape")
    person.pause(READING)
    (answer,) = plan_of(person)["records"][1]["answers"]
    assert answer["typed_name"] == "Amara Osei"
    assert person.close() == 0
    assert person.complaints() == ""


def sign_as(person: Hands, name: str) -> None:
    """Sign by typing the name, and stop signing."""
    press_on(person, f"Answer: Dr {name}")
    focused(person, "The projector is off")
    person.press("space")
    focused(person, "I am Dr")
    person.press("space")
    focused(person, "I sign")
    tab_to(person, "Draw it")
    person.press("Right", "Tab")
    focused(person, "Your name")
    person.type(name)
    press_on(person, "I was asked to answer in writing")
    person.do("filled")
    focused(person, "I am Dr")
    press_on(person, "Stop signing")
