"""The foot of the decision: what came of it, and the two ways to decide, each by one key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.minutes.absent_answers import asks_absent
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.overview.wizard_steps import progress_in_words
from wizard.plan.proposal import CarriedOver, Noted
from wizard.plan.ruling_kind import RulingKind
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import bind, key_of
from wizard.ui.decision.decision_looks import ALERT_LOOKS, OUTCOME_LOOKS
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.messages import OutcomeBar
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.voting.agree_words import AGREE
from wizard.voting.live_sentences import live_sentence
from wizard.voting.ruling import Reach

_UNSETTLED = frozenset({RulingKind.NOT_PUT, RulingKind.TIED, RulingKind.INCOMPLETE})

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
    carry_over_wanted = Signal()
    """There is to be no decision: the next meeting begins with it."""
    reason_wanted = Signal()
    """Why nothing was decided, and until when, is to be said."""
    absent_wanted = Signal()
    """Answers of absent partners are to be seen or recorded."""
    another_wanted = Signal()
    """Another proposal is to be put."""
    position_wanted = Signal()
    """It was to be decided, and nothing is proposed yet."""

    def __init__(self) -> None:
        super().__init__()
        self._agree = Button("", self.agreed.emit, ButtonKind.PRIMARY)
        self._call = Button(f"Roll call ({key_of('roll_call')})", self.call_wanted.emit)
        self._over = Button("No decision: carry over", self.carry_over_wanted.emit, small=True)
        self._why = Button("Why, and until when…", self.reason_wanted.emit, small=True)
        self._absent = Button("", self.absent_wanted.emit, small=True)
        self._another = Button("Put another proposal", self.another_wanted.emit, small=True)
        self._tasks = Button("", self.tasks_wanted.emit, small=True, mark=Icon.TICK)
        # Two buttons: one that changed its meaning would do the second thing to whoever presses it twice.
        self._back = Button("Take back", self.taken_back.emit, ButtonKind.TEXT, small=True)
        self._back.setAccessibleName("Take the decision back")
        self._withdraw = Button("", self.withdrawn.emit, ButtonKind.TEXT, small=True)
        self._give_up = Button("Put no other proposal", self.another_given_up.emit, ButtonKind.TEXT, small=True)
        self.outcome = OutcomeBar()
        buttons = QWidget()
        self._buttons = buttons
        flow = Flow(8, buttons)
        flow.add(self._agree, self._call, self._over, self._another, self._back, self._withdraw, self._give_up)
        flow.add(self._why, self._absent, self._tasks)
        column = ColumnLayout(10, parent=self)
        column.add(self.outcome, buttons)
        for shortcut, button in (("agreed", self._agree), ("roll_call", self._call)):
            bind(shortcut, self, partial(self._decide_by, button))
        self._missing = ""

    def show_entry(
        self, entry: EntryMinutes, *, editable: bool, calling: bool, secret: str, usual: int, afresh: bool = False
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
        live = live_sentence(entry.ruling) if last is not None and entry.ruling.kind is RulingKind.NOT_PUT else ""
        had_focus = self._has_focus()
        self._show_outcome(entry, last, secret, live)
        self._missing = live if editable else ""
        if last is None and editable:
            self._missing = _NO_ANSWER if entry.is_duty else _NOT_YET
        taken_up = last is not None and entry.ruling.takes_effect and POSITION_KINDS[last.position.kind].offers_tasks
        self._tasks.set_text(f"Add {usual} usual tasks" if usual != 1 else "Add the usual task")
        show_if(taken_up and usual > 0, self._tasks)
        self._show_buttons(entry, last, calling=calling)
        show_if(afresh, self._give_up)
        show_if(editable and (afresh or last is not None), self._buttons)
        if had_focus and not self._has_focus():
            # Never focus a button that decides or undoes: pressing the same key again would press it.
            if self.outcome.isVisibleTo(self):
                self.outcome.setFocus()
            else:
                self.position_wanted.emit()

    def _show_outcome(self, entry: EntryMinutes, last: ProposalMinutes | None, secret: str, live: str) -> None:
        tone, mark = OUTCOME_LOOKS[entry.ruling.kind]
        if entry.ruling.kind is RulingKind.NOTED and last:
            tone, mark = ALERT_LOOKS.get(POSITION_KINDS[last.position.kind].alert, (tone, mark))
        if secret:
            tone, mark = Tone.WAITING, Icon.CLOCK
        said = "" if secret else progress_in_words(entry)
        sentence = secret or live or entry.sentence
        self.outcome.show_outcome(tone, sentence, aloud=last is not None, mark=mark, said=said)
        self.outcome.setAccessibleDescription(_put_in_words(entry))
        show_if(last is not None, self.outcome)

    def _show_buttons(self, entry: EntryMinutes, last: ProposalMinutes | None, *, calling: bool) -> None:
        ruling = entry.ruling
        decision = last.proposal.decision if last else None
        duty = entry.is_duty
        open_ = last is not None and decision is None and not duty
        words = AGREE.get(ruling.reach) if ruling.reach else None
        self._agree.set_text(f"{words or AGREE[Reach.CAN]} ({key_of('agreed')})")
        show_if(open_ and words is not None, self._agree)
        show_if(open_ and not calling and not ruling.room.sole, self._call)
        show_if(last is not None and ((open_ and not calling) or ruling.kind is RulingKind.NO_QUORUM), self._over)
        # While a roll is called others are still to answer, even where they cannot alter the result.
        settled = ruling.kind not in _UNSETTLED and not ruling.count.unrecorded
        show_if(last is not None and not duty and settled, self._another)
        show_if(isinstance(decision, CarriedOver), self._why)
        asks = last is not None and asks_absent(last)
        if last is not None and asks:
            self._absent.set_text(_absent_words(last))
        show_if(asks, self._absent)
        checked = isinstance(decision, Noted)
        show_if(decision is not None and not checked, self._back)
        self._withdraw.set_text("Take back" if checked else "Withdraw")
        self._withdraw.setAccessibleName("Take the check back" if checked else "Withdraw this proposal")
        show_if(last is not None and (decision is None or checked), self._withdraw)

    def _decide_by(self, button: Button) -> None:
        """Press the button of a key; or say why there is nothing to decide by it."""
        if button.isVisible():
            button.click()
        elif self._missing:
            self.outcome.show_outcome(Tone.WAITING, self._missing, mark=Icon.INFORMATION)
            self.outcome.show()
            announce(self, self._missing)
            if self._missing in (_NOT_YET, _NO_ANSWER):
                self.position_wanted.emit()

    def _has_focus(self) -> bool:
        deciding = (self._agree, self._call, self._over, self._another)
        undoing = (self._back, self._withdraw, self._give_up)
        return any(each.hasFocus() for each in (self.outcome, *deciding, *undoing, self._tasks))


def _absent_words(last: ProposalMinutes) -> str:
    awaited = len(last.ruling.count.unanswered)
    return f"Absent partners: {awaited} to answer…" if awaited else "Answers of absent partners…"


def _put_in_words(entry: EntryMinutes) -> str:
    """Return what was put: earlier proposals with what came of them, and the resolution of the last."""
    told = [f"Before: {put.resolution} {put.sentence}" for put in entry.proposals[:-1]]
    return "\n".join([*told, *(put.resolution for put in entry.proposals[-1:])])
