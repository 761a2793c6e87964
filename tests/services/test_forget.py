from pathlib import Path

from tests.storage.samples import Listener, small_plan, surroundings, with_list_size

from wizard.foundation.disk import Disk
from wizard.services.forgetting import forget_plan
from wizard.storage.journal import Journal, Record
from wizard.storage.local_plans import Recent, draft_path, recent_plans, remember
from wizard.storage.open_store import create_store, open_store
from wizard.storage.plan_file import plan_bytes, read_plan, write_new_plan
from wizard.storage.plan_store import Told


def leave_traces(tmp_path: Path, path: Path) -> None:
    folders = surroundings(tmp_path).folders
    journal = Journal(folders.recovery, path, "a" * 32, Disk())
    journal.append(Record.of(9, plan_bytes(small_plan(), 9)))
    journal.keep_copy(plan_bytes(small_plan(), 9))
    journal.close(remove=False)
    remember(folders.recent, Recent(str(path), "Hawthorn Lane", ""))
    folders.logs.mkdir()
    (folders.logs / "wizard.log").write_text(f"opened {path.name}\nstarted\n")


def test_nothing_in_local_data_tells_of_a_forgotten_plan_and_its_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    leave_traces(tmp_path, path)
    folders = surroundings(tmp_path).folders
    assert forget_plan(path, folders).left == ()
    left = [file for file in folders.root.rglob("*") if file.is_file()]
    assert all(word not in file.read_bytes() for file in left for word in (b"osei", b"Hawthorn", b"Amara"))
    assert (folders.logs / "wizard.log").read_text() == "started\n"
    assert read_plan(path) == small_plan()


def test_other_plans_are_not_forgotten(tmp_path: Path) -> None:
    folders = surroundings(tmp_path).folders
    leave_traces(tmp_path, tmp_path / "other.gpplan")
    forget_plan(tmp_path / "osei.gpplan", folders)
    assert (len(recent_plans(folders.recent)), len(list(folders.recovery.iterdir()))) == (1, 1)


def test_a_draft_is_forgotten_whole(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    around.folders.drafts.mkdir(parents=True)
    path = draft_path(around.folders.drafts, "0" * 32)
    create_store(path, small_plan(), around, Told(lambda state: None)).close()
    assert forget_plan(path, around.folders).left == ()
    assert list(around.folders.drafts.iterdir()) == []


def test_what_a_running_program_holds_is_named_and_left(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    around, listener = surroundings(tmp_path), Listener()
    store = open_store(path, around, Told(listener.hear, listener.acknowledge))
    store.save(plan := with_list_size(small_plan(), 1))
    listener.wait_for_acknowledged(plan)
    assert forget_plan(path, around.folders).left == ("changes in another program that has the plan open",)
    assert store.close()
