"""Typing by hand, with and without pauses: nothing is lost, overwritten or misread. Undo, paste and drop work too."""

from __future__ import annotations

import signal
from functools import partial

import pytest
from tests.hands.chores import left_behind
from tests.hands.conftest import Room
from tests.hands.hands import THINKING, Hands, worked_example
from tests.hands.screen import wait_until

WORDS = "The partners talked about what it would mean for the patients who wait and for the staff at the desk. " * 4


def test_a_space_before_a_pause_stays(room: Room) -> None:
    person = room.start_example()
    person.press("alt+Right")
    person.click("Name", "text")
    person.press("ctrl+a")
    for part in ("Surgery and ", "Heath ", " and Moor"):
        person.type(part)
        person.pause()
    person.press("alt+Right")
    person.click("Place", "text")
    person.press("ctrl+a")
    person.type("Room ")
    person.pause()
    person.type("2 ")
    person.pause()
    assert person.focus().text == "Room 2 "
    person.press("Tab")
    assert person.close() == 0
    assert person.plan()["plan"]["practice"]["name"] == "Surgery and Heath and Moor"
    assert person.meeting()["place"] == "Room 2"


def reason(person: Hands) -> str:
    """Return the reason on item 1 as it is in the plan's file now."""
    (matter,) = [matter for matter in person.meeting()["matters"] if matter["item"] == "1"]
    found: str = matter["proposals"][-1].get("reason", "")
    return found


def is_kept(person: Hands, length: int) -> bool:
    kept = reason(person)
    return len(kept) >= length and WORDS.startswith(kept)


def test_what_is_typed_without_a_pause_is_kept_meanwhile_and_stays_after_a_kill(room: Room) -> None:
    person = room.start_example()
    person.go_to("item-1")
    person.click_into("Reason")
    person.press("ctrl+a")
    with room.screen.typing(WORDS, 50) as typist:
        for length in (20, 60, 100):
            wait_until(partial(is_kept, person, length), what=f"{length} letters in the file")
        assert typist.poll() is None, "the typing came to an end first"
        person.program.kill()
        person.program.wait()
    assert WORDS.startswith(reason(person))


def begin_a_task(person: Hands) -> None:
    person.press("F7")
    person.click("Add a task…")
    person.wait_for("What needs to be done", "text")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda number: number.name)
def test_what_stands_in_a_dialog_is_there_again_once_the_program_was_ended(room: Room, number: signal.Signals) -> None:
    person = room.start_example()
    begin_a_task(person)
    person.type("Write to the commissioner")
    person.pause(2)
    person.signal(number)
    again = room.start(person.path)
    if number is signal.SIGKILL:
        again.press("Return")
    again.wait_for("Menu", seconds=20)
    begin_a_task(again)
    wait_until(
        lambda: again.wait_for("What needs to be done", "text").text == "Write to the commissioner", 5, "the words"
    )
    again.press("ctrl+Return")
    wait_until(lambda: again.plan()["plan"]["tasks"][-1]["text"] == "Write to the commissioner", 5, "the task")
    assert again.close() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_everything_typed_and_nothing_left_behind(room: Room, number: signal.Signals) -> None:
    person = room.start_example()
    person.press("alt+Right")
    person.click("Primary care network", "text")
    person.press("ctrl+a")
    person.type("Harbour and Heath")
    assert person.signal(number) == 0
    assert person.plan()["plan"]["practice"]["pcn"] == "Harbour and Heath"
    assert left_behind(room.home) == []
    assert person.complaints() == ""


def test_undo_takes_back_typing_first_and_then_the_plan(room: Room) -> None:
    person = room.start_example()
    person.press("alt+Right", "alt+Right")
    before = person.wait_for("Place", "text").text
    person.click("Dr Amara Osei: Apologies", "radio button")
    person.click("Place", "text")
    person.press("End")
    person.type(" x")
    person.pause()
    person.do("undo")
    wait_until(lambda: person.wait_for("Place", "text").text == before, 5, "the place as it was")
    person.pause()
    assert person.meeting()["attendance"][0]["presence"] == "apologies"
    person.do("undo")
    person.wait_for("Dr Amara Osei: In the room", "filler")
    person.go_to("item-1")
    person.wait_for("Decision on item 1")
    person.do("redo")
    person.wait_for("Dr Amara Osei: Apologies", "filler")


def test_enter_presses_what_has_the_focus_and_escape_asks(room: Room) -> None:
    person = room.start_example()
    person.go_to("review")
    person.click("Add a task") if person.find("Add a task") else person.click("Add")
    person.wait_for("What needs to be done", "text")
    person.type("Write to the commissioner")
    person.press("Escape")
    person.wait_for("Keep writing", "push button")
    person.press("Return")
    person.wait_for("What needs to be done", "text")
    tasks = len(person.plan()["plan"]["tasks"])
    person.press("Tab")
    while person.focus().name != "Cancel":
        person.press("Tab")
    person.press("Return", pause=0.5)
    assert person.find("What needs to be done", "text") is None
    assert len(person.plan()["plan"]["tasks"]) == tasks


def test_a_date_without_a_year_is_shown_in_full_before_it_counts(room: Room) -> None:
    person = room.start_example()
    person.press("alt+Right", "alt+Right")
    person.click("Date", "text")
    person.press("ctrl+a")
    person.type("Tue 8 Dec")
    person.wait_for("Tuesday 8 December ")
    person.press("Tab")
    assert person.wait_for("Date", "text").text.startswith("8 Dec 20")
    person.click("Starts", "text")
    person.press("ctrl+a")
    person.type("7\t")
    person.wait_for("Do you mean 07:00 or 19:00?")


def test_a_pasted_column_becomes_people(room: Room) -> None:
    person = room.start()
    person.click("Begin a new plan")
    person.wait_for("Add somebody")
    names = "Dr Nora\u00a0Quill\tPartner\nMr Otto Re\u00adeve\tPractice manager\nSister Pia Storm, nurse\n"
    room.screen.put_on_clipboard(names.encode())
    person.click("Add somebody", "text")
    person.press("ctrl+v")
    person.wait_for("Sister Pia Storm: In the room")
    assert person.close() == 0
    people = [(entry["name"], entry.get("role", "partner")) for entry in person.plan()["plan"]["people"]]
    assert people == [("Dr Nora Quill", "partner"), ("Mr Otto Reeve", "manager"), ("Sister Pia Storm", "nurse")]


@pytest.mark.parametrize("where", ["Place", "When and where"])
def test_a_file_dropped_anywhere_is_opened_and_stays_where_it_was(room: Room, where: str) -> None:
    other = worked_example(room.home / "other.gpplan")
    person = room.start_example()
    person.press("alt+Right", "alt+Right")
    place = person.wait_for("Place", "text").text
    target = person.wait_for(where, "text" if where == "Place" else "").middle
    done = person.drag("files", str(other), to=target)
    assert done.endswith("CopyAction")
    wait_until(
        lambda: (room.home / "other.gpplan.lock").exists() or list(room.home.glob("*other*lock*")), 10, "its lock"
    )
    assert person.close() == 0
    assert other.exists()
    assert person.meeting()["place"] == place


def test_dropped_words_are_plain_and_are_copied(room: Room) -> None:
    person = room.start_example()
    person.press("alt+Right", "alt+Right")
    person.click("Place", "text")
    person.press("ctrl+a", "Delete")
    done = person.drag("text", "Large room", to=person.wait_for("Place", "text").middle)
    assert done.endswith("CopyAction")
    person.pause(THINKING)
    assert person.meeting()["place"] == "Large room"


def test_money_is_read_as_people_write_it_and_asked_where_it_is_unclear(room: Room) -> None:
    person = room.start_example()
    person.go_to("item-3")
    person.click("Services", "push button")
    person.pause()
    person.click("Add a row")
    person.click_into("Service", "Services: add")
    person.type("Wound care ")
    income = person.click_into("Income a year", "Services: add")
    person.type("1,50\t")
    person.wait_for("Do you mean £1.50 or £150? Write it like that.")
    person.click_at(*income.middle)
    person.press("ctrl+a")
    person.type("£1,240.50\t1240\t")
    room.screen.put_on_clipboard("\uf0b7 Three\u00ad months\u200b notice".encode())
    person.click_into("Clause", "Services: add")
    person.press("ctrl+v")
    person.click("Save the row")
    wanted = {"name": "Wound care", "income": 124050, "cost": 124000, "clause": "• Three months notice"}
    wait_until(lambda: person.plan()["plan"]["facts"]["3"]["services"][-1] == wanted, what="the row in the file")


def test_a_pasted_list_of_word_has_bullets_that_can_be_read(room: Room) -> None:
    person = room.start_example()
    person.go_to("item-3")
    person.click_into("Reason")
    person.press("ctrl+a")
    room.screen.put_on_clipboard("We spoke of:\n\uf0b7\tpatients\n\uf0a7\tstaff\n".encode())
    person.press("ctrl+v")

    def reason() -> str:
        (matter,) = [matter for matter in person.meeting()["matters"] if matter["item"] == "3"]
        found: str = matter["proposals"][-1]["reason"]
        return found

    wait_until(lambda: reason() == "We spoke of:\n•\tpatients\n•\tstaff", what="the reason in the file")
