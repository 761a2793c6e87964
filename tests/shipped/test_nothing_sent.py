"""Nothing leaves the PC, and the program reads only its own files and the person's."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.shipped.whole_run import ROOT, Watch

CALL = re.compile(r"(?:socket|socketpair|connect|bind|sendto|sendmsg|listen|accept4?)\(")
LOCAL = ("socket(AF_UNIX", "socketpair(AF_UNIX")
AT_DISPLAY_OR_BUS = re.compile(
    r'sun_path=(@?"(?:/tmp/\.X11-unix/X\d+|/run/user/\d+/bus|/run/dbus/system_bus_socket|/var/run/dbus/\S+|'
    r'/var/run/nscd/socket|/tmp/dbus-\w+)")'
)
"""The display, the buses of session and system, and the system's own name cache."""
OPENED = re.compile(r'open(?:at)?\((?:\S+, )?"([^"]+)".* = \d+')
OF_THE_SYSTEM = (
    # Fonts, pointers, keyboards and languages of the desktop.
    "/etc/fonts",
    "/usr/share",
    "/usr/local/share/fonts",
    "/var/cache/fontconfig",
    # What this process may use: processors, memory, file systems.
    "/proc/",
    "/sys/",
)
"""The system files that Qt opens, besides those that Python opens."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plan's folder, with a temporary folder and a home in it."""
    for name, variable in (("temporary", "TMPDIR"), ("home", "HOME")):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / name))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home" / variable))
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    return tmp_path


def whole_run(what: str, folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "tests.shipped.whole_run", what, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


@pytest.mark.parametrize("what", ["window", "verbs"])
def test_no_socket_no_process_and_no_file_elsewhere(place: Path, what: str) -> None:
    done = whole_run(what, place)
    assert done.returncode == 0, done.stderr
    assert re.search(r"nothing, in \d{2,} files", done.stderr)


def test_the_watch_sees_what_it_should(place: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.shipped.whole_run import Watch\n"
        f"watch = Watch(Path({str(place)!r})); sys.addaudithook(watch)\n"
        "import socket; socket.socket().close(); open('/etc/hostname').close()\n"
        "print(watch.found)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "socket.__new__" in done.stdout
    assert "open /etc/hostname" in done.stdout


def network_calls(trace: Path) -> Iterator[str]:
    """The calls that could reach beyond this PC, or at least beyond display and bus."""
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if not CALL.search(line):
            continue
        if re.search(r"(socket|socketpair)\(", line):
            if not any(call in line for call in LOCAL):
                yield line
        elif re.search(r"(connect|bind)\(", line):
            if not AT_DISPLAY_OR_BUS.search(line):
                yield line
        elif "sun_path" not in line and "sa_family" in line:
            yield line


def files_elsewhere(trace: Path, folder: Path) -> tuple[int, list[str]]:
    """How many files were opened, and those that belong neither to the program, the person nor the desktop."""
    allowed = (*Watch(folder).allowed, *OF_THE_SYSTEM)
    opened = OPENED.findall(trace.read_text(encoding="utf-8", errors="replace"))
    # Python lists the folder in which it is started; files that it opens there have their full path.
    paths = {os.path.normpath(path) for path in opened if path.startswith("/")} - {str(ROOT)}
    return len(opened), sorted(path for path in paths if not path.startswith(allowed))


@pytest.mark.parametrize("display", ["offscreen", "xvfb"])
def test_the_system_sees_no_socket_but_of_display_and_bus_and_no_file_elsewhere(
    place: Path, display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shutil.which("strace"), "strace is missing"
    trace = place / "trace"
    strace = ("strace", "-f", "-qq", "-e", "trace=network,open,openat", "-o", str(trace))
    if display == "offscreen":
        done = whole_run("window", place, *strace)
    else:
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        screen = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24")
        done = whole_run("window", place, "dbus-run-session", "--", *screen, *strace)
    assert done.returncode == 0, done.stderr
    if display == "xvfb":
        reached = trace.read_text()
        assert "/tmp/.X11-unix" in reached, "no display in the trace"
        assert "/tmp/dbus-" in reached, "no bus in the trace"
    assert list(network_calls(trace)) == []
    count, elsewhere = files_elsewhere(trace, place)
    assert count > 500
    assert elsewhere == []


@pytest.mark.parametrize("room", [(), ("--room",)])
def test_the_window_starts_no_program_where_there_is_no_bus_either(
    place: Path, room: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    trace, runtime = place / "trace", place / "runtime"
    runtime.mkdir()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for variable in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(variable, raising=False)
    strace = ("strace", "-f", "-qq", "-e", "trace=execve,execveat", "-o", str(trace))
    command = ("xvfb-run", "-a", *strace, sys.executable, "-m", "wizard", "--smoke", *room)
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, cwd=place)
    assert done.returncode == 0, done.stderr
    started = [line for line in trace.read_text(encoding="utf-8", errors="replace").splitlines() if "exec" in line]
    assert len(started) == 1, started


@pytest.mark.skipif(os.name == "nt", reason="strace is Linux's")
def test_the_trace_sees_what_it_should(place: Path) -> None:
    trace = place / "trace"
    code = (
        "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass\n"
        "open('/etc/hostname').close()"
    )
    traced = ("strace", "-f", "-qq", "-e", "trace=network,open,openat", "-o", str(trace))
    subprocess.run([*traced, sys.executable, "-c", code], check=True)
    assert any("AF_INET" in line for line in network_calls(trace))
    assert files_elsewhere(trace, place)[1] == ["/etc/hostname"]
