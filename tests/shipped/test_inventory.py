"""What the program keeps on a PC: the list agrees with a real session, the documents and the uninstaller."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.plans import worked_example
from tests.shipped.whole_run import ROOT

from wizard.foundation.paths import Folders, local_folders
from wizard.services.forgetting import forget_plan
from wizard.services.inventory import FORMER, INVENTORY, TEMPORARY
from wizard.storage.plan_file import read_plan, write_new_plan

NAMES = {kept.name for kept in INVENTORY}
OWN_WORK = {kept.name for kept in INVENTORY if kept.own_work}


def everything(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def session(what: str, folder: Path) -> int:
    """One run of the program in a separate process, with an empty home."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.shipped.session_run", what, str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode in (0, -9), done.stderr
    return done.returncode


@pytest.fixture
def bare(home: Path, tmp_path: Path) -> Path:
    """Two plans, and a profile on which the program has never run."""
    shutil.rmtree(home)
    home.mkdir()
    for name in ("plan.gpplan", "other.gpplan"):
        write_new_plan(tmp_path / name, worked_example())
    return tmp_path


def test_a_real_session_keeps_what_the_list_says_for_this_person_alone_and_a_start_sweeps(
    home: Path, bare: Path
) -> None:
    assert session("work", bare) == -9
    root = local_folders().root
    found = everything(home)
    assert [path for path in found if not path.is_relative_to(root)] == []
    assert {path.relative_to(root).parts[0] for path in found} <= NAMES
    assert {"recent.json", "preferences.json", "previews", "dialogs", "recovery", "running"} <= NAMES
    assert any(path.parent.parent.name == "previews" for path in found), "no preview was left by the kill"
    assert b"lastVisited" in (root / "dialogs" / "QtProject.conf").read_bytes(), "no dialog of Qt was open"
    ours = [path for path in home.rglob("*") if path != home]
    assert [path for path in ours if path.lstat().st_mode & 0o077] == []

    assert session("again", bare) == 0
    assert everything(root / "previews") == []
    assert everything(root / "dialogs") == []
    done = forget_plan(bare / "plan.gpplan")
    assert "another file of this plan" in " ".join(done.left)
    (bare / "other.gpplan").rename(bare / "moved.gpplan")
    forget_plan(bare / "plan.gpplan")
    plan_id = read_plan(bare / "plan.gpplan").id
    told = [file for file in everything(home) for word in (plan_id, "Harbour") if word.encode() in file.read_bytes()]
    assert told == []


def test_the_folders_of_the_program_are_those_of_the_list() -> None:
    names = [name for name, part in vars(Folders).items() if isinstance(part, property)]
    assert {getattr(Folders(Path("/local")), name).name for name in names} | {"packs"} == NAMES


@pytest.mark.parametrize("document", ["privacy.md", "it-deployment.md"])
def test_the_documents_name_each(document: str) -> None:
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    assert [name for name in sorted(NAMES) if f"`{name}`" not in text] == []


def test_the_recipe_for_clearing_profiles_names_each_but_the_persons_own_work() -> None:
    text = (ROOT / "docs" / "it-deployment.md").read_text(encoding="utf-8")
    [listed] = re.findall(r"^('.+') \| ForEach-Object", text, re.MULTILINE)
    assert set(re.findall(r"'([^']+)'", listed)) == NAMES - OWN_WORK


def test_the_uninstaller_removes_each_but_the_persons_own_work() -> None:
    script = (ROOT / "packaging" / "windows" / "uninstaller.nsi").read_text(encoding="utf-8")
    removed = set(re.findall(r'RMDir /r "\$0\\([^"]+)"', script))
    files = set(re.findall(r'Delete "\$0\\([^"]+)"', script))
    assert removed == {name for name in NAMES - OWN_WORK if "." not in name}
    assert {"*.json", *FORMER} <= files
    assert set(re.findall(r'RMDir "\$0\\([^"]+)"', script)) == OWN_WORK
    assert f"$TEMP\\{TEMPORARY}*" in script
    assert 'DeleteRegValue HKCU "Software\\QtProject\\OrganizationDefaults\\FileDialog" "lastVisited"' in script
