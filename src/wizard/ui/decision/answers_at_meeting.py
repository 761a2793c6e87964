"""Recording the answers of absent partners to the last proposal on an item, while the meeting is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.consent_edits import with_absent_answer, without_absent_answer
from wizard.minutes.absent_answers import AbsentAnswersTo, absent_answers_to
from wizard.plan.plan import Plan
from wizard.ui.decision.absent_dialog import AbsentActs, AbsentDialog, GivenAnswer, choice_of
from wizard.ui.session.apply_edit import EntryScope


def open_absent_answers(parent: QWidget, scope: EntryScope) -> None:
    """Open the dialog for the last proposal on an item. Does nothing if there is no proposal."""
    last = scope.entry.last
    if last is None:
        return
    proposal = last.proposal.id

    def look() -> AbsentAnswersTo:
        put = next(put for put in scope.entry.proposals if put.proposal.id == proposal)
        return absent_answers_to(scope.minutes, scope.entry, put)

    def record(given: GivenAnswer) -> str:
        def answered(plan: Plan) -> Plan:
            return with_absent_answer(
                plan,
                scope.item_id,
                proposal,
                given.person,
                choice_of(given),
                on=given.on,
                how=given.how,
                today=scope.session.today(),
                seen_by=given.seen_by,
                message=given.message,
            )

        return scope.apply(answered, "answer of an absent partner")

    def remove(person: str) -> str:
        return scope.apply(
            lambda plan: without_absent_answer(plan, scope.item_id, proposal, person), "answer of an absent partner"
        )

    dialog = AbsentDialog(parent, AbsentActs(look, record, remove), scope.session.today())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
