"""Somebody else, who ignores the lock, saves a plan that we have open: at every moment of our own saves.

Their version is in the plan's file, or beside it under a reported name, or reported as the file's content.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.storage.samples import FailingDisk, Listener, small_plan, surroundings, with_list_size

from wizard.foundation.atomic_file import previous_of
from wizard.services.sync_copies import second_versions
from wizard.storage.open_store import open_store
from wizard.storage.plan_file import plan_bytes, read_plan, read_plan_bytes, write_new_plan
from wizard.storage.plan_store import LOOK_BACK, ChangedOnDisk, Saved, Told

THEIRS = plan_bytes(with_list_size(small_plan("Another"), 5), 99)
BESIDE = "osei (conflicted copy).gpplan"
MOMENTS = 16
"""The number of calls in one save."""

Ways = Callable[[Path], Iterator[None]]


def in_place(path: Path) -> Iterator[None]:
    """Like a simple editor: all at one moment."""
    yield
    path.write_bytes(THEIRS)


def by_renaming(path: Path) -> Iterator[None]:
    """Like a careful editor: by renaming."""
    yield
    beside = path.with_name("their.tmp")
    beside.write_bytes(THEIRS)
    beside.replace(path)


def with_the_file_open(path: Path) -> Iterator[None]:
    """Like an editor on a slow PC: it opened the file earlier, and writes into whatever that is now."""
    with path.open("r+b") as held:
        yield
        held.truncate()
        held.write(THEIRS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "osei.gpplan"
    path.parent.mkdir()
    write_new_plan(path, small_plan())
    return path


class Colliding:
    """Saves a plan three times; at one moment of the second save somebody else saves it too."""

    def __init__(self, path: Path, way: Ways, moment: int, *, exchanges: bool) -> None:
        self.listener = Listener()
        self._theirs, self._moment, self._calls = way(path), moment, -1
        self.disk = FailingDisk(self._before_each)
        self.disk.exchanges = exchanges
        told = Told(self.listener.hear, self.listener.acknowledge)
        store = open_store(path, surroundings(path.parent.parent, self.disk), told)
        self._save(store.save, 1)
        next(self._theirs)
        self._calls = 0
        self._save(store.save, 2)
        assert self._calls < MOMENTS
        self._calls = -1
        # A save with fewer calls ends before somebody else saves.
        next(self._theirs, None)
        self._save(store.save, 3)
        store.close()

    def _before_each(self, _: str, __: int) -> None:
        if self._calls >= 0:
            self._calls += 1
        if self._calls == self._moment:
            self._calls = -1
            next(self._theirs, None)

    def _save(self, save: Callable[..., None], size: int) -> None:
        known = len(self.listener.states)
        save(with_list_size(small_plan(), size))
        self.listener.wait_until(
            lambda states: any(isinstance(state, Saved | ChangedOnDisk) for state in states[known:])
        )


def whereabouts(path: Path, colliding: Colliding) -> set[str]:
    """The place of their version, or the report of it."""
    found = {each.name for each in path.parent.iterdir() if each.read_bytes() == THEIRS}
    told = [state for state in colliding.listener.states if isinstance(state, ChangedOnDisk)]
    return found | {"told" for state in told if state.other == read_plan_bytes(THEIRS, "theirs")}


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
@pytest.mark.parametrize("way", [in_place, by_renaming, with_the_file_open])
def test_what_somebody_else_saves_in_any_moment_is_kept(path: Path, way: Ways, moment: int) -> None:
    colliding = Colliding(path, way, moment, exchanges=True)
    there = whereabouts(path, colliding) - {previous_of(path).name}
    assert there & {"told", BESIDE}, "the previous version alone is not enough: our next save replaces it"
    assert there & {path.name, BESIDE}
    assert not list(path.parent.glob("*-tmp"))
    if path.name not in there:
        notes = [state.note for state in colliding.listener.states if isinstance(state, Saved) and state.note]
        assert notes == [
            "Somebody else saved “osei.gpplan” at the same moment as you. The file has your version; theirs is kept "
            f"beside it as “{BESIDE}”."
        ]


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
@pytest.mark.parametrize("way", [in_place, with_the_file_open])
def test_where_files_cannot_change_places_what_is_written_into_the_file_is_kept_too(
    path: Path, way: Ways, moment: int
) -> None:
    colliding = Colliding(path, way, moment, exchanges=False)
    assert (whereabouts(path, colliding) - {previous_of(path).name}) & {"told", BESIDE}


@pytest.mark.parametrize("way", [in_place, by_renaming])
def test_what_comes_between_our_last_look_and_our_replacing_takes_its_place_again(path: Path, way: Ways) -> None:
    listener, theirs = Listener(), way(path)
    next(theirs)

    def collide(name: str, _: int) -> None:
        if name == "exchange":
            next(theirs, None)

    store = open_store(path, surroundings(path.parent.parent, FailingDisk(collide)), Told(listener.hear))
    store.save(with_list_size(small_plan(), 1))
    told = listener.wait_for(ChangedOnDisk)
    assert isinstance(told, ChangedOnDisk)
    assert (told.other, path.read_bytes()) == (read_plan_bytes(THEIRS, "theirs"), THEIRS)
    store.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("exchanges", [True, False], ids=["exchanging", "renaming"])
def test_a_version_that_somebody_writes_after_our_last_save_is_looked_for(path: Path, exchanges: bool) -> None:
    listener = Listener()
    disk = FailingDisk(lambda _, __: None)
    disk.exchanges = exchanges
    store = open_store(path, surroundings(path.parent.parent, disk), Told(listener.hear))
    with path.open("r+b") as held:
        store.save(with_list_size(small_plan(), 1))
        listener.wait_for(Saved)
        held.truncate()
        held.write(THEIRS)
    listener.wait_until(lambda states: any(isinstance(state, Saved) and state.note for state in states), LOOK_BACK + 10)
    assert (path.with_name(BESIDE).read_bytes(), read_plan(path).practice.list_size) == (THEIRS, 1)
    store.close()
    assert sorted(os.listdir(path.parent)) == sorted([path.name, previous_of(path).name, BESIDE])  # noqa: PTH208  # Short.


def test_nothing_is_kept_beside_where_nobody_else_wrote(path: Path) -> None:
    for size, exchanges in itertools.product(range(1, 4), (True, False)):
        listener = Listener()
        disk = FailingDisk(lambda _, __: None)
        disk.exchanges = exchanges
        store = open_store(path, surroundings(path.parent.parent, disk), Told(listener.hear))
        for number in range(3):
            store.save(with_list_size(small_plan(), 10 * size + number))
            listener.wait_for(Saved, number + 1)
        store.close()
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, previous_of(path).name]


def test_a_version_kept_beside_is_told_of_when_the_plan_is_opened_again(path: Path) -> None:
    mine = read_plan(path)
    path.with_name(BESIDE).write_bytes(THEIRS)
    assert [each.path.name for each in second_versions(path, mine)] == [BESIDE]
