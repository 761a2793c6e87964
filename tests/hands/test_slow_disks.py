"""Plans on disks that are slow, gone, full or read-only: the window answers, says why, and can always be closed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.hands.conftest import Room
from tests.hands.hands import READING, TREE, Hands, note_tour_seen, worked_example
from tests.hands.screen import HUNG_S, Control, wait_until

NEVER = "600"
"""Seconds that no test waits: a call on such a share only ends once the share is made fast again."""

ANSWERS = 4
"""The least number of answers from the window while it waits for a disk; a blocked window answers only afterwards."""


class Share:
    """A folder on a slow share, with its delay."""

    def __init__(self, room: Room) -> None:
        self.folder = room.home / "share"
        self.folder.mkdir()
        self._seconds = room.home / "share.seconds"
        room.screen.env |= {"HANDS_SHARE": str(self.folder), "PYTHONPATH": str(TREE / "tests" / "hands" / "slow_disk")}

    def takes(self, seconds: str) -> None:
        """Make each call take this many seconds from now on; “gone” makes each fail."""
        self._seconds.write_text(seconds, encoding="ascii")


def wait_answering(person: Hands, true: Callable[[], object], seconds: float) -> None:
    """Wait until a condition is true, and see that the window answers meanwhile."""
    until, answers = time.monotonic() + seconds, 0
    while not true():
        assert time.monotonic() < until, "waited in vain"
        if person.program.poll() is None:
            # A small question: on a busy PC it takes long to describe everything.
            person.find("", "frame")
            answers += 1
    assert answers >= ANSWERS, f"the window answered {answers} times"


def dialog(person: Hands) -> Control | None:
    return next((control for control in person.controls() if control.role in ("dialog", "alert")), None)


def wait_for_dialog(person: Hands, words: str, seconds: float = 20) -> Control:
    """Wait until a dialog shows these words."""

    def look() -> Control | None:
        found = dialog(person)
        said = found and "active" in found.states and words in f"{found.name} {found.description}"
        return found if said else None

    found: Control = wait_until(look, seconds, f"a dialog that says “{words}”")
    person.pause(READING)
    return found


def cause_of(asked: Control) -> str:
    """Return why not everything is in the file, from the question before closing."""
    return asked.description.partition(" If you close now")[0]


def open_by_keys(person: Hands, path: Path) -> None:
    person.do("open")
    person.give_file(path)


def type_a_name(person: Hands, more: str) -> None:
    person.go_to("practice")
    person.click("Name", "text")
    person.press("End")
    person.type(more)


def test_a_slow_share_never_stops_the_window(room: Room) -> None:
    share = Share(room)
    path = worked_example(share.folder / "example.gpplan")
    person = room.start()
    share.takes("0.5")
    open_by_keys(person, path)
    wait_for_dialog(person, "Opening “example.gpplan”")
    assert person.find("Cancel", "push button")
    wait_answering(person, lambda: "Harbour" in person.frame().name, 90)
    person.path = path
    type_a_name(person, " X")
    person.press("alt+F4")
    wait_for_dialog(person, "Saving “example.gpplan” before the window closes")
    wait_answering(person, lambda: person.program.poll() is not None, 60)
    assert person.program.returncode == 0
    assert person.plan()["plan"]["practice"]["name"].endswith(" X")
    assert not list(room.home.rglob("*.lock"))
    assert person.complaints() == ""


def test_whoever_does_not_wait_goes_on_and_nothing_stays_locked(room: Room) -> None:
    share = Share(room)
    path = worked_example(share.folder / "example.gpplan")
    person = room.start()
    share.takes(NEVER)
    open_by_keys(person, path)
    wait_for_dialog(person, "Opening “example.gpplan”")
    person.press("Escape")
    wait_until(lambda: dialog(person) is None, 60, "the window, which waits no longer")
    share.takes("0")
    wait_until(lambda: not list(room.home.rglob("*.lock")), 40)
    assert person.close() == 0


def test_a_program_that_is_told_to_end_does_not_wait_for_a_share_for_long(room: Room) -> None:
    share = Share(room)
    path = worked_example(share.folder / "example.gpplan")
    person = room.start(path)
    wait_until(lambda: "Harbour" in person.frame().name, 20)
    share.takes(NEVER)
    type_a_name(person, " T")
    person.pause(2.5)
    # The program does not wait for the share, however long it takes to end on a busy PC.
    assert person.signal(signal.SIGTERM, 60) == 0
    share.takes("0")
    again = room.start()
    wait_for_dialog(again, "There is a newer version on this PC")
    again.press("Return")
    wait_until(lambda: again.frame().name.startswith("Harbour Lane Surgery T"), 20)
    assert again.close() == 0


def test_a_pdf_is_saved_on_a_slow_share_with_a_word(room: Room) -> None:
    share = Share(room)
    person = room.start_example()
    wait_until(lambda: "Harbour" in person.frame().name, 20)
    person.go_to("export")
    person.pause(2)
    share.takes("0.5")
    person.press("alt+s")
    wait_until(lambda: dialog(person), 10)
    person.give_file(share.folder / "copy.pdf")
    wait_for_dialog(person, "Saving “copy.pdf”")
    wait_answering(person, lambda: "The PDF is saved" in person.shown_text(), 60)
    assert (share.folder / "copy.pdf").read_bytes().startswith(b"%PDF-")
    person.press("Escape")
    assert person.close() == 0


def test_a_plan_whose_share_is_gone_says_so_alike_in_bar_and_dialog_and_closes(room: Room) -> None:
    share = Share(room)
    path = worked_example(share.folder / "example.gpplan")
    person = room.start(path)
    share.takes("gone")
    type_a_name(person, " Y")
    person.press("alt+F4")
    asked = wait_for_dialog(person, "Some changes are not in the plan’s file yet")
    cause = cause_of(asked)
    assert cause.startswith("“example.gpplan” is not saved: the network folder is not responding.")
    assert cause.endswith("Your changes are kept on this PC.")
    assert "offered your last changes when you next start" in asked.description
    person.press("Return")
    person.pause(0.5)
    assert cause in person.shown_text()
    person.press("alt+F4")
    wait_for_dialog(person, "Some changes are not in the plan’s file yet")
    person.click("Close anyway")
    assert person.program.wait(HUNG_S) == 0
    assert person.complaints() == ""


def test_a_plan_that_was_renamed_meanwhile_says_so_alike(room: Room) -> None:
    path = worked_example(room.home / "example.gpplan")
    person = room.start(path)
    path.rename(room.home / "renamed.gpplan")
    type_a_name(person, " Z")
    person.press("alt+F4")
    asked = wait_for_dialog(person, "Some changes are not in the plan’s file yet")
    cause = cause_of(asked)
    assert cause.startswith("“example.gpplan” is not saved: the file or its folder cannot be found.")
    assert asked.description.count("kept on this PC") == 1
    assert cause in person.shown_text()
    person.click("Close anyway")
    assert person.program.wait(HUNG_S) == 0


@pytest.fixture(params=["full", "read-only"])
def poor_profile(request: pytest.FixtureRequest, room: Room) -> Iterator[Path]:
    """Local data on a separate disk that is full."""
    folder = room.home / "data" / "GP Action Wizard"
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)], check=False)
        assert done.returncode == 0, "this test needs the right to mount: run it as root"
        stack.callback(subprocess.run, ["umount", "-l", str(folder)], check=True)
        note_tour_seen(room.home / "data")
        if request.param == "read-only":
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        else:
            with (folder / "fill").open("wb", buffering=0) as file:
                try:
                    while True:
                        file.write(bytes(4096))
                except OSError:
                    pass
        yield folder


@pytest.mark.usefixtures("poor_profile")
def test_a_profile_that_takes_nothing_stops_nobody(room: Room) -> None:
    path = worked_example(room.home / "example.gpplan")
    person = room.start(path)
    wait_until(lambda: "Harbour" in person.frame().name, 20)
    type_a_name(person, " Q")
    person.pause(2)
    assert person.plan()["plan"]["practice"]["name"].endswith(" Q")
    assert dialog(person) is None
    assert person.close() == 0
    assert person.complaints() == ""
    assert not list(room.home.glob("*.lock"))
    other = room.start()
    other.click("Begin a new plan")
    wait_for_dialog(other, "A new plan is usually kept on this PC")
    other.press("Return")
    new = room.home / "new.gpplan"
    other.give_file(new)
    other.wait_for("Add somebody")
    other.type("Mill Street Surgery")
    assert other.close() == 0
    assert json.loads(new.read_bytes())["plan"]["practice"]["name"] == "Mill Street Surgery"


@pytest.fixture
def read_only(room: Room) -> Iterator[Path]:
    """The worked example on a read-only disk."""
    folder = room.home / "archive"
    folder.mkdir()
    with ExitStack() as stack:
        done = subprocess.run(["mount", "-t", "tmpfs", "none", str(folder)], check=False)
        assert done.returncode == 0, "this test needs the right to mount: run it as root"
        stack.callback(subprocess.run, ["umount", "-l", str(folder)], check=True)
        path = worked_example(folder / "example.gpplan")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield path


def test_a_plan_that_is_read_only_shows_so_and_a_copy_is_offered(room: Room, read_only: Path) -> None:
    person = room.start(read_only)
    before = read_only.read_bytes()
    person.go_to("practice")
    name = person.click("Name", "text")
    assert "read_only" in name.states or "editable" not in name.states
    person.type(" Z")
    assert "Z" not in person.wait_for("Name", "text").text
    if os.environ.get("HANDS_PICTURES"):
        person.picture(Path(os.environ["HANDS_PICTURES"]) / "read-only.png")
    copy = room.home / "copy.gpplan"
    person.click("Save a copy…")
    person.give_file(copy)
    wait_until(copy.exists, what="the copy")
    person.path = copy
    person.go_to("practice")
    wait_until(lambda: "read_only" not in person.wait_for("Name", "text").states, what="a field to write in")
    person.click("Name", "text")
    person.press("End")
    person.type(" C")
    assert person.close() == 0
    assert person.plan()["plan"]["practice"]["name"].endswith(" C")
    assert read_only.read_bytes() == before
    assert person.complaints() == ""


def test_a_second_start_on_a_plan_that_is_open_brings_its_window_to_the_front(room: Room) -> None:
    path = worked_example(room.home / "example.gpplan")
    first = room.start(path)
    wait_until(lambda: "Harbour" in first.frame().name, 20)
    window = room.screen.xdotool("getactivewindow").strip()
    room.screen.xdotool("windowminimize", window)
    second = subprocess.Popen(
        [sys.executable, "-m", "wizard", str(path)], cwd=TREE, env=room.screen.env, stderr=subprocess.DEVNULL
    )
    assert second.wait(HUNG_S) == 0
    wait_until(lambda: room.screen.xdotool("getactivewindow").strip() == window, 5)
    assert first.close() == 0


def test_a_plan_that_a_killed_program_left_opens_by_enter(room: Room) -> None:
    path = worked_example(room.home / "example.gpplan")
    room.start(path).end()
    person = room.start()
    open_by_keys(person, path)
    wait_for_dialog(person, "was open on this PC when the program stopped without closing it")
    person.press("Return")
    wait_until(lambda: "Harbour" in person.frame().name, 20)
    person.path = path
    type_a_name(person, " K")
    assert person.close() == 0
    assert person.plan()["plan"]["practice"]["name"].endswith(" K")


def test_somebody_else_is_told_by_name_pc_and_time_and_the_plan_is_read_only(room: Room) -> None:
    path = worked_example(room.home / "example.gpplan")
    since = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    words = {"person": "Grace Hollis", "pc": "RECEPTION-2", "since": since, "token": "f" * 32}
    path.with_name("example.gpplan.lock").write_text(json.dumps(words), encoding="utf-8")
    person = room.start()
    open_by_keys(person, path)
    at = time.strftime("%H:%M", time.localtime())
    wait_for_dialog(person, f"Grace Hollis has had “example.gpplan” open on RECEPTION-2 since {at[:3]}")
    person.press("Return")
    person.go_to("practice")
    name = person.wait_for("Name", "text")
    assert "read_only" in name.states
    person.click("Name", "text")
    person.type(" Z")
    assert not person.wait_for("Name", "text").text.endswith("Z")
    assert person.close() == 0
