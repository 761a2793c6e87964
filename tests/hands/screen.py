"""A screen of its own: an X server, a window manager, a message bus, and a process that reads what is shown."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageGrab

_HERE = Path(__file__).parent
SIZE = (1366, 768)
"""The screen of a usual projector."""


HUNG_S = 45.0
"""Seconds after which waiting ends, even on a busy PC."""


def wait_until(true: Callable[[], Any], seconds: float = HUNG_S, what: str = "") -> Any:
    """Wait until `true` returns something true, and return that; fail once `seconds` and `HUNG_S` are over."""
    seconds = max(seconds, HUNG_S)
    until = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < until, f"waited {seconds} s in vain: {what or true}"
        time.sleep(0.03)
    return found


class Control(NamedTuple):
    """A control on the screen, as screen readers get it."""

    role: str
    name: str
    description: str
    window: str
    box: tuple[int, int, int, int]
    """Left, top, width and height on the screen."""
    states: frozenset[str]
    text: str

    @property
    def middle(self) -> tuple[int, int]:
        """Where a user would click."""
        left, top, width, height = self.box
        return left + width // 2, top + height // 2


class Screen:
    """Everything started for one run; ended with it."""

    def __init__(
        self,
        env: Mapping[str, str],
        server: subprocess.Popen[str],
        reader: subprocess.Popen[str],
        size: tuple[int, int],
    ) -> None:
        self.env = dict(env)
        self.size = size
        """Its width and height in its own dots, as everything is that is said of places on it."""
        self.scale = 1.0
        """How many dots of the screen the program takes for one: its places are told in pixels of this size."""
        self._server, self._reader = server, reader

    @property
    def server(self) -> int:
        """The number of the X server's process."""
        return self._server.pid

    def end(self, number: signal.Signals) -> None:
        """End the X server itself, as logging out does."""
        self._server.send_signal(number)
        self._server.wait(10)

    def set_scale(self, scale: float) -> None:
        """Make programs started from now on use this scale, for example 150 %."""
        self.scale = scale
        self.env["QT_SCALE_FACTOR"] = str(scale)

    def _ask(self, what: str, **where: object) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps({"wanted": what, **where}) + "\n")
        self._reader.stdin.flush()
        return json.loads(self._reader.stdout.readline())

    def controls(self) -> list[Control]:
        """Return everything that is shown."""
        return [_control(found, self.scale) for found in self._ask("controls")]

    def find(self, name: str, role: str = "", window: str = "") -> Control | None:
        """Return the control with exactly this name, else one whose name begins with it; None if there is none."""
        found = self._ask("find", name=name, role=role, window=window)
        return _control(found, self.scale) if found else None

    def find_each(self, *names: str) -> list[Control]:
        """Return the control with each of these names, if it is shown at all."""
        return [_control(found, self.scale) for found in self._ask("each", names=names)]

    def focus(self) -> Control | None:
        """Return the control with the focus."""
        found = self._ask("focus")
        return _control(found, self.scale) if found else None

    def under(self, x: int, y: int) -> Control | None:
        """Return the control that a click at this point would hit."""
        found = self._ask("under", x=round(x / self.scale), y=round(y / self.scale))
        return _control(found, self.scale) if found else None

    def heard(self) -> list[str]:
        """Return the announcements since the last call."""
        return [str(said) for said in self._ask("heard")]

    def xdotool(self, *words: str) -> str:
        """Press, click or look with xdotool; return what it prints."""
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, timeout=120, check=False
        )
        return done.stdout

    @contextmanager
    def typing(self, text: str, pace: int) -> Iterator[subprocess.Popen[bytes]]:
        """Keep typing, with this many milliseconds between two keys, during the `with` block."""
        with subprocess.Popen(["xdotool", "type", "--delay", str(pace), "--", text], env=self.env) as typist:
            try:
                yield typist
            finally:
                typist.kill()

    def picture(self) -> Image.Image:
        """Return a picture of the screen."""
        return ImageGrab.grab(xdisplay=self.env["DISPLAY"])

    def change_size(self, width: int, height: int) -> None:
        """Change the size of the screen, as when a projector is unplugged."""
        mode = f"{width}x{height}"
        if mode not in self._xrandr():
            # Any timing will do: there is no tube behind it.
            self._xrandr("--newmode", mode, "85", *_timing(width), *_timing(height))
            self._xrandr("--addmode", "screen", mode)
        self._xrandr("--output", "screen", "--mode", mode)
        self.size = (width, height)

    def _xrandr(self, *words: str) -> str:
        done = subprocess.run(["xrandr", *words], env=self.env, check=True, timeout=20, capture_output=True, text=True)
        return done.stdout

    def put_on_clipboard(self, data: bytes, kind: str = "UTF8_STRING") -> None:
        """Put this on the clipboard, as if another program had copied it."""
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-target", kind],
            env=self.env,
            input=data,
            check=True,
            timeout=20,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def _timing(length: int) -> tuple[str, ...]:
    return tuple(str(length + more) for more in (0, 10, 20, 30))


def _control(found: Mapping[str, Any], scale: float) -> Control:
    left, top, width, height = (round(length * scale) for length in found["box"])
    return Control(
        found["role"],
        found["name"],
        found["description"],
        found["window"],
        (left, top, width, height),
        frozenset(found["states"]),
        found["text"],
    )


@contextmanager
def process(*command: str | Path, env: Mapping[str, str], **more: Any) -> Iterator[subprocess.Popen[str]]:
    # It ends with us, however we end.
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", "--", *(str(word) for word in command)],
        env=env,
        text=True,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **more,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


@contextmanager
def screen(home: Path, size: tuple[int, int] = SIZE) -> Iterator[Screen]:
    """Start a screen of this size whose programs keep their files in `home`."""
    run = home / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    env = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "XAUTHORITY")}
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config")}
    own |= {"XDG_RUNTIME_DIR": str(run), "XDG_CACHE_HOME": str(home / "cache"), "LC_ALL": "C.UTF-8"}
    env |= own | {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    with ExitStack() as stack:
        server, env["DISPLAY"] = _started_server(stack, env, size)
        bus = stack.enter_context(
            process("dbus-daemon", "--session", "--nofork", "--print-address=1", env=env, stdout=subprocess.PIPE)
        )
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        stack.enter_context(process("openbox", env=env, stdout=subprocess.DEVNULL))
        reader = stack.enter_context(
            process("/usr/bin/python3", _HERE / "reader.py", env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        )
        assert reader.stdout is not None
        assert json.loads(reader.stdout.readline()) == "ready"
        yield Screen(env, server, reader, size)


def _started_server(
    stack: ExitStack, env: Mapping[str, str], size: tuple[int, int]
) -> tuple[subprocess.Popen[str], str]:
    read, write = os.pipe()
    width, height = size
    geometry = f"{width}x{height}x24"
    server = stack.enter_context(
        process("Xvfb", "-displayfd", str(write), "-screen", "0", geometry, "-nolisten", "tcp", "-noreset",
                 env=env, pass_fds=(write,), stdout=subprocess.DEVNULL)
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as number:
        return server, f":{number.readline().strip()}"
