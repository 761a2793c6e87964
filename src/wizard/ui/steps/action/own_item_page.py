"""The step of one of the practice's own items: what it is about, and what was decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.overview.wizard_steps import outcome_in_words
from wizard.ui.session.session import Session
from wizard.ui.steps.step_page import StepPage
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import show_if
from wizard.ui.widgets.text_labels import Body, Muted

if TYPE_CHECKING:
    from wizard.minutes.entries import OwnMinutes
    from wizard.plan.plan import Plan


class OwnItemPage(StepPage):
    """Something on the agenda that is the practice's own, and no item of the guidance."""

    def __init__(self, session: Session, item_id: str) -> None:
        super().__init__(session, "The practice’s own item")
        self._item = item_id
        self._about, self._resolution, self._sentence = Body(), Body(), Muted()
        self._card = Card()
        self._card.body.add(self._resolution, self._sentence)
        self._none = EmptyState("This item is not on the agenda", "It was removed from the agenda of this meeting.")
        self.column.add(self._none, self._about, self._card)
        self.finish()

    def arrival(self) -> str:
        """Return how it was decided, for whoever comes to the page by ear."""
        entry = self._entry()
        return outcome_in_words(entry) if entry is not None else ""

    def refresh(self, plan: Plan) -> None:
        """Show the item as the latest meeting of `plan` has it."""
        entry = self._entry()
        show_if(entry is None, self._none)
        show_if(entry is not None, self._card)
        self._about.show_text(entry.own.about if entry is not None else "")
        if entry is None:
            return
        self.set_title(entry.title, f"{entry.number}, the practice’s own item")
        self._resolution.show_text(entry.last.resolution if entry.last else "")
        self._sentence.show_text(entry.sentence)

    def _entry(self) -> OwnMinutes | None:
        minutes = self.session.minutes
        return next((own for own in minutes.own if own.id == self._item), None) if minutes else None
