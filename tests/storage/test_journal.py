import errno
from pathlib import Path

import pytest
from tests.storage.samples import FailingDisk

from wizard.storage.disk import Disk
from wizard.storage.journal import SEGMENT_BYTES, Journal, Record, plan_of, segments, unsaved


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
