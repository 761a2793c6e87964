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


def _run(module: str, errand: dict[str, Any]) -> None:
    """Run `main` in this process, which is the fork: with the present home folder, and ended if it takes too long."""
    signal.alarm(errand["seconds"])
    os.environ.clear()
    os.environ.update(errand["environment"])
    for number, name in enumerate(PRINTED, start=1):
        opened = os.open(Path(errand["folder"]) / name, os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    importlib.import_module(module).main(*errand["words"])
    sys.stdout.flush()


def _serve(module: str) -> None:
    importlib.import_module(module).load()
    for line in sys.stdin:
        fork = os.fork()
        if fork == 0:
            _run(module, json.loads(line))
            return
        _, status = os.waitpid(fork, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    _serve(sys.argv[1])
