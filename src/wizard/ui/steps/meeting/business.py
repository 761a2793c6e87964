"""What frames the items: the minutes of the last meeting, matters arising from them, any other business."""

from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.note import NoteField
from wizard.ui.inputs.tickline import TickLine
from wizard.ui.session.editing import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.fold import FoldSection
from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text_labels import Muted


class LastMinutesSection(FoldSection):
    """Whether the last meeting's minutes were approved, with which corrections."""

    def __init__(self, session: Session) -> None:
        super().__init__("Minutes of the last meeting")
        self._session = session
        self._first = Muted("This plan holds no earlier meeting; the last one may be on paper.")
        self.approved = TickLine("Approved as a true record")
        self.corrections, self.until = NoteField("What was put right, if anything"), DateField()
        self._corrections = Field("Corrections", self.corrections)
        until = Field("Had been circulated for correction until", self.until)
        self.content.add(self._first, self.approved, self._corrections, until)
        self.approved.ticked.connect(lambda on: self._change("approval of the last minutes", approved=on))
        self.corrections.edited.connect(self._correct)
        self.until.edited.connect(lambda on: self._change("circulation of the last minutes", circulated_until=on))

    def refresh(self, plan: Plan) -> None:
        """Show what was said of the last minutes."""
        last = open_meeting(plan).last_minutes
        self._first.setVisible(not plan.records)
        self.approved.show_ticked(last.approved)
        self.corrections.show_text(last.corrections)
        self.until.show_date(last.circulated_until)
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
    """A text of the meeting, folded until wanted."""

    def __init__(self, session: Session, title: str, part: str, placeholder: str) -> None:
        super().__init__(title)
        self._session, self._part, self._label = session, part, title.lower()
        self.note = NoteField(placeholder, lines=3)
        self.note.setAccessibleName(title)
        self._field = Field("For the minutes", self.note)
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
    """The three sections, one below the other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.last = LastMinutesSection(session)
        self.arising = NoteSection(session, "Matters arising", "matters_arising", "What came of the last meeting")
        self.other = NoteSection(session, "Any other business", "other_business", "What else was raised")
        Column(12, parent=self).add(self.last, self.arising, self.other)

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting's texts."""
        for section in (self.last, self.arising, self.other):
            section.refresh(plan)
