"""The most important modules are fully tested, lines and branches, and stay so: the list of them only grows.

`fully_covered.txt` lists them. Only the tests of their own folders are run, so that a module is covered by the tests
beside it and not by chance from elsewhere. A module of these folders that reaches 100 % has to go on the list.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

FULLY_COVERED = Path(__file__).with_name("fully_covered.txt")

# Who may vote, the result of a vote, the seal, and redaction: every module of these packages, new ones too.
_ALWAYS = ("voting/", "redaction/", "signing/seal.py")

_SETTINGS = """\
[run]
branch = true
parallel = true
source_pkgs = {packages}
[report]
# A `match` over an enum ends with its last case; mypy, and not a test, knows that no value falls through.
partial_also = ^\\s*case .*:$
exclude_also = if TYPE_CHECKING:
"""


def not_covered(root: Path) -> Iterator[str]:
    """Run the tests of the listed modules' folders and yield a sentence on each module that is not as listed."""
    listed = FULLY_COVERED.read_text(encoding="utf-8").split()
    folders = sorted({name.rpartition("/")[0] for name in listed})
    with tempfile.TemporaryDirectory() as scratch:
        report, failed = _measured(root, folders, Path(scratch))
    yield from failed
    if not failed:
        yield from differences(listed, report)


def differences(listed: list[str], report: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence on each module that is listed but not covered, or covered but not listed.

    Args:
        listed: The modules that should be covered, by their paths in `src/wizard`.
        report: For each measured module, which of its lines are not covered, in words; empty if none.
    """
    for name in listed:
        if name not in report:
            yield f"{FULLY_COVERED.name}: there is no module {name}."
        elif report[name]:
            yield f"src/wizard/{name} is to be covered whole: {report[name]}."
    for name, lines in report.items():
        if name in listed:
            continue
        if name.startswith(_ALWAYS):
            yield f"{FULLY_COVERED.name}: {name} has to be on the list{f', and covered: {lines}' if lines else ''}."
        elif not lines:
            yield f"{FULLY_COVERED.name}: {name} is covered whole now; put it on the list."


def _measured(root: Path, folders: list[str], scratch: Path) -> tuple[dict[str, str], list[str]]:
    """Return what is not covered of each module in these folders, and the output of the tests if they failed."""
    settings = scratch / "coverage.ini"
    packages = ",".join(f"wizard.{folder.replace('/', '.')}" for folder in folders)
    settings.write_text(_SETTINGS.format(packages=packages), encoding="utf-8")
    environment = os.environ | {"COVERAGE_FILE": str(scratch / "data"), "QT_QPA_PLATFORM": "offscreen"}
    coverage = [sys.executable, "-m", "coverage"]

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [*coverage, arguments[0], f"--rcfile={settings}", *arguments[1:]]
        return subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    # One process a folder, at the same time: one after the other they would take twice as long.
    running = [start("run", "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{folder}") for folder in folders]
    running_ended = [(process, process.communicate()[0]) for process in running]
    failed = [said for process, said in running_ended if process.returncode]
    if failed:
        return {}, failed
    for arguments in (("combine", "-q"), ("json", "-q", "-o", str(scratch / "report.json"))):
        process = start(*arguments)
        said, _ = process.communicate()
        if process.returncode:
            return {}, [said]
    return _read(json.loads((scratch / "report.json").read_text(encoding="utf-8")), root), []


def _read(report: dict[str, dict[str, dict[str, list[object]]]], root: Path) -> dict[str, str]:
    found = {}
    for file, measured in report["files"].items():
        name = (root / file).relative_to(root / "src" / "wizard").as_posix()
        branches = [f"{pair[0]} to {pair[1]}" for pair in measured["missing_branches"] if isinstance(pair, list)]
        parts = [
            f"line{'s' * (len(where) > 1)} {', '.join(map(str, where))}" if kind == "lines" else f"branch {where[0]}"
            for kind, where in (("lines", measured["missing_lines"]), ("branches", branches))
            if where
        ]
        if not name.endswith("__init__.py"):
            found[name] = " and ".join(parts)
    return found
