"""The positions that an item offers, the one that is chosen, and what always stands by them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import is_put
from wizard.guidance.item import Position
from wizard.guidance.statement import Statement
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


class Positions(QWidget):
    """Cards for what may be decided; what lies apart is one step away, behind a quiet button."""

    chosen = Signal(str)
    """The reader chose the position of this id."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self._built: object = None
        self._cards = OptionCards("Position", columns=2)
        self._apart = OptionCards("Not meeting the duty")
        self._further = Button("Not meeting this duty…", self._open_apart, ButtonKind.TEXT, small=True)
        self._open = False
        self._warning = Caution()
        self._first = Notices(scope, first=True)
        column = ColumnLayout(8, parent=self)
        self._further_row = ButtonRow(self._further)
        column.add(self._cards, self._further_row, self._apart, self._warning)
        column.addWidget(self._first)
        self._cards.chosen.connect(self.chosen)
        self._apart.chosen.connect(self.chosen)

    @property
    def cards(self) -> OptionCards:
        """The cards that are always seen."""
        return self._cards

    def first_field(self) -> QWidget | None:
        """Return the card that takes the focus."""
        return self._cards.focusProxy()

    def refresh(self, *, afresh: bool = False) -> None:
        """Show the positions and the one that is proposed; none of them `afresh`. Emits nothing."""
        item = self._scope.entry.item
        # It is another object only where the meeting took newer guidance: cards that stay keep the focus.
        if item is not self._built:
            self._built = item
            self._cards.set_options(_options(item.positions, apart=False))
            self._apart.set_options(_options(item.positions, apart=True))
        self._first.refresh()
        last = None if afresh else self._scope.entry.last
        position = last.position if last else None
        chosen = position.id if position else None
        self._cards.show_choice(chosen)
        self._apart.show_choice(chosen)
        # Another position would be another proposal once votes are recorded: that is never an arrow's doing.
        self._cards.keys_choose = self._apart.keys_choose = last is None or not is_put(last.proposal)
        is_apart = position is not None and position.apart
        any_apart = any(entry.apart for entry in item.positions)
        show_if(any_apart and (self._open or is_apart), self._apart)
        show_if(any_apart and self._apart.isHidden(), self._further_row)
        self._warning.show_sentence(self._warning_words(position))

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
    """The fixed lines that stand by the decision: the first right below the positions, the others further down."""

    def __init__(self, scope: ItemScope, *, first: bool = False) -> None:
        super().__init__()
        self._scope = scope
        self._is_first = first
        self._built: object = None
        self._column = ColumnLayout(4, parent=self)

    def refresh(self) -> None:
        """Show the lines of the item's guidance; emits nothing."""
        item = self._scope.entry.item
        if item is self._built:
            return
        self._built = item
        self._column.clear()
        # A duty's banner says the first notice already.
        ahead = 0 if item.duty else 1
        notices = item.notices[:ahead] if self._is_first else item.notices[ahead:]
        for notice in notices:
            self._column.addWidget(_line(notice, source_words(notice, self._scope.minutes.head)))
        show_if(bool(notices), self)


def _line(notice: Statement, sources: str) -> QWidget:
    line = QWidget()
    row = Row(6, parent=line)
    label = Hint(notice.text)
    set_tip(label, sources)
    label.setAccessibleDescription(sources)
    row.addWidget(Sign(Icon.INFORMATION, Tone.ACCENT, side=14), 0, TOP)
    row.addWidget(label, 1)
    return line
