"""Records why an item was carried over without a decision, and to which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import carried_over
from wizard.foundation.value import typed
from wizard.plan.proposal import CarriedOver, CarryReason
from wizard.plan.written_labels import CARRY_REASONS
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import Body, CardTitle


class CarryOverDialog(RollingDialog):
    """Asks why there was no decision. The proposal itself does not change."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        decision: CarriedOver,
        today: date,
        record: Callable[[CarryReason, date | None, str], str],
        kept_as: str,
    ) -> None:
        """Show what is recorded. `record` gets the reason, day and words, and returns a sentence if it was refused."""
        super().__init__(parent, title, 560)
        self.kept_as = kept_as
        self._record = record
        reasons = [ListChoice(why.value, words.chosen) for why, words in CARRY_REASONS.items()]
        self._why = ChoiceField(reasons)
        self._why.show_choice(decision.why)
        self._to = DateField("The next meeting")
        self._to.show_date(decision.to)
        self._to.start_calendar_at(today)
        self._words = NoteField(lines=2, most=5)
        self._words.show_text(decision.words)
        self._words_field = LabelledInput("More about it (optional)", self._words)
        self.body.add(
            CardTitle(title),
            Body("Nothing is decided. The proposal is kept, and the next meeting starts with it."),
            LabelledInput("Why", self._why),
            LabelledInput("Carried over to", self._to, "Leave this empty if you do not know the day yet."),
            self._words_field,
        )
        self.foot.add(Button("Cancel", self.reject), Button("Save", self._take, ButtonKind.PRIMARY))
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if not all_read(self):
            return
        words = typed(self._words.toPlainText(), lines=True)
        refused = self._record(CarryReason(self._why.choice or ""), self._to.date, words)
        self._words_field.show_error(refused)
        if not refused:
            self.accept()


def say_why_carried_over(parent: QWidget, scope: EntryScope) -> None:
    """Ask why there was no decision on the last proposal. Does nothing if it was not carried over."""
    proposal = scope.proposal
    if proposal is None or not isinstance(proposal.decision, CarriedOver):
        return

    def record(why: CarryReason, to: date | None, words: str) -> str:
        return scope.apply(lambda plan: carried_over(plan, scope.item_id, why, to, words), "why there was no decision")

    title = f"No decision: {scope.title}"
    kept_as = f"no decision on item {scope.item_id}"
    dialog = CarryOverDialog(parent, title, proposal.decision, scope.session.today(), record, kept_as)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
