import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.storage.samples import NOON, failing

from wizard.foundation.paths import Folders
from wizard.storage.file_lock import Held, Holder, LockedError, held_words, holder_of, lock_path, since_words, take_lock

MEI = Holder("Mei Tan", "RECEPTION-1", "")
SAM = Holder("Sam Obi", "OFFICE-2", "")


def local(tmp_path: Path, name: str = "mei") -> Folders:
    return Folders(tmp_path / name)


def plan_in(tmp_path: Path) -> Path:
    path = tmp_path / "osei.gpplan"
    path.write_bytes(b"{}")
    return path


def test_a_second_opener_is_told_who_holds_the_plan_where_and_since_when(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    lock = take_lock(plan, local(tmp_path), MEI, NOON)
    with pytest.raises(
        LockedError, match=r"^Mei Tan has had “osei.gpplan” open on RECEPTION-1 since 12:00\.$"
    ) as refused:
        take_lock(plan, local(tmp_path, "sam"), SAM, NOON)
    assert refused.value.held is Held.ELSEWHERE
    lock.release()


def test_a_released_plan_can_be_locked_again(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    take_lock(plan, local(tmp_path), MEI, NOON).release()
    assert not lock_path(plan).exists()
    take_lock(plan, local(tmp_path, "sam"), SAM, NOON).release()


def test_the_same_person_cannot_open_the_plan_twice(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    lock = take_lock(plan, local(tmp_path), MEI, NOON)
    with pytest.raises(LockedError) as refused:
        take_lock(plan, local(tmp_path), MEI, NOON)
    assert (refused.value.held, str(refused.value)) == (
        Held.HERE,
        "“osei.gpplan” is open in another window on this PC.",
    )
    lock.release()


def test_a_lock_that_was_taken_over_is_known_to_the_first_holder_and_stays(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    first = take_lock(plan, local(tmp_path), MEI, NOON)
    second = take_lock(plan, local(tmp_path, "sam"), SAM, NOON, take_over=True)
    taken = first.taken_by()
    assert taken is not None
    assert taken.person == "Sam Obi"
    first.release()
    assert holder_of(lock_path(plan)) == taken
    second.release()


def test_a_lock_of_a_program_that_was_killed_is_stale_but_still_a_lock(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom datetime import UTC, datetime\n"
        "from wizard.foundation.paths import Folders\nfrom wizard.storage.file_lock import Holder, take_lock\n"
        "lock = take_lock(Path(sys.argv[1]), Folders(Path(sys.argv[2])), Holder('Mei', 'PC', ''), datetime.now(UTC))\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(plan), str(tmp_path / "mei")], check=False, timeout=60)
    with pytest.raises(LockedError, match="when the program stopped without closing it") as refused:
        take_lock(plan, local(tmp_path), MEI, NOON)
    assert refused.value.held is Held.ENDED
    take_lock(plan, local(tmp_path), MEI, NOON, take_over=True).release()
    assert list((tmp_path / "mei" / "running").iterdir()) == []


def test_a_lock_of_another_pc_never_goes_stale_by_itself(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    lock_path(plan).write_text(json.dumps({"person": "Sam", "pc": "OFFICE-2", "since": "2020", "token": "0" * 32}))
    with pytest.raises(LockedError) as refused:
        take_lock(plan, local(tmp_path), MEI, NOON)
    assert refused.value.held is Held.ELSEWHERE


@pytest.mark.parametrize("words", ["", "[]", "\x00\xff", '{"person": 1}', "[" * 9_000, '{"token": "../../etc"}'])
def test_a_lock_that_cannot_be_made_out_is_still_a_lock(tmp_path: Path, words: str) -> None:
    plan = plan_in(tmp_path)
    lock_path(plan).write_text(words)
    with pytest.raises(LockedError, match=r"^\w+ has “osei.gpplan” open\.$") as refused:
        take_lock(plan, local(tmp_path), MEI, NOON)
    assert refused.value.held is Held.ELSEWHERE


@pytest.mark.parametrize("operation", ["create", "write"])
def test_a_lock_that_cannot_be_taken_leaves_nothing(tmp_path: Path, operation: str) -> None:
    plan = plan_in(tmp_path)
    with pytest.raises(OSError, match="as the test wants it"):
        take_lock(plan, local(tmp_path), MEI, NOON, disk=failing(operation))
    assert not lock_path(plan).exists()


def test_a_profile_that_cannot_be_written_to_keeps_nobody_from_a_plan(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    lock = take_lock(plan, local(tmp_path), MEI, NOON, disk=failing("make_folder"))
    assert lock.taken_by() is None
    lock.release()
    assert not lock_path(plan).exists()


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2027-01-11T12:03:15+00:00", " since 12:03"),
        ("2027-01-11T13:03:15+01:00", " since 12:03"),
        ("2027-01-10T12:03:15+00:00", " since 12:03 on 10 January 2027"),
        ("", ""),
        ("long ago", ""),
        ("0001-01-01T00:00:00+14:00", ""),
    ],
)
def test_since_when_is_said_as_a_clock_shows_it(since: str, words: str) -> None:
    assert since_words(since, NOON) == words


def test_no_lock_is_told_with_more_than_is_known() -> None:
    said = held_words("osei.gpplan", Holder("", "OFFICE-2", "2027-01-11T12:03:15+00:00"), Held.ELSEWHERE, NOON)
    assert said == "Somebody has had “osei.gpplan” open on OFFICE-2 since 12:03."
