"""The date and place of the partners' next meeting."""

from __future__ import annotations

from wizard.edits.next_meeting import with_next_meeting
from wizard.foundation.value import typed
from wizard.overview.one_page import next_meeting_words
from wizard.overview.places import Control
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.date_time_inputs import DateField, TimeField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.text_labels import Hint


class NextMeetingSection(FoldSection):
    """Day, time and place. They go on page one and into the calendar, and are filled in when that meeting starts."""

    def __init__(self, session: Session) -> None:
        super().__init__("Next meeting")
        self._session = session
        self.on, self.at, self.place = DateField(), TimeField(), TextField("Room, or how to join online")
        self.on.setObjectName(Control.NEXT_MEETING)
        self._place = LabelledInput("Place", self.place)
        self.content.add(
            FieldRow(LabelledInput("Date", self.on), LabelledInput("Starts", self.at), least=110),
            self._place,
            Hint("Items carried over without a date go to this meeting."),
        )
        self.on.edited.connect(lambda on: self._change("date of the next meeting", on=on))
        self.at.edited.connect(lambda at: self._change("time of the next meeting", at=at))
        self.place.edited.connect(self._take_place)

    def refresh(self, plan: Plan) -> None:
        """Show the next meeting's details without emitting a signal."""
        meeting = open_meeting(plan)
        then = meeting.next_meeting
        self.on.show_date(then.on)
        self.on.start_calendar_at(meeting.held_on or self._session.today())
        self.at.show_time(then.at)
        self.place.show_text(then.place)
        self.set_summary(next_meeting_words(meeting) or "nothing yet")

    def _take_place(self, text: str) -> None:
        self._place.show_error(self._change("place of the next meeting", place=typed(text)))

    def _change(self, label: str, **parts: object) -> str:
        return tried(self._session, lambda plan: with_next_meeting(plan, **parts), label)
