"""Work in processes of its own that cost no start: each is forked from one that has loaded what the work needs.

That one is started with the name of a module, which has `load()` and `main(*words)`. It takes an errand a line, as
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
    """What came of an errand."""

    code: int
    """The exit code; for one that was ended, less than 0."""
    stdout: str
    stderr: str


class Forks:
    """Sends errands to the process that forks; a context manager, for it ends with the tests that use it."""

    def __init__(self, module: str) -> None:
        command = [sys.executable, "-m", "tests.forks", module]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()

    def run(self, folder: Path, *words: str, seconds: int = 60) -> Done:
        """Run `main(*words)` in a process of its own; what it prints passes through files in `folder`."""
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
    """Return the peak of memory in MiB of this process, as if it had been started and not forked.

    A fork at first has no part of what its parent had read from files; all of that is added. Not `ru_maxrss`: the
    kernel counts there what the process that started us held at the time.
    """
    return _mebibytes("VmHWM") + _left_out


def _mebibytes(row: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(f"{row}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not say how much memory was used")


def _run(module: str, errand: dict[str, Any], held: float) -> None:
    """Run `main` in this process, which is the fork: with the present home folder, and ended if it takes too long."""
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
    """Take errands until there are no more."""
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
    # By the name under which `module` knows it: run as a program, this would be another module beside that one.
    importlib.import_module("tests.forks").serve(sys.argv[1])
