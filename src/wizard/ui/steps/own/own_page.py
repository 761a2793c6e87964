"""The step of one item of the practice's own: what it is about, the decision on it, its minute and its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import matter_of
from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import typed
from wizard.minutes.entries import OwnMinutes
from wizard.minutes.resolution import name_of
from wizard.overview.wizard_steps import outcome_in_words
from wizard.ui.decision.own_panel import OwnPanel, OwnScope
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.session import Session
from wizard.ui.steps.own.own_tasks import OwnTasks
from wizard.ui.steps.step_page import StepPage
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted
from wizard.voting.numbering import item_number

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class OwnPage(StepPage):
    """Built once for an item; while it is not on the agenda, the page says so."""

    def __init__(self, session: Session, item_id: str) -> None:
        super().__init__(session, f"Item {item_number(item_id)}")
        self._scope = OwnScope(session, item_id)
        self._about, self._stands = Muted(), Muted()
        self.decision = OwnPanel(self._scope)
        self._minute = NoteField("What was said, for the minutes", lines=2, most=8)
        self._minute.edited.connect(self._take_minute)
        self._discussion = FoldSection("Discussion, for the minutes")
        self._discussion.content.addWidget(LabelledInput("For the minutes", self._minute))
        self._tasks = OwnTasks(self._scope)
        self._all = QWidget()
        column = ColumnLayout(14, parent=self._all)
        column.add(self._about, self._stands, self.decision, self._discussion, self._tasks)
        self._none = EmptyState("Not on this agenda", "Put it on the agenda at the Meeting step.")
        self.column.addWidget(self._all)
        self.column.addWidget(self._none)
        self.finish()

    def first_field(self) -> QWidget | None:
        """Return where the focus goes: to what is proposed."""
        return self.decision.words if not self._all.isHidden() else super().first_field()

    def arrival(self) -> str:
        """Return how it was decided, for whoever comes to the page by ear."""
        entry = self._entry()
        return outcome_in_words(entry) if entry else ""

    def refresh(self, plan: Plan) -> None:
        """Show the item as the latest meeting of `plan` has it."""
        entry = self._entry()
        show_if(entry is not None, self._all)
        show_if(entry is None, self._none)
        if entry is None:
            return
        self.set_title(entry.title, f"Our own item {entry.number}")
        raised = name_of(entry.own.raised_by, plan.people)
        words = [entry.own.about, f"Raised by {raised}." if raised else ""]
        self._about.setText("\n".join(part for part in words if part))
        show_if(bool(self._about.text()), self._about)
        self._stands.setText(_stands(entry))
        show_if(bool(self._stands.text()), self._stands)
        self.decision.refresh()
        minute = entry.matter.minute
        self._minute.show_text(minute)
        self._discussion.set_summary(minute.replace("\n", " ") if minute else "nothing yet")
        self._tasks.refresh()

    def _entry(self) -> OwnMinutes | None:
        minutes = self.session.minutes
        return next((each for each in minutes.own if each.id == self._scope.item_id), None) if minutes else None

    def _take_minute(self, text: str) -> None:
        words, item = typed(text, lines=True), self._scope.item_id
        self._scope.apply(lambda plan: plan.with_matter(matter_of(plan, item).replace(minute=words)), "discussion")


def _stands(entry: OwnMinutes) -> str:
    """Return how the item stood before this meeting, in a sentence; empty if nothing was decided on it."""
    if entry.before is None:
        return f"Its proposal was carried over from meeting {entry.brought_from}." if entry.brought_from else ""
    decided = f", {date_in_words(entry.before.decided_on)}" if entry.before.decided_on else ""
    return f"In force since meeting {entry.before.meeting}{decided}: {entry.before.proposal.words}"
