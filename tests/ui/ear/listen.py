"""Listen to the window as a screen reader does, and write down the speech as JSON.

Run by the system's Python, which has the bindings of the accessibility bus that the environment lacks:

    dbus-run-session -- xvfb-run python3 listen.py ENVIRONMENT-PYTHON OUT.json KEY...

For each key: the announcements, where the focus went, and how many messages came. At the end: the list of steps, as it
is read out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

_STATES = (
    "CHECKED", "CHECKABLE", "FOCUSED", "FOCUSABLE", "ENABLED", "EDITABLE", "SELECTED", "EXPANDED", "READ_ONLY"
)  # fmt: skip
_EVENTS = (
    "object:state-changed:showing",
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:active-descendant-changed",
    "object:property-change",
    "object:selection-changed",
    "object:children-changed",
    "object:text-changed",
    "object:text-caret-moved",
)
COUNTED = [0]
"""How many messages came, whatever they say: Orca drops most of them if more than a hundred are waiting."""
HEARD: list[dict[str, object]] = []


def labels(node: Atspi.Accessible) -> str:
    """Return the name of the label of `node`; empty if there is none."""
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return str(relation.get_target(0).get_name())
    return ""


def described(node: Atspi.Accessible) -> dict[str, object]:
    states = node.get_state_set()
    return {
        "name": node.get_name(),
        "role": node.get_role_name(),
        "description": node.get_description(),
        "labelled": labels(node),
        "states": [each.lower() for each in _STATES if states.contains(getattr(Atspi.StateType, each))],
    }


def places(node: Atspi.Accessible) -> list[str]:
    """Return the names of the containers of `node`, from the outside in."""
    found: list[str] = []
    while (node := node.get_parent()) is not None and node.get_role() != Atspi.Role.APPLICATION:
        found.insert(0, node.get_name() or "")
    return [name for name in found if name]


def on_event(event: Atspi.Event) -> None:
    COUNTED[0] += 1
    try:
        if event.type.startswith("object:state-changed:showing"):
            if event.detail1 and event.source.get_role() == Atspi.Role.NOTIFICATION:
                HEARD.append({"kind": "announcement", "text": event.source.get_name()})
        elif event.type.startswith("object:state-changed:focused") and event.detail1:
            HEARD.append({"kind": "focus", "places": places(event.source), **described(event.source)})
        elif event.type.startswith("object:state-changed:checked"):
            HEARD.append({"kind": "checked", "on": bool(event.detail1), **described(event.source)})
        elif event.type.startswith("object:active-descendant-changed"):
            HEARD.append({"kind": "row", "name": event.any_data.get_name()})
    except GLib.Error as error:
        HEARD.append({"kind": "lost", "text": error.message})


def wait(seconds: float) -> None:
    until = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while time.monotonic() < until:
        if not context.iteration(False):
            time.sleep(0.005)


def wait_for_all() -> None:
    """Wait until everything sent so far has been heard: the window's answer comes after it on the bus."""
    top = window()
    if top is not None:
        top.get_extents(Atspi.CoordType.SCREEN)
    heard = -1
    while heard != COUNTED[0]:
        heard = COUNTED[0]
        wait(0.15)


def find(node: Atspi.Accessible, role: str, name: str = "") -> Atspi.Accessible | None:
    if node.get_role_name() == role and name in node.get_name():
        return node
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        found = find(child, role, name) if child is not None else None
        if found is not None:
            return found
    return None


def window() -> Atspi.Accessible | None:
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None and program.get_child_count():
            return program.get_child_at_index(0)
    return None


def rows(top: Atspi.Accessible) -> list[dict[str, object]]:
    steps = find(top, "list", "Steps")
    if steps is None:
        return []
    return [described(steps.get_child_at_index(at)) for at in range(steps.get_child_count())]


def main(python: str, out: Path, keys: list[str]) -> None:
    for event in _EVENTS:
        listener = Atspi.EventListener.new(on_event)
        listener.register(event)
        LISTENERS.append(listener)
    speaker = subprocess.Popen(
        [python, "-m", "tests.ui.ear.spoken_window"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert speaker.stdin is not None
    assert speaker.stdout is not None
    assert speaker.stdout.readline().strip() == "ready"
    wait(0.5)
    script: list[dict[str, object]] = []
    for key in keys:
        HEARD.clear()
        COUNTED[0] = 0
        speaker.stdin.write(key + "\n")
        speaker.stdin.flush()
        speaker.stdout.readline()
        wait_for_all()
        script.append({"key": key, "heard": list(HEARD), "messages": COUNTED[0]})
    top = window()
    reading = {"script": script, "steps": rows(top) if top else []}
    speaker.stdin.write("quit\n")
    speaker.stdin.close()
    speaker.wait(10)
    out.write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")


LISTENERS: list[Atspi.EventListener] = []

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
