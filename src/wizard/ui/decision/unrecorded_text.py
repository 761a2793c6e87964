"""A field whose text only counts once a button records it. Until then the plan keeps it as a draft."""

from __future__ import annotations

from wizard.edits.note_edits import draft_of, with_draft
from wizard.foundation.value import typed
from wizard.plan.labels import DRAFTS
from wizard.plan.plan import DraftKind
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.apply_edit import EntryScope


class Drafting:
    """Keeps a draft of the text in `field`, and of its person, from a pause in typing until it is recorded."""

    def __init__(
        self, scope: EntryScope, kind: DraftKind, field: NoteField | TextField, who: ChoiceField | None = None
    ) -> None:
        self._scope, self._kind, self._field, self._who = scope, kind, field, who
        self._recorded = ""
        field.edited.connect(lambda _words: self._keep())
        if who is not None:
            who.chosen.connect(lambda _person: self._keep())

    @property
    def words(self) -> str:
        """The text of the field, as it would be recorded."""
        if isinstance(self._field, NoteField):
            return typed(self._field.toPlainText(), lines=True)
        return typed(self._field.text())

    def refresh(self, recorded: str = "") -> None:
        """Show the draft, or `recorded` if there is none, without emitting a signal."""
        self._recorded = recorded
        draft = draft_of(self._scope.plan, self._scope.item_id, self._kind)
        self._field.show_text(draft.words if draft else recorded)
        if draft and self._who is not None and self._who.choice is None:
            self._who.show_choice(draft.person)

    def empty(self) -> None:
        """Clear the field, because its text has been recorded."""
        if isinstance(self._field, NoteField):
            self._field.setPlainText("")
        else:
            self._field.setText("")
        self._field.commit()

    def _keep(self) -> None:
        # Text that matches the recorded one is not a draft.
        words = "" if self.words == self._recorded else self.words
        person = self._who.choice if self._who is not None else None
        self._scope.apply(
            lambda plan: with_draft(plan, self._scope.item_id, self._kind, words, person), DRAFTS[self._kind].called
        )
