"""Files that are only looked at are gone afterwards, even if the program was stopped meanwhile."""

import os
from pathlib import Path

import pytest
from tests.storage.samples import small_plan

from wizard.foundation.atomic_file import DAY
from wizard.foundation.disk import Disk
from wizard.foundation.paths import local_folders
from wizard.services.forgetting import forget_plan
from wizard.services.scratch_folders import ScratchFolder, sweep_scratch
from wizard.storage.plan_file import write_new_plan


def left_by_a_crash() -> Path:
    """A preview whose program has ended, with the mark that it left."""
    folders, token = local_folders(), "a" * 32
    (folders.previews / token).mkdir(parents=True)
    (folders.previews / token / "preview-1.pdf").write_bytes(b"%PDF of Dr Osei")
    folders.running.mkdir(parents=True)
    (folders.running / token).touch()
    return folders.previews / token


def test_a_folder_is_for_this_person_alone_and_is_gone_with_its_mark_when_it_is_closed() -> None:
    scratch = ScratchFolder()
    assert scratch.path.stat().st_mode & 0o777 == 0o700
    (scratch.path / "preview-1.pdf").write_bytes(b"%PDF")
    scratch.close()
    assert [path for path in local_folders().root.rglob("*") if path.is_file()] == []
    assert not scratch.path.exists()


def test_what_a_crash_left_is_swept_and_what_is_in_use_stays() -> None:
    left, scratch = left_by_a_crash(), ScratchFolder()
    (scratch.path / "preview-1.pdf").write_bytes(b"%PDF")
    assert sweep_scratch()
    assert not left.exists()
    assert list(local_folders().previews.iterdir()) == [scratch.path]
    assert [path.name for path in local_folders().running.iterdir()] == [scratch.path.name]
    scratch.close()


def test_forgetting_a_plan_removes_previews_of_this_window_too(tmp_path: Path) -> None:
    left, scratch, plan = left_by_a_crash(), ScratchFolder(), tmp_path / "osei.gpplan"
    (scratch.path / "preview-1.pdf").write_bytes(b"%PDF")
    write_new_plan(plan, small_plan())
    assert forget_plan(plan).left == ()
    assert (left.exists(), list(scratch.path.iterdir())) == (False, [])
    scratch.close()


def test_what_cannot_be_removed_is_said_when_a_plan_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_by_a_crash()

    def held(*_: object) -> None:
        raise OSError("held")

    monkeypatch.setattr(Disk, "remove_folder", held)
    assert forget_plan(tmp_path / "osei.gpplan").left == ("pages of PDFs that another program has open",)


def test_folders_that_the_program_once_made_elsewhere_are_swept_when_they_are_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for name, days in (("gp-action-wizard-old", 2), ("gp-action-wizard-new", 0), ("another-old", 2)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "preview-1.pdf").touch()
        then = (tmp_path / name).stat().st_mtime - days * DAY
        os.utime(tmp_path / name, (then, then))
    assert sweep_scratch()
    assert {path.name for path in tmp_path.iterdir()} == {"gp-action-wizard-new", "another-old"}


def test_nothing_is_followed_out_of_the_folder(tmp_path: Path) -> None:
    previews = local_folders().previews
    previews.mkdir(parents=True)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.docx").touch()
    (previews / "link").symlink_to(tmp_path / "papers")
    left = left_by_a_crash()
    (left / "link").symlink_to(tmp_path / "papers")
    assert sweep_scratch()
    assert (tmp_path / "papers" / "letter.docx").exists()
