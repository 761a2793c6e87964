"""A user at the keyboard: starts the program, presses, types, clicks, waits, looks at the window and the plan file."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.hands.screen import HUNG_S, Control, Screen, wait_until
from tests.hands.words import key_of, step_said

TREE = Path(__file__).parents[2]
PACE = 35
"""Milliseconds between two keys of a fast typist."""
THINKING = 0.8
"""Seconds of a pause in typing: longer than the program waits before it takes the typed text."""

READING = 0.5
"""Seconds for which a question is read: a press within the time of a double click still counts for what was there.
"""
_BY_EAR = 0.25
"""Seconds until typed keys have reached their field. If a screen reader listens, Qt asks it about each of them
first, but not about shortcuts: a shortcut straight after the keys would overtake them.
"""


def worked_example(path: Path, *more: str) -> Path:
    """Write the worked example to `path` with the program itself, and return the path."""
    subprocess.run([sys.executable, "-m", "wizard", "example", str(path), *more], cwd=TREE, check=True, timeout=60)
    return path


def note_tour_seen(data: Path) -> None:
    """Mark the tour as seen in local data: otherwise it would cover the window a while after the start."""
    file = data / "GP Action Wizard" / "preferences.json"
    if not file.exists():
        # A test that gives the program a poor profile has done this already.
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps({"version": 1, "tour_seen": True}), encoding="utf-8")


class Hands:
    """Drives one run of the program on a screen by keys and clicks; nothing reaches into it."""

    def __init__(self, screen: Screen, plan: Path | None = None) -> None:
        """Start the program, with or without a plan, and wait until it can be used."""
        self.screen = screen
        self.path = plan
        self.errors = Path(screen.env["HOME"]) / "errors.txt"
        note_tour_seen(Path(screen.env["XDG_DATA_HOME"]))
        given = [str(plan)] if plan else []
        with self.errors.open("ab") as errors:
            self.program = subprocess.Popen(
                # A shell that runs the tests in the background makes its children ignore the signal of Ctrl+C.
                ["env", "--default-signal=INT", "setpriv", "--pdeathsig", "KILL", "--", sys.executable, "-m", "wizard",
                 *given],
                cwd=TREE, env=screen.env, stdout=errors, stderr=errors, start_new_session=True,
            )  # fmt: skip
        self.wait_for("Menu", seconds=30)
        if plan is not None:
            wait_until(lambda: "–" in self.frame().name or self._asks(), 30, "the plan")

    def _asks(self) -> bool:
        """Whether a dialog asks a question."""
        return self.find("", "dialog") is not None

    # --- Keys and clicks ----------------------------------------------------------------------------------------------

    def press(self, *keys: str, pause: float = 0.05) -> None:
        """Press keys one after the other, each as in “ctrl+z”."""
        for key in keys:
            self.screen.xdotool("key", "--clearmodifiers", key)
            time.sleep(pause)

    def do(self, shortcut: str, at: int = 0) -> None:
        """Press a key from the program's own table, found by its purpose: the first one by default."""
        self.press(key_of(shortcut, at))

    def type(self, text: str, pace: int = PACE) -> None:
        """Type with this many milliseconds between two keys; a line break is the Enter key."""
        for at, line in enumerate(text.split("\n")):
            if at:
                self.press("Return")
            if line:
                self.screen.xdotool("type", "--delay", str(pace), "--", line)
        time.sleep(_BY_EAR)

    def pause(self, seconds: float = THINKING) -> None:
        """Do nothing for a while."""
        time.sleep(seconds)

    def click(self, name: str, role: str = "", *, button: int = 1, window: str = "") -> Control:
        """Click the control with this name (or whose name begins with it), once it is visible; return it."""
        found = self.bring_into_sight(name, role, window=window)
        self.click_at(*found.middle, button=button)
        return found

    def go_to(self, step: str) -> Control:
        """Click the step with this key in the list at the left, however many there are: “practice”, “item-4a”."""
        said = step_said(step)

        def look() -> str:
            steps = [each.name for each in self.controls() if each.role == "list item"]
            return next((each for each in steps if said.match(each)), "")

        return self.click(wait_until(look, what=f"the step {step}"), "list item")

    def click_into(self, name: str, window: str = "") -> Control:
        """Click into a field; if the page has no room for it, open the sheet that has it first."""
        if not window and self.find(name, "text") is None:
            self.click(name, "push button")
            window = f"{name}: "
        return self.click(name, "text", window=window)

    def click_at(self, x: int, y: int, *, button: int = 1) -> None:
        """Click a point on the screen."""
        self.screen.xdotool("mousemove", str(x), str(y), "click", str(button))
        time.sleep(0.12)

    def drag(self, kind: str, *what: str, to: tuple[int, int]) -> str:
        """Drag files or text from another program and drop them at a point; return what happened to them."""
        at = (self.screen.size[0] - 200, 40)
        program = [sys.executable, "-m", "tests.hands.other_program", kind, *what]
        with subprocess.Popen(program, cwd=TREE, env=self.screen.env, stderr=subprocess.DEVNULL) as other:
            try:
                self._drag_across(at, to)
                return self.screen.xdotool("search", "--name", "other program", "getwindowname").strip()
            finally:
                other.terminate()

    def _drag_across(self, at: tuple[int, int], to: tuple[int, int]) -> None:
        tool = self.screen.xdotool
        wait_until(lambda: tool("search", "--name", "other program"), what="the other program")
        tool("search", "--name", "other program", "windowmove", "--sync", str(at[0]), str(at[1]))
        time.sleep(0.3)
        tool("mousemove", str(at[0] + 60), str(at[1] + 40), "mousedown", "1")
        for part in range(1, 11):
            x, y = (round(a + (b - a) * part / 10) for a, b in zip((at[0] + 60, at[1] + 40), to, strict=True))
            tool("mousemove", str(x), str(y))
            time.sleep(0.05)
        time.sleep(0.3)
        tool("mouseup", "1")
        time.sleep(0.6)

    def bring_into_sight(self, name: str, role: str = "", *, window: str = "") -> Control:
        """Turn the wheel over the control with this name until a click would hit it; return the control."""
        last: tuple[int, int, int, int] | None = None
        stuck = 0
        while stuck < 3:
            found = self.wait_for(name, role, window=window)
            if found.middle[1] < self.screen.size[1] and self._is_met(found):
                return found
            stuck, last = (stuck + 1 if found.box == last else 0), found.box
            left, top, width, height = self.frame().box
            low = min(top + height, self.screen.size[1])
            across, middle = min(max(found.middle[0], left + 10), left + width - 10), (top + low) // 2
            wheel = "4" if found.middle[1] < middle else "5"
            self.screen.xdotool("mousemove", str(across), str(middle), "click", "--repeat", "1", wheel)
            time.sleep(0.08)
        raise AssertionError(f"“{name}” cannot be brought into sight")

    def _is_met(self, found: Control) -> bool:
        """Whether a click in its middle hits it, or a nameless part of it."""
        met = self.screen.under(*found.middle)
        if met is None or (met.role, met.name, met.box) == (found.role, found.name, found.box):
            return met is not None
        (left, top, width, height), (x, y, across, down) = found.box, met.box
        inside = left <= x and top <= y and x + across <= left + width and y + down <= top + height
        return inside and (not met.name or met.role == "label")

    # --- On the screen ------------------------------------------------------------------------------------------------

    def controls(self) -> list[Control]:
        """Return everything on the screen, in reading order."""
        return self.screen.controls()

    def find(self, name: str, role: str = "", window: str = "") -> Control | None:
        """Return the control with exactly this name, else one whose name begins with it; None if there is none."""
        return self.screen.find(name, role, window)

    def wait_for(self, name: str, role: str = "", *, seconds: float = HUNG_S, window: str = "") -> Control:
        """Wait until a control with this name is shown, and return it."""

        def look() -> Control | None:
            assert self.program.poll() is None, f"the program ended: {self.complaints()}"
            return self.find(name, role, window)

        found: Control = wait_until(look, seconds, f"“{name}” on the screen")
        return found

    def wait_for_dialog(self, name: str) -> Control:
        """Wait until a dialog with this name has the focus, and for as long as it takes to read; return it."""

        def look() -> Control | None:
            found = self.find(name, "dialog")
            return found if found is not None and "active" in found.states else None

        found: Control = wait_until(look, what=f"the dialog “{name}”")
        self.pause(READING)
        return found

    def give_file(self, path: Path) -> None:
        """Type a path into the system's file dialog, once it is open."""

        def asks() -> bool:
            focus = self.screen.focus()
            return focus is not None and (focus.role, focus.name) == ("text", "File name:")

        wait_until(asks, 15, "the dialog for files")
        self.press("ctrl+a")
        self.type(str(path))
        self.press("Return")

    def frame(self) -> Control:
        """Return the program's window."""
        found = self.find("", "frame")
        assert found is not None, "the window is not shown"
        return found

    def focus(self) -> Control:
        """Return the control with the focus."""
        found = self.screen.focus()
        assert found is not None, "nothing has the focus"
        return found

    def shown_text(self) -> str:
        """Return all names and texts on the screen, one a line."""
        return "\n".join(filter(None, (control.text or control.name for control in self.controls())))

    def picture(self, path: Path) -> Path:
        """Save a picture of the screen."""
        self.screen.picture().save(path)
        return path

    # --- The plan's file and the program ------------------------------------------------------------------------------

    def plan(self) -> dict[str, Any]:
        """Return the plan as it is in its file now; for a plan without a file, the draft on the PC."""
        if self.path is None:
            (self.path,) = Path(self.screen.env["XDG_DATA_HOME"]).rglob("drafts/*.gpplan")
        found: dict[str, Any] = json.loads(self.path.read_bytes())
        return found

    def meeting(self) -> dict[str, Any]:
        """Return the open meeting as it is in the plan's file now."""
        found: dict[str, Any] = self.plan()["plan"]["meeting"]
        return found

    def complaints(self) -> str:
        """Return what the program wrote to its standard error, without Qt's remarks on the accessibility bus."""
        lines = self.errors.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if not line.startswith("qt.accessibility.atspi"))

    def close(self, seconds: float = HUNG_S) -> int:
        """Close the window as people do, and return the exit code."""
        self.press("alt+F4")
        return self.program.wait(seconds)

    def signal(self, number: signal.Signals, seconds: float = HUNG_S) -> int:
        """Send the program a signal and return the exit code."""
        self.program.send_signal(number)
        return self.program.wait(seconds)

    def end(self) -> None:
        """See that the program has ended."""
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()


@contextmanager
def hands(screen: Screen, plan: Path | None = None) -> Iterator[Hands]:
    """Start the program, and end it at the end if nobody has."""
    person = Hands(screen, plan)
    try:
        yield person
    finally:
        person.end()
