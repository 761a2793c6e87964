"""Read what the window shows, over the accessibility bus, for a process that asks by lines of JSON.

Run by the system's Python, which has the bindings of that bus that the environment has not:

    python3 reader.py

A line `{"wanted": "controls"}` is answered with everything that is on the screen, `{"wanted": "focus"}` with what has
the focus, `{"wanted": "under", "x": 9, "y": 9}` with what a click there would meet, `{"wanted": "heard"}` with what was
announced since it was last asked.
"""

from __future__ import annotations

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

_STATES = (
    "CHECKED", "EDITABLE", "ENABLED", "EXPANDED", "FOCUSABLE", "FOCUSED", "MODAL", "PRESSED", "READ_ONLY", "SELECTED",
    "SENSITIVE", "ACTIVE",
)  # fmt: skip
_LONGEST = 5000
_DEEPEST = 60
HEARD: list[str] = []
FOCUS: list[Atspi.Accessible] = []
LISTENERS: list[Atspi.EventListener] = []


def described(node: Atspi.Accessible, window: str) -> dict[str, object]:
    states = node.get_state_set()
    box = node.get_extents(Atspi.CoordType.SCREEN)
    text = node.get_text_iface()
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "window": window,
        "box": [box.x, box.y, box.width, box.height],
        "states": [each.lower() for each in _STATES if states.contains(getattr(Atspi.StateType, each))],
        "text": Atspi.Text.get_text(text, 0, min(_LONGEST, Atspi.Text.get_character_count(text))) if text else "",
    }


def shown(node: Atspi.Accessible) -> bool:
    return bool(node.get_state_set().contains(Atspi.StateType.SHOWING))


def collect(node: Atspi.Accessible, window: str, into: list[dict[str, object]], depth: int = 0) -> None:
    """Put what is shown of `node` and below it into a list, in the order of the tree."""
    try:
        if not shown(node):
            return
        into.append(described(node, window))
        if depth < _DEEPEST:
            for at in range(node.get_child_count()):
                child = node.get_child_at_index(at)
                if child is not None:
                    collect(child, window, into, depth + 1)
    except GLib.Error:
        return  # It went away while it was read.


def windows() -> list[Atspi.Accessible]:
    desktop = Atspi.get_desktop(0)
    found = []
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None:
            found += [program.get_child_at_index(window) for window in range(program.get_child_count())]
    return [window for window in found if window is not None]


def controls() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for window in windows():
        try:
            collect(window, window.get_name() or "", found)
        except GLib.Error:
            continue
    return found


def focused() -> dict[str, object] | None:
    try:
        return described(FOCUS[-1], "") if FOCUS else None
    except GLib.Error:
        return None


def on_event(event: Atspi.Event) -> None:
    try:
        if event.type.startswith("object:announcement"):
            HEARD.append(str(event.any_data))
        elif event.detail1:
            FOCUS[:] = [event.source]
    except GLib.Error:
        return


def look_round(seconds: float) -> None:
    """Take in what came over the bus."""
    until = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while time.monotonic() < until:
        if not context.iteration(False):
            time.sleep(0.002)


def under(x: int, y: int) -> dict[str, object] | None:
    """Return what a click at this place of the screen would meet: in the active window, as deep as it goes."""
    found: Atspi.Accessible | None = None
    for window in windows():
        if window.get_state_set().contains(Atspi.StateType.ACTIVE):
            found = window
    inner = found
    while inner is not None:
        found = inner
        inner = found.get_accessible_at_point(x, y, Atspi.CoordType.SCREEN) if found.get_child_count() else None
        inner = None if inner == found else inner
    return described(found, "") if found is not None else None


def answer(wanted: str, x: int = 0, y: int = 0) -> object:
    look_round(0.02)
    if wanted == "under":
        try:
            return under(x, y)
        except GLib.Error:
            return None
    if wanted == "controls":
        return controls()
    if wanted == "focus":
        return focused()
    said = list(HEARD)
    HEARD.clear()
    return said


def main() -> None:
    # A window that does not answer is waited for: how long that takes is what some tests measure.
    Atspi.set_timeout(120_000, 120_000)
    for event in ("object:announcement", "object:state-changed:focused"):
        listener = Atspi.EventListener.new(on_event)
        listener.register(event)
        LISTENERS.append(listener)
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(**json.loads(line)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
