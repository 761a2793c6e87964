"""The commands of the window, for the menu and shortcuts. The application connects each to its effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from wizard.ui.accessibility.shortcuts import MENU, SHORTCUTS, Scope, key_of, sequences
from wizard.ui.shell.page_acts import do, why_not
from wizard.ui.theme import Look, current

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

_LOOKS = ((Look.SYSTEM, "Like the s&ystem"), (Look.LIGHT, "L&ight"), (Look.DARK, "&Dark"), (Look.CONTRAST, "&Contrast"))

_WHILE_ISOLATED = ("larger", "smaller", "plain_size", "filled")
"""The commands available while the screen is handed round."""


class Commands:
    """The commands of a window, each an attribute. All are added to the window, so their keys work everywhere in it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        make = self._make
        self._made: dict[str, QAction] = {}
        self._held: list[QAction] = []
        self.new, self.open, self.save, self.save_copy = make("new"), make("open"), make("save"), make("save_copy")
        self.letters = make("letters")
        self.check_file, self.person = make("check_file"), make("person")
        self.forget, self.quit = make("forget"), make("quit")
        self.undo, self.redo = make("undo"), make("redo")
        self.find, self.missing, self.room = make("find"), make("missing"), make("room")
        self.wall = {each: make(each) for each in ("wall_sides", "wall_list", "wall_clock")}
        """The commands that change what the wall shows; disabled while room mode is off."""
        self.every = make("commands")
        self.larger, self.smaller, self.plain_size = make("larger"), make("smaller"), make("plain_size")
        self.touch = make("touch")
        self.touch.toggled.connect(lambda on: current().set_touch(on))
        self.source_marks = make("source_marks")
        self.help, self.keys = make("help"), make("keys")
        self.background, self.about = make("background"), make("about")
        self.looks = QActionGroup(window)
        """The colour choices; the `data()` of each action is the value of a `Look`."""
        for look, text in _LOOKS:
            action = self._add(text, checkable=True)
            action.setData(look.value)
            self.looks.addAction(action)
        for action in (self.undo, self.redo, *self.wall.values()):
            action.setEnabled(False)

    def menu(self) -> QMenu:
        """Return a new menu of all commands in four parts. It is filled when it is first opened."""
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return menu

    def _fill(self, menu: QMenu) -> None:
        if not menu.isEmpty():
            return
        for title, ids in MENU:
            part = menu.addMenu(title)
            for each in ids:
                if not each:
                    part.addSeparator()
                elif SHORTCUTS[each].scope is Scope.ACTION:
                    self._add_act(part, each)
                else:
                    part.addAction(self._made[each])
            if "room" in ids:
                part.addActions(self.looks.actions())

    def _add_act(self, part: QMenu, shortcut: str) -> None:
        """Add a command of the page. The page handles the key itself, so the menu only names it."""
        action = part.addAction(f"{SHORTCUTS[shortcut].menu}\t{key_of(shortcut)}")
        action.triggered.connect(lambda _checked=False: do(self._window, shortcut))
        part.aboutToShow.connect(lambda: action.setEnabled(not why_not(self._window, shortcut)))

    def action_of(self, shortcut: str) -> QAction | None:
        """Return the action of a shortcut; None if the page handles it."""
        return self._made.get(shortcut)

    def show_look(self, look: Look, *, room: bool) -> None:
        """Tick the chosen look, and room mode if it is on."""
        self.room.setChecked(room)
        for action in self.looks.actions():
            action.setChecked(action.data() == look.value)

    def show_undo(self, undo: str, redo: str) -> None:
        """Show what undo and redo would do; an empty text disables the command."""
        for shortcut, what in (("undo", undo), ("redo", redo)):
            action, word = self._made[shortcut], SHORTCUTS[shortcut].menu
            action.setText(f"{word}: {what.replace('&', '&&')}" if what else word)
            action.setEnabled(bool(what))

    def isolate(self, isolated: bool) -> None:
        """Disable all commands except those for text size and the main button, or enable them again."""
        for action in self._window.actions():
            if isolated and action.isEnabled() and action not in map(self._made.get, _WHILE_ISOLATED):
                action.setEnabled(False)
                self._held.append(action)
        if not isolated:
            for action in self._held:
                action.setEnabled(True)
            self._held = []

    def on_key(self, shortcut: str, call: Callable[[], object], *, repeats: bool = True) -> None:
        """Have the keys of a shortcut call `call` anywhere in the window, repeating while held down only if allowed."""
        action = self._make(shortcut)
        action.setAutoRepeat(repeats)
        action.triggered.connect(lambda _checked=False: call())

    def on_number(self, call: Callable[[str], object]) -> None:
        """Have the shortcuts of the ten actions call `call` with the action's number."""
        for number, sequence in enumerate((*sequences("first_actions"), *sequences("tenth_action")), 1):
            action = self._add("", [sequence])
            action.triggered.connect(lambda _checked=False, number=str(number): call(number))

    def _make(self, shortcut: str) -> QAction:
        row = SHORTCUTS[shortcut]
        action = self._made[shortcut] = self._add(row.menu, sequences(shortcut), checkable=row.checkable)
        return action

    def _add(self, text: str, keys: Sequence[QKeySequence] = (), *, checkable: bool = False) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(checkable)
        self._window.addAction(action)
        return action
