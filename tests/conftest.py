"""The rules for every test: no display, a home folder of its own, nothing left behind, no unnoticed skips."""

import gc
import itertools
import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

# Qt reads this once, when the application is created. Its default screen, 800×800, is too small for the window; a
# colon, as in C:, would end the name of the file.
os.environ["QT_QPA_PLATFORM"] = "offscreen:configfile=" + (
    os.path.relpath(Path(__file__).with_name("screen.json"))
    if os.name == "nt"
    else str(Path(__file__).with_name("screen.json"))
)

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication

IN_CI = os.environ.get("CI") == "true"
ALLOWED_SKIPS = Path(__file__).with_name("allowed_skips.txt")

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if IN_CI else "here")

_HOMES = itertools.count()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return the number of processes for `--numprocesses auto`: one for each core that we may use.

    None if single files are asked for: starting processes would take longer than those tests.
    """
    if all(asked.partition("::")[0].endswith(".py") for asked in config.args):
        return 0
    return len(os.sched_getaffinity(0))


def pytest_collection_finish() -> None:
    """Hide everything loaded so far from the garbage collector, which would otherwise scan it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for this test alone, so that nothing is read from or written to the person's own."""
    # Not `mktemp`, which lists all existing folders again for every test.
    home = tmp_path_factory.getbasetemp() / "homes" / f"home-{next(_HOMES)}"
    folders = {
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".run",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
    }
    for variable, folder in folders.items():
        (home / folder).mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    threads = set(threading.enumerate())
    yield
    if isinstance(QApplication.instance(), QApplication):
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        assert not windows, f"the test left windows open: {windows}"
    started = [thread for thread in threading.enumerate() if thread not in threads]
    # A finished thread takes a moment to go, and on a busy machine several.
    for thread in started:
        thread.join(timeout=5)
    left = [thread for thread in started if thread.is_alive()]
    assert not left, f"the test left threads running: {left}"


def _allowed_skips() -> dict[str, str]:
    allowed = {}
    for line in ALLOWED_SKIPS.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        test, _, reason = line.partition(" # ")
        if not reason.strip():
            raise pytest.UsageError(f"{ALLOWED_SKIPS}: “{line}” gives no reason after “ # ”.")
        allowed[test.strip()] = reason.strip()
    return allowed


def _refuse_unlisted_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or hasattr(report, "wasxfail") or report.nodeid in _allowed_skips():
        return
    report.outcome = "failed"
    report.longrepr = f"Skipped where nothing may be, and not listed in {ALLOWED_SKIPS.name}: {report.longreprtext}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skipped test a failed one where CI=true."""
    report = yield
    if IN_CI:
        _refuse_unlisted_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Make a test file that is skipped as a whole a failed one where CI=true."""
    report = yield
    if IN_CI:
        _refuse_unlisted_skip(report)
    return report
