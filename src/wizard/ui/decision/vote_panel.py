"""The vote on a proposal: a roll call or a count by numbers, the casting vote, and hidden votes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import all_others_for, last_proposal, with_casting, with_count, with_vote
from wizard.foundation.formatting import counted
from wizard.overview.places import Control
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice
from wizard.plan.labels import CASTING_CHOICES, CHOICES
from wizard.plan.proposal import MOST_HEADS, Counted, Proposal, RollCall
from wizard.ui.decision.roll_call_rows import RollCallRows, Voter
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.flow_layouts import FieldRow, Flow
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted
from wizard.voting.roll_call import Ballot, ballot, filled_in_words
from wizard.voting.ruling import Ruling, Tie

MANY = 20
"""A vote with more voters than this is counted by numbers, unless the room wants names."""

_CASTING = {Tie.FOR: CastingChoice.FOR, Tie.AGAINST: CastingChoice.AGAINST, Tie.DECLINED: CastingChoice.DECLINED}


class CountFields(QWidget):
    """The numbers for, against and abstaining."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._counted = False
        self._fields = {choice: NumberField(0, MOST_HEADS) for choice in Choice}
        row = FieldRow(
            *(LabelledInput(CHOICES[choice].voters, field) for choice, field in self._fields.items()), least=90
        )
        self._error = FieldError()
        self._error.hide()
        ways = QWidget()
        self._ways = Flow(4, ways)
        ColumnLayout(4, parent=self).add(row, self._error, ways)
        for field in self._fields.values():
            field.edited.connect(lambda _value: self._tell())
        self.setFocusProxy(self._fields[Choice.FOR])

    def put_beside(self, way: QWidget) -> None:
        """Put a button below the fields."""
        self._ways.addWidget(way)

    def show_count(self, count: Counted | None) -> None:
        """Show the numbers without emitting a signal."""
        self._counted = count is not None
        self._say("")
        values = (count.votes_for, count.against, count.abstain) if count else (None, None, None)
        for field, value in zip(self._fields.values(), values, strict=True):
            field.show_value(value)

    def _tell(self) -> None:
        if self._counted and any(field.value is None for field in self._fields.values()):
            self._say("Write the number here, or 0 if there were none. Until then, the count stays as it was.")
            return
        votes_for, against, abstain = (field.value or 0 for field in self._fields.values())
        self._scope.apply(
            lambda plan: with_count(plan, self._scope.item_id, votes_for, against, abstain), "counted vote"
        )

    def _say(self, problem: str) -> None:
        self._error.setText(problem)
        show_if(bool(problem), self._error)


class VotePanel(QWidget):
    """A vote by names or by numbers, as the room prefers. The outcome is shown elsewhere."""

    shown_otherwise = Signal()
    """The reader switched between names and numbers, or hid or showed votes. The plan does not change."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        # None until the reader has chosen; after that the number of voters no longer matters.
        self._by_numbers: bool | None = None
        self._progress_hides = False
        # None until a vote has been shown.
        self._shows_hidden: bool | None = None
        self.call = RollCallRows()
        self.numbers = CountFields(scope)
        """The numbers for, against and abstaining."""
        self._progress = Muted()
        self._by = Button("", self._turn, ButtonKind.TEXT, small=True)
        self._hide = Button("Hide votes until all are in", self._hide_or_not, ButtonKind.TEXT, small=True)
        self._hide.setCheckable(True)
        self.call.put_beside(self._hide)
        self._casting_words = Muted()
        self._casting = {
            choice: Button(f"Casting vote: {words}", partial(self._cast, choice), small=True)
            for choice, words in CASTING_CHOICES.items()
        }
        self._casting[CastingChoice.FOR].setObjectName(Control.CASTING_VOTE)
        for button in self._casting.values():
            button.setCheckable(True)
        self._casting_row = ButtonRow(*self._casting.values())
        column = ColumnLayout(8, parent=self)
        column.add(self.call, self.numbers, self._progress, self._casting_words, self._casting_row)
        self._by_row = ButtonRow(self._by)
        column.addWidget(self._by_row)
        self.call.voted.connect(self._vote)
        self.call.asked.connect(scope.session.roll.ask)
        scope.session.roll.changed.connect(self._follow_roll)
        self.call.others_for.connect(self._all_others_for)

    @property
    def hidden_votes(self) -> bool:
        """Whether votes are hidden until all are in."""
        return self._scope.session.roll.hidden

    def by_numbers(self, proposal: Proposal, ruling: Ruling) -> bool:
        """Whether to count the vote by numbers: as recorded, else as the reader chose, else for many voters."""
        match proposal.decision:
            case Counted():
                return True
            case RollCall() as call if call.votes:
                return False
            case _:
                return _deciding(ruling) > MANY if self._by_numbers is None else self._by_numbers

    def show_vote(self, proposal: Proposal, ruling: Ruling) -> None:
        """Show the votes on `proposal` without emitting a signal."""
        numbers = self.by_numbers(proposal, ruling)
        minutes = self._scope.minutes
        shown = ballot(
            self._scope.plan, minutes.meeting, self._scope.item_id, proposal, hidden=self.hidden_votes and not numbers
        )
        show_if(not numbers, self.call)
        show_if(numbers, self.numbers)
        self._shows_hidden = self.hidden_votes
        self._hide.setChecked(self.hidden_votes)
        self._by.set_text("Call by name" if numbers else "Numbers only")
        show_if(not isinstance(proposal.decision, RollCall | Counted), self._by_row)
        self.numbers.show_count(proposal.decision if isinstance(proposal.decision, Counted) else None)
        self.call.show_voters(_voters(shown))
        self._show_progress(shown, numbers=numbers, present=len(ruling.room.here))
        self._show_casting(ruling)

    def secret(self) -> str:
        """Return the text shown in place of the outcome while votes are hidden; otherwise an empty string."""
        return self._progress.text() if self._progress_hides else ""

    def start(self) -> None:
        """Put the focus on the start of the vote."""
        rows = [row for row in self.call.rows if not row.voter.away]
        waiting = [row for row in rows if row.voter.ballot is None]
        first: list[QWidget] = [*waiting, *rows, self.call]
        target = self.numbers if self.call.isHidden() else first[0]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.call.ask(target)

    def _show_progress(self, shown: Ballot, *, numbers: bool, present: int) -> None:
        self._progress_hides = self.hidden_votes and not shown.all_in and not numbers
        if numbers:
            self._progress.setText(f"{counted(present, 'person', 'people')} here may vote.")
        elif self._progress_hides:
            self._progress.setText(f"{shown.answered} of {shown.of} have answered; shown when all are in.")
        else:
            self._progress.setText("")
        show_if(bool(self._progress.text()), self._progress)

    def _show_casting(self, ruling: Ruling) -> None:
        wanted = is_tied(ruling)
        show_if(wanted, self._casting_row)
        show_if(wanted, self._casting_words)
        self._casting_words.setText(f"A tie. {ruling.room.name(ruling.holder)} has the casting vote.")
        for choice, button in self._casting.items():
            button.setChecked(_CASTING.get(ruling.tie) is choice)

    def _hide_or_not(self) -> None:
        self._scope.session.roll.hide(self._hide.isChecked())

    def _follow_roll(self) -> None:
        if self._shows_hidden not in (None, self.hidden_votes):
            self._renew()

    def _renew(self) -> None:
        last = self._scope.entry.last
        if last is not None:
            self.show_vote(last.proposal, last.ruling)
            self.shown_otherwise.emit()

    def _turn(self) -> None:
        last = self._scope.entry.last
        if last is not None:
            self._by_numbers = not self.by_numbers(last.proposal, last.ruling)
            self._renew()
            self.start()

    def _vote(self, person: str, vote: str) -> None:
        choice = Choice(vote) if vote else None
        self._scope.apply(lambda plan: with_vote(plan, self._scope.item_id, person, choice), "vote")

    def _all_others_for(self) -> None:
        before = last_proposal(self._scope.plan, self._scope.item_id)
        self._scope.apply(lambda plan: all_others_for(plan, self._scope.item_id), "all others for")
        now = last_proposal(self._scope.plan, self._scope.item_id)
        if before is not None and now is not None:
            self.call.say(filled_in_words(before, now, self._scope.minutes.people, hidden=self.hidden_votes))

    def _cast(self, choice: CastingChoice) -> None:
        self._scope.apply(lambda plan: with_casting(plan, self._scope.item_id, choice), "casting vote")
        self._renew()


def is_tied(ruling: Ruling) -> bool:
    """Whether there is a tie, so that a casting vote is needed or was given or declined."""
    return ruling.tie is Tie.AWAITED or ruling.tie in _CASTING


def _deciding(ruling: Ruling) -> int:
    room = ruling.room
    return len(room.here) + len(room.away) + len(room.stepping_aside)


def _voters(shown: Ballot) -> list[Voter]:
    return [Voter(row.person, row.name, row.choice, row.away, row.note) for row in shown.rows]
