"""When and where the meeting is, who is in the chair, who takes the minutes."""

from datetime import date, time

from wizard.checks.meeting_checks import times_sentence
from wizard.edits.attendance_edits import roster
from wizard.foundation.value import typed
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.inputs.times import TimeField
from wizard.ui.session.editing import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.caution import Caution
from wizard.ui.widgets.flow_layouts import FieldRow

_NEEDED = "Needed before the meeting can be closed."


class SittingCard(Card):
    """The meeting itself."""

    def __init__(self, session: Session) -> None:
        super().__init__("When and where")
        self._session = session
        self.held_on, self.place = DateField(), TextField("Room, or how to join by link")
        self.starts, self.ends = TimeField(), TimeField("e.g. 14:30")
        self.chair, self.minute_taker = ChoiceField(placeholder="Who?"), ChoiceField(placeholder="Who?")
        self._date = Field("Date", self.held_on, _NEEDED)
        self._chair = Field("In the chair", self.chair, _NEEDED)
        self._place = Field("Place", self.place)
        self._times = Caution()
        self.body.add(
            self._date,
            FieldRow(Field("Starts", self.starts), Field("Ends", self.ends), least=110),
            self._times,
            self._place,
            FieldRow(self._chair, Field("Takes the minutes", self.minute_taker), least=170),
        )
        self._connect()

    @property
    def date_field(self) -> Field:
        """The date with its label and what is wrong with it."""
        return self._date

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting."""
        meeting = open_meeting(plan)
        self.held_on.show_date(meeting.held_on)
        self.held_on.start_calendar_at(self._session.today())
        self.starts.show_time(meeting.starts)
        self.ends.show_time(meeting.ends)
        self._times.show_sentence(times_sentence(meeting))
        self.place.show_text(meeting.place)
        people = [*(Choice(person.id, person.name) for person in roster(plan)), Choice("", "Nobody yet")]
        for field, person in ((self.chair, meeting.chair), (self.minute_taker, meeting.minute_taker)):
            field.set_choices(people)
            field.show_choice(person)
        self._date.set_hint("" if meeting.held_on else _NEEDED)
        self._chair.set_hint("" if meeting.chair else _NEEDED if plan.people else "Name the people at Practice first.")

    def _connect(self) -> None:
        self.held_on.edited.connect(self._take_date)
        self.starts.edited.connect(lambda at: self._take_time("starts", "start", at))
        self.ends.edited.connect(lambda at: self._take_time("ends", "end", at))
        self.place.edited.connect(self._take_place)
        self.chair.chosen.connect(lambda person: self._change("chair of the meeting", chair=person or None))
        self.minute_taker.chosen.connect(lambda person: self._change("minute taker", minute_taker=person or None))

    def _take_date(self, on: date | None) -> None:
        self._change("date of the meeting", held_on=on)

    def _take_time(self, part: str, word: str, at: time | None) -> None:
        self._change(f"{word} of the meeting", **{part: at})

    def _take_place(self, text: str) -> None:
        self._place.show_error(self._change("place of the meeting", place=typed(text)))

    def _change(self, label: str, **parts: object) -> str:
        return tried(self._session, lambda plan: plan.with_meeting(open_meeting(plan).replace(**parts)), label)
