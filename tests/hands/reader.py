"""Read the window over the accessibility bus, for a process that asks by lines of JSON.

Run by the system's Python, which has the bindings of that bus that the environment lacks:

    python3 reader.py

A line `{"wanted": "controls"}` is answered with everything on the screen, `{"wanted": "find", "name": "Next"}` with the
first control with this name or else one whose name begins with it, `{"wanted": "each", "names": ["Back", "Next"]}`
with the controls of these names, `{"wanted": "focus"}` with the one that has the focus,
`{"wanted": "under", "x": 9, "y": 9}` with the one that a click there would hit,
`{"wanted": "heard"}` with the announcements since the last such question.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

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


def walk(node: Atspi.Accessible, depth: int = 0) -> Iterator[Atspi.Accessible]:
    """Yield everything shown of `node` and below it, in the order of the tree."""
    try:
        if not shown(node):
            return
        yield node
        if depth < _DEEPEST:
            for at in range(node.get_child_count()):
                child = node.get_child_at_index(at)
                if child is not None:
                    yield from walk(child, depth + 1)
    except GLib.Error:
        return  # It disappeared while we read it.


def windows() -> list[Atspi.Accessible]:
    desktop = Atspi.get_desktop(0)
    found = []
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None:
            found += [program.get_child_at_index(window) for window in range(program.get_child_count())]
    return [window for window in found if window is not None]


def everything() -> Iterator[tuple[Atspi.Accessible, str]]:
    """Yield everything that is shown, with the name of its window."""
    for window in windows():
        try:
            name = window.get_name() or ""
        except GLib.Error:
            continue
        for node in walk(window):
            yield node, name


def controls() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for node, window in everything():
        try:
            found.append(described(node, window))
        except GLib.Error:
            continue
    return found


def as_typed(words: str) -> str:
    """Return words as a person types them to find them: a no-break space in a date becomes an ordinary one."""
    return words.replace("\u00a0", " ")


def find(name: str, role: str, window: str) -> dict[str, object] | None:
    """Return the control with exactly this name, else one whose name begins so: faster than describing everything."""
    begins: tuple[Atspi.Accessible, str] | None = None
    for node, of_window in everything():
        try:
            called = as_typed(node.get_name() or "")
            if not called.startswith(name) or not of_window.startswith(window):
                continue
            if role and node.get_role_name() != role:
                continue
            if called == name or not name:
                return described(node, of_window)
        except GLib.Error:
            continue
        begins = begins or (node, of_window)
    try:
        return described(*begins) if begins else None
    except GLib.Error:
        return None


def find_each(names: list[str]) -> list[dict[str, object]]:
    """Return the first control with each of these names."""
    found: dict[str, dict[str, object]] = {}
    for node, window in everything():
        try:
            name = node.get_name() or ""
            if name in names and name not in found:
                found[name] = described(node, window)
        except GLib.Error:
            continue
        if len(found) == len(names):
            break
    return list(found.values())


def focused() -> dict[str, object] | None:
    try:
        return described(FOCUS[-1], "") if FOCUS else None
    except GLib.Error:
        return None


def on_event(event: Atspi.Event) -> None:
    try:
        if event.type.startswith("object:state-changed:showing"):
            if event.detail1 and event.source.get_role() == Atspi.Role.NOTIFICATION:
                HEARD.append(str(event.source.get_name()))
        elif event.detail1:
            FOCUS[:] = [event.source]
    except GLib.Error:
        return


def look_round(seconds: float) -> None:
    """Process the messages from the bus."""
    until = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while time.monotonic() < until:
        if not context.iteration(False):
            time.sleep(0.002)


def under(x: int, y: int) -> dict[str, object] | None:
    """Return the innermost control of the active window that a click at this point would hit."""
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


def answer(wanted: str, x: int = 0, y: int = 0, **named: Any) -> object:
    look_round(0.02)
    if wanted == "find":
        return find(**named)
    if wanted == "each":
        return find_each(**named)
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
    # Wait even for a window that does not answer: some tests measure how long that takes.
    Atspi.set_timeout(120_000, 120_000)
    for event in ("object:state-changed:showing", "object:state-changed:focused"):
        listener = Atspi.EventListener.new(on_event)
        listener.register(event)
        LISTENERS.append(listener)
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(**json.loads(line)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
