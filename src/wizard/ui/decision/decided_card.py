"""The outcome of a proposal with its resolution, and the two actions that may follow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.overview.wizard_steps import state_in_words
from wizard.plan.proposal import Noted
from wizard.plan.ruling_kind import RulingKind
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.decision.decision_looks import ALERT_LOOKS, OUTCOME_LOOKS
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.messages import OutcomeBar
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, Hint

_EXPLAIN = "Explain"

_UNSETTLED = frozenset({RulingKind.TIED, RulingKind.INCOMPLETE})


class DecidedCard(QWidget):
    """Shown in place of the positions once the decision is recorded."""

    taken_back = Signal()
    """The reader wants to undo the decision but keep the proposal."""
    another_wanted = Signal()
    """The reader wants to make another proposal."""

    def __init__(self) -> None:
        super().__init__()
        self._resolution = Body()
        self._back = Button("&Take back", self.taken_back.emit, ButtonKind.TEXT, small=True)
        self._back.setAccessibleName("Take back the decision")
        self._another = Button("Make another &proposal", self.another_wanted.emit, ButtonKind.TEXT, small=True)
        self._how = Button(_EXPLAIN, self._turn, ButtonKind.TEXT, small=True)
        self._how.setAccessibleName(f"{_EXPLAIN} the outcome")
        self._counted = Hint()
        self._counted.hide()
        below = QWidget()
        column = ColumnLayout(2, parent=below)
        column.addWidget(self._resolution)
        column.addWidget(ButtonRow(self._back, self._another, self._how))
        column.addWidget(self._counted)
        self.outcome = OutcomeBar(detail=below)
        ColumnLayout(0, parent=self).addWidget(self.outcome)
        self.setFocusProxy(self.outcome)

    def show_entry(self, entry: EntryMinutes, last: ProposalMinutes, *, secret: str, editable: bool) -> None:
        """Show the outcome of the last proposal, or `secret` while votes are hidden. Emits no signal."""
        tone, mark = OUTCOME_LOOKS[entry.ruling.kind]
        noted = isinstance(last.proposal.decision, Noted)
        if noted:
            tone, mark = ALERT_LOOKS.get(POSITION_KINDS[last.position.kind].alert, (tone, mark))
        sentence = f"Noted: {state_in_words(entry)}." if noted else entry.sentence
        if secret:
            tone, mark, sentence = Tone.WAITING, Icon.CLOCK, secret
        self.outcome.show_outcome(tone, sentence, mark=mark)
        self.outcome.setAccessibleDescription(f"Item {entry.id}, {entry.short_title}.\n{_put_in_words(entry)}")
        self._resolution.show_text(last.resolution)
        explained = "" if secret else last.explanation
        self._counted.setText(explained)
        show_if(bool(explained), self._how)
        if not explained:
            self._counted.hide()
        settled = entry.ruling.kind not in _UNSETTLED and not entry.ruling.count.unrecorded
        show_if(editable, self._back)
        self._back.setAccessibleName("Take back the check" if noted else "Take back the decision")
        show_if(editable and settled and not entry.is_duty, self._another)

    def set_tight(self, tight: bool) -> None:
        """Leave little space round the words, or the usual space."""
        self.outcome.set_tight(tight)
        # Discard cached sizes, because the height is asked for next.
        for part in (self.outcome, self):
            part.updateGeometry()

    def _turn(self) -> None:
        """Show or hide the rule and the count behind the outcome."""
        show_if(self._counted.isHidden(), self._counted)
        if not self._counted.isHidden():
            announce(self, self._counted.text())


def decided_in_words(entry: EntryMinutes) -> str:
    """Return the item and its proposal or decision for screen readers: “Item 8, Rationing software: Switch off”."""
    decided = f": {entry.last.position.label}" if entry.last else ""
    return f"Item {entry.id}, {entry.short_title}{decided}"


def _put_in_words(entry: EntryMinutes) -> str:
    """Return the proposals in words: earlier ones with their outcomes, and the resolution of the last."""
    told = [f"Before: {put.resolution} {put.sentence}" for put in entry.proposals[:-1]]
    return "\n".join([*told, *(put.resolution for put in entry.proposals[-1:])])
