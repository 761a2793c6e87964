"""The Practice step: entered once, before the first meeting; who the practice is and how its partners decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.ui.session.session import Session
from wizard.ui.steps.page_services import Desk
from wizard.ui.steps.practice.details import DetailsCard
from wizard.ui.steps.practice.people_card import ContactsSection, PeopleCard
from wizard.ui.steps.practice.record import RecordCard
from wizard.ui.steps.practice.rule_card import RuleCard
from wizard.ui.steps.practice.words import practice_words
from wizard.ui.steps.step_page import Page
from wizard.ui.theme import Tone
from wizard.ui.widgets.columns import TwoColumns
from wizard.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class PracticePage(Page):
    """The practice, its people, its rule, its record."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session, "Practice", lead="Entered once, and used for every meeting.", width=1180)
        words = practice_words()
        self._closed = Banner(Tone.ACCENT, words.closed, words.closed_title)
        self.details, self.people, self.contacts = DetailsCard(session), PeopleCard(session), ContactsSection(session)
        self.rule, self.record = RuleCard(session), RecordCard(session)
        self.column.addWidget(self._closed)
        cards = (self.details, self.people, self.contacts, self.rule, self.record)
        self.column.addWidget(TwoColumns(cards, right=(self.people, self.contacts, self.record)))
        self.finish()

    def refresh(self, plan: Plan) -> None:
        """Show the practice."""
        self._closed.setVisible(plan.meeting is None)
        for part in (self.details, self.people, self.contacts, self.rule, self.record):
            part.refresh(plan)
