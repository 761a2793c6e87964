"""Records the answers of absent partners to a closed meeting's proposal, a casting vote, or the end of waiting."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.minutes.absent_answers import AbsentAnswersTo, absent_answers_to
from wizard.minutes.minutes import record_minutes
from wizard.plan.consent import Consent
from wizard.plan.record import ClosedRecord
from wizard.signing.chain import AnswerError
from wizard.signing.later_answers import with_casting, with_consent, with_record_answered, with_waiting_ended
from wizard.ui.decision.absent_dialog import AbsentActs, AbsentDialog, GivenAnswer, casting_of, choice_of
from wizard.ui.session.apply_edit import NOT_KEPT
from wizard.ui.session.session import Session
from wizard.voting.sitting import words_digest


def record_absent_answers(parent: QWidget, session: Session, number: int, item: str, proposal: str) -> None:
    """Open the dialog for one proposal of the closed meeting with this number."""
    dialog = AbsentDialog(parent, _Answering(session, number, item, proposal).acts(), session.today())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class _Answering:
    """One proposal of a closed record, and the answers still possible."""

    def __init__(self, session: Session, number: int, item: str, proposal: str) -> None:
        self._session, self._number, self._item, self._proposal = session, number, item, proposal

    def acts(self) -> AbsentActs:
        return AbsentActs(self._look, self._record, end=self._end)

    def _in_hand(self) -> ClosedRecord:
        return next(each for each in self._session.plan.records if each.content.number == self._number)

    def _look(self) -> AbsentAnswersTo:
        minutes = record_minutes(self._session.plan, self._in_hand(), self._session.today())
        entry = next(entry for entry in minutes.entries if entry.id == self._item)
        put = next(put for put in entry.proposals if put.proposal.id == self._proposal)
        return absent_answers_to(minutes, entry, put)

    def _record(self, given: GivenAnswer) -> str:
        return self._apply(self._casting(given) if self._look().casting else self._consent(given))

    def _consent(self, given: GivenAnswer) -> Callable[[ClosedRecord], ClosedRecord]:
        meeting = self._in_hand().content.meeting
        words = words_digest(meeting, self._item, meeting.matter(self._item).proposal(self._proposal))

        def answered(record: ClosedRecord) -> ClosedRecord:
            consent = Consent(
                person=given.person,
                item=self._item,
                proposal=self._proposal,
                words=words,
                choice=choice_of(given),
                on=given.on,
                how=given.how,
                seen_by=given.seen_by,
            )
            return with_consent(record, consent, self._session.now(), message=given.message)

        return answered

    def _casting(self, given: GivenAnswer) -> Callable[[ClosedRecord], ClosedRecord]:
        return lambda record: with_casting(
            record,
            self._item,
            self._proposal,
            casting_of(given),
            by=given.person,
            on=given.on,
            how=given.how,
            at=self._session.now(),
            seen_by=given.seen_by,
        )

    def _end(self) -> str:
        content = self._in_hand().content
        by = content.meeting.chair or next(iter(content.expected), "")
        return self._apply(
            lambda record: with_waiting_ended(
                record, self._item, self._proposal, by=by, on=self._session.today(), at=self._session.now()
            )
        )

    def _apply(self, change: Callable[[ClosedRecord], ClosedRecord]) -> str:
        try:
            plan = with_record_answered(self._session.plan, self._number, change)
        except AnswerError as error:
            return str(error)
        except ValidationError:
            return NOT_KEPT
        self._session.apply(plan, f"answer on item {self._item}")
        return ""
