"""Before closing a meeting: what to read and tick, what is still empty, who must sign, and what closing means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from wizard.checks.all_checks import blocking, checks
from wizard.checks.check import Check, FindingGroup, Severity, groups_of
from wizard.checks.gaps import GapRow, gap_rows
from wizard.edits.decision_edits import with_particulars
from wizard.edits.gap_edits import filled
from wizard.foundation.formatting import counted, date_in_words
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.minutes.minutes import minutes_of
from wizard.plan.labels import signers_in_words
from wizard.plan.meeting import Meeting
from wizard.plan.people import SignerKind
from wizard.plan.record import LEFT_OPEN, ClosedRecord
from wizard.signing.closing import signing_state
from wizard.signing.signers import expected_signers, was_present
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.session.session import Session
from wizard.ui.steps.finding_list import FindingList, acknowledgements_of
from wizard.ui.steps.sign.closing_bar import ClosingBar
from wizard.ui.steps.sign.gaps_card import GapsCard
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Muted
from wizard.voting.entitlement import ATTENDING

if TYPE_CHECKING:
    from datetime import date

    from wizard.plan.plan import Plan
    from wizard.plan.proposal import Owner

_MEANS = (
    "Closing freezes the record: practice, people, rule, attendance, guidance and every decision as they are now. "
    "A fingerprint is worked out, and the partners sign in turn. Until everybody has signed, you can reopen "
    "it, but that voids the signatures given."
)


class ClosingPanel(QWidget):
    """Shows what prevents closing the meeting, and closes it."""

    place_wanted = Signal(str)
    """The reader wants to go to the step with this key."""
    record_wanted = Signal(int)
    """The reader wants to see the signatures of the closed meeting with this number."""
    close_wanted = Signal()
    """The reader wants to close the meeting, and nothing prevents it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._found: tuple[Check, ...] = ()
        self._rows: tuple[GapRow, ...] = ()
        self._acknowledgements = acknowledgements_of(session)
        self.bar = ClosingBar(self._close, self.show_next)
        """The part of the bar shown with this panel."""
        self._reopened = Banner(Tone.WAITING, "")
        self._read = Card("Read and tick", gap=8)
        self._read_count = Muted()
        self._findings = FindingList(self._acknowledgements, (Severity.BLOCKING, Severity.ACKNOWLEDGE), gaps=False)
        self._gaps = GapsCard()
        self._problem = Banner(Tone.BAD, "")
        self._problem.hide()
        self._signers = ColumnLayout(6)
        self._who = Muted()
        self._earlier = ColumnLayout(8)
        self._earlier_card = Card("Signatures of earlier meetings", gap=8)
        self._lay_out()
        self._findings.place_wanted.connect(self.place_wanted)
        self._acknowledgements.changed.connect(self._renew_open)
        self._gaps.place_wanted.connect(self.place_wanted)
        self._gaps.filled.connect(self._fill)
        self._gaps.all_filled.connect(self._fill_all)
        self._gaps.left_open.connect(self._leave_open)

    def show_plan(self, plan: Plan, meeting: Meeting) -> None:
        """Show what is left to do before closing the open meeting of `plan`."""
        self._problem.hide()
        self._found = checks(plan, self._session.today())
        minutes = minutes_of(plan, meeting.number, self._session.today())
        self._rows = gap_rows(minutes, self._found, self._gaps.items)
        self._findings.show_findings(self._found)
        left = any(self._acknowledgements.holds(group) for group in self._groups() if group.name == LEFT_OPEN)
        self._gaps.show_gaps(minutes, self._rows, held_on=meeting.held_on, left=left)
        show_if(bool(self._rows), self._gaps)
        self._show_signers(plan, meeting)
        self._show_reopened(plan, meeting)
        self._show_earlier(plan)
        self._renew_open()

    def show_problem(self, sentence: str) -> None:
        """Say why the meeting cannot be closed."""
        self._problem.show_message(Tone.BAD, sentence)
        self._problem.show()

    def show_next(self) -> bool:
        """Put the focus on the next thing to do; return whether there is one."""
        return self._findings.focus_first() or self._gaps.focus_next_empty()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show filled fields as text the next time."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._gaps.forget()

    def _lay_out(self) -> None:
        self._read.body.add(self._read_count, self._findings)
        closing = Card("What closing means", gap=10)
        closing.body.addWidget(Body(_MEANS))
        signers = Card("Who must sign", gap=8)
        signers.body.addWidget(self._who)
        signers.body.addLayout(self._signers)
        self._earlier_card.body.addLayout(self._earlier)
        column = ColumnLayout(14, parent=self)
        column.add(self._reopened, self._problem, self._read, self._gaps, signers, closing, self._earlier_card)

    # --- What is left to do -------------------------------------------------------------------------------------------

    def _groups(self) -> tuple[FindingGroup, ...]:
        return groups_of(self._found)

    def _renew_open(self) -> None:
        mend = len(blocking(self._found))
        ticks = [group for group in self._groups() if group.name != LEFT_OPEN]
        awaited = sum(not self._acknowledgements.holds(group) for group in ticks)
        gaps = [group for group in self._groups() if group.name == LEFT_OPEN]
        empty = sum(len(group.checks) for group in gaps if not self._acknowledgements.holds(group))
        words = [f"{mend} to correct"] * bool(mend) + [f"{awaited} to tick"] * bool(awaited)
        # In a narrow window, more words would break into a third line.
        words += [counted(empty, "gap")] * bool(empty)
        self._read_count.setText(f"{counted(len(ticks), 'matter')}; {len(ticks) - awaited} ticked" if ticks else "")
        show_if(bool(ticks), self._read_count)
        self.bar.show_closing(", ".join(words), self._session.read_only_because)

    def _close(self) -> None:
        """Ask to close the meeting; if something is left to do, go to the first of it."""
        if all_read(self) and not self.show_next():
            self.close_wanted.emit()

    def _fill(self, item: str, need: Need, value: object) -> None:
        row = NEEDS[need]
        plan = with_particulars(self._session.plan, item, **{row.place: value})
        self._session.apply(plan, f"{row.called} of item {item}")

    def _fill_all(self, owner: Owner | None, review_on: date | None) -> None:
        plan = filled(self._session.plan, self._rows, owner, review_on)
        self._session.apply(plan, "filling in what was empty")
        announce(self, "Filled in")

    def _leave_open(self, left: bool) -> None:
        for group in self._groups():
            if group.name == LEFT_OPEN:
                self._acknowledgements.acknowledge(group, left)

    # --- Signers and earlier meetings ---------------------------------------------------------------------------------

    def _show_signers(self, plan: Plan, meeting: Meeting) -> None:
        names = {person.id: person.name for person in plan.people}
        expected = expected_signers(meeting, plan.people_at_meeting, plan.settings)
        self._signers.clear()
        for person_id in expected:
            attendance = meeting.attendance_of(person_id)
            away = attendance is not None and attendance.presence not in ATTENDING
            self._signers.addWidget(_line(Icon.PERSON, f"{names[person_id]}{', not present: will sign later' * away}"))
        signers = plan.settings.signers
        some = "; any of these can sign" if signers.kind is SignerKind.CHAIR_AND_OTHERS else ""
        setting = f"{signers_in_words(signers)}, as set on the Practice step{some}."
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
