"""The positions of an item, the chosen one, and the fixed notes beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import is_put
from wizard.guidance.item import Position
from wizard.guidance.position_kinds import POSITION_KINDS, Mark
from wizard.guidance.statement import Statement
from wizard.minutes.entries import ItemMinutes
from wizard.plan.ruling_kind import RulingKind
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.guidance_view.statement_list import source_words
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint

_LEAST = 310
"""The minimum width of each of two positions side by side, in pixels at zoom 1."""


def all_yes(entry: ItemMinutes) -> bool:
    """Whether everything that a duty requires is answered Yes. Requirements without their own answer do not count."""
    facts = [each.fact for each in entry.item.duty.required if each.fact] if entry.item.duty else []
    return all(entry.facts.get(fact) is True for fact in facts)


class Positions(QWidget):
    """The possible positions as cards. Those set apart are hidden behind a quiet button."""

    chosen = Signal(str)
    """The reader chose the position with this id."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self._built: object = None
        self._cards = OptionCards("Position", columns=2, numbered=True, least=_LEAST)
        self._apart = OptionCards("Not meeting the duty")
        self._further = Button("Not meeting this duty…", self._open_apart, ButtonKind.TEXT, small=True)
        self._open = False
        self._warning = Caution()
        column = ColumnLayout(8, parent=self)
        self._further_row = ButtonRow(self._further)
        column.add(self._cards, self._further_row, self._apart, self._warning)
        self._cards.chosen.connect(self.chosen)
        self._apart.chosen.connect(self.chosen)

    @property
    def cards(self) -> OptionCards:
        """The cards that are always shown."""
        return self._cards

    def set_tight(self, tight: bool) -> None:
        """Make the cards lower in a low window."""
        self._cards.set_tight(tight)

    def first_field(self) -> QWidget | None:
        """Return the card that gets the focus."""
        return self._cards.focusProxy()

    def refresh(self, *, afresh: bool = False) -> None:
        """Show the positions and the proposed one, or none if `afresh`, without emitting a signal."""
        item = self._scope.entry.item
        # The item object changes only when the meeting adopts newer guidance. Keeping the cards keeps the focus.
        if item is not self._built:
            self._built = item
            self._apart.set_options(_options(item.positions, apart=True))
        self._cards.set_options([self._option(each) for each in item.positions if not each.apart])
        last = None if afresh else self._scope.entry.last
        position = last.position if last else None
        chosen = position.id if position else None
        self._cards.show_choice(chosen)
        self._apart.show_choice(chosen)
        # Once votes are recorded, another position is a new proposal, and an arrow key must not make one.
        self._cards.keys_choose = self._apart.keys_choose = last is None or not is_put(last.proposal)
        is_apart = position is not None and position.apart
        any_apart = any(entry.apart for entry in item.positions)
        show_if(any_apart and (self._open or is_apart), self._apart)
        show_if(any_apart and self._apart.isHidden(), self._further_row)
        self._warning.show_sentence(self._warning_words(position))

    def _option(self, position: Position) -> Option:
        """Return a card for a position, noting if it was not carried or if the duty is not fully met."""
        entry = self._scope.entry
        fell = [
            put
            for put in entry.proposals
            if put.position.id == position.id and put.ruling.kind is RulingKind.NOT_CARRIED
        ]
        if fell:
            count = fell[-1].ruling.count
            return Option(
                position.id, position.label, f"not carried: {count.votes_for} for, {count.against} against", muted=True
            )
        if POSITION_KINDS[position.kind].mark is Mark.DUTY_MET and not all_yes(entry):
            return Option(position.id, position.label, "all must be Yes", muted=True)
        return Option(position.id, position.label)

    def _warning_words(self, position: Position | None) -> str:
        if position is not None and position.warning:
            return position.warning
        if self._apart.isHidden():
            return ""
        return next((entry.warning for entry in self._scope.entry.item.positions if entry.apart), "")

    def _open_apart(self) -> None:
        self._open = True
        self.refresh()
        if (card := self._apart.focusProxy()) is not None:
            card.setFocus()


def _options(positions: tuple[Position, ...], *, apart: bool) -> list[Option]:
    return [Option(entry.id, entry.label) for entry in positions if entry.apart is apart]


class Notices(QWidget):
    """The fixed notes on an item."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self._built: object = None
        self._column = ColumnLayout(4, parent=self)

    def refresh(self) -> None:
        """Show the notes of the item's guidance without emitting a signal."""
        item = self._scope.entry.item
        if item is self._built:
            return
        self._built = item
        self._column.clear()
        for notice in item.notices:
            self._column.addWidget(_line(notice, source_words(notice, self._scope.minutes.head)))
        show_if(bool(item.notices), self)


def _line(notice: Statement, sources: str) -> QWidget:
    line = QWidget()
    row = Row(6, parent=line)
    label = Hint(notice.text)
    set_tip(label, sources)
    label.setAccessibleDescription(sources)
    row.addWidget(Sign(Icon.INFORMATION, Tone.ACCENT, side=14), 0, TOP)
    row.addWidget(label, 1)
    return line
