"""The practice's notes on an item besides its decision: whom it asked, what they said, and private notes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import matter_of
from wizard.edits.note_edits import draft_of, with_draft, with_private_note, without_draft
from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.value import typed
from wizard.overview.places import Control
from wizard.plan.labels import DRAFTS
from wizard.plan.plan import DraftKind, Plan
from wizard.plan.proposal import CheckedWith
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.decision.interest_and_dissent import Entries
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import DatePick, LineField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint


class CheckedFold(FoldSection):
    """The fold for “Who was asked”."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__("Who was asked", build=self._make)
        self.setObjectName(Control.CHECKED_WITH)
        self._scope = scope
        self._body: QWidget | None = None

    def refresh(self) -> None:
        """Show who was asked, without emitting a signal."""
        entries = self._scope.entry.matter.checked_with
        draft = draft_of(self._scope.plan, self._scope.item_id, DraftKind.ASKED)
        parts = [entry.whom for entry in entries] + ["something not added yet"] * (draft is not None)
        self.set_summary(", ".join(parts) or "when, and what they said")
        if self._body is not None:
            self._whom.show_text(draft.whom if draft else "")
            self._said.show_text(draft.words if draft else "")
            self._entries.show_entries([(str(at), _said(entry)) for at, entry in enumerate(entries)], self._remove)
            self._body.setEnabled(self._scope.editable)

    def _make(self) -> QWidget:
        self._body = QWidget()
        self._entries = Entries()
        self._whom, self._on = TextField("e.g. the LMC"), DatePick()
        self._said = NoteField("What they said", lines=1, most=6)
        self._field = LabelledInput("Who", self._whom)
        self._when = LineField("On", self._on, width=212)
        column = ColumnLayout(8, parent=self._body)
        column.add(self._entries, self._field, self._when, LabelledInput("Said", self._said))
        column.addWidget(ButtonRow(Button("Add", self._add, small=True)))
        self._day: object = None
        self._on.edited.connect(self._take_day)
        self._whom.edited.connect(lambda _whom: self._keep())
        self._said.edited.connect(lambda _said: self._keep())
        self.refresh()
        return self._body

    def _take_day(self, on: object) -> None:
        self._day = on

    def _keep(self) -> None:
        """Keep a draft of what is typed until it is added."""
        whom, said = typed(self._whom.text()), typed(self._said.toPlainText(), lines=True)
        self._scope.apply(
            lambda plan: with_draft(plan, self._scope.item_id, DraftKind.ASKED, said, whom=whom),
            DRAFTS[DraftKind.ASKED].called,
        )

    def _add(self) -> None:
        self._on.commit()
        if self._when.error:
            self._on.setFocus()
            return
        whom = typed(self._whom.text())
        if not whom:
            self._field.show_error("Write who you asked.")
            self._whom.setFocus()
            return
        said, day, item = typed(self._said.toPlainText(), lines=True), self._day, self._scope.item_id

        def added(plan: Plan) -> Plan:
            entry = CheckedWith.model_validate({"whom": whom, "on": day, "said": said})
            matter = matter_of(plan, item)
            plan = plan.with_matter(matter.replace(checked_with=(*matter.checked_with, entry)))
            return without_draft(plan, item, DraftKind.ASKED)

        problem = self._scope.apply(added, "who was asked")
        self._field.show_error(problem)
        if not problem:
            self._empty()

    def _empty(self) -> None:
        self._day = None
        self._on.show_date(None)
        self._whom.setText("")
        self._said.setPlainText("")
        # Commit only once both are empty, because the first commit would record the other's old text.
        self._whom.commit()
        self._said.commit()

    def _remove(self, at: str) -> None:
        entries = self._scope.entry.matter.checked_with
        said = entries[int(at)].said
        what = f"the note that you asked {entries[int(at)].whom}"
        if not may_remove(self.window(), what, f"This also removes “{said}”." if said else ""):
            return
        kept = tuple(entry for place, entry in enumerate(entries) if place != int(at))
        self._scope.apply(
            lambda plan: plan.with_matter(matter_of(plan, self._scope.item_id).replace(checked_with=kept)),
            "who was asked",
        )
        announce(self, f"Removed: {what}. {UNDO}")


def _said(entry: CheckedWith) -> str:
    when = f", {date_in_words(entry.on)}" if entry.on else ""
    return f"{entry.whom}{when}: {entry.said}" if entry.said else f"{entry.whom}{when}"


class MinuteFold(FoldSection):
    """The minute of the discussion, which is printed."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__("Discussion, for the minutes", build=self._make)
        self._scope = scope
        self._note: NoteField | None = None

    def refresh(self) -> None:
        """Show the minute without emitting a signal."""
        minute = self._scope.entry.matter.minute
        self.set_summary(minute.partition("\n")[0] or "Printed below the decision")
        if self._note is not None:
            self._note.show_text(minute)
            self._note.setReadOnly(not self._scope.editable)

    def _make(self) -> QWidget:
        self._note = NoteField("What was said that should be in the minutes", lines=3, most=14)
        self._note.setAccessibleName("Discussion, for the minutes")
        self._note.edited.connect(self._tell)
        self.refresh()
        return self._note

    def _tell(self, text: str) -> None:
        minute = typed(text, lines=True)
        self._scope.apply(
            lambda plan: plan.with_matter(matter_of(plan, self._scope.item_id).replace(minute=minute)), "minute"
        )


class PrivateFold(FoldSection):
    """The minute-taker's own note. It is never printed, and not shown in room mode."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__("Minute-taker’s own note", "Never printed", build=self._make)
        self._scope = scope
        self._note: NoteField | None = None
        current().changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the note without emitting a signal."""
        if not self._scope.session.is_open:
            return
        show_if(not current().room and self._scope.minutes.draft, self)
        text = self._scope.plan.private.notes.get(self._scope.item_id, "")
        self.set_summary(f"{counted(len(text.split()), 'word')}, never printed" if text else "Never printed")
        if self._note is not None:
            self._note.show_text(text)
            self._note.setReadOnly(not self._scope.editable)

    def _make(self) -> QWidget:
        holder = QWidget()
        self._note = NoteField("Only the minute-taker sees this", lines=3, most=14)
        self._note.setAccessibleName("Minute-taker’s own note, never printed")
        self._note.edited.connect(self._tell)
        row = Row(6)
        row.addWidget(Sign(Icon.LOCK, Tone.NEUTRAL, side=15), 0, TOP)
        row.addWidget(Hint("It stays in this file and is never sealed, printed or put into a PDF."), 1)
        column = ColumnLayout(6, parent=holder)
        column.addWidget(self._note)
        column.addLayout(row)
        self.refresh()
        return holder

    def _tell(self, text: str) -> None:
        note = typed(text, lines=True)
        self._scope.apply(lambda plan: with_private_note(plan, self._scope.item_id, note), "private note")
