"""Forgetting a plan removes its traces on this PC, under every name that it had; other people's files stay."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.storage.samples import small_plan, surroundings

from wizard.foundation.atomic_file import DAY
from wizard.foundation.best_effort import best_effort
from wizard.foundation.disk import Disk
from wizard.foundation.paths import Folders, local_folders
from wizard.services.file_dialogs import forget_in_dialogs, own_place, sweep_dialogs
from wizard.services.forgetting import forget_plan
from wizard.services.known_plans import note_plan
from wizard.services.start_sweep import make_private, sweep_at_start
from wizard.storage.journal import Journal, Record
from wizard.storage.local_plans import draft_path, recent_plans
from wizard.storage.open_store import create_store
from wizard.storage.plan_file import plan_bytes, write_new_plan
from wizard.storage.plan_store import Told

NOON = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)


def opened_once(path: Path, counter: int = 9) -> Folders:
    """A plan at `path` that was open here, with changes that never reached it."""
    write_new_plan(path, small_plan())
    note_plan(path, small_plan(), NOON)
    folders = local_folders()
    journal = Journal(folders.recovery, path, "a" * 32, Disk())
    journal.append(Record.of(counter, plan_bytes(small_plan(), counter)))
    journal.close(remove=False)
    return folders


def told_of(folders: Folders, *words: str) -> list[Path]:
    """The files in local data that contain one of these words."""
    files = [file for file in folders.root.rglob("*") if file.is_file()]
    return [file for file in files if any(word.encode() in file.read_bytes() for word in words)]


def test_a_plan_that_was_renamed_is_forgotten_under_its_old_name_too(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    folders = opened_once(path)
    renamed = path.rename(tmp_path / "new.gpplan")
    note_plan(renamed, small_plan(), NOON)
    done = forget_plan(renamed)
    assert done.left == ()
    assert done.removed == ("unsaved changes", "its entry among recent plans")
    assert told_of(folders, "osei", "new.gpplan", small_plan().id) == []
    assert renamed.exists()


def test_a_plan_whose_file_is_gone_is_forgotten_by_its_entry(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    folders = opened_once(path)
    path.rename(tmp_path / "elsewhere.gpplan")
    assert forget_plan(path).left == ()
    assert told_of(folders, "osei", small_plan().id) == []


@pytest.mark.parametrize("lost", ["plan.json", "a part of it"])
def test_a_journal_of_which_nobody_knows_whose_it_was_goes_as_well(tmp_path: Path, lost: str) -> None:
    path = tmp_path / "osei.gpplan"
    folders = opened_once(path)
    [journal] = folders.recovery.iterdir()
    orphan = journal.rename(journal.with_name(f"{'f' * 32}-{'b' * 32}"))
    (orphan / "plan.json").unlink()
    if lost != "plan.json":
        [segment] = orphan.glob("*.journal")
        segment.write_bytes(segment.read_bytes()[40:])
    assert forget_plan(path).removed == ("unsaved changes", "its entry among recent plans")
    assert list(folders.recovery.iterdir()) == []


def test_another_file_of_the_same_plan_keeps_what_is_its_own_and_it_is_said(tmp_path: Path) -> None:
    copy = tmp_path / "copy.gpplan"
    folders = opened_once(copy)
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    note_plan(path, small_plan(), NOON)
    done = forget_plan(path)
    assert done.removed == ("its entry among recent plans",)
    assert done.left == (
        "changes to copy.gpplan, another file of this plan",
        "the entry of copy.gpplan, another file of this plan",
    )
    assert [entry.path for entry in recent_plans(folders.recent)] == [str(copy)]
    assert len(list(folders.recovery.iterdir())) == 1


def test_a_draft_of_the_same_plan_stays_and_is_named(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    around.folders.drafts.mkdir(parents=True)
    draft = draft_path(around.folders.drafts, "0" * 32)
    create_store(draft, small_plan(), around, Told(lambda state: None)).close()
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    assert forget_plan(path, around.folders).left == ("a draft of this plan, which is listed on the Start step",)
    assert draft.exists()


def test_nothing_is_said_to_be_removed_where_nothing_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    assert forget_plan(path).removed == ()


def test_what_cannot_be_removed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "osei.gpplan"
    opened_once(path)
    own = own_place()
    assert own is not None
    (own / "QtProject.conf").write_text("[FileDialog]\n")

    def held(_disk: Disk, _path: Path) -> None:
        raise OSError("held")

    monkeypatch.setattr(Disk, "remove", held)
    assert forget_plan(path).left == ("unsaved changes", "the folder that file dialogs remember")


def test_log_lines_with_its_id_go_and_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    with best_effort(f"something of {small_plan().id}"):
        raise OSError("x")
    with best_effort("something else"):
        raise OSError("x")
    assert forget_plan(path).removed == ("1 line in logs",)
    log = (local_folders().logs / "conveniences.log").read_text()
    assert small_plan().id not in log
    assert "something else" in log


SHARED = "[FileDialog]\nhistory=file://{0}, file:///srv\nlastVisited=file://{0}\nsidebarWidth=89\nviewMode=Detail\n"


@pytest.mark.parametrize("name", ["Plans", "Our Plans", "Pläne"])
def test_what_qt_kept_for_all_its_programs_is_taken_out_of_its_file(home: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    shared = home / ".config" / "QtProject.conf"
    written = str(folder).replace("ä", "\\xe4")
    shared.write_text(SHARED.format(written))
    assert forget_in_dialogs(local_folders(), folder)
    assert shared.read_text() == "[FileDialog]\nsidebarWidth=89\nviewMode=Detail\n"
    shared.write_text(SHARED.format("/another"))
    assert not forget_in_dialogs(local_folders(), folder)
    assert "/another" in shared.read_text()


def test_what_qt_keeps_in_local_data_is_swept() -> None:
    assert not sweep_dialogs()
    own = own_place()
    assert own is not None
    (own / "QtProject.conf").write_text("[FileDialog]\nlastVisited=file:///plans\n")
    assert sweep_dialogs()
    assert list(own.iterdir()) == []
    assert not sweep_dialogs()


def test_a_start_sweeps_what_a_kill_and_earlier_versions_left(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    folders = opened_once(path)
    old = NOON.timestamp() - 400 * DAY
    (folders.root / "tour-seen").touch()
    for folder in (folders.previews / ("c" * 32), folders.requests, folders.running):
        folder.mkdir(parents=True, exist_ok=True)
    (folders.previews / ("c" * 32) / "preview-1.pdf").write_bytes(b"%PDF of Dr Osei")
    (folders.root / ".0a1b2c3d.gpaw-tmp").write_bytes(b"{}")
    (folders.requests / ("d" * 32)).touch()
    empty = folders.recovery / f"{'e' * 32}-{'e' * 32}"
    empty.mkdir()
    (empty / "plan.json").write_text('{"path": "/osei.gpplan"}')
    for stale in (folders.root / ".0a1b2c3d.gpaw-tmp", folders.requests / ("d" * 32), empty / "plan.json"):
        os.utime(stale, (old, old))
    sweep_at_start()
    assert not list(folders.previews.iterdir())
    assert not list(folders.requests.iterdir())
    assert {entry.name for entry in folders.root.iterdir()} == {
        "recent.json",
        "recovery",
        "previews",
        "requests",
        "running",
    }
    assert len(list(folders.recovery.iterdir())) == 1


def test_a_journal_of_today_or_with_something_in_it_is_not_swept(tmp_path: Path) -> None:
    folders = opened_once(tmp_path / "osei.gpplan")
    [journal] = folders.recovery.iterdir()
    fresh = folders.recovery / f"{'e' * 32}-{'e' * 32}"
    fresh.mkdir()
    (fresh / "plan.json").write_text('{"path": "/osei.gpplan"}')
    for file in journal.iterdir():
        os.utime(file, (1_000_000, 1_000_000))
    sweep_at_start()
    assert {journal, fresh} == set(folders.recovery.iterdir())


def test_what_earlier_versions_left_open_to_others_is_closed(tmp_path: Path) -> None:
    folders = opened_once(tmp_path / "osei.gpplan")
    (folders.logs).mkdir()
    (folders.logs / "errors.log").write_text("x")
    for path in (folders.root, *folders.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    make_private(folders)
    assert [path for path in (folders.root, *folders.root.rglob("*")) if path.stat().st_mode & 0o077] == []


def test_every_folder_above_is_made_for_this_person_alone(home: Path) -> None:
    share = home / ".local" / "share"
    share.rmdir()
    (home / ".local" / "state").rmdir()
    (home / ".local").rmdir()
    before = os.umask(0)
    try:
        Disk().make_folder(local_folders().previews / "x")
        with best_effort("something new"):
            raise OSError("x")
    finally:
        os.umask(before)
    made = [share, share.parent, *share.rglob("*")]
    assert [path for path in made if path.stat().st_mode & 0o077] == []


def test_a_draft_its_lock_and_the_mark_of_its_program_are_private(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    around.folders.drafts.mkdir(parents=True, mode=0o700)
    path = draft_path(around.folders.drafts, "0" * 32)
    store = create_store(path, small_plan(), around, Told(lambda state: None))
    files = [file for file in around.folders.root.rglob("*") if file.is_file()]
    assert len(files) == 3
    assert [file for file in files if file.stat().st_mode & 0o077] == []
    assert store.close()
