"""The text of a decision in writing before it is sent: the proposal, its fields and the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.edits.circulation_edits import circulation_of
from wizard.edits.circulation_words import as_open, with_words, words_open
from wizard.edits.decision_edits import with_position
from wizard.foundation.formatting import capital
from wizard.minutes.minutes import circulation_minutes
from wizard.ui.decision.position_cards import Positions
from wizard.ui.decision.sheets import FieldsPart, NotePart
from wizard.ui.pack_fields.position_fields import Particulars, further_fields, tables_of
from wizard.ui.session.apply_edit import ItemScope, tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import CardTitle, Hint

if TYPE_CHECKING:
    from wizard.minutes.minutes import Minutes
    from wizard.plan.plan import Plan


class CirculationScope(ItemScope):
    """One item of a decision in writing, edited as at a meeting until its text is sent."""

    def __init__(self, session: Session, circulation_id: str, item_id: str) -> None:
        super().__init__(session, item_id)
        self._id = circulation_id

    @property
    def plan(self) -> Plan:
        """The open plan, with the decision in writing in place of its open meeting."""
        return as_open(self.session.plan, self._id)

    @property
    def minutes(self) -> Minutes:
        """The minutes of the decision in writing."""
        plan = self.session.plan
        return circulation_minutes(plan, circulation_of(plan, self._id), self.session.today())

    @property
    def editable(self) -> bool:
        """Whether the text can be changed."""
        return words_open(circulation_of(self.session.plan, self._id)) and not self.session.read_only_because

    def apply(self, change: Callable[[Plan], Plan], what: str) -> str:
        """Change the text; return a sentence if that was refused."""
        label = f"{what} of {self._id.upper()}"
        return tried(self.session, lambda plan: with_words(plan, self._id, change), label)


class CirculationWordsDialog(RollingDialog):
    """Edits the proposal on one item. Each change is saved at once."""

    keeps_nothing = True

    def __init__(self, parent: QWidget | None, scope: CirculationScope) -> None:
        title = f"The words on item {scope.title}"
        super().__init__(parent, title, 620)
        self._scope = scope
        self._positions = Positions(scope)
        self._positions.chosen.connect(self._choose)
        self._particulars = Particulars(scope)
        self._reason = NotePart(scope, "Reason", "reason", "Why, in a sentence")
        self._conditions = NotePart(scope, "Conditions", "conditions")
        self._fields = ColumnLayout(10)
        self._fields_of = ""
        self._shown: FieldsPart | None = None
        self.head.addWidget(CardTitle(title))
        self.body.add(self._positions, self._particulars)
        self.body.addLayout(self._fields)
        self.body.add(self._reason, self._conditions)
        self.note.addWidget(Hint("Your words are saved as you type. Once they have been sent, they cannot be changed."))
        self.foot.addWidget(Button("Close", self.accept, ButtonKind.PRIMARY))
        scope.session.changed.connect(self._follow)
        self._show()

    def _follow(self, plan: Plan) -> None:
        """Follow the plan, and close if undo removes the decision in writing."""
        if any(self._scope.item_id in each.items for each in plan.circulations) and self._scope.editable:
            self._show()
        else:
            self.accept()

    def _show(self) -> None:
        last = self._scope.entry.last
        self._positions.refresh()
        if last is None:
            return
        self._show_fields(last.position.id)
        self._particulars.show_proposal(last.proposal, last.position, capital(last.resolution))
        self._reason.refresh(last.proposal)
        self._conditions.refresh(last.proposal)
        if self._shown is not None:
            self._shown.refresh(last.proposal)

    def _show_fields(self, position_id: str) -> None:
        if position_id == self._fields_of:
            return
        self._fields_of = position_id
        self._fields.clear()
        item = self._scope.entry.item
        position = item.position(position_id)
        fields = (*tables_of(item, position), *further_fields(item, position))
        self._shown = FieldsPart(self._scope, fields) if fields else None
        if self._shown is not None:
            self._fields.addWidget(self._shown)

    def _choose(self, position: str) -> None:
        self._scope.apply(lambda plan: with_position(plan, self._scope.item_id, position), "position")
