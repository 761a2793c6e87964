"""The Meeting step: date and place, attendance, interests, the agenda, and other business.

Other business means the last meeting's minutes, matters arising from them, and any other business.
"""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QWidget

from wizard.checks.meeting_checks import times_sentence
from wizard.edits.attendance_edits import roster
from wizard.foundation.value import typed
from wizard.overview.places import Control
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField, TimeField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.attendance_card import AttendanceCard
from wizard.ui.steps.meeting.agenda_card import AgendaCard
from wizard.ui.steps.meeting.circulation_card import CirculationCard
from wizard.ui.steps.meeting.corrections_noted import CorrectionsNoted
from wizard.ui.steps.meeting.from_before_card import FromBeforeCard
from wizard.ui.steps.meeting.guidance_card import GuidanceCard
from wizard.ui.steps.meeting.interests_card import InterestsCard
from wizard.ui.steps.meeting.item_rule_card import ItemRuleCard
from wizard.ui.steps.meeting.next_meeting_section import NextMeetingSection
from wizard.ui.steps.meeting.notice_part import NoticePart
from wizard.ui.steps.meeting.own_items_card import OwnItemsCard
from wizard.ui.steps.meeting.run_out_card import RunOutCard
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Icon
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.flow_layouts import FieldRow, TwoColumns
from wizard.ui.widgets.messages import Caution, EmptyState
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import Muted

_LEAD = "Who is at the meeting, and which items are on the agenda. Items left off keep their position."

_NAME_FIRST = "Name the partners on the Practice step; they appear here."
_NEEDED = "Needed before the meeting can be closed."


class MeetingPage(StepPage):
    """The open meeting or, if none is open, a button to start one."""

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__(session, "Meeting", lead=_LEAD, width=1500)
        self.run_out = RunOutCard(session)
        self.run_out.place_wanted.connect(self.step_wanted)
        self.details = SittingCard(session)
        self.attendance = AttendanceCard(session, _NAME_FIRST, lambda: self.step_wanted.emit("practice"))
        self.interests, self.agenda, self.business = InterestsCard(session), AgendaCard(session), BusinessPart(session)
        self.item_rules = ItemRuleCard(session)
        self.begin_button = Button("Begin a new mee&ting", services.guidance.begin_meeting, ButtonKind.PRIMARY)
        self.guidance = GuidanceCard(session)
        self.before, self.own = FromBeforeCard(session), OwnItemsCard(session)
        self.circulations = CirculationCard(session, services)
        self.own.step_wanted.connect(self.step_wanted)
        self._closed = Card()
        self._closed.body.addWidget(
            EmptyState(
                "The last meeting is closed",
                "Its record stays as it is. A new meeting starts from the positions that it left.",
                self.begin_button,
                Icon.LOCK,
            )
        )
        right = (self.attendance, self.interests, self.item_rules, self.own, self.business)
        self._parts = (self.details, self.before, self.guidance, *right[:2], self.agenda, *right[2:])
        self._open = TwoColumns(self._parts, right=right, shares=(1, 2))
        self.column.addWidget(self._closed)
        self.column.addWidget(self.run_out)
        self.column.addWidget(self._open)
        self.column.addWidget(self.circulations)
        self.finish()

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting."""
        self._closed.setVisible(plan.meeting is None)
        self._open.setVisible(plan.meeting is not None)
        self.circulations.refresh(plan)
        self.set_title("Meeting", f"Meeting {plan.meeting.number}" if plan.meeting else "", _LEAD)
        if plan.meeting is None:
            self.run_out.hide()
            return
        for part in (self.run_out, *self._parts):
            part.refresh(plan)


class LastMinutesSection(FoldSection):
    """Records whether the last meeting's minutes were approved, and with which corrections."""

    def __init__(self, session: Session) -> None:
        super().__init__("Minutes of the last meeting")
        self._session = session
        self._first = Muted("This plan has no earlier meeting; the last one may be on paper.")
        self.approved = TickLine("Approved as a true record")
        self.corrections, self.until = NoteField("What was corrected, if anything"), DateField()
        self._corrections = LabelledInput("Corrections", self.corrections)
        until = LabelledInput("Had been circulated for correction until", self.until)
        self.noted = CorrectionsNoted(session)
        self.content.add(self._first, self.approved, self._corrections, until, self.noted)
        self.approved.ticked.connect(lambda on: self._change("approval of the last minutes", approved=on))
        self.corrections.edited.connect(self._correct)
        self.until.edited.connect(lambda on: self._change("circulation of the last minutes", circulated_until=on))

    def refresh(self, plan: Plan) -> None:
        """Show what was recorded about the last minutes."""
        last = open_meeting(plan).last_minutes
        self._first.setVisible(not plan.records)
        self.approved.show_ticked(last.approved)
        self.corrections.show_text(last.corrections)
        self.until.show_date(last.circulated_until)
        self.noted.refresh(plan)
        parts = ["approved" if last.approved else "not yet approved"]
        self.set_summary(", ".join([*parts, *["with corrections"] * bool(last.corrections)]))

    def _correct(self, text: str) -> None:
        words = typed(text, lines=True)
        self._corrections.show_error(self._change("corrections to the last minutes", corrections=words))

    def _change(self, label: str, **parts: object) -> str:
        def change(plan: Plan) -> Plan:
            meeting = open_meeting(plan)
            return plan.with_meeting(meeting.replace(last_minutes=meeting.last_minutes.replace(**parts)))

        return tried(self._session, change, label)


class NoteSection(FoldSection):
    """A text of the meeting, folded until needed."""

    def __init__(self, session: Session, title: str, part: str, placeholder: str) -> None:
        super().__init__(title)
        self._session, self._part, self._label = session, part, title.lower()
        self.note = NoteField(placeholder, lines=3)
        self.note.setAccessibleName(title)
        self._field = LabelledInput("For the minutes", self.note)
        self.content.addWidget(self._field)
        self.note.edited.connect(self._take)

    def refresh(self, plan: Plan) -> None:
        """Show the text."""
        text = getattr(open_meeting(plan), self._part)
        self.note.show_text(text)
        self.set_summary(text.replace("\n", " ") if text else "nothing yet")

    def _take(self, text: str) -> None:
        words = typed(text, lines=True)
        problem = tried(
            self._session,
            lambda plan: plan.with_meeting(open_meeting(plan).replace(**{self._part: words})),
            self._label,
        )
        self._field.show_error(problem)


class BusinessPart(QWidget):
    """The sections for other business."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.last = LastMinutesSection(session)
        self.arising = NoteSection(
            session, "Matters arising", "matters_arising", "What has happened since the last meeting"
        )
        self.other = NoteSection(session, "Any other business", "other_business", "What else was raised")
        self.next = NextMeetingSection(session)
        ColumnLayout(12, parent=self).add(self.last, self.arising, self.other, self.next)

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting's texts."""
        for section in (self.last, self.arising, self.other, self.next):
            section.refresh(plan)


class SittingCard(Card):
    """The meeting's date, time and place."""

    def __init__(self, session: Session) -> None:
        super().__init__("When and where")
        self._session = session
        self.held_on, self.place = DateField(), TextField("Room, or how to join online")
        self.starts, self.ends = TimeField(), TimeField("e.g. 14:30")
        self.chair, self.minute_taker = ChoiceField(placeholder="Who?"), ChoiceField(placeholder="Who?")
        self._date = LabelledInput("Date", self.held_on, _NEEDED)
        self._chair = LabelledInput("In the chair", self.chair, _NEEDED)
        self._place = LabelledInput("Place", self.place)
        self._date.setObjectName(Control.MEETING_DATE)
        self.ends.setObjectName(Control.MEETING_END)
        self._chair.setObjectName(Control.CHAIR)
        self._times, self.notice = Caution(), NoticePart(session)
        self.body.add(
            self._date,
            FieldRow(LabelledInput("Starts", self.starts), LabelledInput("Ends", self.ends), least=110),
            self._times,
            self._place,
            FieldRow(self._chair, LabelledInput("Takes the minutes", self.minute_taker), least=170),
            self.notice,
        )
        self._connect()

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting."""
        meeting = open_meeting(plan)
        self.held_on.show_date(meeting.held_on)
        self.held_on.start_calendar_at(self._session.today())
        self.starts.show_time(meeting.starts)
        self.ends.show_time(meeting.ends)
        self._times.show_sentence(times_sentence(meeting))
        self.place.show_text(meeting.place)
        self.notice.refresh(plan)
        people = [*(ListChoice(person.id, person.name) for person in roster(plan)), ListChoice("", "Nobody yet")]
        for field, person in ((self.chair, meeting.chair), (self.minute_taker, meeting.minute_taker)):
            field.set_choices(people)
            field.show_choice(person)
        self._date.set_hint("" if meeting.held_on else _NEEDED)
        self._chair.set_hint(
            "" if meeting.chair else _NEEDED if plan.people else "Name the people on the Practice step first."
        )

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
