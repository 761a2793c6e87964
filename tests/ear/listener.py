"""A user who does not see the screen: presses keys, and writes down what Orca says after each."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.hands.hands import Hands, hands
from tests.hands.screen import Screen, process, screen

_HERE = Path(__file__).parent
_REST = 0.5
"""After this many seconds without activity in Orca or the program, everything has been said."""
_LONGEST = 60
_MOST_TABS = 45
_KEYS = {"Return": "Enter", "space": "Space", "Page_Down": "PgDn", "Page_Up": "PgUp", "BackSpace": "Backspace"}


class Listener:
    """One run of the program, with its speech; `told` has the keys pressed and the words spoken."""

    def __init__(self, screen: Screen, orca: subprocess.Popen[str], spoken: Path, home: Path) -> None:
        self.told: list[str] = []
        self.person: Hands
        self._screen, self._orca, self._spoken, self._home = screen, orca, spoken, home
        self._read = 0

    @property
    def at(self) -> str:
        """The name of the control with the focus."""
        focus = self._screen.focus()
        return focus.name if focus is not None else ""

    def head(self, words: str) -> None:
        """Begin a new part of the meeting."""
        self.told += ["", f"== {words}"]

    def hear(self, done: str) -> None:
        """Wait until everything caused by `done` has been said, and write both down."""
        self._rest()
        text = self._spoken.read_text(encoding="utf-8")
        new, self._read = text[self._read :], len(text)
        self.told += [done, *(f"    {self._plain(line)}" for line in new.splitlines())]

    def press(self, *keys: str) -> None:
        """Press these keys, one after the other."""
        for key in keys:
            self.person.press(key)
            self.hear(f"[{'+'.join(_KEYS.get(each, each.capitalize()) for each in key.split('+'))}]")

    def type(self, text: str) -> None:
        """Type into the field with the focus."""
        self.person.type(text)
        self.hear(f"[types “{text}”]")

    def to(self, name: str, key: str = "Tab") -> None:
        """Press Tab, or another key that moves on, until the control with the focus has this name."""
        passed = []
        for _ in range(_MOST_TABS):
            if self.at.startswith(name):
                return
            passed.append(self.at)
            self.press(key)
        raise LookupError(f"{key} never comes to “{name}”; it goes by {passed}")

    def go(self, name: str) -> None:
        """Go to a button and press it."""
        self.to(name)
        self.press("space")

    def _plain(self, line: str) -> str:
        """Return the speech without the parts that differ each time: folders, fingerprints, the time."""
        line = line.replace(str(self._home), "~")
        return re.sub(r"\b[0-9a-f]{4}(?: [0-9a-f]{4}){3}\b", "<fingerprint>", line)

    def _rest(self) -> None:
        begun = still = time.monotonic()
        before: list[object] = []
        while time.monotonic() - still < _REST and time.monotonic() - begun < _LONGEST:
            time.sleep(0.03)
            now = [each for pid in (self._orca.pid, self.person.program.pid) for each in _threads(pid)]
            if now != before or any(state == "R" for state, *_ in now):
                before, still = list(now), time.monotonic()


def _threads(pid: int) -> Iterator[tuple[str, str, str]]:
    """Yield the state of each thread of a process, and how long it has worked."""
    for thread in Path(f"/proc/{pid}/task").iterdir():
        try:
            fields = (thread / "stat").read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # It ended while we looked at it.
        yield fields[0], fields[11], fields[12]


@contextmanager
def listening(home: Path, plan: Path | None = None) -> Iterator[Listener]:
    """Start a screen, Orca and the program, with their files in `home`; stop all of them at the end."""
    spoken, folder = home / "spoken.txt", home / "data" / "orca"
    folder.mkdir(parents=True)
    spoken.touch()
    shutil.copy(_HERE / "orca" / "orca-customizations.py", folder)
    with ExitStack() as stack:
        on = stack.enter_context(screen(home))
        on.env |= {"EAR_SPOKEN": str(spoken)}
        orca = stack.enter_context(process("/usr/bin/python3", _HERE / "orca" / "start.py", env=on.env))
        _wait_for("Screen reader on", spoken)
        on.env |= {"PYTHONPATH": str(_HERE / "clock")}
        listener = Listener(on, orca, spoken, home)
        listener.person = stack.enter_context(hands(on, plan))
        yield listener


def _wait_for(words: str, spoken: Path) -> None:
    until = time.monotonic() + _LONGEST
    while words not in spoken.read_text(encoding="utf-8"):
        if time.monotonic() > until:
            raise TimeoutError("Orca does not speak")
        time.sleep(0.1)
