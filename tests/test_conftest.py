"""The rules that hold for every test, seen from outside: pytest runs in a folder that borrows them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED = "import pytest\n\ndef test_skipped():\n    pytest.skip('no reason')\n"


def run_pytest(folder: Path, test: str, *, ci: str, allowed: str = "") -> str:
    """Run pytest on `test` in `folder` under the shared rules, with CI set to `ci`; return what it printed."""
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "allowed_skips.txt").write_text(allowed, encoding="utf-8")
    (folder / "test_one.py").write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"CI": ci}, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout + done.stderr


def test_a_skipped_test_fails_in_continuous_integration(tmp_path: Path) -> None:
    assert "1 failed" in run_pytest(tmp_path, SKIPPED, ci="true")


def test_a_skipped_test_is_allowed_where_a_person_runs_it(tmp_path: Path) -> None:
    assert "1 skipped" in run_pytest(tmp_path, SKIPPED, ci="")


def test_a_skipped_test_that_is_listed_with_its_reason_is_allowed(tmp_path: Path) -> None:
    assert "1 skipped" in run_pytest(tmp_path, SKIPPED, ci="true", allowed="test_one.py::test_skipped # for show\n")


def test_a_skip_listed_without_a_reason_is_an_error(tmp_path: Path) -> None:
    assert "gives no reason" in run_pytest(tmp_path, SKIPPED, ci="true", allowed="test_one.py::test_skipped\n")


def test_a_file_skipped_as_a_whole_fails_in_continuous_integration(tmp_path: Path) -> None:
    skipped = "import pytest\n\npytest.skip('no reason', allow_module_level=True)\n"
    assert "1 error" in run_pytest(tmp_path, skipped, ci="true")


@pytest.mark.parametrize(
    ("leaving", "words"),
    [
        ("QWidget(); left.show()", "the test left windows open"),
        ("threading.Thread(target=time.sleep, args=(2,)); left.start()", "the test left threads running"),
    ],
)
def test_a_test_that_leaves_something_behind_fails(tmp_path: Path, leaving: str, words: str) -> None:
    imports = "import threading, time\nfrom PySide6.QtWidgets import QWidget\n"
    test = f"{imports}\ndef test_it(qapp):\n    global left\n    left = {leaving}\n"
    assert words in run_pytest(tmp_path, test, ci="")


def test_every_test_has_a_home_of_its_own(home: Path) -> None:
    assert Path.home() == home
    assert list(home.rglob("*.gpplan")) == []
