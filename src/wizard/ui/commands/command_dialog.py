"""Every command in one list: those of the page first, then the steps, then the rest, each with its key.

Commands that cannot be used now come last, in grey, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import MENU, SHORTCUTS, Scope, key_of
from wizard.ui.commands.search_box import SearchBox
from wizard.ui.shell.main_window import Window
from wizard.ui.shell.page_acts import do, why_not
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.word_list import WordRow

_PROMPT = (
    "Up and Down choose, Enter does it, Esc closes. Commands that are not available now are grey, with the reason."
)
_NO_REASON = "Not available now"
_REASONS = {"undo": "There is nothing to undo", "redo": "There is nothing to redo"} | dict.fromkeys(
    ("wall_sides", "wall_list", "wall_clock"), "Room mode is off"
)


class Command(NamedTuple):
    """A command, which may not be available now."""

    title: str
    detail: str
    """Its group: “on this page”, “steps”, “Edit”."""
    cap: str
    why_not: str
    """Why it cannot be used now; empty if it can."""
    do: Callable[[], object]


class CommandDialog(SearchBox):
    """Type a few letters, choose with Up and Down, run it with Enter."""

    step_wanted = Signal(str)
    """The reader wants to go to the step with this key."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "Every command", "What do you want to do?", _PROMPT)
        self._window = window
        self._commands: tuple[Command, ...] = ()
        self._found: tuple[Command, ...] = ()

    def look_up(self) -> None:
        """Collect the current commands and show the list with an empty search field."""
        self._commands = tuple(sorted(self._gathered(), key=lambda command: bool(command.why_not)))
        self.field.clear()
        self.narrow("")
        self.appear()

    def narrow(self, words: str) -> None:
        """Show the commands in which each typed word is the start of a word."""
        wanted = words.lower().split()
        self._found = tuple(each for each in self._commands if all(_begins(word, each) for word in wanted))
        rows = [
            WordRow(str(at), each.title, "", each.why_not or each.detail, each.cap, off=bool(each.why_not))
            for at, each in enumerate(self._found)
        ]
        self.results.show_rows(rows)
        self.say(_PROMPT if self._found else "No command has these words. Try fewer words, or the start of one.")

    def choose(self, key: str) -> None:
        """Close the list and run the command; if it cannot be used now, say why."""
        command = self._found[int(key)]
        if command.why_not:
            self.say(command.why_not)
            announce(self, command.why_not)
            return
        self.accept()
        QTimer.singleShot(0, self._window, command.do)

    def _gathered(self) -> Iterator[Command]:
        """Yield the commands of the page, the steps, then the commands of the menu."""
        yield from self._on_page()
        for shortcut in (each for _title, ids in MENU for each in ids if each):
            if SHORTCUTS[shortcut].scope is Scope.ACTION:
                yield self._act(shortcut)
        yield from self._steps()
        for title, ids in MENU:
            for shortcut in ids:
                action = self._window.commands.action_of(shortcut) if shortcut else None
                if action is not None and shortcut != "commands":
                    yield _of_action(action, _plain(title), shortcut)
        for action in self._window.commands.looks.actions():
            yield Command(f"Colours: {_plain(action.text())}", "View", "", "", action.trigger)

    def _on_page(self) -> Iterator[Command]:
        """Yield the visible buttons, each once, by the name that screen readers use."""
        seen = set()
        for button in self._window.face.findChildren(Button):
            name = button.accessibleName()
            if not button.isVisible() or not name or name in seen:
                continue
            seen.add(name)
            refused = "" if button.isEnabled() else button.accessibleDescription() or _NO_REASON
            cap = button.cap or button.mnemonic.toString()
            yield Command(name, "on this page", cap, refused, partial(_press, button))

    def _act(self, shortcut: str) -> Command:
        row = SHORTCUTS[shortcut]
        refused = why_not(self._window, shortcut)
        return Command(_plain(row.menu), "on this page", key_of(shortcut), refused, lambda: do(self._window, shortcut))

    def _steps(self) -> Iterator[Command]:
        named = set()
        for step in self._window.steps:
            cap = ""
            if step.action and step.action not in named:
                named.add(step.action)
                cap = _action_key(int(step.action))
            title = f"Go to {step.number} {step.title}".replace("  ", " ")
            here = "You are here" if step.key == self._window.current_key else ""
            detail = ", ".join(part for part in ("steps", step.state_word) if part)
            yield Command(title, detail, cap, here, partial(self.step_wanted.emit, step.key))


def _action_key(number: int) -> str:
    return (SHORTCUTS["first_actions"].keys + SHORTCUTS["tenth_action"].keys)[number - 1]


def _of_action(action: QAction, part: str, shortcut: str) -> Command:
    cap = key_of(shortcut) if SHORTCUTS[shortcut].keys else ""
    refused = "" if action.isEnabled() else _REASONS.get(shortcut, _NO_REASON)
    return Command(_plain(action.text()), part, cap, refused, action.trigger)


def _plain(words: str) -> str:
    """Return the text without its mnemonic mark."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _press(button: QWidget) -> None:
    if isinstance(button, Button) and isValid(button) and button.isVisible() and button.isEnabled():
        button.click()


def _begins(word: str, command: Command) -> bool:
    words = f"{command.title} {command.detail}".lower().replace("(", " ").split()
    return any(each.startswith(word) for each in words)
