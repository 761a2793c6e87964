"""Corrects a closed record, and records that somebody who has signed has seen a correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.correction_edits import corrected, seen
from wizard.minutes.correctable import correctable
from wizard.minutes.correction_minutes import corrections_of
from wizard.minutes.minutes import record_minutes
from wizard.signing.chain import AnswerError
from wizard.signing.record_corrections import Slip, correctors, unseen_by
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.session.apply_edit import NOT_KEPT
from wizard.ui.session.session import Session
from wizard.ui.steps.sign.correction_dialogs import CorrectDialog, SeenDialog

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.plan.record import ClosedRecord


def ask_correction(parent: QWidget, session: Session, number: int) -> None:
    """Open the dialog to correct a slip in the record of the meeting with this number."""
    plan, record = session.plan, _record(session, number)

    def correct(slip: Slip) -> str:
        label = f"correction of the record of meeting {number}"
        return _append(parent, session, lambda: corrected(session.plan, number, slip, session.now()), label)

    dialog = CorrectDialog(
        parent,
        number,
        correctable(record_minutes(plan, record)),
        correctors(record, plan.people),
        session.today(),
        correct,
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def ask_seen(parent: QWidget, session: Session, number: int, person_id: str) -> None:
    """Show a correction to somebody who has signed, and record that they have seen it."""
    plan, record = session.plan, _record(session, number)
    unseen = unseen_by(record, person_id)
    found = [entry.sentence for entry in corrections_of(record_minutes(plan, record)) if entry.correction in unseen]
    person = next(person for person in record.content.people if person.id == person_id)

    def note(words: str) -> str:
        label = f"that {person.name} has seen the correction"
        return _append(parent, session, lambda: seen(session.plan, number, person_id, session.now(), words), label)

    dialog = SeenDialog(parent, person, found, note)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _record(session: Session, number: int) -> ClosedRecord:
    return next(record for record in session.plan.records if record.content.number == number)


def _append(parent: QWidget, session: Session, change: Callable[[], Plan], label: str) -> str:
    """Apply a change to the record's chain; return a sentence if it is refused."""
    try:
        plan = change()
    except AnswerError as error:
        return str(error)
    except ValidationError:
        return NOT_KEPT
    session.apply(plan, label)
    announce(parent, "Recorded")
    return ""
