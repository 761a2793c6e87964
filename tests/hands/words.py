"""How the hands find things: by the program's own tables if there is one, else by one list of the window's words.

Steps, keys, positions, choices: if the program keeps them in a table, that table is read, so that a new word or key is
found here too. Words that only the code of one button has are listed below, once for all tests.
"""

from __future__ import annotations

import re

from tests.plans import shipped_pack

from wizard.overview.places import FIRST_STEPS, LAST_STEPS, item_of_step
from wizard.ui.accessibility.shortcuts import SHORTCUTS

BEGIN = "Begin a new plan"
EVERYBODY_HERE = "Everybody in the room"
ADD_SOMEBODY = "Add somebody"
TASK = "What needs to be done"
ROOM = "Room mode"
RECORD_VOTE = "Record the vote"
TAKE_BACK = "Take back the decision"
ANOTHER = "Make another proposal"

_KEYSYMS = {
    "PgUp": "Page_Up",
    "PgDown": "Page_Down",
    "Del": "Delete",
    "Esc": "Escape",
    "Backspace": "BackSpace",
    "+": "plus",
    "-": "minus",
    "=": "equal",
}
"""The keys whose names in xdotool differ from Qt's."""


def key_of(shortcut: str, at: int = 0) -> str:
    """Return a shortcut's key as xdotool takes it: “ctrl+shift+s”."""
    key = SHORTCUTS[shortcut].keys[at]
    *held, last = [*key[:-2].split("+"), "+"] if key.endswith("++") else key.split("+")
    last = _KEYSYMS.get(last, last)
    return "+".join([*(each.lower() for each in held), last.lower() if len(last) == 1 else last])


def step_said(step: str) -> re.Pattern[str]:
    """Return the beginning of a step's name in the list, by the step's key: “practice”, “item-4a”."""
    if title := (FIRST_STEPS | LAST_STEPS).get(step):
        return re.compile(rf"Step \d+ of \d+, {re.escape(title)}\b")
    item = item_of_step(step)
    assert item is not None, f"there is no step “{step}”"
    action = next(each for each in shipped_pack().actions if item in {every.id for every in each.items})
    part = f"item {item}, " if item != str(action.number) else ""
    return re.compile(rf"Step \d+ of \d+, Action {action.number}, {part}")


def position(item: str, kind: str, at: int = 0) -> str:
    """Return the label of an item's position of this kind, the first one by default."""
    return [each.label for each in shipped_pack().item(item).positions if each.kind == kind][at]
