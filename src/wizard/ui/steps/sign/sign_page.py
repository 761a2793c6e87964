"""The Sign step: first any problems, then closing, then each partner in turn, and later anyone who was away.

Between two signers the screen names the next one and shows no signatures.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.checks.all_checks import blocking, checks
from wizard.foundation.formatting import date_in_words
from wizard.overview.places import Control
from wizard.plan.labels import ANSWERS
from wizard.plan.people import Person
from wizard.plan.record import AnswerKind, ClosedRecord, Method
from wizard.services.guidance_packs import statements
from wizard.signing.answers import Reply
from wizard.signing.chain import AnswerError
from wizard.signing.closing import ClosingError, RecordState, answer, close, reopen, signing_state, void_on_reopening
from wizard.signing.signers import kinds_open_to, recorders_of_unavailable
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import Scope, pressed
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.session.apply_edit import NOT_KEPT
from wizard.ui.session.session import Session
from wizard.ui.shell.unread_fields import may_go_on_unread
from wizard.ui.steps.finding_list import acknowledgements_of
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.sign.answers_after_closing import record_absent_answers
from wizard.ui.steps.sign.closing_panel import ClosingPanel
from wizard.ui.steps.sign.correcting import ask_correction, ask_seen
from wizard.ui.steps.sign.handed_round.hand_over import HandOver, ProjectorCheck
from wizard.ui.steps.sign.handed_round.sign_bar import SignBar
from wizard.ui.steps.sign.handed_round.signer_panel import SignerPanel
from wizard.ui.steps.sign.handed_round.turns import next_in_turn, turn_of, turns_of, ways_open_to
from wizard.ui.steps.sign.record_panel import RecordPanel
from wizard.ui.steps.sign.sign_dialogs import ReopenDialog, UnavailableDialog
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.icon_label import StatusChip

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class View(Enum):
    """The parts of the page, one of which is shown."""

    CLOSING = "closing"
    RECORD = "record"
    PROJECTOR = "projector"
    HAND_OVER = "hand_over"
    SIGNER = "signer"


_HANDED_ROUND = (View.PROJECTOR, View.HAND_OVER, View.SIGNER)
"""The views in which the screen is handed round."""


class SignPage(StepPage):
    """Closes the open meeting, and records answers to closed ones."""

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__(session, "Sign", width=1360)
        self._services = services
        self._statements = statements()
        self._view, self._number, self._person = View.CLOSING, 0, ""
        self._open_meeting = 0
        self._chip = StatusChip("Draft")
        self._closing = ClosingPanel(session)
        self._record = RecordPanel()
        self._projector, self._hand_over = ProjectorCheck(), HandOver()
        self._bar = SignBar(
            self._stop,
            lambda: self._signer.hand_back(),
            lambda: self._signer.give_answer(),
            self._closing.bar,
        )
        self._signer = SignerPanel(session, self._statements, statements(in_writing=True), self._bar.put)
        self._is_unseen, self._is_between, self._skipped = False, False, set[str]()
        self._panels: dict[View, QWidget] = {
            View.CLOSING: self._closing,
            View.RECORD: self._record,
            View.PROJECTOR: self._projector,
            View.HAND_OVER: self._hand_over,
            View.SIGNER: self._signer,
        }
        self.head.beside.addWidget(self._chip)
        for panel in self._panels.values():
            panel.hide()
            self.column.addWidget(panel)
        self.finish()
        self._connect()

    @property
    def view(self) -> View:
        """What the page shows now."""
        return self._view

    @property
    def is_handed_over(self) -> bool:
        """Whether the screen is handed to a signer, who can neither see nor undo what others changed."""
        return self._is_between or self._view in _HANDED_ROUND

    @property
    def bar_part(self) -> SignBar:
        """The part of the bar: what is left to do before closing or, while the screen is handed round, signing."""
        return self._bar

    def show_missing(self) -> bool:
        """Go to the next thing to do before closing; return whether the page shows what is left to do."""
        return self._view is View.CLOSING and self._closing.show_next()

    def refresh(self, plan: Plan) -> None:
        """Show closing for the open meeting, or the chosen record."""
        self._settle(plan)
        if self._view is View.CLOSING and plan.meeting is not None:
            self._closing.show_plan(plan, plan.meeting)
        elif self._view is View.RECORD:
            record, editable = self._record_in_hand(plan), not self.session.read_only_because
            self._record.show_record(plan, record, self.session.today(), editable=editable)
        self._show_head(plan)
        for view, panel in self._panels.items():
            panel.setVisible(view is self._view)
        if self._view is View.CLOSING:
            self._bar.show_closing()
        elif self._view is View.SIGNER:
            self._bar.show_signer()
        elif self.is_handed_over:
            self._bar.show_between()
        else:
            self._bar.show_nothing()

    def first_field(self) -> QWidget | None:
        """Return the widget of the current view that gets the focus."""
        panel = self._panels[self._view]
        if isinstance(panel, (RecordPanel, ProjectorCheck, HandOver, SignerPanel)):
            return panel.first_field()
        return super().first_field()

    def hideEvent(self, event: QHideEvent) -> None:
        """Discard an unfinished signature, because somebody else may come back to the page."""
        super().hideEvent(event)
        # A spontaneous event comes from the system, as when the window is minimised. Then the same person comes back.
        if self._view is View.SIGNER and not event.spontaneous():
            self._go(View.HAND_OVER)
        elif self._view is View.RECORD and self._open_meeting and not event.spontaneous():
            # The step should open at the open meeting, even after looking at an earlier one.
            self._go(View.CLOSING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from an earlier meeting with the key that closes a panel."""
        if self._view is View.RECORD and self._open_meeting and pressed(Scope.PANEL, event) == "close_panel":
            self._go(View.CLOSING)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._closing.place_wanted.connect(self.step_wanted)
        self._closing.close_wanted.connect(self._close_meeting)
        self._closing.record_wanted.connect(self._take_up_record)
        self._record.signer_wanted.connect(self._call)
        self._record.unavailable_wanted.connect(self._ask_unavailable)
        self._record.asking_wanted.connect(
            lambda person: self._services.after.documents.ask_in_writing(self._number, person)
        )
        self._record.reopen_wanted.connect(self._ask_reopening)
        self._record.next_wanted.connect(self._services.guidance.begin_meeting)
        self._record.correct_wanted.connect(lambda: ask_correction(self.window(), self.session, self._number))
        self._record.seen_wanted.connect(lambda person: ask_seen(self.window(), self.session, self._number, person))
        self._record.export_wanted.connect(lambda: self.step_wanted.emit("export"))
        self._record.back_wanted.connect(lambda: self._go(View.CLOSING))
        self._record.answer_wanted.connect(self._ask_absent)
        self._record.record_wanted.connect(self._take_up_record)
        self._record.copied.connect(self._copy)
        self._hand_over.taken.connect(self._begin_signing)
        self._hand_over.skipped.connect(self._skip)
        self._projector.answered.connect(self._begin_round)
        self._signer.answered.connect(self._record_answer)
        self._signer.left.connect(lambda: self._call(self._person))

    # --- Views --------------------------------------------------------------------------------------------------------

    def _settle(self, plan: Plan) -> None:
        """Choose another view if the current one no longer fits the plan."""
        open_meeting = plan.meeting.number if plan.meeting else 0
        if open_meeting != self._open_meeting:
            self._open_meeting = open_meeting
            self._view = View.CLOSING if open_meeting else View.RECORD
            self._signer.forget()
        numbers = [record.content.number for record in plan.records]
        if self._view is not View.CLOSING and self._number not in numbers:
            self._number = numbers[-1] if numbers else 0
            self._view = View.RECORD if numbers and not open_meeting else View.CLOSING
        if self._view is View.CLOSING and not open_meeting:
            self._view, self._number = View.RECORD, numbers[-1]
        if self._view in _HANDED_ROUND and not kinds_open_to(self._record_in_hand(plan), self._person):
            self._view = View.RECORD

    def _record_in_hand(self, plan: Plan) -> ClosedRecord:
        return next(record for record in plan.records if record.content.number == self._number)

    def _show_head(self, plan: Plan) -> None:
        if self._view is View.CLOSING and plan.meeting is not None:
            meeting, state = plan.meeting, signing_state(None)
        else:
            record = self._record_in_hand(plan)
            meeting, state = record.content.meeting, signing_state(record)
        held = f", {date_in_words(meeting.held_on)}" if meeting.held_on else ""
        titles = {View.CLOSING: "Close the meeting", View.RECORD: "Signatures"}
        titles |= dict.fromkeys((View.PROJECTOR, View.HAND_OVER), "Signing")
        title = titles.get(self._view) or self._name(plan, self._person)
        self.set_title(title, f"{meeting.called}{held}")
        tone, mark = {
            RecordState.DRAFT: (Tone.NEUTRAL, None),
            RecordState.CLOSED: (Tone.WAITING, Icon.LOCK),
            RecordState.SIGNED: (Tone.GOOD, Icon.TICK),
        }[state.state]
        self._chip.show_status(state.words, tone, mark)

    def _go(self, view: View) -> None:
        """Show another view, scrolled to the top, with the focus on its first field."""
        if view is not View.SIGNER:
            self._signer.forget()
        self._view = view
        self.refresh(self.session.plan)
        self.undo_changed.emit()
        self.area.verticalScrollBar().setValue(0)
        field = self.first_field()
        if field is not None and self.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, plan: Plan, person_id: str) -> str:
        return self._person_of(self._record_in_hand(plan), person_id).name

    @staticmethod
    def _person_of(record: ClosedRecord, person_id: str) -> Person:
        return next(person for person in record.content.people if person.id == person_id)

    # --- Closing and reopening ----------------------------------------------------------------------------------------

    def _close_meeting(self) -> None:
        if not may_go_on_unread(self.window(), "Close the meeting anyway"):
            return
        plan, acknowledged = self.session.plan, acknowledgements_of(self.session)
        found = checks(plan, self.session.today())
        stopping = [check.sentence for check in blocking(found)]
        stopping += [group.sentence for group in acknowledged.awaited(found)]
        try:
            closed = close(
                plan,
                self.session.now(),
                blocking=stopping,
                acknowledged=acknowledged.given(found),
            )
        except ClosingError as error:
            self._closing.show_problem(str(error))
            return
        self._number = closed.records[-1].content.number
        self.session.apply(closed, f"closing of meeting {self._number}")
        self._go(View.RECORD)
        announce(self, f"Meeting {self._number} is closed")

    def _take_up_record(self, number: int) -> None:
        self._number = number
        self._go(View.RECORD)

    def _ask_reopening(self) -> None:
        void = void_on_reopening(self.session.plan)
        dialog = ReopenDialog(self.window(), self._number, void, self._reopen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _reopen(self, reason: str) -> None:
        plan = reopen(self.session.plan, self.session.now(), reason)
        self.session.apply(plan, f"reopening of meeting {self._number}")
        self._go(View.CLOSING)

    # --- Answers ------------------------------------------------------------------------------------------------------

    def _call(self, person_id: str, done: str = "") -> None:
        """Show the screen for handing over to this person."""
        self._person = person_id
        record = self._record_in_hand(self.session.plan)
        today = self.session.today()
        now = turn_of(record, person_id, today)
        self._hand_over.show_next(turns_of(record, today, self._skipped), now, done)
        # Somebody who answers on another day is alone at the screen, so it is not handed round.
        self._go(View.HAND_OVER if self._is_unseen or not now.present else View.PROJECTOR)

    def _begin_round(self) -> None:
        self._is_unseen = True
        self._go(View.HAND_OVER)

    def _skip(self) -> None:
        """Note that this person signs later, and go to the next."""
        self._skipped.add(self._person)
        self._go_on()

    def _go_on(self, done: str = "") -> None:
        """Call the next person, or end the round and show what to do now."""
        following = next_in_turn(self._record_in_hand(self.session.plan), self._skipped)
        if following:
            self._call(following, done)
        else:
            self._stop()
            self.step_wanted.emit(f"export/{Control.WHAT_NOW}")

    def _stop(self) -> None:
        """End the round. Anyone who has not signed can do so at any time."""
        self._is_unseen, self._skipped = False, set()
        self._go(View.RECORD)

    def _begin_signing(self) -> None:
        plan = self.session.plan
        record = self._record_in_hand(plan)
        ways = ways_open_to(record, self._person, self.session.today())
        self._signer.show_signer(plan, record, self._person_of(record, self._person), ways)
        self._go(View.SIGNER)

    @unheard(news=True)
    def _record_answer(self, reply: Reply) -> None:
        # Clearing the form for the next person need not be announced.
        # Until the next person is called, the screen shows neither steps nor anybody's answer.
        self._is_between = True
        refused = self._apply(reply)
        self._is_between = False
        if refused:
            self._signer.show_problem(refused)
            return
        record = self._record_in_hand(self.session.plan)
        done = f"{ANSWERS[reply.kind].given}: the answer of {self._person_of(record, reply.person).name} is recorded."
        announce(self, done)
        self._go_on(done)

    def _apply(self, reply: Reply) -> str:
        """Append an answer to the chosen record; return a sentence if it is refused."""
        try:
            plan = answer(self.session.plan, self._number, reply)
        except (AnswerError, ClosingError) as error:
            return str(error)
        except ValidationError:
            return NOT_KEPT
        name = self._name(plan, reply.person)
        # Clear the drawn signature before anything is repainted, because the next person must not see it.
        self._signer.forget()
        self._view = View.RECORD
        self.session.apply(plan, f"answer of {name}")
        return ""

    def _ask_unavailable(self, person_id: str) -> None:
        content = self._record_in_hand(self.session.plan).content
        recorders = recorders_of_unavailable(content, person_id)
        person = next(person for person in content.people if person.id == person_id)

        def record(reason: str, by: str) -> str:
            kind = AnswerKind.UNAVAILABLE
            return self._apply(
                Reply(
                    person_id,
                    kind,
                    Method.STATED,
                    self.session.now(),
                    self._statements[kind],
                    words=reason,
                    recorded_by=by,
                )
            )

        dialog = UnavailableDialog(self.window(), person, recorders, record, self._number)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_absent(self, item: str, proposal: str) -> None:
        record_absent_answers(self.window(), self.session, self._number, item, proposal)

    def _copy(self, words: str) -> None:
        self._services.to_clipboard(words)
        announce(self, "The fingerprint is on the clipboard")
