"""The foot of the decision: what came of it, and the two ways to decide, each by one key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wizard.content.items import PositionKind
from wizard.domain.minutes import ItemMinutes
from wizard.domain.outcome import OutcomeKind
from wizard.domain.proposal import Noted, RollCall
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.flow import Flow
from wizard.ui.widgets.outcome import OutcomeBar
from wizard.ui.widgets.spacing import Column

AGREED_KEY, CALL_KEY = "F8", "F9"

_LOOKS: dict[OutcomeKind, tuple[Tone, Mark]] = {
    OutcomeKind.CARRIED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.AGREED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.CONTRACTOR: (Tone.GOOD, Mark.TICK),
    OutcomeKind.NOTED: (Tone.GOOD, Mark.TICK),
    OutcomeKind.NOT_CARRIED: (Tone.NEUTRAL, Mark.CROSS),
    OutcomeKind.TIED: (Tone.WAITING, Mark.CLOCK),
    OutcomeKind.INCOMPLETE: (Tone.WAITING, Mark.CLOCK),
    OutcomeKind.INQUORATE: (Tone.WAITING, Mark.WARNING),
    OutcomeKind.NOT_PUT: (Tone.NEUTRAL, Mark.INFORMATION),
    OutcomeKind.NOT_REACHED: (Tone.NEUTRAL, Mark.INFORMATION),
    OutcomeKind.NOT_TAKEN: (Tone.NEUTRAL, Mark.DASH),
}
_NOT_MET = {PositionKind.NOT_YET_MET: (Tone.WAITING, Mark.WARNING), PositionKind.NOT_MEETING: (Tone.BAD, Mark.PROBLEM)}
_UNSETTLED = frozenset({OutcomeKind.NOT_PUT, OutcomeKind.NOT_REACHED, OutcomeKind.TIED, OutcomeKind.INCOMPLETE})


class ClosingBar(QWidget):
    """The outcome's sentence, and buttons for what can be done next."""

    agreed = Signal()
    """Nobody is against, or the contractor decides."""
    call_wanted = Signal()
    """The roll call is wanted."""
    taken_back = Signal()
    """The decision, or the proposal that was not put yet, is to be taken back."""
    another_wanted = Signal()
    """Another proposal is to be put."""

    def __init__(self) -> None:
        super().__init__()
        self._agree = Button("", self.agreed.emit, Kind.PRIMARY)
        self._call = Button(f"Roll call ({CALL_KEY})", self.call_wanted.emit)
        self._another = Button("Put another proposal", self.another_wanted.emit)
        self._back = Button("", self.taken_back.emit, Kind.TEXT, small=True)
        self.outcome = OutcomeBar()
        buttons = QWidget()
        self._buttons = buttons
        flow = Flow(8, buttons)
        flow.add(self._agree, self._call, self._another, self._back)
        column = Column(10, parent=self)
        column.add(self.outcome, buttons)
        for key, button in ((AGREED_KEY, self._agree), (CALL_KEY, self._call)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda button=button: button.click() if button.isVisible() else None)

    @property
    def agree_button(self) -> Button:
        """The button for “Agreed, nobody against”."""
        return self._agree

    def show_entry(self, entry: ItemMinutes, *, editable: bool, calling: bool, secret: str) -> None:
        """Show the outcome of the last proposal; `secret` stands in its place while votes are hidden."""
        last = entry.last
        kind = entry.outcome.kind
        tone, mark = _LOOKS[kind]
        if kind is OutcomeKind.NOTED and last and last.position.kind in _NOT_MET:
            tone, mark = _NOT_MET[last.position.kind]
        sentence = secret or entry.sentence
        if secret:
            tone, mark = Tone.WAITING, Mark.CLOCK
        self.outcome.show_outcome(tone, sentence, aloud=last is not None, mark=mark)
        self.outcome.setVisible(last is not None)
        self._show_buttons(entry, editable=editable, calling=calling)

    def _show_buttons(self, entry: ItemMinutes, *, editable: bool, calling: bool) -> None:
        last = entry.last
        outcome = entry.outcome
        decision = last.proposal.decision if last else None
        duty = entry.item.duty is not None
        open_ = last is not None and decision is None and not duty
        sole = outcome.entitled.sole
        words = "Decision of the contractor" if sole else "Agreed, nobody against"
        had_focus = any(button.hasFocus() for button in (self._agree, self._call, self._another, self._back))
        self._agree.set_text(f"{words} ({AGREED_KEY})")
        self._agree.setVisible(open_ or (isinstance(decision, RollCall) and not decision.votes))
        self._call.setVisible(open_ and not calling and not sole)
        self._another.setVisible(last is not None and not duty and outcome.kind not in _UNSETTLED)
        self._back.set_text(_back_words(entry))
        self._back.setVisible(last is not None)
        self._buttons.setVisible(editable and last is not None)
        if had_focus and not any(b.hasFocus() for b in (self._agree, self._call, self._another, self._back)):
            self._back.setFocus()


def _back_words(entry: ItemMinutes) -> str:
    last = entry.last
    if last is None or last.proposal.decision is None:
        return "Withdraw this proposal"
    return "Take the check back" if isinstance(last.proposal.decision, Noted) else "Take the decision back"
