"""The steps after the decisions, by hand: closing, signing, Due, letters, documents; nothing is lost or misread."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.hands.conftest import Room
from tests.hands.hands import READING, Hands, worked_example
from tests.hands.screen import wait_until
from tests.plans import worked_example as example_plan
from tests.ui.states import NOW

from wizard.plan.plan import Plan, open_meeting
from wizard.signing.closing import close
from wizard.storage.plan_file import write_new_plan

TASK = "Done: 11 Dec: Speak to the LMC"
LETTER = "Record sending: End of work that nobody commissioned: Ring pessary changes"
MANY_TABS = 60


@pytest.fixture
def after(room: Room) -> Hands:
    """The program with a signed record whose tasks are due."""
    return room.start(worked_example(room.home / "example.gpplan", "--signed"))


def tab_to(person: Hands, name: str) -> None:
    """Press Tab until a control whose name begins with this has the focus."""
    for _ in range(MANY_TABS):
        if person.focus().name.replace("\u00a0", " ").startswith(name):
            return
        person.press("Tab")
    raise AssertionError(f"Tab never comes to “{name}”")


def run_command(person: Hands, words: str) -> None:
    """Run a command from the list of all commands."""
    person.do("commands")
    wait_until(lambda: person.focus().name == "What do you want to do?", what="the list of commands")
    person.type(words)
    person.press("Return")


def done(person: Hands) -> list[dict[str, Any]]:
    return [task for task in person.plan()["plan"]["tasks"] if task.get("state") == "done"]


@pytest.mark.parametrize("key", ["space", "Return"])
def test_a_double_press_marks_one_task_as_done_and_undo_brings_it_back(after: Hands, key: str) -> None:
    after.go_to("due")
    tab_to(after, TASK)
    after.screen.xdotool("key", key, key)
    wait_until(lambda: len(done(after)) == 1, what="the task in the file")
    after.pause()
    assert len(done(after)) == 1
    after.do("undo")
    wait_until(lambda: not done(after), what="the task again")
    assert after.close() == 0


def test_a_task_is_not_done_on_a_day_that_cannot_be_read(after: Hands) -> None:
    after.go_to("due")
    tab_to(after, "Done… 11 Dec")
    after.press("Return")
    after.wait_for_dialog("Task done")
    after.press("Tab", "ctrl+a")
    after.type("31 Feb\t")
    after.type("Letter from ")
    after.pause()
    after.type("the LMC ")
    after.do("filled")
    wait_until(lambda: after.focus().text == "31 Feb", what="the field with the day")
    assert not done(after)
    after.press("Escape")
    after.wait_for_dialog("Discard what you wrote?")
    after.press("Return")
    after.wait_for_dialog("Task done")
    assert after.focus().text == "31 Feb"
    after.press("ctrl+a")
    after.type("30 Nov 2026")
    after.do("filled")
    wait_until(lambda: done(after), what="the task in the file")
    (task,) = done(after)
    assert (task["done_on"], task["evidence"]) == ("2026-11-30", "Letter from the LMC")
    assert after.close() == 0


def test_a_form_over_a_list_is_there_again_once_the_program_was_ended(room: Room, after: Hands) -> None:
    write_of_a_letter(after)
    after.type("9 Dec 2026\tSigned-for ")
    after.pause()
    after.type("post ")
    after.pause(2)
    assert after.signal(signal.SIGTERM) == 0
    assert after.complaints() == ""
    again = room.start(after.path)
    write_of_a_letter(again)
    wait_until(lambda: again.focus().text == "9 Dec 2026", what="the day that was written")
    again.do("filled")
    wait_until(lambda: again.plan()["plan"]["office"].get("dispatches"), what="the letter in the file")
    (sent,) = again.plan()["plan"]["office"]["dispatches"]
    assert (sent["sent_on"], sent["sent_how"]) == ("2026-12-09", "Signed-for post")
    again.wait_for_dialog("Letters, minutes and sheets")
    again.press("Escape")
    wait_until(lambda: again.find("", "dialog") is None, what="the window without the letters")
    assert again.close() == 0


def write_of_a_letter(person: Hands) -> None:
    """Open the form that records what happened to a letter."""
    run_command(person, "letters")
    person.wait_for_dialog("Letters, minutes and sheets")
    person.click(LETTER, "push button", window="Letters")
    person.wait_for_dialog("Record what was sent")


def test_a_document_is_not_given_out_with_a_day_that_cannot_be_read(after: Hands) -> None:
    after.go_to("export")
    after.click("Issued on", "text")
    after.press("ctrl+a")
    after.type("32 Foo")
    for key in ("ctrl+Return", "alt+s"):
        after.press(key, pause=READING)
        assert (after.focus().name, after.focus().text) == ("Issued on", "32 Foo")
    after.press("ctrl+a")
    after.type("8 Dec 2026")
    after.do("filled")
    after.give_file(Path(after.screen.env["HOME"]) / "plan.pdf")
    wait_until(lambda: "The PDF is saved" in after.shown_text(), 60, "the PDF")
    after.press("Escape")
    after.pause(READING)
    assert after.close() == 0


def with_gaps() -> Plan:
    """The worked example with no owner on three items, and no review date on one."""
    meeting = open_meeting(example_plan())
    matters = []
    for matter in meeting.matters:
        if matter.item in ("3", "7", "10"):
            *before, last = matter.proposals
            matter = matter.replace(proposals=(*before, last.replace(owner=None, review_on=None)))
        matters.append(matter)
    return example_plan().with_meeting(meeting.replace(matters=tuple(matters)))


def owners(person: Hands) -> dict[str, Any]:
    found = {matter["item"]: matter["proposals"][-1] for matter in person.meeting()["matters"]}
    return {item: found[item].get("owner") for item in ("1", "3", "7", "10")}


def test_filling_in_all_gaps_takes_only_what_can_be_read_and_overwrites_nothing(room: Room) -> None:
    path = room.home / "gaps.gpplan"
    write_new_plan(path, with_gaps())
    person = room.start(path)
    person.go_to("sign")
    person.click("Owner, 7 Freeze new agreements", "combo box")
    person.press("End", "Up", "Return")
    wait_until(lambda: person.focus().name == "Name of somebody else", what="the name of somebody else")
    person.type("Nurse Jo ")
    person.pause(2)
    person.type("Smith ")
    assert person.focus().text == "Nurse Jo Smith "
    person.click("Review date of all items without one", "text")
    person.type("32 Foo\t")
    person.wait_for("Write the date as 11 Jan 2027, or pick it from the calendar.")
    person.press("alt+c")
    wait_until(lambda: person.focus().text == "32 Foo", what="the day that cannot be read")
    person.press("ctrl+a")
    person.type("9 Mar 2027\t")
    person.click("Owner of all items without one", "combo box")
    person.press("Home", "Return")
    before = owners(person)
    assert before == {"1": {"person": "rhydderch"}, "3": None, "7": {"name": "Nurse Jo Smith"}, "10": None}
    person.click("Fill 3", "push button")
    wait_until(lambda: owners(person) == before | {"3": {"person": "osei"}, "10": {"person": "osei"}}, what="owners")
    person.do("undo")
    wait_until(lambda: owners(person) == before, what="the gaps again")
    assert person.close() == 0


def test_who_signs_undoes_nothing_of_the_plan_and_finds_their_words_again(room: Room) -> None:
    path = room.home / "closed.gpplan"
    write_new_plan(path, close(example_plan(), NOW))
    before = path.read_bytes()
    person = room.start(path)
    begin_to_sign(person)
    person.press("Down", "Right", "Tab")
    person.type("Too soon ")
    person.pause()
    person.type("for us ")
    for shortcut in ("commands", "undo", "redo"):
        person.do(shortcut)
    person.pause(2)
    assert person.focus().text == "Too soon for us "
    assert person.signal(signal.SIGTERM) == 0
    assert person.complaints() == ""
    assert path.read_bytes() == before
    again = room.start(path)
    begin_to_sign(again)
    words = again.wait_for("Why you refuse, in your words", "text")
    assert words.text == "Too soon for us "
    again.do("filled")
    # Pressed at once it would be taken for the second half of the press before.
    again.pause()
    again.do("filled")
    wait_until(lambda: again.plan()["plan"]["records"][-1].get("answers"), what="the answer in the file")
    again.pause()
    (answer,) = again.plan()["plan"]["records"][-1]["answers"]
    assert (answer["person"], answer["kind"], answer["words"]) == ("osei", "declined", "Too soon for us")
    assert again.close() == 0


def has_focus(person: Hands, name: str) -> bool:
    return person.focus().name == name


def begin_to_sign(person: Hands) -> None:
    """Start signing with the first signer."""
    person.go_to("sign")
    person.click("Begin with")
    for name in ("The projector is off or frozen", "I am Dr Amara Osei"):
        wait_until(partial(has_focus, person, name), what=name)
        person.pause(READING)
        person.press("Return")
    wait_until(lambda: person.focus().name == "I sign", what="the ways to answer")
