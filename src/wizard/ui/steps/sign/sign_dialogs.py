"""The dialogs of the Sign step that ask for a reason: reopening, and somebody who is no longer available."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import listed
from wizard.foundation.value import typed
from wizard.plan.people import Person
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.text_labels import Body, CardTitle


class _ReasonDialog(RollingDialog):
    """A mark, a title, a text, a field for the reason, and two buttons. Escape changes nothing."""

    def __init__(self, parent: QWidget | None, title: str, meaning: str, tone: Tone) -> None:
        super().__init__(parent, title, 560)
        self.setAccessibleDescription(meaning)
        top = Row(14)
        words = ColumnLayout(6)
        words.add(CardTitle(title), Body(meaning))
        top.addWidget(Sign(Icon.WARNING, tone, side=28), 0, TOP)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self._reason = NoteField(lines=3, most=6)
        self._reason_field = LabelledInput("The reason", self._reason)
        self._more = ColumnLayout(12)
        self.body.addWidget(self._reason_field)
        self.body.addLayout(self._more)

    def _add_buttons(self, stay: str, go: Button) -> None:
        stay_button = Button(stay, self.reject)
        self.foot.add(stay_button, go)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason_given(self) -> str:
        """Return the reason. If there is none, show an error at the field and return an empty string."""
        if not all_read(self):
            return ""
        reason = typed(self._reason.toPlainText(), lines=True)
        self._reason_field.show_error("" if reason else "Give the reason in words.")
        if not reason:
            bring_into_sight(self._reason_field)
        return reason


class ReopenDialog(_ReasonDialog):
    """Says whose answers will be void, and asks for the reason."""

    def __init__(
        self, parent: QWidget | None, number: int, void: Sequence[str], reopen: Callable[[str], object]
    ) -> None:
        """Ask about meeting `number`. `reopen` is called with the reason."""
        if void:
            answers = "answer" if len(void) == 1 else "answers"
            meaning = (
                f"The {answers} of {listed(list(void))} will be void: everybody has to sign the new record. "
                "The old record stays in the file with its signatures, and the next PDF says that it replaces the "
                "old one."
            )
        else:
            meaning = "Nobody has answered yet, so no signature will be void. The old record stays in the file."
        super().__init__(parent, f"Reopen meeting {number}?", meaning, Tone.WAITING)
        self.kept_as = f"reopening of meeting {number}"
        self._reopen = reopen
        self._add_buttons("Keep it closed", Button("Reopen the meeting", self._take, ButtonKind.DANGER))

    def _take(self) -> None:
        if reason := self._reason_given():
            self.accept()
            self._reopen(reason)


class UnavailableDialog(_ReasonDialog):
    """Lets the chair record, with a reason, that somebody is no longer available to answer."""

    def __init__(
        self,
        parent: QWidget | None,
        person: Person,
        recorders: Sequence[Person],
        record: Callable[[str, str], str],
        number: int,
    ) -> None:
        """Ask about `person`, for the record of meeting `number`.

        `record` gets the reason and who records it, and returns a sentence if refused.
        """
        meaning = (
            f"{person.name} will no longer be asked. The record says so, with the reason and who recorded it. "
            f"{person.name} may still answer later."
        )
        super().__init__(parent, f"{person.name} is no longer available", meaning, Tone.WAITING)
        self.kept_as = f"not available at meeting {number}: {person.id}"
        self._record = record
        self._by = ChoiceField([ListChoice(each.id, each.name) for each in recorders], "Which partner?")
        if len(recorders) == 1:
            self._by.show_choice(recorders[0].id)
        self._by_field = LabelledInput("Recorded by", self._by, "The chair, or a partner if it is the chair.")
        self._more.addWidget(self._by_field)
        self._add_buttons("Cancel", Button("Record it", self._take, ButtonKind.PRIMARY))

    def _take(self) -> None:
        reason, by = self._reason_given(), self._by.choice
        self._by_field.show_error("" if by else "Say who records it.")
        if not reason or not by:
            return
        refused = self._record(reason, by)
        self._reason_field.show_error(refused)
        if refused:
            bring_into_sight(self._reason_field)
        else:
            self.accept()
