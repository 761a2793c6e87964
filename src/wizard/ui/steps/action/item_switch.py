"""Which of an action's two items is shown; how each of them stands is seen whichever it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import capital
from wizard.guidance.duty import StatusKind
from wizard.guidance.item import Item
from wizard.minutes.minutes import ItemMinutes
from wizard.overview.wizard_steps import STATE_WORDS, item_state
from wizard.ui.accessibility.tip import set_tip
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.spacing import Column

_TONES = {
    StatusKind.OPEN: (Tone.ACCENT, Mark.INFORMATION),
    StatusKind.RULES_TIGHTENED: (Tone.WAITING, Mark.WARNING),
    StatusKind.ROUTE_FIXED: (Tone.ACCENT, Mark.INFORMATION),
    StatusKind.STANDING_DUTY: (Tone.ACCENT, Mark.LOCK),
    StatusKind.NOW_CONTRACTUAL: (Tone.WAITING, Mark.LOCK),
    StatusKind.NOW_LEGAL_DUTY: (Tone.WAITING, Mark.LOCK),
    StatusKind.CONDITION_LAPSED: (Tone.WAITING, Mark.CLOCK),
}


def status_tone(item: Item) -> Tone:
    """Return the colours of an item's status."""
    return _TONES[item.status.kind][0]


def status_mark(item: Item) -> Mark:
    """Return the mark of an item's status."""
    return _TONES[item.status.kind][1]


class ItemSwitch(QWidget):
    """A card for each item, one of them chosen."""

    chosen = Signal(str)
    """The reader wants the item of this id."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._cards = OptionCards(f"Item ({key} for the other)", columns=2)
        Column(0, parent=self).addWidget(self._cards)
        self._cards.chosen.connect(self.chosen)
        set_tip(self, f"{key} goes to the other item")
        self._ids: tuple[str, ...] = ()

    def show_entries(self, entries: Sequence[ItemMinutes], shown: str) -> None:
        """Show the items, how each stands, and which is shown; emits nothing."""
        self._ids = tuple(entry.item.id for entry in entries)
        self._cards.set_options([Option(entry.item.id, _title(entry), _state(entry)) for entry in entries])
        self._cards.show_choice(shown)

    def choose_next(self) -> None:
        """Go to the item after the one that is shown, or to the first."""
        if len(self._ids) > 1 and (shown := self._cards.choice) in self._ids:
            self.chosen.emit(self._ids[(self._ids.index(shown) + 1) % len(self._ids)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards rearrange themselves."""
        super().resizeEvent(event)


def _title(entry: ItemMinutes) -> str:
    return f"{entry.item.id}  {entry.item.title}"


def _state(entry: ItemMinutes) -> str:
    state = capital(STATE_WORDS[item_state(entry)])
    return f"{state}: {entry.label}" if entry.position else state
