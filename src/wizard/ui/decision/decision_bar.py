"""An item's part of the bar: status, deciding buttons and links to empty fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from wizard.checks.check import Check, label_of, place_of_check
from wizard.guidance.position_kinds import Mark
from wizard.ui.accessibility.screen_reader import announce, joined, make_reading, set_tip
from wizard.ui.accessibility.shortcuts import bind, key_of
from wizard.ui.decision.bar_state import Act, BarState
from wizard.ui.shell.bottom_bar import BarPart, BarSign
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint, Subheading

_LINKS = 3
"""The largest number of empty fields listed here. Review lists the rest."""


class BarStatus(QWidget):
    """The status in words: a tab stop for screen readers, announced when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._head = Subheading()
        self._rest = Hint()
        column = ColumnLayout(1, parent=self)
        column.addStretch(1)
        column.add(self._head, self._rest)
        column.addStretch(1)
        make_reading(self, "", "")

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the words."""
        return self.rect(), current().px(6)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self._sentence

    def show_words(self, sentence: str, head: str, rest: str, about: str = "") -> None:
        """Show `head` and `rest` on two lines. Screen readers get the whole sentence, with `about` to describe it."""
        self._sentence = sentence
        self._head.setText(head)
        self._rest.show_text(rest)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(joined(about, rest if rest not in sentence else ""))
        set_tip(self, sentence)


class DecisionBar(BarPart):
    """An item page's part of the bar, left of Back and Next."""

    acted = Signal(str)
    """The reader chose this `Act`."""
    position_wanted = Signal()
    """The reader wanted to decide, but there is no proposal yet."""
    place_wanted = Signal(str)
    """The reader wants to go to this place, where a field is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._state = BarState(Mark.NOT_DECIDED, False, "")
        self._shown_of = ""
        self._sign = BarSign()
        self.status = BarStatus()
        self._links = QWidget()
        self._flow = Flow(2, self._links)
        self._empty = Hint("", wrap=False)
        self._ways = [Button("", partial(self._go, at), ButtonKind.TEXT, small=True) for at in range(_LINKS)]
        self._flow.add(self._empty, *self._ways)
        self._places: list[str] = []
        self._buttons = {
            Act.CALL: Button("&Roll call", lambda: self._act(Act.CALL), cap=key_of("roll_call")),
            Act.AGREE: Button("", lambda: self._act(Act.AGREE), ButtonKind.PRIMARY, cap=key_of("agreed")),
            Act.NOTE: Button("N&ote it", lambda: self._act(Act.NOTE), ButtonKind.PRIMARY, cap=key_of("agreed")),
            Act.CARRY_OVER: Button("No decision: carr&y over", lambda: self._act(Act.CARRY_OVER), ButtonKind.PRIMARY),
            Act.LEAVE: Button("Back to the &item", lambda: self._act(Act.LEAVE), cap="Esc"),
            Act.RECORD: Button("Rec&ord the vote", lambda: self._act(Act.RECORD), cap=key_of("agreed")),
        }
        words = ColumnLayout(0)
        words.addStretch(1)
        words.add(self.status, self._links)
        words.addStretch(1)
        row = Row(10, parent=self)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.add(*self._buttons.values())
        bind("agreed", self, lambda: self._decide_by(Act.AGREE, Act.NOTE, Act.RECORD))
        bind("roll_call", self, lambda: self._decide_by(Act.CALL))

    def show_state(
        self, item: str, state: BarState, empty: Sequence[Check] = (), following: str = "", about: str = ""
    ) -> None:
        """Show the status of an item and its actions.

        Args:
            item: The item's id.
            state: The state of the bar.
            empty: The checks of fields of the item that are still empty.
            following: The next step: “2 Advice & Guidance”.
            about: The item and its decision for screen readers, read out once the item is finished.
        """
        new = state.sentence != self.status.sentence and item == self._shown_of
        self._state, self._shown_of = state, item
        detail = state.rest
        fields = [check for check in empty if label_of(check)]
        if state.settled and not fields:
            missing = "Details are still empty." if empty else "Nothing is missing here."
            detail = " ".join(part for part in (detail, missing, following) if part)
        self._sign.show_state(state.mark, forecast=state.forecast)
        self.status.show_words(state.sentence, state.head, detail, about if state.settled else "")
        self._show_ways(state, fields)
        self._buttons[Act.AGREE].set_text(state.agree.replace("Agreed", "A&greed", 1))
        for act, button in self._buttons.items():
            show_if(act is state.filled or act in state.offers, button)
            filled = act is state.filled
            button.set_kind(ButtonKind.PRIMARY if filled else ButtonKind.OUTLINED)
        self.call_next(state.filled is Act.NEXT)
        if new and self.isVisible():
            announce(self, state.said or state.sentence)

    def why_not(self, shortcut: str) -> str:
        """Return the status if there is nothing to agree, record or call."""
        acts = {"agreed": (Act.AGREE, Act.NOTE, Act.RECORD), "roll_call": (Act.CALL,)}.get(shortcut, ())
        return "" if not acts or any(not self._buttons[act].isHidden() for act in acts) else self._state.sentence

    def _show_ways(self, state: BarState, empty: Sequence[Check]) -> None:
        if state.attendance:
            ways = [("Attendance", "meeting/everybody-present")]
        elif state.settled:
            ways = [(label_of(check).lower() or "look", place_of_check(check)) for check in empty[:_LINKS]]
        else:
            ways = []
        self._places = [place for _label, place in ways]
        self._empty.setText("Still empty:" if ways and not state.attendance else "")
        show_if(bool(self._empty.text()), self._empty)
        for at, button in enumerate(self._ways):
            show_if(at < len(ways), button)
            if at < len(ways):
                button.set_text(ways[at][0])
                button.setAccessibleName(f"{ways[at][0]}: go to the field")
        show_if(bool(ways), self._links)

    def _go(self, at: int) -> None:
        self.place_wanted.emit(self._places[at])

    def _act(self, act: Act) -> None:
        self.acted.emit(act.value)

    def _decide_by(self, *acts: Act) -> None:
        """Press the button of a shortcut, or announce why there is nothing to decide."""
        for act in acts:
            if not self._buttons[act].isHidden():
                self._buttons[act].click()
                return
        if not self._state.settled and self._state.filled is not Act.NEXT:
            announce(self, self._state.sentence)
            if self._state.filled is None and not self._state.attendance:
                self.position_wanted.emit()
