"""The foot of the decision: what came of it, and the two ways to decide, each by one key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.minutes.minutes import ItemMinutes, ProposalMinutes
from wizard.overview.wizard_steps import progress_in_words
from wizard.plan.proposal import Noted, RollCall
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import bind, key_of
from wizard.ui.decision.decision_looks import ALERT_LOOKS, OUTCOME_LOOKS
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.messages import OutcomeBar
from wizard.ui.widgets.spacing import Column, show_if
from wizard.voting.outcome_rules import OutcomeKind

_UNSETTLED = frozenset({OutcomeKind.NOT_PUT, OutcomeKind.NOT_REACHED, OutcomeKind.TIED, OutcomeKind.INCOMPLETE})


_NOT_YET, _NO_ANSWER = "Choose what is proposed first.", "Choose first how the duty stands."


class ClosingBar(QWidget):
    """The outcome's sentence, and buttons for what can be done next."""

    agreed = Signal()
    """Nobody is against, or the contractor decides."""
    call_wanted = Signal()
    """The roll call is wanted."""
    taken_back = Signal()
    """The decision is to be taken back; the proposal stays."""
    withdrawn = Signal()
    """The proposal that was not put yet, or the check of a duty, is to go."""
    another_given_up = Signal()
    """No other proposal is to be put after all."""
    tasks_wanted = Signal()
    """The item's usual tasks are to be added to the actions log."""
    another_wanted = Signal()
    """Another proposal is to be put."""
    position_wanted = Signal()
    """It was to be decided, and nothing is proposed yet."""

    def __init__(self) -> None:
        super().__init__()
        self._agree = Button("", self.agreed.emit, Kind.PRIMARY)
        self._call = Button(f"Roll call ({key_of('roll_call')})", self.call_wanted.emit)
        self._another = Button("Put another proposal", self.another_wanted.emit, small=True)
        self._tasks = Button("", self.tasks_wanted.emit, small=True, mark=Mark.TICK)
        # Two buttons: one that changed its meaning would do the second thing to whoever presses it twice.
        self._back = Button("Take back", self.taken_back.emit, Kind.TEXT, small=True)
        self._back.setAccessibleName("Take the decision back")
        self._withdraw = Button("", self.withdrawn.emit, Kind.TEXT, small=True)
        self._give_up = Button("Put no other proposal", self.another_given_up.emit, Kind.TEXT, small=True)
        self.outcome = OutcomeBar()
        buttons = QWidget()
        self._buttons = buttons
        flow = Flow(8, buttons)
        flow.add(self._agree, self._call, self._another, self._back, self._withdraw, self._give_up, self._tasks)
        column = Column(10, parent=self)
        column.add(self.outcome, buttons)
        for shortcut, button in (("agreed", self._agree), ("roll_call", self._call)):
            bind(shortcut, self, partial(self._decide_by, button))
        self._missing = ""

    @property
    def agree_button(self) -> Button:
        """The button for “Agreed, nobody against”."""
        return self._agree

    def show_entry(
        self, entry: ItemMinutes, *, editable: bool, calling: bool, secret: str, usual: int, afresh: bool = False
    ) -> None:
        """Show the outcome of the last proposal.

        Args:
            entry: The item.
            editable: Whether anything may be changed.
            calling: Whether the roll call is open.
            secret: What stands in place of the outcome while votes are hidden; empty if they are not.
            usual: How many of the item's usual tasks are not in the actions log yet.
            afresh: Whether another proposal is wanted and its position is not chosen yet.
        """
        last = None if afresh else entry.last
        kind = entry.outcome.kind
        had_focus = self._has_focus()
        self._show_outcome(entry, last, secret)
        # Before anything was answered the two buttons say all there is to say.
        show_if(last is not None and (calling or kind is not OutcomeKind.NOT_PUT), self.outcome)
        self._missing = "" if last is not None or not editable else _NO_ANSWER if entry.item.duty else _NOT_YET
        taken_up = last is not None and entry.outcome.takes_effect and POSITION_KINDS[last.position.kind].offers_tasks
        self._tasks.set_text(f"Add {usual} usual tasks" if usual != 1 else "Add the usual task")
        show_if(taken_up and usual > 0, self._tasks)
        self._show_buttons(entry, last, calling=calling)
        show_if(afresh, self._give_up)
        show_if(editable and (afresh or last is not None), self._buttons)
        if had_focus and not self._has_focus():
            # Never to what decides or takes back: the same key, pressed once more, would do so unasked.
            if self.outcome.isVisibleTo(self):
                self.outcome.setFocus()
            else:
                self.position_wanted.emit()

    def _show_outcome(self, entry: ItemMinutes, last: ProposalMinutes | None, secret: str) -> None:
        tone, mark = OUTCOME_LOOKS[entry.outcome.kind]
        if entry.outcome.kind is OutcomeKind.NOTED and last:
            tone, mark = ALERT_LOOKS.get(POSITION_KINDS[last.position.kind].alert, (tone, mark))
        if secret:
            tone, mark = Tone.WAITING, Mark.CLOCK
        said = "" if secret else progress_in_words(entry)
        self.outcome.show_outcome(tone, secret or entry.sentence, aloud=last is not None, mark=mark, said=said)
        self.outcome.setAccessibleDescription(_put_in_words(entry))

    def _show_buttons(self, entry: ItemMinutes, last: ProposalMinutes | None, *, calling: bool) -> None:
        outcome = entry.outcome
        decision = last.proposal.decision if last else None
        duty = entry.item.duty is not None
        open_ = last is not None and decision is None and not duty
        sole = outcome.entitled.sole
        words = "Decision of the contractor" if sole else "Agreed, nobody against"
        self._agree.set_text(f"{words} ({key_of('agreed')})")
        show_if(open_ or (isinstance(decision, RollCall) and not decision.votes), self._agree)
        show_if(open_ and not calling and not sole, self._call)
        show_if(last is not None and not duty and outcome.kind not in _UNSETTLED, self._another)
        checked = isinstance(decision, Noted)
        show_if(decision is not None and not checked, self._back)
        self._withdraw.set_text("Take back" if checked else "Withdraw")
        self._withdraw.setAccessibleName("Take the check back" if checked else "Withdraw this proposal")
        show_if(last is not None and (decision is None or checked), self._withdraw)

    def _decide_by(self, button: Button) -> None:
        """Press the button of a key; or say why there is nothing to decide."""
        if button.isVisible():
            button.click()
        elif self._missing:
            self.outcome.show_outcome(Tone.WAITING, self._missing, mark=Mark.INFORMATION)
            self.outcome.show()
            announce(self, self._missing)
            self.position_wanted.emit()

    def _has_focus(self) -> bool:
        buttons = (self._agree, self._call, self._another, self._back, self._withdraw, self._give_up, self._tasks)
        return any(each.hasFocus() for each in (self.outcome, *buttons))


def _put_in_words(entry: ItemMinutes) -> str:
    """Return what was put: earlier proposals with what came of them, and the resolution of the last."""
    told = [f"Before: {put.resolution} {put.sentence}" for put in entry.proposals[:-1]]
    return "\n".join([*told, *(put.resolution for put in entry.proposals[-1:])])
