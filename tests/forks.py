"""Run work in separate processes without the cost of a start: each is forked from one that has loaded the modules.

The forking process is started with the name of a module that has `load()` and `main(*words)`. It takes a job a line, as
JSON, and answers each with the exit code of the fork.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, Self

PRINTED = ("forked-stdout", "forked-stderr")

_left_out = 0.0


class Done(NamedTuple):
    """The result of a job."""

    code: int
    """The exit code; negative for a process that was killed."""
    stdout: str
    stderr: str


class Forks:
    """Sends jobs to the forking process; a context manager, because that process ends with the tests that use it."""

    def __init__(self, module: str) -> None:
        command = [sys.executable, "-m", "tests.forks", module]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()

    def run(self, folder: Path, *words: str, seconds: int = 60) -> Done:
        """Run `main(*words)` in a separate process; its output goes through files in `folder`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        errand = {"folder": str(folder), "seconds": seconds, "words": words, "environment": dict(os.environ)}
        self._process.stdin.write(json.dumps(errand) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        texts = [(folder / name).read_text(encoding="utf-8") for name in PRINTED]
        for name in PRINTED:
            (folder / name).unlink()
        return Done(code, *texts)


def peak() -> float:
    """Return the peak memory of this process in MiB, as if it had been started rather than forked.

    A fork does not count the pages that its parent had read from files, so those are added. `ru_maxrss` is no use:
    the kernel counts in it the memory that the process that started us had at the time.
    """
    return _mebibytes("VmHWM") + _left_out


def _mebibytes(row: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(f"{row}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not say how much memory was used")


def _run(module: str, errand: dict[str, Any], held: float) -> None:
    """Run `main` in this process, the fork: with the current home folder, and stopped if it takes too long."""
    global _left_out
    _left_out = max(0.0, held - _mebibytes("VmRSS"))
    signal.alarm(errand["seconds"])
    os.environ.clear()
    os.environ.update(errand["environment"])
    for number, name in enumerate(PRINTED, start=1):
        opened = os.open(Path(errand["folder"]) / name, os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    importlib.import_module(module).main(*errand["words"])
    sys.stdout.flush()


def serve(module: str) -> None:
    """Take jobs until there are no more."""
    importlib.import_module(module).load()
    for line in sys.stdin:
        held = _mebibytes("VmRSS")
        fork = os.fork()
        if fork == 0:
            _run(module, json.loads(line), held)
            return
        _, status = os.waitpid(fork, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    # Import it under the name that `module` uses: run as a program, this file would be a second module.
    importlib.import_module("tests.forks").serve(sys.argv[1])
