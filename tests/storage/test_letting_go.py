"""Whether a plan may be edited, and closing one whose disk is slow or gone."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.samples import FailingDisk, Listener, small_plan, surroundings, with_list_size

from wizard.foundation.disk import Disk
from wizard.storage.file_lock import lock_path
from wizard.storage.open_store import CannotLockError, open_store
from wizard.storage.plan_file import read_plan, write_new_plan
from wizard.storage.plan_store import NotSaved, PlanStore, Told

Opens = Callable[..., PlanStore]


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
    def open_it(disk: Disk | None = None) -> PlanStore:
        return open_store(path, surroundings(tmp_path, disk), Told(listener.hear, listener.acknowledge))

    return open_it


def test_a_file_that_can_only_be_read_is_not_opened_to_be_edited(path: Path, opens: Opens) -> None:
    path.chmod(0o444)
    with pytest.raises(CannotLockError, match=r"“osei.gpplan” can only be read: the file is read-only\."):
        opens()
    assert [file.name for file in path.parent.iterdir()] == ["osei.gpplan"]


@pytest.mark.parametrize("folder", ["Content.Outlook/AB12CD", "INetCache/IE", "Temp1_plans.zip", "Rar$DIa0.123"])
def test_what_was_opened_out_of_a_message_is_not_edited_where_it_lies(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "osei.gpplan"
    path.parent.mkdir(parents=True)
    write_new_plan(path, small_plan())
    with pytest.raises(CannotLockError, match=r"“osei.gpplan” was opened inside a message or a zip file\."):
        open_store(path, surroundings(tmp_path), Told(lambda state: None))


def test_a_plan_settles_and_stays_open(path: Path, opens: Opens) -> None:
    store = opens()
    store.save(plan := with_list_size(small_plan(), 1))
    assert store.settle(10)
    assert read_plan(path) == plan
    store.save(later := with_list_size(small_plan(), 2))
    assert store.close()
    assert read_plan(path) == later


def test_a_plan_whose_file_is_gone_does_not_settle_and_the_reason_was_told(
    path: Path, opens: Opens, listener: Listener
) -> None:
    store = opens()
    path.rename(away := path.with_name("moved.gpplan"))
    store.save(with_list_size(small_plan(), 1))
    assert not store.settle(10)
    assert isinstance(listener.states[-1], NotSaved)
    away.rename(path)
    assert store.settle(10)
    assert store.close()


def test_whoever_leaves_a_slow_disk_alone_finds_the_plan_unlocked_once_it_answers(path: Path, opens: Opens) -> None:
    answers = threading.Event()

    def slow(name: str, _: int) -> None:
        if name == "replace":
            answers.wait(10)

    store = opens(FailingDisk(slow))
    store.save(plan := with_list_size(small_plan(), 1))
    assert not store.settle(0.05)
    assert not store.close(0.05)
    assert lock_path(path).exists()
    answers.set()
    until = time.monotonic() + 10
    while lock_path(path).exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    assert read_plan(path) == plan
