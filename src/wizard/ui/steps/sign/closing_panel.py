"""Before a meeting is closed: problems first, who must sign, what closing means, and the button that closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.checks.all_checks import blocking, checks
from wizard.checks.check import Check, Severity
from wizard.foundation.formatting import counted, date_in_words, listed
from wizard.plan.labels import signers_in_words
from wizard.plan.meeting import Meeting
from wizard.plan.people import SignerKind
from wizard.plan.record import ClosedRecord
from wizard.signing.closing import signing_state
from wizard.signing.signers import expected_signers, was_present
from wizard.ui.session.session import Session
from wizard.ui.steps.finding_list import FindingList, acknowledgements_of
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, SideBySide
from wizard.ui.widgets.text_labels import Body, Muted
from wizard.voting.entitlement import ATTENDING

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_MEANS = (
    "Closing freezes the record: practice, people, rule, attendance, guidance and every decision as they are now. "
    "A fingerprint is worked out, and the partners sign in turn. Until everybody has signed it can be reopened, "
    "which voids the signatures given."
)


class ClosingPanel(QWidget):
    """What stands in the way of closing, and closing."""

    place_wanted = Signal(str)
    """The reader wants the step with this key."""
    close_wanted = Signal()
    """The meeting is to be closed."""
    record_wanted = Signal(int)
    """The signatures of the closed meeting with this number are wanted."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._found: tuple[Check, ...] = ()
        self._acknowledgements = acknowledgements_of(session)
        self._reopened = Banner(Tone.WAITING, "")
        self._findings = FindingList(self._acknowledgements, (Severity.BLOCKING, Severity.ACKNOWLEDGE))
        self._close = Button("Close the meeting", self.close_wanted.emit, ButtonKind.PRIMARY)
        self._why_not = Muted()
        self._problem = Banner(Tone.BAD, "")
        self._problem.hide()
        self._signers = ColumnLayout(6)
        self._who = Muted()
        self._earlier = ColumnLayout(8)
        self._earlier_card = Card("Signatures of earlier meetings", gap=8)
        self._lay_out()
        self._findings.place_wanted.connect(self.place_wanted)
        self._acknowledgements.changed.connect(self._renew_button)

    def show_plan(self, plan: Plan, meeting: Meeting) -> None:
        """Show what stands in the way of closing the open meeting of `plan`."""
        self._problem.hide()
        self._found = checks(plan, self._session.today())
        self._findings.show_findings(self._found)
        self._show_signers(plan, meeting)
        self._show_reopened(plan, meeting)
        self._show_earlier(plan)
        self._renew_button()

    def show_problem(self, sentence: str) -> None:
        """Say why the meeting cannot be closed."""
        self._problem.show_message(Tone.BAD, sentence)
        self._problem.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the closing below the problems in a narrow window."""
        super().resizeEvent(event)
        self._sides.fit(self.width())

    def _lay_out(self) -> None:
        problems = Card("Before closing")
        problems.body.addWidget(self._findings)
        closing = Card("Close the meeting", gap=10)
        closing.body.add(Body(_MEANS), self._problem, ButtonRow(self._close), self._why_not)
        signers = Card("Who must sign", gap=8)
        signers.body.addWidget(self._who)
        signers.body.addLayout(self._signers)
        self._earlier_card.body.addLayout(self._earlier)
        left = ColumnLayout(16)
        left.add(problems, self._earlier_card)
        left.addStretch(1)
        right = ColumnLayout(16)
        right.add(closing, signers)
        right.addStretch(1)
        self._sides = SideBySide(820, 16)
        self._sides.addLayout(left, 55)
        self._sides.addLayout(right, 45)
        column = ColumnLayout(16, parent=self)
        column.addWidget(self._reopened)
        column.addLayout(self._sides)

    def _renew_button(self) -> None:
        mend, awaited = len(blocking(self._found)), len(self._acknowledgements.awaited(self._found))
        why = [f"{counted(mend, 'thing')} to mend"] * bool(mend)
        why += [f"{counted(awaited, 'thing')} to acknowledge"] * bool(awaited)
        self._close.setEnabled(not why and not self._session.read_only_because)
        sentence = self._session.read_only_because or (f"First: {listed(why)}." if why else "")
        self._why_not.setText(sentence)
        self._why_not.setVisible(bool(sentence))
        self._close.setAccessibleDescription(sentence)

    def _show_signers(self, plan: Plan, meeting: Meeting) -> None:
        names = {person.id: person.name for person in plan.people}
        expected = expected_signers(meeting, plan.people_at_meeting, plan.settings)
        self._signers.clear()
        for person_id in expected:
            attendance = meeting.attendance_of(person_id)
            away = attendance is not None and attendance.presence not in ATTENDING
            self._signers.addWidget(_line(Icon.PERSON, f"{names[person_id]}{', not present: answers later' * away}"))
        signers = plan.settings.signers
        some = "; any of these will do" if signers.kind is SignerKind.CHAIR_AND_OTHERS else ""
        setting = f"{signers_in_words(signers)}, as the practice has settled{some}."
        self._who.setText(setting if expected else "Nobody yet: name the partners on the Practice step.")

    def _show_reopened(self, plan: Plan, meeting: Meeting) -> None:
        kept = [entry for entry in plan.reopenings if entry.record.content.number == meeting.number]
        self._reopened.setVisible(bool(kept))
        if kept:
            last = kept[-1]
            count = len(last.record.answers)
            void = f"{counted(count, 'answer')} to the record before {'is' if count == 1 else 'are'} void."
            words = f"The reason: {last.reason.rstrip('.')}. {void if count else ''}"
            self._reopened.show_message(Tone.WAITING, words, f"Reopened on {date_in_words(last.reopened_at.date())}")

    def _show_earlier(self, plan: Plan) -> None:
        self._earlier.clear()
        self._earlier_card.setVisible(bool(plan.records))
        for record in reversed(plan.records):
            self._earlier.addWidget(self._earlier_row(record))

    def _earlier_row(self, record: ClosedRecord) -> QWidget:
        number, meeting = record.content.number, record.content.meeting
        held = f", {date_in_words(meeting.held_on)}" if meeting.held_on else ""
        words = f"{meeting.called}{held}: {signing_state(record).words}"
        row = _line(Icon.DOCUMENT, words)
        awaited = [person for person in signing_state(record).awaited if not was_present(record.content, person)]
        button = Button(
            "Answer later" if awaited else "Show", lambda: self.record_wanted.emit(number), ButtonKind.TEXT, small=True
        )
        button.setAccessibleName(f"Signatures of meeting {number}")
        layout = row.layout()
        assert layout is not None
        layout.addWidget(button)
        return row


def _line(mark: Icon, words: str) -> QWidget:
    line = QWidget()
    row = Row(10, parent=line)
    row.addWidget(Sign(mark, Tone.NEUTRAL, side=18), 0, TOP)
    row.addWidget(Body(words), 1)
    return line
