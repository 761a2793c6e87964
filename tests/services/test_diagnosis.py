"""What the diagnosis tells IT about a PC, and that it tells nothing about any plan."""

from pathlib import Path

import pytest
from tests.storage.samples import NOON, small_plan

from wizard.app import main
from wizard.foundation import policy as policies
from wizard.foundation.paths import local_folders
from wizard.foundation.policy import Policy
from wizard.services import diagnosis as module
from wizard.services.known_plans import note_plan
from wizard.storage.journal import Journal, Record
from wizard.storage.local_plans import draft_path
from wizard.storage.plan_file import plan_bytes, write_new_plan


def test_it_says_what_it_needs_to_say_and_nothing_of_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders, path = local_folders(), tmp_path / "secret-surgery.gpplan"
    write_new_plan(path, small_plan())
    note_plan(path, small_plan(), NOON)
    folders.drafts.mkdir(parents=True)
    write_new_plan(draft_path(folders.drafts, "0" * 32), small_plan())
    journal = Journal(folders.recovery, path, "a" * 32)
    journal.append(Record.of(2, plan_bytes(small_plan(), 2)))
    journal.close(remove=False)
    before = sorted(tmp_path.rglob("*")), sorted(folders.root.rglob("*"))
    assert main(["--diagnose"]) == 0
    said = capsys.readouterr().out
    for words in (
        "GP Action Wizard ",
        f"Local data: {folders.root}, can be written, ",
        " MB free",
        "Policy file: none",
    ):
        assert words in said
    for words in ("recent ones: 1", "file of their own: 1", "not yet in the file: 1", "Screen: ", "Printers: "):
        assert words in said
    assert "Hawthorn" not in said
    assert "secret" not in said
    assert (sorted(tmp_path.rglob("*")), sorted(folders.root.rglob("*"))) == before


def test_a_policy_is_shown_with_what_was_not_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    found = Policy(plans=tmp_path, guidance=gone, keep_drafts=False, file=tmp_path / "x.ini", ignored=("a = b",))
    monkeypatch.setattr(module, "policy", lambda: found)
    said = "\n".join(module.diagnosis())
    for words in (f"Folder for plans: {tmp_path}, can be written", f"guidance: {gone}, not there", "keep_drafts = no"):
        assert words in said
    assert "not understood and ignored: a = b" in said


def test_a_folder_that_cannot_be_written_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wizard.foundation.disk.Disk.create", full)
    assert any("cannot be written: the disk is full." in line for line in module.diagnosis())
    assert policies.policy().file is None
