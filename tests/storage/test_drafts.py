import os
from pathlib import Path

import pytest
from tests.storage.samples import large_plan, small_plan, surroundings

from wizard.storage.local_plans import draft_path, drafts, remove_draft
from wizard.storage.open_store import create_store
from wizard.storage.plan_file import read_plan
from wizard.storage.plan_store import Told


def test_a_plan_without_a_file_of_its_own_is_offered_again(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    around.folders.drafts.mkdir(parents=True)
    path = draft_path(around.folders.drafts, "0" * 32)
    create_store(path, small_plan(), around, Told(lambda state: None)).close()
    assert path.stat().st_mode & 0o077 == 0, "a draft is nobody else's business"
    (draft,) = drafts(around.folders.drafts)
    assert (draft.path, draft.title, draft.held_on) == (path, "Hawthorn Lane Surgery", "")


def test_the_draft_that_was_changed_last_comes_first_with_its_date(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    around.folders.drafts.mkdir(parents=True)
    for number, plan in enumerate((small_plan(), large_plan(0, 2))):
        path = draft_path(around.folders.drafts, str(number) * 32)
        create_store(path, plan, around, Told(lambda state: None)).close()
        os.utime(path, (number * 1_000, number * 1_000))
    assert [draft.held_on for draft in drafts(around.folders.drafts)] == ["2027-01-11", ""]


def test_a_draft_that_was_given_a_file_of_its_own_is_removed_whole(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    around.folders.drafts.mkdir(parents=True)
    path = draft_path(around.folders.drafts, "0" * 32)
    draft = create_store(path, small_plan(), around, Told(lambda state: None))
    draft.save(plan := small_plan("Renamed"))
    draft.close()
    create_store(tmp_path / "own.gpplan", plan, around, Told(lambda state: None)).close()
    remove_draft(path)
    assert (read_plan(tmp_path / "own.gpplan"), list(around.folders.drafts.iterdir())) == (plan, [])


@pytest.mark.parametrize(
    "words", [b"", b"[]", b'{"plan": 1}', b'{"plan": {"practice": 1, "meeting": []}}', b"[" * 90_000]
)
def test_a_damaged_draft_is_still_offered(tmp_path: Path, words: bytes) -> None:
    (tmp_path / "a.gpplan").write_bytes(words)
    (draft,) = drafts(tmp_path)
    assert (draft.title, draft.held_on) == ("", "")


def test_there_are_no_drafts_where_there_is_no_folder(tmp_path: Path) -> None:
    assert drafts(tmp_path / "none") == ()


@pytest.mark.parametrize("plan_id", ["", "../a", "a/b", "x" * 65, "a.b"])
def test_an_id_that_leads_elsewhere_is_refused(tmp_path: Path, plan_id: str) -> None:
    with pytest.raises(ValueError, match="expected an id"):
        draft_path(tmp_path, plan_id)
