"""The layers of the code: the contracts in pyproject.toml hold, and each of them can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

UPWARDS = "Each folder is used by those above it"
DOOR = "The window and the command line reach files, PDFs and packs through services alone"

BREACHES = {
    "plan/breach.py": ("import wizard.ui", UPWARDS),
    "voting/breach.py": ("import wizard.signing", UPWARDS),
    "storage/breach.py": ("import wizard.services", UPWARDS),
    "breach.py": ("", UPWARDS),
    "ui/widgets/breach.py": ("import wizard.ui.inputs", "The window is built upwards"),
    "ui/steps/sign/breach.py": ("import wizard.ui.steps.review", "No step knows another"),
    "ui/session/late.py": ("def late():\n    from wizard.storage import journal", DOOR),
    "cli/breach.py": ("from wizard.guidance.packs import load_pack", DOOR),
    "guidance/breach.py": ("from PySide6 import QtCore", "Only ui imports Qt"),
    "storage/late.py": ("def late():\n    import reportlab", "Only pdf and tagged_pdf import reportlab"),
    "plan/late.py": ("import pypdfium2", "Only pdf_check and the preview in ui import pypdfium2"),
    "ui/late.py": ("def late():\n    import pypdfium2", "Only pdf_check and the preview in ui import pypdfium2"),
    "ui/breach.py": ("import socket", "Nothing imports a way into the network"),
}


def run(folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of the environment's programs in `folder`, finding the package `wizard` in its `src`."""
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def checkout(folder: Path) -> Path:
    """Copy the sources and the contracts to `folder`, to be broken there."""
    shutil.copy(PROJECT / "pyproject.toml", folder)
    shutil.copytree(PROJECT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_the_contracts_hold() -> None:
    done = run(PROJECT, "lint-imports", "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", BREACHES)
def test_a_breach_is_named(file: str, tmp_path: Path) -> None:
    code, contract = BREACHES[file]
    project = checkout(tmp_path)
    (project / "src/wizard" / file).write_text(code + "\n", encoding="utf-8")
    done = run(project, "lint-imports", "--no-cache")
    broken = [line for line in done.stdout.splitlines() if " BROKEN" in line]
    assert done.returncode != 0
    assert any(contract in line for line in broken), done.stdout + done.stderr


@pytest.mark.parametrize("module", ["urllib.request", "PySide6.QtNetwork", "http.client"])
def test_parts_of_packages_that_reach_the_network_are_refused_by_name(module: str, tmp_path: Path) -> None:
    project = checkout(tmp_path)
    (project / "src/wizard/ui/breach.py").write_text(
        f'"""A breach."""\n\nimport {module} as way\n\nprint(way)\n', encoding="utf-8"
    )
    done = run(project, "ruff", "check", "--no-cache", "src")
    assert "TID251" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("part", "unwanted"),
    [
        ("guidance", {"PySide6", "reportlab"}),
        ("plan", {"PySide6", "reportlab"}),
        ("voting", {"PySide6", "reportlab"}),
        ("signing", {"PySide6", "reportlab"}),
        ("edits", {"PySide6", "reportlab"}),
        ("storage", {"PySide6", "reportlab"}),
        ("pdf", {"PySide6"}),
        ("ui", {"reportlab"}),
    ],
)
def test_no_part_loads_what_belongs_to_another(part: str, unwanted: set[str]) -> None:
    code = (
        "import importlib, pkgutil, sys\n"
        f"import wizard.{part} as part\n"
        "names = [module.name for module in pkgutil.walk_packages(part.__path__, part.__name__ + '.')]\n"
        "[importlib.import_module(name) for name in names]\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = run(PROJECT, "python", "-c", code)
    assert done.returncode == 0, done.stderr
    assert not unwanted & set(done.stdout.split())
