"""Every shortcut of the program in one table, used by the menu, pages, tool tips, key sheet and tests.

Keys that move or type within a field are not listed, such as arrows among cards or Enter to finish a field.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Scope(StrEnum):
    """Where a key works."""

    WINDOW = "window"
    """Anywhere in the window."""
    ACTION = "action"
    """Anywhere on an action's page."""
    POSITIONS = "positions"
    """On the cards of the possible positions."""
    ATTENDANCE = "attendance"
    """On a person's row in the attendance list."""
    ROLL_CALL = "roll call"
    TOGETHER = "together"
    """On the list of items decided together."""
    ROOM = "room"
    """In room mode."""
    PREVIEW = "preview"
    """On the pages of a PDF."""
    PANEL = "panel"
    DATE = "date"
    """In a date field."""
    SIGNATURE = "signature"
    """On the signature field."""
    PLAN_LIST = "plan list"
    """On a plan in the list on the Start step."""
    FOCUS = "focus"
    """Moves the focus; Qt handles it."""


class Shortcut(NamedTuple):
    """Something that can be done with a key or from the menu."""

    id: str
    keys: tuple[str, ...] = ()
    """The keys in Qt's notation, the main one first. None for an entry that is only in the menu."""
    does: str = ""
    """The description on the key sheet; empty to leave it out."""
    menu: str = ""
    """The menu text with its mnemonic letter; empty if it is not in the menu."""
    scope: Scope = Scope.WINDOW
    beside: bool = False
    """Whether it shares the line of the entry before it on the key sheet, continuing that entry's sentence."""
    spans: bool = False
    """Whether its keys form a range, shown as the first and the last key."""
    checkable: bool = False


_GOING = (
    Shortcut(
        "first_actions",
        tuple(f"Ctrl+{number}" for number in range(1, 10)),
        "Actions 1 to 9; press again for the second item",
        spans=True,
    ),
    Shortcut("tenth_action", ("Ctrl+0",), "Action 10"),
    Shortcut("step_before", ("Ctrl+PgUp",), "Previous step"),
    Shortcut("step_after", ("Ctrl+PgDown",), "step after", beside=True),
    Shortcut("back", ("Alt+Left",), "Back"),
    Shortcut("next", ("Alt+Right",), "Next", beside=True),
    Shortcut("field_after", ("Tab",), "Next field", scope=Scope.FOCUS),
    Shortcut("field_before", ("Shift+Tab",), "field before", scope=Scope.FOCUS, beside=True),
    Shortcut("filled", ("Ctrl+Return", "Ctrl+Enter"), "Press the main button"),
    Shortcut("find", ("Ctrl+F",), "Find", "&Find…"),
    Shortcut("commands", ("Ctrl+K",), "Every command", "E&very command…"),
    Shortcut("missing", ("F7", "Alt+M"), "What is missing; Enter goes to its field", "What is &missing"),
    Shortcut("menu", ("F10",), "Menu"),
)

_DECIDING = (
    Shortcut(
        "position",
        tuple("12345"),
        "The position with that number",
        scope=Scope.POSITIONS,
        spans=True,
    ),
    Shortcut("agreed", ("F8",), "Agreed, nobody against", "&Agreed, or record what is on the screen", Scope.ACTION),
    Shortcut("roll_call", ("F9",), "Roll call", "&Roll call", Scope.ACTION),
    Shortcut(
        "other_part", ("F6", "Ctrl+G"), "Guidance or decision, in a small window", "&Guidance or decision", Scope.ACTION
    ),
    Shortcut(
        "record_sums",
        ("F2", "Alt+U"),
        "Put the sums into the record, on items 1 and 3",
        "Put the s&ums into the record",
        Scope.ACTION,
    ),
    Shortcut(
        "unfold", ("Ctrl+E",), "Expand or collapse all guidance", "Ex&pand or collapse all guidance", Scope.ACTION
    ),
)

_ATTENDING = (
    Shortcut("presence.in_room", ("1",), "In the room", scope=Scope.ATTENDANCE),
    Shortcut("presence.by_link", ("2",), "online; and on to the next person", scope=Scope.ATTENDANCE, beside=True),
    Shortcut("presence.apologies", ("3",), "Apologies", scope=Scope.ATTENDANCE),
    Shortcut("presence.absent", ("4",), "absent", scope=Scope.ATTENDANCE, beside=True),
    Shortcut("presence.in_attendance", ("5",), "In attendance", scope=Scope.ATTENDANCE),
    Shortcut("span", ("I",), "From or until an item", scope=Scope.ATTENDANCE),
)

_VOTING = (
    Shortcut("vote.for", ("1",), "For, and on to the next person", scope=Scope.ROLL_CALL),
    Shortcut("vote.against", ("2",), "Against", scope=Scope.ROLL_CALL),
    Shortcut("vote.abstain", ("3",), "Abstain", scope=Scope.ROLL_CALL),
    Shortcut("all_others_for", ("Alt+F",), "Count all others as for; keep answers given", scope=Scope.ROLL_CALL),
    Shortcut("no_vote", ("Backspace", "Del"), "Take the answer back", scope=Scope.ROLL_CALL),
    Shortcut("person_above", ("Up",), "Person above", scope=Scope.ROLL_CALL),
    Shortcut("person_below", ("Down",), "person below", scope=Scope.ROLL_CALL, beside=True),
)

_TOGETHER = (
    Shortcut(
        "pull_off", tuple("123456789"), "Take the item with that number off the list", scope=Scope.TOGETHER, spans=True
    ),
)

_IN_ROOM = (
    Shortcut("room", ("F11", "Ctrl+R"), "Room mode on or off", "&Room mode", checkable=True),
    Shortcut("room.before", ("PgUp", "Left"), "Previous item", scope=Scope.ROOM),
    Shortcut("room.after", ("PgDown", "Right"), "item after", scope=Scope.ROOM, beside=True),
    Shortcut("room.sides", ("S",), "Show or hide both sides", scope=Scope.ROOM),
    Shortcut("wall_sides", ("Ctrl+Shift+B",), "from the page, too", "&Both sides in the room", beside=True),
    Shortcut("room.more", ("Space",), "More of both sides", scope=Scope.ROOM),
    Shortcut("room.list", ("L",), "Whole roll call, or only who is voting now", scope=Scope.ROOM),
    Shortcut("wall_list", ("Ctrl+Shift+L",), "from the page, too", "&Everybody in the room’s roll call", beside=True),
    Shortcut("room.clock", ("T",), "Time on this item", scope=Scope.ROOM),
    Shortcut("wall_clock", ("Ctrl+Shift+T",), "from the page, too", "Cloc&k in the room", beside=True),
)

_THE_PLAN = (
    Shortcut("undo", ("Ctrl+Z",), "Undo", "&Undo"),
    Shortcut("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", "&Redo", beside=True),
    Shortcut("save", ("Ctrl+S",), "Say where the plan is saved", "&Save"),
    Shortcut("save_copy", ("Ctrl+Shift+S",), "Save a copy", "Save a &copy…"),
    Shortcut("new", ("Ctrl+N",), "New plan", "&New plan…"),
    Shortcut("open", ("Ctrl+O",), "open a plan", "&Open…", beside=True),
)

_READING = (
    Shortcut("larger", ("Ctrl++", "Ctrl+="), "Larger", "&Larger text"),
    Shortcut("smaller", ("Ctrl+-",), "smaller", "&Smaller text", beside=True),
    Shortcut("plain_size", ("Ctrl+Shift+0",), "Usual size", "&Usual size"),
    Shortcut("page_before", ("PgUp",), "In a preview: page before", scope=Scope.PREVIEW),
    Shortcut("page_after", ("PgDown",), "page after", scope=Scope.PREVIEW, beside=True),
    Shortcut("help", ("F1",), "Show or hide help on this step", "&Help"),
    Shortcut("keys", ("Ctrl+F1",), "This sheet", "&Keys"),
    Shortcut("close_panel", ("Esc",), "Close a panel; never the window", scope=Scope.PANEL),
)

_SHEET = (
    ("Moving around", _GOING),
    ("Deciding", _DECIDING),
    ("Who is there", _ATTENDING),
    ("Roll call", _VOTING),
    ("Take together", _TOGETHER),
    ("Room mode", _IN_ROOM),
    ("The plan", _THE_PLAN),
    ("Reading", _READING),
)

_NOT_ON_THE_SHEET = (
    Shortcut("check_file", menu="Chec&k a file…"),
    Shortcut("person", menu="&Everything about one person…"),
    Shortcut("letters", menu="&Letters, minutes and sheets…"),
    Shortcut("forget", menu="&Forget this plan on this PC…"),
    Shortcut("quit", ("Ctrl+Q",), menu="&Quit"),
    Shortcut("source_marks", menu="Sho&w sources in the text", checkable=True),
    Shortcut("touch", menu="Large &targets for touch", checkable=True),
    Shortcut("background", menu="&Background to the actions"),
    Shortcut("about", menu="&About"),
    Shortcut("not_recorded", ("Backspace", "Del"), scope=Scope.ATTENDANCE),
    Shortcut("calendar", ("Alt+Down", "F4"), scope=Scope.DATE),
    Shortcut("stroke_back", ("Backspace",), scope=Scope.SIGNATURE),
    Shortcut("clear_strokes", ("Del",), scope=Scope.SIGNATURE),
    Shortcut("forget_listed", ("Del",), scope=Scope.PLAN_LIST),
)

SHORTCUTS = {each.id: each for part in (*(rows for _title, rows in _SHEET), _NOT_ON_THE_SHEET) for each in part}
"""All shortcuts and menu entries, by id."""

MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("&File", ("new", "open", "", "save", "save_copy", "letters", "", "check_file", "person", "forget", "", "quit")),
    ("&Edit", ("undo", "redo", "", "find", "commands", "missing")),
    ("&Item", ("agreed", "roll_call", "", "record_sums", "unfold", "other_part")),
    (
        "&View",
        (
            "room",
            "wall_sides",
            "wall_list",
            "wall_clock",
            "",
            "larger",
            "smaller",
            "plain_size",
            "touch",
            "source_marks",
            "",
        ),
    ),
    ("&Help", ("help", "keys", "background", "", "about")),
)
"""The parts of the menu: ids in order, with an empty id for a separator."""


class KeyRow(NamedTuple):
    """One line of the key sheet."""

    keys: tuple[str, ...]
    does: str
    spans: bool
    """Whether the keys form a range, shown as the first and the last key."""


class KeyGroup(NamedTuple):
    """Keys listed under one heading."""

    title: str
    rows: tuple[KeyRow, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Return the groups of the key sheet."""
    return tuple(KeyGroup(title, _lines(rows)) for title, rows in _SHEET)


def _lines(rows: tuple[Shortcut, ...]) -> tuple[KeyRow, ...]:
    lines: list[KeyRow] = []
    for row in rows:
        keys = (row.keys[0], row.keys[-1]) if row.spans else row.keys[:1]
        named = tuple(map(_cap, keys))
        if row.beside:
            before = lines.pop()
            lines.append(KeyRow(before.keys + named, f"{before.does}, {row.does}", before.spans))
        else:
            lines.append(KeyRow(named, row.does, row.spans))
    return tuple(lines)


def key_of(shortcut: str) -> str:
    """Return the key of a shortcut as shown to the reader: “F8”, “Ctrl+PgDn”.

    Raises:
        KeyError: There is no such shortcut.
    """
    return _cap(SHORTCUTS[shortcut].keys[0])


def key_aloud(shortcut: str) -> str:
    """Return the key of a shortcut as a screen reader should say it: “Page Up”.

    Raises:
        KeyError: There is no such shortcut.
    """
    return SHORTCUTS[shortcut].keys[0].replace("PgUp", "Page Up").replace("PgDown", "Page Down")


def _cap(key: str) -> str:
    """Return a key as it is printed on keyboards."""
    return key.replace("PgDown", "PgDn").replace("Return", "Enter")


def sequences(shortcut: str) -> list[QKeySequence]:
    """Return the keys of a shortcut for Qt."""
    return [QKeySequence(key) for key in SHORTCUTS[shortcut].keys]


def bind(shortcut: str, widget: QWidget, call: Callable[[], object]) -> None:
    """Have the keys of a shortcut call `call` anywhere in the window while `widget` is visible.

    Holding a key down counts as one press, so it cannot decide twice.
    """
    for sequence in sequences(shortcut):
        made = QShortcut(sequence, widget)
        made.setAutoRepeat(False)
        made.activated.connect(call)


def pressed(scope: Scope, event: QKeyEvent) -> str:
    """Return the id of the shortcut pressed in this `scope`, or an empty string."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _in_scope(scope).get((event.key(), plain), "")


@cache
def _in_scope(scope: Scope) -> dict[tuple[int, Qt.KeyboardModifier], str]:
    found = {}
    for each in SHORTCUTS.values():
        if each.scope is scope:
            for sequence in sequences(each.id):
                # PySide’s stubs do not say that a key sequence is a list of chords.
                chord: QKeyCombination = sequence[0]  # type: ignore[index]
                found[int(chord.key()), chord.keyboardModifiers()] = each.id
    return found
