import errno
import gc
import os
import stat
from pathlib import Path

import pytest
from tests.storage.samples import FailingDisk, failing

from wizard.foundation.atomic_file import DAY, previous_of, put_in_place, replace_file, sweep, write_all
from wizard.foundation.disk import BRIEFLY, DENIED, HELD_OPEN, IN_EARNEST, NotAFileError

OPERATIONS = ("create", "write", "sync", "keep_traits", "exchange", "replace", "read", "sync_folder", "mode", "traits")

either_way = pytest.mark.parametrize("exchanges", [True, False], ids=["exchanging", "renaming"])
"""With a disk that can let two files change places, and with one that cannot."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "osei.gpplan"
    path.write_bytes(b"old")
    return path


def held_open(number: int, times: int, operation: str = "exchange") -> FailingDisk:
    """A disk that refuses this many times, as Windows does while another program has the file open."""

    def fails(name: str, _: int) -> OSError | None:
        nonlocal times
        if name != operation or times == 0:
            return None
        times -= 1
        error = OSError(errno.EACCES, "held open")
        error.winerror = number  # type: ignore[attr-defined]
        return error

    return FailingDisk(fails)


def test_the_file_is_replaced_and_the_previous_version_kept(path: Path) -> None:
    replace_file(path, b"new")
    assert (path.read_bytes(), previous_of(path).read_bytes()) == (b"new", b"old")
    assert sorted(path.parent.iterdir()) == [path, previous_of(path)]


def test_the_folder_is_synced_after_the_file_took_its_place(path: Path) -> None:
    disk = failing()
    replace_file(path, b"new", disk=disk)
    assert disk.done == [
        "mode",
        "traits",
        "create",
        "write",
        "sync",
        "keep_traits",
        "exchange",
        "read",
        "replace",
        "remove",
        "sync_folder",
    ]


def test_the_file_keeps_its_mode(path: Path) -> None:
    path.chmod(0o660)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "desk" / "plan.gpplan"
    link.parent.mkdir()
    link.symlink_to(path)
    replace_file(link, b"new")
    assert (link.is_symlink(), path.read_bytes()) == (True, b"new")
    assert list(link.parent.iterdir()) == [link]


def test_a_read_only_file_is_respected(path: Path) -> None:
    path.chmod(0o440)
    with pytest.raises(PermissionError):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "none.gpplan", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.ESTALE])
@pytest.mark.parametrize("operation", OPERATIONS)
@either_way
def test_whatever_fails_the_file_is_whole_and_nothing_is_left_lying(
    path: Path, operation: str, number: int, exchanges: bool
) -> None:
    disk = failing(operation, number=number)
    disk.exchanges = exchanges
    with pytest.raises(OSError, match="as the test wants it"):
        replace_file(path, b"new", disk=disk)
    assert path.read_bytes() == (b"new" if operation == "sync_folder" else b"old")
    # An unreadable file may be somebody else's, so it is not removed.
    assert set(path.parent.iterdir()) <= {path, previous_of(path)} or (operation == "read" and exchanges)


@either_way
@pytest.mark.parametrize("place", range(13))
def test_each_call_may_fail_in_turn(path: Path, place: int, exchanges: bool) -> None:
    disk = FailingDisk(lambda _, done: OSError(errno.EIO, "in turn") if done == place else None)
    disk.exchanges = exchanges
    try:
        replace_file(path, b"new", disk=disk)
    except OSError:
        assert path.read_bytes() in (b"old", b"new")
    else:
        assert disk.done[place : place + 1] in ([], ["link"], ["remove"]), (
            "only a second name can be done without, and is gone after a rename"
        )
    assert set(path.parent.iterdir()) <= {path, previous_of(path)}


def test_where_a_file_can_have_no_second_name_the_previous_version_is_copied(path: Path) -> None:
    replace_file(path, b"new", disk=failing("link", number=errno.EPERM))
    assert previous_of(path).read_bytes() == b"old"


@pytest.mark.parametrize("number", sorted(HELD_OPEN))
def test_a_file_held_open_on_windows_is_tried_again(path: Path, number: int) -> None:
    waits: list[float] = []
    replace_file(path, b"new", disk=held_open(number, 5), wait=waits.append)
    assert (path.read_bytes(), tuple(waits)) == (b"new", IN_EARNEST[:5])


def test_what_windows_denies_is_tried_for_a_moment_only(path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(OSError, match="held open"):
        replace_file(path, b"new", disk=held_open(DENIED, -1), wait=waits.append)
    assert (path.read_bytes(), tuple(waits)) == (b"old", BRIEFLY)


@pytest.mark.parametrize("number", sorted(HELD_OPEN))
def test_a_previous_version_that_is_held_open_stays_and_the_new_file_is_written(path: Path, number: int) -> None:
    previous_of(path).write_bytes(b"older")
    waits: list[float] = []
    replace_file(path, b"new", disk=held_open(number, len(BRIEFLY) + 1, "replace"), wait=waits.append)
    assert (path.read_bytes(), previous_of(path).read_bytes()) == (b"new", b"older")
    assert (set(path.parent.iterdir()), tuple(waits)) == ({path, previous_of(path)}, BRIEFLY)


def test_if_the_previous_version_is_the_same_file_already_no_second_name_is_left(path: Path) -> None:
    os.link(path, previous_of(path))
    replace_file(path, b"new")
    assert set(path.parent.iterdir()) == {path, previous_of(path)}
    assert (path.read_bytes(), previous_of(path).read_bytes()) == (b"new", b"old")


def test_a_file_held_open_for_long_is_left_as_it_was(path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(OSError, match="held open"):
        replace_file(path, b"new", disk=held_open(32, -1), wait=waits.append)
    assert (path.read_bytes(), tuple(waits)) == (b"old", IN_EARNEST)
    assert sum(waits) < 11


def test_another_error_on_windows_is_not_tried_again(path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(OSError, match="held open"):
        replace_file(path, b"new", disk=held_open(112, 1), wait=waits.append)
    assert waits == []


def test_our_temporary_files_are_swept_when_older_than_a_day(path: Path) -> None:
    before = path.with_name(".osei.gpplan.0123456789ab.gpplan-tmp")
    left = path.with_name(".01234567.gpaw-tmp")
    fresh = path.with_name(".76543210.gpaw-tmp")
    other = path.with_name(".something.tmp")
    for file in (before, left, fresh, other):
        file.write_bytes(b"half")
    now = fresh.stat().st_mtime
    for file in (before, left, other):
        os.utime(file, (now - DAY - 1, now - DAY - 1))
    assert sweep(path.parent, now) == 2
    assert sorted(path.parent.iterdir()) == sorted([fresh, other, path])


@pytest.mark.parametrize("name", ["医" * 78, "a" * 238, "Ärzte " * 30 + "x", "\udcff" * 100])
def test_a_file_with_a_long_name_in_any_script_is_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.gpplan"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert (path.read_bytes(), previous_of(path).read_bytes(), len(list(tmp_path.iterdir()))) == (b"new", b"old", 2)


def test_what_a_stream_still_holds_when_its_writing_fails_goes_nowhere(path: Path) -> None:
    held = []

    def fail() -> None:
        with put_in_place(path, failing("sync")) as stream:
            stream.write(b"half")
            held.append(stream)
            raise KeyError("page")

    with pytest.raises(KeyError):
        fail()
    with path.with_name("other").open("wb", buffering=0) as other:
        held.clear()
        gc.collect()
        assert other.tell() == 0
    assert (path.read_bytes(), path.with_name("other").read_bytes()) == (b"old", b"")


def test_a_stream_that_is_left_by_an_error_leaves_the_file_and_nothing_beside_it(path: Path) -> None:
    def fail() -> None:
        with put_in_place(path) as stream:
            stream.write(b"half")
            raise KeyError("page")

    with pytest.raises(KeyError):
        fail()
    assert (path.read_bytes(), list(path.parent.iterdir())) == (b"old", [path])


@pytest.mark.skipif(os.name != "posix", reason="Windows has neither")
def test_nothing_is_put_in_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    pipe, link = tmp_path / "out.pdf", tmp_path / "link.pdf"
    os.mkfifo(pipe)
    link.symlink_to("/dev/null")
    for target in (pipe, link):
        with pytest.raises(NotAFileError, match="a device or a pipe"), put_in_place(target) as stream:
            stream.write(b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [link, pipe]


def a_set(folder: Path) -> dict[Path, bytes]:
    return {folder / f"letter {number}.docx": b"new" for number in range(1, 11)}


@pytest.mark.parametrize("operation", ["create", "write", "sync", "replace", "sync_folder"])
@pytest.mark.parametrize("late", [0, 5])
def test_of_files_that_belong_together_none_is_left_where_one_cannot_be_written(
    tmp_path: Path, operation: str, late: int
) -> None:
    kept = tmp_path / "letter 1.docx"
    kept.write_bytes(b"old")
    found: list[str] = []

    def fails(name: str, _: int) -> OSError | None:
        found.append(name)
        full = found.count(operation) > (late if operation != "sync_folder" else 0)
        return OSError(errno.ENOSPC, "full") if name == operation and full else None

    with pytest.raises(OSError, match="full"):
        write_all(a_set(tmp_path), disk=FailingDisk(fails))
    assert list(tmp_path.iterdir()) == [kept]
    if operation in ("create", "write", "sync"):
        assert kept.read_bytes() == b"old"


def test_a_set_that_nobody_waits_for_leaves_nothing(tmp_path: Path) -> None:
    told: list[int] = []

    def go_on() -> None:
        told.append(1)
        if len(told) == 4:
            raise KeyError("cancelled")

    with pytest.raises(KeyError):
        write_all(a_set(tmp_path), go_on=go_on)
    assert list(tmp_path.iterdir()) == []
    write_all(a_set(tmp_path))
    assert sorted(tmp_path.iterdir()) == sorted(a_set(tmp_path))
