"""Everything beside the pages: room mode, help, key sheet, search and About. Created after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.overview.places import item_of_step
from wizard.ui.commands.command_dialog import CommandDialog
from wizard.ui.commands.find_dialog import FindDialog
from wizard.ui.commands.guidance_commands import GuidanceCommands
from wizard.ui.help.about_dialog import AboutDialog
from wizard.ui.help.help_panel import HelpPanel
from wizard.ui.room.room_mode import RoomMode
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window

if TYPE_CHECKING:
    from wizard.ui.help.key_sheet import KeySheet


class Aids(QObject):
    """Connects the window's commands to these aids, and keeps the aids at the current step."""

    step_wanted = Signal(str)
    """The reader wants to go to the step with this key."""

    def __init__(
        self, session: Session, guidance: GuidanceCommands, to_clipboard: Callable[[str], None], window: Window
    ) -> None:
        super().__init__(window)
        self._session, self._guidance, self._window = session, guidance, window
        self._to_clipboard = to_clipboard
        self._room = RoomMode(window, session)
        self._find, self._every = FindDialog(session, window), CommandDialog(window)
        self._panel = HelpPanel(window)
        self._room.step_wanted.connect(self.step_wanted)
        self._find.step_wanted.connect(self.step_wanted)
        self._every.step_wanted.connect(self.step_wanted)
        self._panel.keys_wanted.connect(self._show_keys)
        self._panel.about_wanted.connect(self._show_about)
        self._panel.background_wanted.connect(self._guidance.show_background)
        commands = window.commands
        self._room.left.connect(lambda: commands.room.setChecked(False))
        commands.room.toggled.connect(self._switch_room)
        for action, call in (
            (commands.find, self._find.look_up),
            (commands.every, self._every.look_up),
            (commands.keys, self._show_keys),
            (commands.background, self._guidance.show_background),
            (commands.about, self._show_about),
            (commands.help, self._toggle_help),
        ):
            action.triggered.connect(lambda _checked=False, call=call: call())
        for shortcut, action in commands.wall.items():
            action.triggered.connect(lambda _checked=False, shortcut=shortcut: self._change_wall(shortcut))
        self.follow_plan()

    def follow_step(self, key: str) -> None:
        """Move the room card and the help to this step."""
        self._room.follow(key)
        if self._panel.isVisible():
            self._show_help(key)

    def follow_plan(self) -> None:
        """Show the card of a plan that was opened while room mode is on."""
        if self._window.commands.room.isChecked():
            self._switch_room(True)

    def _switch_room(self, on: bool) -> None:
        self._window.commit()
        self._room.set_on(on, self._window.current_key)
        for action in self._window.commands.wall.values():
            action.setEnabled(self._room.seen_card is not None)

    def _change_wall(self, shortcut: str) -> None:
        """Change what the wall shows, whichever window has the keyboard."""
        card = self._room.seen_card
        if card is not None:
            calls = {
                "wall_sides": card.toggle_sides,
                "wall_list": card.decision.roll.toggle_list,
                "wall_clock": card.toggle_clock,
            }
            calls[shortcut]()

    def _toggle_help(self) -> None:
        self._show_help(self._window.current_key)
        self._panel.toggle()

    def _show_help(self, key: str) -> None:
        minutes = self._session.minutes if self._session.is_open else None
        if minutes is None:
            self._panel.show_step(key)
            if (pack := self._guidance.current_pack()) is not None:
                self._panel.show_glossary(pack.edition.glossary)
                self._panel.show_questions(pack.edition)
            return
        items = [entry.item for entry in minutes.items if entry.item.id == item_of_step(key)]
        texts = [part.text for item in items for part in (*item.asks, *item.gains, *item.costs)]
        self._panel.show_glossary(minutes.head.glossary)
        self._panel.show_questions(minutes.head)
        self._panel.show_step(key, duty=any(item.duty for item in items), texts=texts)

    @cached_property
    def _keys(self) -> KeySheet:
        # Created on first use: it has 140 widgets, and a change of look restyles every widget.
        from wizard.ui.help.key_sheet import KeySheet

        return KeySheet(self._window)

    def _show_keys(self) -> None:
        self._keys.look_up()

    def _show_about(self) -> None:
        AboutDialog(self._to_clipboard, self._guidance.guidance_words(), self._window).look_up()
