"""What every step but Start shows while no plan is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.ui.session.session import Session
from wizard.ui.steps.page_services import Desk
from wizard.ui.steps.step_page import Page
from wizard.ui.widgets.buttons import Button, ButtonRow, Kind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class NoPlanPage(Page):
    """Says that a plan is needed first, and offers to begin or open one."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session, "No plan is open")
        card = Card()
        begin = Button("Begin a &new plan", desk.new_plan, Kind.PRIMARY)
        card.body.addWidget(EmptyState("This step belongs to a plan", "Begin a new one, or open one that you have."))
        row = ButtonRow(
            begin, Button("&Open a plan…", desk.open_plan), Button("See the worked &example", desk.open_example)
        )
        card.body.addWidget(row)
        self.column.addWidget(card)
        self.finish()

    def refresh(self, plan: Plan) -> None:
        """Nothing to show: the page is replaced once a plan is open."""
