"""The rules for every test, seen from outside: pytest runs in a folder that borrows them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED = "import pytest\n\ndef test_skipped():\n    pytest.skip('no reason')\n"
OPEN_WINDOW = """
import pytest
from PySide6.QtWidgets import QWidget

@pytest.fixture(scope="module")
def window(qapp):
    window = QWidget()
    yield window
    window.close()

def test_window(window):
    window.show()
"""
RUNNING_THREAD = """
import threading
import pytest

@pytest.fixture(scope="module")
def over():
    over = threading.Event()
    yield over
    over.set()

def test_thread(over):
    threading.Thread(target=over.wait).start()
"""
FILES = {
    "test_unlisted.py": SKIPPED,
    "test_listed.py": SKIPPED,
    "test_whole.py": "import pytest\n\npytest.skip('no reason', allow_module_level=True)\n",
    "test_window.py": OPEN_WINDOW,
    "test_thread.py": RUNNING_THREAD,
}
LISTED = "test_listed.py::test_skipped # for show\n"
IN_PROCESSES = ["0", "2"]


def run_pytest(folder: Path, *, ci: str, allowed: str = LISTED, processes: str = "0") -> str:
    """Run pytest on `FILES` under the shared rules, with CI set to `ci`; return what it printed."""
    for name in ("conftest.py", "screen.json"):
        shutil.copy(Path(__file__).with_name(name), folder)
    for name, text in {**FILES, "allowed_skips.txt": allowed}.items():
        (folder / name).write_text(text, encoding="utf-8")
    asked = ["-rA", "--tb=short", "--continue-on-collection-errors", "-p", "no:cacheprovider", "-n", processes]
    command = [sys.executable, "-m", "pytest", *asked, "--rootdir", str(folder), str(folder)]
    # If this test runs in parallel with others, its process has a name that does not belong to the inner ones.
    around = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    own = {"CI": ci, "COLUMNS": "200"}
    done = subprocess.run(
        command, cwd=folder, env=around | own, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module", params=IN_PROCESSES, ids=lambda processes: f"in {processes} processes beside")
def told_in_ci(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The output in continuous integration, in one process and in several."""
    return run_pytest(tmp_path_factory.mktemp("ci"), ci="true", processes=request.param)


@pytest.fixture(scope="module")
def told_here(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The output where a person runs the tests."""
    return run_pytest(tmp_path_factory.mktemp("here"), ci="")


def test_a_skipped_test_fails_in_continuous_integration(told_in_ci: str) -> None:
    assert "FAILED test_unlisted.py::test_skipped - Skipped where nothing may be, and not listed" in told_in_ci


def test_a_skipped_test_is_allowed_where_a_person_runs_it(told_here: str) -> None:
    assert "SKIPPED [1] test_unlisted.py:4: no reason" in told_here


def test_a_skipped_test_that_is_listed_with_its_reason_is_allowed(told_in_ci: str) -> None:
    assert "SKIPPED [1] test_listed.py:4: no reason" in told_in_ci
    assert "FAILED test_listed.py" not in told_in_ci


def test_a_skip_listed_without_a_reason_is_an_error(tmp_path: Path) -> None:
    assert "gives no reason" in run_pytest(tmp_path, ci="true", allowed="test_listed.py::test_skipped\n")


def test_a_file_skipped_as_a_whole_fails_in_continuous_integration(told_in_ci: str) -> None:
    assert "ERROR test_whole.py" in told_in_ci


def test_a_file_skipped_as_a_whole_is_allowed_where_a_person_runs_it(told_here: str) -> None:
    assert "ERROR test_whole.py" not in told_here


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("test_window.py::test_window", "the test left windows open"),
        ("test_thread.py::test_thread", "the test left threads running"),
    ],
)
def test_a_test_that_leaves_something_behind_fails(told_here: str, test: str, words: str) -> None:
    (line,) = [line for line in told_here.splitlines() if line.startswith(f"ERROR {test} ")]
    assert words in line


def test_the_closing_line_counts_what_came_of_all(told_in_ci: str) -> None:
    assert "= 1 failed, 2 passed, 1 skipped, 3 errors in " in told_in_ci


def test_every_test_has_a_home_of_its_own(home: Path) -> None:
    assert Path.home() == home
    assert list(home.rglob("*.gpplan")) == []
