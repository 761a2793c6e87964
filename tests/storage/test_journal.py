import errno
from pathlib import Path

import pytest
from tests.storage.samples import FailingDisk

from wizard.foundation.disk import Disk
from wizard.storage.journal import SEGMENT_BYTES, Journal, Left, Record, left_in, plan_of, segments, unsaved


def journal_of(tmp_path: Path, disk: Disk | None = None) -> tuple[Journal, Path]:
    journals = tmp_path / "recovery"
    journal = Journal(journals, tmp_path / "osei.gpplan", "token", disk or Disk())
    return journal, journals


def only_folder(journals: Path) -> Path:
    (folder,) = journals.iterdir()
    return folder


def test_the_last_record_is_what_is_unsaved(tmp_path: Path) -> None:
    journal, journals = journal_of(tmp_path)
    for counter in (1, 2, 3):
        journal.append(Record.of(counter, b"plan %d" % counter))
    journal.close(remove=False)
    assert unsaved(only_folder(journals)) == b"plan 3"
    assert plan_of(only_folder(journals)) == tmp_path / "osei.gpplan"


def test_each_record_is_synced_before_append_returns(tmp_path: Path) -> None:
    disk = FailingDisk(lambda *_: None)
    journal, _ = journal_of(tmp_path, disk)
    journal.append(Record.of(1, b"one"))
    disk.done.clear()
    journal.append(Record.of(2, b"two"))
    journal.close(remove=True)
    assert disk.done[:2] == ["write", "sync"]


def test_what_the_plans_file_holds_is_not_unsaved(tmp_path: Path) -> None:
    journal, journals = journal_of(tmp_path)
    journal.append(Record.of(1, b"one"))
    journal.append(Record.of(2, b"two"))
    journal.written(2)
    journal.close(remove=False)
    assert unsaved(only_folder(journals)) is None


def test_a_change_made_while_the_file_was_written_is_unsaved(tmp_path: Path) -> None:
    journal, journals = journal_of(tmp_path)
    journal.append(Record.of(1, b"one"))
    journal.append(Record.of(2, b"two"))
    journal.written(1)
    journal.append(Record.of(3, b"three"))
    journal.close(remove=False)
    assert unsaved(only_folder(journals)) == b"three"


@pytest.mark.parametrize("cut", [1, 3, 60, 110])
def test_a_record_that_was_cut_off_is_passed_over(tmp_path: Path, cut: int) -> None:
    journal, journals = journal_of(tmp_path)
    journal.append(Record.of(1, b"one" * 20))
    journal.append(Record.of(2, b"two" * 20))
    journal.close(remove=False)
    (segment,) = segments(only_folder(journals))
    segment.write_bytes(segment.read_bytes()[: -cut - 1])
    assert unsaved(only_folder(journals)) == b"one" * 20


def test_a_long_journal_begins_anew_and_loses_nothing(tmp_path: Path) -> None:
    journal, journals = journal_of(tmp_path)
    for counter in range(1, 5):
        journal.append(Record.of(counter, bytes([64 + counter]) * (SEGMENT_BYTES // 2 + 1)))
        assert sum(path.stat().st_size for path in segments(only_folder(journals))) < 2 * SEGMENT_BYTES
    journal.close(remove=False)
    assert unsaved(only_folder(journals)) == b"D" * (SEGMENT_BYTES // 2 + 1)


@pytest.mark.parametrize("operation", ["write", "sync", "create", "make_folder", "sync_folder", "replace"])
def test_after_a_failure_the_next_record_is_whole_again(tmp_path: Path, operation: str) -> None:
    broken = True
    disk = FailingDisk(lambda name, _: OSError(errno.ENOSPC, "full") if broken and name == operation else None)
    journal, journals = journal_of(tmp_path, disk)
    with pytest.raises(OSError, match="full"):
        journal.append(Record.of(1, b"one"))
    broken = False
    journal.append(Record.of(2, b"two"))
    journal.close(remove=False)
    assert unsaved(only_folder(journals)) == b"two"


def test_a_failure_leaves_the_record_before_it(tmp_path: Path) -> None:
    broken = False
    disk = FailingDisk(lambda name, _: OSError(errno.ENOSPC, "full") if broken and name == "write" else None)
    journal, journals = journal_of(tmp_path, disk)
    journal.append(Record.of(1, b"one"))
    broken = True
    with pytest.raises(OSError, match="full"):
        journal.append(Record.of(2, b"two"))
    journal.close(remove=False)
    assert unsaved(only_folder(journals)) == b"one"


def two_segments(tmp_path: Path) -> tuple[Path, Path]:
    """A journal with a whole record in each of two segments; returns the folder and the newer segment."""
    journal, journals = journal_of(tmp_path)
    journal.append(Record.of(1, b"one"))
    journal.close(remove=False)
    folder = only_folder(journals)
    (older,) = segments(folder)
    newer = older.with_name("00000002.journal")
    newer.write_bytes(older.read_bytes())
    return folder, newer


def test_an_older_record_does_not_stand_in_for_one_that_cannot_be_read(tmp_path: Path) -> None:
    folder, newer = two_segments(tmp_path)
    broken = FailingDisk(lambda name, before: OSError(errno.EIO, "as the test wants it") if before == 0 else None)
    assert left_in(folder, broken) == Left(None, known=False)
    newer.unlink()
    assert left_in(folder) == Left(b"one", known=True)


@pytest.mark.parametrize(("old", "new"), [(b"journal 1 ", b"journal 2 "), (b"one", b"ome"), (b"\none\n", b"")])
def test_what_is_not_understood_is_known_to_be_there(tmp_path: Path, old: bytes, new: bytes) -> None:
    folder, newer = two_segments(tmp_path)
    newer.write_bytes(newer.read_bytes().replace(old, new))
    assert left_in(folder) == Left(b"one", known=False)
    newer.replace(newer.with_name("00000001.journal"))
    assert left_in(folder) == Left(None, known=False)


def test_a_segment_that_was_only_begun_is_nothing(tmp_path: Path) -> None:
    folder, newer = two_segments(tmp_path)
    newer.write_bytes(b"")
    assert left_in(folder) == Left(b"one", known=True)


def test_a_recovery_copy_stands_in_for_a_journal_that_cannot_be_written(tmp_path: Path) -> None:
    journal, journals = journal_of(tmp_path)
    copy = journal.keep_copy(b"plan")
    assert (copy.read_bytes(), unsaved(only_folder(journals))) == (b"plan", b"plan")


def test_a_closed_journal_that_is_not_wanted_leaves_nothing(tmp_path: Path) -> None:
    journal, journals = journal_of(tmp_path)
    journal.append(Record.of(1, b"one"))
    journal.keep_copy(b"one")
    journal.close(remove=True)
    assert list(journals.iterdir()) == []
