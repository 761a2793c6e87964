"""The content of bundles matches the pinned packages, and a forbidden file stops the build with a sentence."""

import ast
import configparser
import hashlib
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PACKAGING = PROJECT / "packaging"
PLAN_TYPE = "application/vnd.gp-action-wizard.plan+json"
GUIDANCE_TYPE = "application/vnd.gp-action-wizard.guidance+zip"


def run(script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one of the scripts of packaging/."""
    command = [sys.executable, str(PACKAGING / script), *arguments]
    environment = {**os.environ, **variables}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


def shipped() -> dict[str, str]:
    """The packages that are shipped, with their versions."""
    text = (PROJECT / "requirements" / "run.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def constant(script: str, name: str) -> tuple[str, ...]:
    """A constant of a script that cannot be imported here, because it needs the tools that make bundles."""
    for node in ast.parse((PACKAGING / script).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            value: tuple[str, ...] = ast.literal_eval(node.value)
            return value
    raise AssertionError(f"{script} has no {name}")


def test_every_shipped_package_is_in_the_notices_in_its_version() -> None:
    text = (PROJECT / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| \[?([a-z0-9-]+)(?:\]\([^)]*\))? \| (\S+) \|", text, re.MULTILINE))
    assert shipped().items() <= listed.items(), "make notices writes them anew"


def test_every_shipped_package_goes_into_the_folder_for_windows() -> None:
    wheels = {name.replace("_", "-") for name in constant("windows/assemble.py", "WHEELS")}
    assert wheels == set(shipped())


def test_a_runtime_with_another_checksum_is_refused_in_one_sentence(tmp_path: Path) -> None:
    archive = tmp_path / "python.zip"
    archive.write_bytes(b"something else")
    done = run("windows/runtime.py", str(archive), "0" * 64, str(tmp_path / "out"))
    assert done.returncode == 1
    assert "is pinned" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("files", [None, {"readme.txt": b"nothing to run"}])
def test_what_is_no_embeddable_build_is_refused_in_one_sentence(tmp_path: Path, files: dict[str, bytes] | None) -> None:
    archive = tmp_path / "python.zip"
    archive.write_bytes(b"no archive")
    if files:
        with zipfile.ZipFile(archive, "w") as opened:
            for name, data in files.items():
                opened.writestr(name, data)
    pinned = hashlib.sha256(archive.read_bytes()).hexdigest()
    done = run("windows/runtime.py", str(archive), pinned, str(tmp_path / "out"))
    assert done.returncode == 1
    assert str(archive) in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_runtime_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("windows/runtime.py", str(tmp_path / "python.zip"), "0" * 64, str(tmp_path / "out"))
    assert done.returncode == 1
    assert "there is no such file" in done.stderr


def folder_of(tmp_path: Path) -> Path:
    """A small folder like a bundle's."""
    folder = tmp_path / "GP Action Wizard"
    (folder / "lib").mkdir(parents=True)
    (folder / "start.exe").write_bytes(b"start")
    (folder / "lib" / "part.pyc").write_bytes(b"part")
    return folder


def test_a_zip_of_the_same_files_has_the_same_bytes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    archives = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for moment, archive in enumerate(archives):
        os.utime(folder / "start.exe", (moment, moment))
        assert run("zip_folder.py", str(folder), str(archive), SOURCE_DATE_EPOCH="1795392000").returncode == 0
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with zipfile.ZipFile(archives[0]) as opened:
        assert opened.namelist() == ["GP Action Wizard/lib/part.pyc", "GP Action Wizard/start.exe"]


def test_the_uninstaller_removes_by_name_and_never_a_whole_folder(tmp_path: Path) -> None:
    assert run("windows/installer_lists.py", str(folder_of(tmp_path)), str(tmp_path)).returncode == 0
    removed = (tmp_path / "uninstall.nsh").read_text(encoding="utf-8").splitlines()
    assert removed == [r'Delete "$INSTDIR\start.exe"', r'Delete "$INSTDIR\lib\part.pyc"']
    assert (tmp_path / "uninstall-folders.nsh").read_text(encoding="utf-8") == 'RMDir "$INSTDIR\\lib"\n'
    allowed = {
        *(
            rf"$LOCALAPPDATA\GP Action Wizard\{name}"
            for name in ("running", "requests", "logs", "packs", "previews", "dialogs", "forms")
        ),
        r"$TEMP\$2",  # after FindFirst with gp-action-wizard-*
        "$INSTDIR${COMING}",
        "$Coming",
    }
    for name in ("installer.nsi", "uninstaller.nsi", "common.nsh"):
        script = (PACKAGING / "windows" / name).read_text(encoding="utf-8")
        script = script.replace("$0\\", "$LOCALAPPDATA\\GP Action Wizard\\")
        assert set(re.findall(r'RMDir /r "(.+)"', script)) <= allowed


def test_the_icon_is_drawn_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("icons.py", str(tmp_path / name)).returncode == 0
    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert "app.ico" in names
    assert "app-512.png" in names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_menu_entry_file_type_and_software_centre_agree() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "linux" / "gp-action-wizard.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    kinds = ET.parse(PACKAGING / "linux" / "gp-action-wizard.xml").getroot()
    centre = ET.parse(PACKAGING / "linux" / "gp-action-wizard.metainfo.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert desktop["MimeType"] == f"{PLAN_TYPE};{GUIDANCE_TYPE};"
    assert [kind.get("type") for kind in kinds.iter(f"{space}mime-type")] == [PLAN_TYPE, GUIDANCE_TYPE]
    assert [glob.get("pattern") for glob in kinds.iter(f"{space}glob")] == ["*.gpplan", "*.gppack"]
    assert [kind.text for kind in centre.iter("mediatype")] == [PLAN_TYPE, GUIDANCE_TYPE]
    assert centre.findtext("launchable") == "gp-action-wizard.desktop"


@pytest.mark.parametrize("script", sorted(str(file.relative_to(PACKAGING)) for file in PACKAGING.rglob("*.sh")))
def test_every_script_can_be_read_by_the_shell(script: str) -> None:
    done = subprocess.run(["bash", "-n", str(PACKAGING / script)], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def desktop(tmp_path: Path, program: str, *, stderr: str = "None") -> subprocess.CompletedProcess[str]:
    """Start the desktop starter, with `program` in place of the program and a box that writes its text."""
    (tmp_path / "wizard").mkdir()
    (tmp_path / "wizard" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "wizard" / "app.py").write_text(program, encoding="utf-8")
    shown = "type('Box', (), {'MessageBoxW': lambda self, w, text, title, icon: print('BOX', text, file=out)})()"
    search = "types.SimpleNamespace(SetDllDirectoryW=str, SetDefaultDllDirectories=int)"
    script = (
        f"import ctypes, sys, types; out = sys.stdout; sys.path[:0] = [{str(tmp_path)!r}, "
        f"{str(PACKAGING / 'windows')!r}]; ctypes.windll = types.SimpleNamespace(user32={shown}, kernel32={search}); "
        f"sys.stderr = {stderr}; import desktop; code = desktop.start(); print('CODE', code, file=out)"
    )
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


SAYS = "import sys\ndef main():\n    print('It is not whole.', file=sys.stderr)\n    return {code}\n"


def test_a_start_from_the_desktop_that_fails_says_why_in_a_box(tmp_path: Path) -> None:
    assert desktop(tmp_path, SAYS.format(code=3)).stdout == "BOX It is not whole.\nCODE 3\n"


def test_an_error_nobody_foresaw_is_shown_in_a_box_too(tmp_path: Path) -> None:
    shown = desktop(tmp_path, "def main():\n    raise ValueError('unforeseen')\n").stdout
    assert shown.startswith("BOX Traceback")
    assert shown.endswith("unforeseen\nCODE 1\n")


def test_a_start_that_goes_well_shows_no_box(tmp_path: Path) -> None:
    assert desktop(tmp_path, SAYS.format(code=0)).stdout == "CODE 0\n"


def test_with_a_place_to_write_to_there_is_no_box(tmp_path: Path) -> None:
    done = desktop(tmp_path, SAYS.format(code=3), stderr="sys.stderr")
    assert (done.stdout, done.stderr) == ("CODE 3\n", "It is not whole.\n")
