"""Two dialogs about a closed record: correcting a slip, and confirming that somebody has seen a correction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.dates import read_date
from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import typed
from wizard.minutes.correctable import Correctable
from wizard.plan.people import Person
from wizard.plan.slip import slip_place
from wizard.signing.record_corrections import Slip
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint, Muted

_FOR_SLIPS = (
    "This is for a slip of the pen: a name, a date, a number or a word. The signed text stays as it is, and the "
    "correction is printed beside it. To change a position, a vote or an outcome, make a new proposal at a meeting."
)
_STILL_REMINDS = "The program keeps using the signed date or owner. To change its reminders, make a new proposal."
_NOT_A_DATE = "The record has a date here: write it as 9 March 2027."

_PICTURED = 60
"""How much of a text is shown in the list of what can be corrected."""


class CorrectDialog(RollingDialog):
    """Asks where the slip is, what it should say, why, and who records it."""

    def __init__(
        self,
        parent: QWidget | None,
        number: int,
        places: Sequence[Correctable],
        recorders: Sequence[Person],
        today: date,
        record: Callable[[Slip], str],
    ) -> None:
        """Ask about the record of meeting `number`; `record` gets the slip, and returns a sentence if refused."""
        title = f"Correct a slip in the record of meeting {number}"
        super().__init__(parent, title, 640)
        self.setAccessibleDescription(_FOR_SLIPS)
        self.kept_as = f"correction of meeting {number}"
        self._places, self._record, self._today = tuple(places), record, today
        self._shown: tuple[Correctable, ...] = ()
        self._group = ChoiceField(placeholder="Which part?")
        self._what = ChoiceField(placeholder="Which words?")
        self._says = Body()
        self._old, self._new, self._why = TextField(), TextField(), TextField("A typing error")
        self._by = ChoiceField([ListChoice(each.id, each.name) for each in recorders], "Which partner?")
        self._on = DateField()
        self._old_field = LabelledInput("The wrong words, exactly as they are", self._old)
        self._new_field = LabelledInput("What they should be", self._new)
        self._why_field = LabelledInput("Why", self._why)
        self._by_field = LabelledInput("Recorded by", self._by, "The chair of that meeting.")
        self._what_field = LabelledInput("What is wrong", self._what)
        self._still = Hint(_STILL_REMINDS)
        self._problem = Banner(Tone.BAD, "")
        self._lay_out(title)
        groups = list(dict.fromkeys(_group_of(entry) for entry in self._places))
        self._group.set_choices([ListChoice(group, group) for group in groups])
        self._group.chosen.connect(self._choose_group)
        self._what.chosen.connect(lambda _value: self._choose_text())
        if len(recorders) == 1:
            self._by.show_choice(recorders[0].id)
        self._on.show_date(today)
        self._choose_group("")

    def _lay_out(self, title: str) -> None:
        top, words = Row(14), ColumnLayout(6)
        words.add(CardTitle(title), Body(_FOR_SLIPS))
        top.addWidget(Sign(Icon.INFORMATION, Tone.ACCENT, side=28), 0, TOP)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self.body.addWidget(FieldRow(LabelledInput("Where", self._group), self._what_field, least=200))
        self.body.add(self._says, self._old_field, self._new_field, self._still, self._why_field)
        self.body.addWidget(FieldRow(self._by_field, LabelledInput("Date of the correction", self._on), least=200))
        self.body.addWidget(self._problem)
        self.foot.add(Button("Cancel", self.reject), Button("Record the correction", self._take, ButtonKind.PRIMARY))
        self._group.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _entry(self) -> Correctable | None:
        at = self._what.choice
        return self._shown[int(at)] if at else None

    def _choose_group(self, group: str) -> None:
        self._shown = tuple(entry for entry in self._places if _group_of(entry) == group)
        self._what.show_choice(None)
        self._what.set_choices([ListChoice(str(at), _what_of(entry)) for at, entry in enumerate(self._shown)])
        self._what.show_choice("0" if len(self._shown) == 1 else None)
        self._choose_text()

    def _choose_text(self) -> None:
        """Show what the record says there. Short texts are ready to edit; for long ones, ask which words are wrong."""
        entry = self._entry
        self._problem.hide()
        for field in (self._old_field, self._new_field, self._why_field, self._by_field, self._what_field):
            field.show_error("")
        self._says.setText(f"The record says: “{entry.text}”" if entry else "")
        show_if(entry is not None, self._says, self._new_field)
        show_if(entry is not None and not entry.short, self._old_field)
        self._new_field.set_label("What it should say" if entry and entry.short else "What they should be")
        self._old.typing.empty()
        self._new.show_text(entry.text if entry and entry.short else "")
        show_if(entry is not None and slip_place(entry.place).what in ("dates", "owner", "tasks"), self._still)

    def _take(self) -> None:
        if not all_read(self):
            return
        entry, chair, on = self._entry, self._by.choice, self._on.date
        why = typed(self._why.text())
        self._what_field.show_error("" if entry else "Choose what is wrong.")
        self._why_field.show_error("" if why else "Say why it is corrected.")
        self._by_field.show_error("" if chair else "Say who records it.")
        if entry is None or not why or not chair or on is None:
            return
        old, new = typed(self._old.text()), typed(self._new.text())
        if entry.short:
            if (new := self._checked(entry, new)) == "":
                return
            old, new = entry.said(entry.text), entry.said(new)
        refused = self._record(Slip(entry.place, old, new, why, chair, on))
        self._problem.show_message(Tone.BAD, refused)
        show_if(bool(refused), self._problem)
        if refused:
            bring_into_sight(self._problem)
        else:
            self.accept()

    def _checked(self, entry: Correctable, new: str) -> str:
        """Return the corrected name, date or number. If it is not valid, show an error and return an empty string."""
        if _is_date(entry.text, self._today):
            try:
                new = date_in_words(read_date(new, self._today).date)
            except ValueError:
                new = ""
            self._new_field.show_error("" if new else _NOT_A_DATE)
        else:
            self._new_field.show_error("" if new else "Say what it should say.")
        if not new:
            bring_into_sight(self._new_field)
        return new


def _group_of(entry: Correctable) -> str:
    """Return the part of the record that an entry belongs to: “Item 3”, “The meeting”."""
    return entry.title.partition(":")[0] if slip_place(entry.place).item else entry.title.partition(",")[0]


def _what_of(entry: Correctable) -> str:
    """Return the text of an entry within its part: “Review: 9 March 2027”."""
    what = entry.title.removeprefix(_group_of(entry)).lstrip(":, ")
    label = entry.label or what or entry.title
    text = entry.text.replace("\n", " ")
    return f"{label[:1].upper()}{label[1:]}: {text[:_PICTURED]}{'…' if len(text) > _PICTURED else ''}"


def _is_date(text: str, today: date) -> bool:
    try:
        return read_date(text, today).is_whole
    except ValueError:
        return False


class SeenDialog(RollingDialog):
    """Shows somebody who has signed what was corrected since, and asks them to confirm that they have seen it."""

    def __init__(
        self, parent: QWidget | None, person: Person, corrections: Sequence[str], record: Callable[[str], str]
    ) -> None:
        """Ask `person`. `record` gets any words of theirs, and returns a sentence if refused."""
        title = f"{person.name}: what was corrected"
        super().__init__(parent, title, 600)
        meaning = (
            f"{person.name} signed before this was corrected. The signed text stays as it is. The record will also "
            f"say that you have seen the correction; this is not a new signature."
        )
        self.setAccessibleDescription("\n".join((meaning, *corrections)))
        self.kept_as = f"corrections seen by {person.id}"
        self._record = record
        self._words = NoteField(lines=2, most=5)
        self._words_field = LabelledInput("If you want to add something", self._words)
        self.body.add(CardTitle(title), Muted(meaning), *(Body(each) for each in corrections), self._words_field)
        self.foot.add(Button("Not now", self.reject), Button("I have seen it", self._take, ButtonKind.PRIMARY))
        # The corrections come first: in the field below them, the focus could be out of sight.
        self.read_as("What was corrected", "\n".join(corrections))
        self.rolling.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if not all_read(self):
            return
        refused = self._record(typed(self._words.toPlainText(), lines=True))
        self._words_field.show_error(refused)
        if not refused:
            self.accept()
