"""Records when the partners had notice of the meeting, and whether all agreed to less than the deed requires."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from wizard.checks.rule_checks import notice_checks
from wizard.foundation.formatting import counted
from wizard.overview.places import Control
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import ColumnLayout, show_if


class NoticePart(QWidget):
    """The day of the notice, with any problem shown below it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sent = DateField()
        self._field = LabelledInput("Notice sent on", self.sent)
        self._field.setObjectName(Control.NOTICE_SENT)
        self.agreed = TickLine("All partners agreed to shorter notice")
        self._short = Caution()
        ColumnLayout(6, parent=self).add(self._field, self._short, self.agreed)
        self.sent.edited.connect(self._take)
        self.agreed.ticked.connect(lambda on: self._change("shorter notice", short_notice_agreed=on))

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting's notice."""
        meeting, days = open_meeting(plan), plan.settings.rule.notice_days
        self.sent.show_date(meeting.notice_sent)
        self.sent.start_calendar_at(meeting.held_on or self._session.today())
        self._field.set_hint("" if days is None else f"The deed asks for {counted(days, 'day')}.")
        found = next(notice_checks(plan), None)
        self._short.show_sentence(found.sentence if found else "")
        show_if(found is not None or meeting.short_notice_agreed, self.agreed)
        self.agreed.show_ticked(meeting.short_notice_agreed)

    def _take(self, on: date | None) -> None:
        self._field.show_error(self._change("notice of the meeting", notice_sent=on))

    def _change(self, label: str, **parts: object) -> str:
        return tried(self._session, lambda plan: plan.with_meeting(open_meeting(plan).replace(**parts)), label)
