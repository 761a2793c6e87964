"""IT's settings beside the program take effect."""

import shutil
from pathlib import Path

import pytest
from tests.storage.samples import NOON, small_plan

from wizard.foundation.paths import local_folders, resource
from wizard.foundation.policy import Policy
from wizard.guidance.packs.installed_packs import load_newest, packs_at_hand
from wizard.services import known_plans, plan_keeper
from wizard.services.plan_files import ServiceError
from wizard.storage.local_plans import Recent, remember


def test_no_list_of_recent_plans_is_kept_or_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(local_folders().recent, Recent(str(tmp_path / "old.gpplan"), "Old", NOON.isoformat()))
    before = local_folders().recent.read_bytes()
    monkeypatch.setattr(known_plans, "policy", lambda: Policy(keep_recent=False))
    known_plans.note_plan(tmp_path / "osei.gpplan", small_plan(), NOON)
    assert (tuple(known_plans.known_plans()), tuple(known_plans.due_in_known_plans())) == ((), ())
    assert local_folders().recent.read_bytes() == before
    known_plans.drop_list_unless_kept()
    assert not local_folders().recent.exists()


def test_a_new_plan_is_not_kept_in_local_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_keeper, "policy", lambda: Policy(keep_drafts=False))
    with pytest.raises(ServiceError, match="IT requires a new plan to be saved in a folder"):
        plan_keeper.begin_draft(small_plan(), plan_keeper.Hearing(lambda _hearing, _state: None))
    assert not local_folders().drafts.exists()


def test_packs_of_guidance_are_taken_from_the_folder_that_it_provides(tmp_path: Path) -> None:
    provided = tmp_path / "provided"
    shutil.copytree(resource("packs", "gpce-2024"), provided / "gpce-2031")
    head = provided / "gpce-2031" / "pack.toml"
    lines = head.read_text(encoding="utf-8").splitlines()
    named = ['edition = "2031-01"' if line.startswith("edition = ") else line for line in lines]
    head.write_text("\n".join(named), encoding="utf-8")
    for folder, edition in ((provided, "2031-01"), (tmp_path / "none", None), (None, None)):
        pack, passed_over = load_newest(packs_at_hand(resource("packs"), tmp_path / "data", folder), "gpce-2024")
        assert (pack.edition.edition == edition, passed_over) == (edition is not None, ())
