"""The Meeting step: when and where, who is there, whose interests, and what is for this meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.ui.session.session import Session
from wizard.ui.steps.meeting.agenda_card import AgendaCard
from wizard.ui.steps.meeting.attendance_card import AttendanceCard
from wizard.ui.steps.meeting.business import BusinessPart
from wizard.ui.steps.meeting.details import SittingCard
from wizard.ui.steps.meeting.interests_card import InterestsCard
from wizard.ui.steps.page_services import Desk
from wizard.ui.steps.step_page import Page
from wizard.ui.theme import Mark
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.columns import TwoColumns
from wizard.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_LEAD = "Who meets, and what is before them. What is not for this meeting keeps its position."


class MeetingPage(Page):
    """The open meeting; while none is open, the way to a new one."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session, "Meeting", lead=_LEAD, width=1240)
        self.details = SittingCard(session)
        self.attendance = AttendanceCard(session, lambda: self.step_wanted.emit("practice"))
        self.interests, self.agenda, self.business = InterestsCard(session), AgendaCard(session), BusinessPart(session)
        self.begin_button = Button("Begin a new &meeting", desk.begin_meeting, Kind.PRIMARY)
        self._closed = Card()
        self._closed.body.addWidget(
            EmptyState(
                "The last meeting is closed",
                "Its record stays as it is. A new meeting takes over where the items stand.",
                self.begin_button,
                Mark.LOCK,
            )
        )
        self._open = TwoColumns(
            (self.details, self.attendance, self.interests, self.agenda, self.business),
            right=(self.attendance, self.interests, self.business),
            shares=(1, 2),
        )
        self.column.addWidget(self._closed)
        self.column.addWidget(self._open)
        self.finish()

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting."""
        self._closed.setVisible(plan.meeting is None)
        self._open.setVisible(plan.meeting is not None)
        self.set_title("Meeting", f"Meeting {plan.meeting.number}" if plan.meeting else "", _LEAD)
        if plan.meeting is None:
            return
        for part in (self.details, self.agenda, self.attendance, self.interests, self.business):
            part.refresh(plan)
