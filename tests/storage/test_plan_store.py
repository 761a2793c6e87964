import errno
import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.storage.samples import (
    NOON,
    FailingDisk,
    Listener,
    failing,
    large_plan,
    small_plan,
    surroundings,
    with_list_size,
)

from wizard.foundation.dates import local_now
from wizard.foundation.disk import Disk
from wizard.foundation.file_traits import GROUP, OWNER, FileTraits
from wizard.storage.file_lock import LockedError, lock_path
from wizard.storage.open_store import CannotLockError, create_store, open_store
from wizard.storage.plan_file import (
    PlanFileError,
    plan_bytes,
    read_plan,
    read_plan_bytes,
    read_plan_file,
    write_new_plan,
)
from wizard.storage.plan_store import ChangedOnDisk, NotSaved, PlanStore, Saved, Told
from wizard.storage.recovery import offers

Opens = Callable[..., PlanStore]


class Switch:
    """Makes operations fail while it is on."""

    def __init__(self, *names: str, number: int = errno.ENOSPC) -> None:
        self.on = False
        self.disk = FailingDisk(lambda name, _: OSError(number, "fails") if self.on and name in names else None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shared" / "osei.gpplan"
    path.parent.mkdir()
    write_new_plan(path, small_plan())
    return path


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def opens(tmp_path: Path, path: Path, listener: Listener) -> Opens:
    def open_it(disk: Disk | None = None, local: Disk | None = None, **more: bool) -> PlanStore:
        told = Told(listener.hear, listener.acknowledge)
        return open_store(path, surroundings(tmp_path, disk, local), told, **more)

    return open_it


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_saved_plan_is_in_its_file_when_it_is_said_to_be(path: Path, opens: Opens, listener: Listener) -> None:
    store = opens()
    store.save(with_list_size(store.opened.plan, 9_000))
    assert listener.wait_for(Saved) == Saved(NOON)
    assert read_plan(path).practice.list_size == 9_000
    assert store.close()


def test_what_of_the_old_file_could_not_be_kept_is_said_once(opens: Opens, listener: Listener) -> None:
    class Forgetful(Disk):
        def keep_traits(self, path: Path, traits: FileTraits, mode: int) -> tuple[str, ...]:
            return (*super().keep_traits(path, traits, mode), OWNER, GROUP)[: 2 if not listener.acknowledged[1:] else 0]

    store = opens(Forgetful())
    store.save(with_list_size(store.opened.plan, 9_000))
    saved = listener.wait_for(Saved)
    assert isinstance(saved, Saved)
    assert saved.note == (
        "“osei.gpplan” is saved, but its owner and its group could not be kept. "
        "Check that everybody who needs it can open it."
    )
    store.save(with_list_size(store.opened.plan, 9_001))
    assert listener.wait_for(Saved, times=2) == Saved(NOON)
    store.close()


def test_what_somebody_saves_while_ours_is_on_its_way_to_the_disk_is_not_overwritten(
    path: Path, opens: Opens, listener: Listener
) -> None:
    theirs = plan_bytes(with_list_size(small_plan("Another"), 5), 99)

    class Busy(Disk):
        def sync(self, handle: int) -> None:
            # Our version was compared with the file and is being written; then somebody who ignores the lock saves.
            path.write_bytes(theirs)
            super().sync(handle)

    store = opens(Busy())
    store.save(with_list_size(store.opened.plan, 9_000))
    told = listener.wait_for(ChangedOnDisk)
    assert isinstance(told, ChangedOnDisk)
    assert (told.other, path.read_bytes()) == (read_plan_bytes(theirs, "theirs"), theirs)
    assert names_in(path.parent) == ["osei.gpplan", "osei.gpplan.lock"]
    store.close()


def test_closing_waits_and_leaves_only_the_plan_and_its_previous_version(
    path: Path, opens: Opens, tmp_path: Path
) -> None:
    store = opens()
    for size in range(50):
        store.save(with_list_size(small_plan(), size))
    assert store.close()
    assert read_plan(path).practice.list_size == 49
    assert names_in(path.parent) == ["osei.gpplan", "osei.gpplan.bak"]
    assert list((tmp_path / "local" / "recovery").iterdir()) == list((tmp_path / "local" / "running").iterdir()) == []


def test_the_counter_goes_up_with_each_saving(path: Path, opens: Opens, listener: Listener) -> None:
    for size in (1, 2):
        store = opens()
        before = store.opened.counter
        store.save(with_list_size(small_plan(), size))
        store.close()
        assert read_plan_file(path).counter == before + 1


def test_a_slow_folder_holds_up_neither_the_caller_nor_the_journal(opens: Opens, listener: Listener) -> None:
    answers = threading.Event()

    def slow(name: str, _: int) -> None:
        if name == "replace":
            answers.wait(10)

    store = opens(FailingDisk(slow))
    store.save(with_list_size(small_plan(), 1))
    store.save(latest := with_list_size(small_plan(), 2))
    listener.wait_for_acknowledged(latest)
    assert not any(isinstance(state, Saved) for state in listener.states)
    answers.set()
    assert store.close()


def test_changes_made_while_a_save_runs_are_saved_next_and_the_newest_wins(path: Path, opens: Opens) -> None:
    begun, answers = threading.Event(), threading.Event()

    def slow(name: str, _: int) -> None:
        if name == "replace":
            begun.set()
            answers.wait(10)

    store = opens(disk := FailingDisk(slow))
    store.save(with_list_size(small_plan(), 1))
    begun.wait(10)
    for size in range(2, 30):
        store.save(with_list_size(small_plan(), size))
    answers.set()
    store.close()
    assert read_plan(path).practice.list_size == 29
    assert disk.done.count("sync_folder") < 28


OPERATIONS = ("create", "write", "sync", "replace", "sync_folder", "read", "mode")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_failing_save_keeps_the_change_says_why_and_keeps_trying(
    path: Path, opens: Opens, listener: Listener, operation: str
) -> None:
    switch = Switch(operation)
    store = opens(switch.disk)
    switch.on = True
    store.save(plan := with_list_size(small_plan(), 9_000))
    state = listener.wait_for(NotSaved, times=3)
    assert isinstance(state, NotSaved)
    advice = "Delete files there that you do not need, or save a copy on another disk."
    expected = f"“osei.gpplan” is not saved: the disk is full. {advice} Your changes are kept on this PC."
    assert (state.sentence, listener.acknowledged) == (expected, [plan])
    assert state.recovery is not None
    assert read_plan(state.recovery) == plan
    switch.on = False
    listener.wait_for(Saved)
    assert (read_plan(path), state.recovery.exists()) == (plan, False)
    assert store.close()


def test_closing_while_saving_fails_keeps_the_change_for_the_next_start(
    path: Path, opens: Opens, tmp_path: Path
) -> None:
    switch = Switch("replace", number=errno.EACCES)
    store = opens(switch.disk)
    switch.on = True
    store.save(plan := with_list_size(small_plan(), 9_000))
    assert not store.close()
    assert read_plan(path) == small_plan()
    (offer,) = offers(surroundings(tmp_path).folders)
    assert (offer.kept.plan, offer.path, offer.newer) == (plan, path, True)


def test_a_journal_that_cannot_be_written_does_not_keep_the_plan_from_its_file(
    path: Path, opens: Opens, listener: Listener
) -> None:
    switch = Switch("create", "write")
    store = opens(local=switch.disk)
    switch.on = True
    store.save(plan := with_list_size(small_plan(), 9_000))
    listener.wait_for(Saved)
    assert (read_plan(path), listener.acknowledged) == (plan, [plan])
    assert store.close()


def test_when_nothing_can_be_written_anywhere_it_says_so(opens: Opens, listener: Listener) -> None:
    here, there = Switch("write"), Switch("write")
    store = opens(here.disk, there.disk)
    here.on = there.on = True
    store.save(with_list_size(small_plan(), 9_000))
    state = listener.wait_for(NotSaved)
    assert isinstance(state, NotSaved)
    assert "could not be kept on this PC either: save a copy somewhere else now." in state.sentence
    assert (state.recovery, listener.acknowledged) == (None, [])
    assert not store.close()


def test_a_plan_changed_by_somebody_else_is_never_overwritten(path: Path, opens: Opens, listener: Listener) -> None:
    store = opens()
    path.unlink()
    write_new_plan(path, theirs := with_list_size(small_plan(), 1), counter=2)
    store.save(mine := with_list_size(small_plan(), 2))
    state = listener.wait_for(ChangedOnDisk)
    assert isinstance(state, ChangedOnDisk)
    assert (state.other, read_plan(path)) == (theirs, theirs)
    assert state.recovery is not None
    assert read_plan(state.recovery) == mine
    store.save(with_list_size(small_plan(), 3))
    assert not store.close()
    assert read_plan(path) == theirs


def test_a_change_of_the_same_size_and_time_is_noticed(path: Path, opens: Opens, listener: Listener) -> None:
    store = opens()
    times = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    store.save(with_list_size(small_plan(), 2))
    state = listener.wait_for(ChangedOnDisk)
    assert isinstance(state, ChangedOnDisk)
    assert state.other is None
    store.close()


def test_what_the_person_gave_up_is_not_offered_again(path: Path, opens: Opens, tmp_path: Path) -> None:
    store = opens()
    path.write_bytes(b"theirs")
    store.save(mine := with_list_size(small_plan(), 2))
    store.save_copy(tmp_path / "mine.gpplan", mine)
    store.close(forget=True)
    assert (offers(surroundings(tmp_path).folders), read_plan(tmp_path / "mine.gpplan")) == ((), mine)


def test_a_plan_that_was_moved_away_is_not_made_anew(path: Path, opens: Opens, listener: Listener) -> None:
    store = opens()
    path.rename(path.with_name("moved.gpplan"))
    store.save(with_list_size(small_plan(), 2))
    state = listener.wait_for(NotSaved)
    assert isinstance(state, NotSaved)
    assert "the file or its folder cannot be found" in state.sentence
    store.close()
    assert not path.exists()


def test_a_folder_that_vanishes_and_comes_back_loses_nothing(path: Path, opens: Opens, listener: Listener) -> None:
    store = opens()
    path.parent.rename(path.parent.with_name("gone"))
    store.save(plan := with_list_size(small_plan(), 2))
    listener.wait_for(NotSaved)
    path.parent.with_name("gone").rename(path.parent)
    listener.wait_for(Saved)
    assert (store.close(), read_plan(path)) == (True, plan)


def test_after_somebody_took_the_plan_over_the_file_is_left_alone(
    path: Path, opens: Opens, listener: Listener, tmp_path: Path
) -> None:
    store = opens()
    theirs = open_store(path, surroundings(tmp_path / "sam", person="Sam"), Told(lambda state: None), take_over=True)
    store.save(with_list_size(small_plan(), 2))
    state = listener.wait_for(NotSaved)
    assert isinstance(state, NotSaved)
    assert "Sam on RECEPTION-1 has taken the plan over" in state.sentence
    store.close()
    assert (read_plan(path), lock_path(path).exists()) == (small_plan(), True)
    theirs.close()


def test_a_second_opener_may_read_while_the_plan_is_locked(path: Path, opens: Opens, tmp_path: Path) -> None:
    store = opens()
    with pytest.raises(LockedError, match=r"Mei has had “osei\.gpplan” open on RECEPTION-1 since"):
        open_store(path, surroundings(tmp_path / "sam", person="Sam"), Told(lambda state: None))
    assert read_plan(path) == small_plan()
    store.close()


def test_a_damaged_plan_is_not_opened_and_not_left_locked(path: Path, opens: Opens) -> None:
    path.write_bytes(damaged := path.read_bytes()[:-40])
    with pytest.raises(PlanFileError, match="is cut short"):
        opens()
    assert (path.read_bytes(), names_in(path.parent)) == (damaged, ["osei.gpplan"])


def test_a_folder_that_cannot_be_written_to_allows_reading_only(opens: Opens) -> None:
    with pytest.raises(CannotLockError, match=r"“osei.gpplan” can only be read: the disk is read-only\."):
        opens(failing("create", number=errno.EROFS))


def test_a_new_plan_is_written_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "new.gpplan"
    store = create_store(path, small_plan(), surroundings(tmp_path), Told(lambda state: None))
    assert read_plan(path) == store.opened.plan == small_plan()
    store.close()


def test_a_closed_store_refuses_further_changes(opens: Opens) -> None:
    store = opens()
    store.close()
    with pytest.raises(ValueError, match="the plan is closed"):
        store.save(small_plan())


def test_a_plan_that_has_grown_beyond_a_plan_file_is_not_written(
    path: Path, opens: Opens, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wizard.storage.envelope.FILE_BYTES", 10_000)
    store = opens()
    store.save(large_plan(1, 5))
    state = listener.wait_for(NotSaved)
    assert isinstance(state, NotSaved)
    assert "it has more than" in state.sentence
    assert not store.close()
    assert read_plan(path) == small_plan()


@pytest.mark.parametrize("place", range(14))
def test_whichever_call_fails_once_the_change_arrives(path: Path, opens: Opens, place: int) -> None:
    count = -1

    def fails(_: str, __: int) -> OSError | None:
        nonlocal count
        count += 1 if count >= 0 else 0
        return OSError(errno.EIO, "once") if count == place + 1 else None

    store = opens(FailingDisk(fails), FailingDisk(fails))
    count = 0
    store.save(plan := with_list_size(small_plan(), 9_000))
    closed = store.close()
    assert closed
    assert read_plan(path) == plan


def test_a_clock_that_is_set_back_alters_nothing_but_the_time_that_is_shown(path: Path, tmp_path: Path) -> None:
    listener = Listener()
    for size, moment in ((1, NOON), (2, NOON - timedelta(days=400))):
        around = surroundings(tmp_path, now=moment)
        store = open_store(path, around, Told(listener.hear, listener.acknowledge))
        store.save(with_list_size(small_plan(), size))
        store.close()
    assert [state.at for state in listener.states if isinstance(state, Saved)] == [NOON, NOON - timedelta(days=400)]
    assert (read_plan_file(path).counter, read_plan(path).practice.list_size) == (3, 2)


def test_in_the_night_when_clocks_go_back_both_hours_can_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC).astimezone() for hour in (0, 1))
    assert (first.isoformat(), second.isoformat()) == ("2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00")
    assert (local_now().tzinfo is not None, first < second) == (True, True)
    monkeypatch.undo()
    time.tzset()
