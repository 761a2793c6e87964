"""The forms for letters: letterhead and signatory, an address, an agreement, extra wording, and the dispatch log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.plan.labels import ADDRESS_ROLES
from wizard.plan.office import Address, AddressRole, Agreement, Dispatch, Letterhead, Signatory
from wizard.plan.people import Person
from wizard.plan.proposal import Owner
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import OwnerField, YesNo
from wizard.ui.inputs.text_inputs import NoteField, NumberField, TextField
from wizard.ui.session.apply_edit import NOT_KEPT
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.text_labels import CardTitle, Muted

_HALF = 200
"""The minimum width of fields side by side, in pixels at zoom 1."""


class _OfficeForm(RollingDialog):
    """A form with named fields. If an entry is refused, it says so above the buttons and keeps the entries."""

    def __init__(self, parent: QWidget | None, title: str, kept_as: str, about: str = "") -> None:
        super().__init__(parent, title, 600)
        self.kept_as = kept_as
        self._refused = Banner(Tone.BAD, "")
        self._refused.hide()
        self.head.add(CardTitle(title))
        if about:
            self.head.add(Muted(about))
        self.note.add(self._refused)
        keep = Button("Save", self._take, ButtonKind.PRIMARY)
        keep.setDefault(True)
        self.foot.add(Button("Cancel", self.reject), keep)

    def keep(self) -> str:
        """Save the entries; return a sentence if they are refused."""
        raise NotImplementedError

    def line(self, label: str, text: str, hint: str = "") -> TextField:
        """Add a field of one line."""
        field = TextField()
        field.show_text(text)
        self.body.addWidget(LabelledInput(label, field, hint))
        return field

    def lines(self, label: str, text: str, hint: str = "") -> NoteField:
        """Add a field of several lines."""
        field = NoteField(lines=3, most=6)
        field.show_text(text)
        self.body.addWidget(LabelledInput(label, field, hint))
        return field

    def start_at(self, field: QWidget) -> None:
        """Put the focus on the first field."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if not all_read(self):
            return
        try:
            refused = self.keep()
        except ValidationError:
            refused = NOT_KEPT
        self._refused.setVisible(bool(refused))
        if refused:
            self._refused.show_message(Tone.BAD, refused)
        else:
            self.accept()


def line_of(field: TextField) -> str:
    """Return the text of a one-line field in the form that plans store."""
    return typed(field.text())


def lines_of(field: NoteField) -> str:
    """Return the text of a field of several lines in the form that plans store."""
    return typed(field.toPlainText(), lines=True)


class LetterheadDialog(_OfficeForm):
    """The practice's address and the person who signs for it."""

    def __init__(
        self,
        parent: QWidget | None,
        head: Letterhead,
        signatory: Signatory,
        people: Sequence[Person],
        keep: Callable[[Letterhead, Signatory], str],
    ) -> None:
        about = "For letters only. None of this goes into the record or a copy of the plan."
        super().__init__(parent, "Letterhead and who signs", "letterhead", about)
        self._keep, self._people = keep, people
        self._owner: Owner | None = Owner(person=signatory.person, name=signatory.name)
        self._address = self.lines("Address", head.address)
        self._telephone, self._email = TextField(), TextField()
        self._telephone.show_text(head.telephone)
        self._email.show_text(head.email)
        telephone, email = LabelledInput("Telephone", self._telephone), LabelledInput("E-mail", self._email)
        self.body.addWidget(FieldRow(telephone, email, least=_HALF))
        self._website = self.line("Website", head.website)
        self._who = OwnerField()
        self._who.show_owner(self._owner, people)
        self._who.edited.connect(self._choose)
        self.body.addWidget(LabelledInput("Who signs letters", self._who))
        self._role = self.line("In what role", signatory.role, "For example: partner, for the partnership")
        self.start_at(self._address)

    def _choose(self, owner: Owner | None) -> None:
        self._owner = owner
        self._who.show_owner(owner, self._people)

    def keep(self) -> str:
        """Save letterhead and signatory."""
        owner = self._owner or Owner()
        head = Letterhead(
            address=lines_of(self._address),
            telephone=line_of(self._telephone),
            email=line_of(self._email),
            website=line_of(self._website),
        )
        return self._keep(head, Signatory(person=owner.person, name=owner.name, role=line_of(self._role)))


class AddressDialog(_OfficeForm):
    """An entry of the address book."""

    def __init__(self, parent: QWidget | None, address: Address, keep: Callable[[Address], str]) -> None:
        about = "An address for letters. A provider or sponsor is found by its name."
        super().__init__(parent, "Address", f"address {address.id}", about)
        self._was, self._keep = address, keep
        self._role = ChoiceField([ListChoice(role.value, words) for role, words in ADDRESS_ROLES.items()])
        self._role.show_choice(address.role.value)
        self.body.addWidget(LabelledInput("What it is for", self._role))
        self._name = self.line("Name", address.name, "For a provider or a sponsor: the name in the plan’s tables")
        self._holder = self.line("Post or person", address.post_holder)
        self._address = self.lines("Address", address.address)
        self._email, self._telephone = TextField(), TextField()
        self._email.show_text(address.email)
        self._telephone.show_text(address.telephone)
        email, telephone = LabelledInput("E-mail", self._email), LabelledInput("Telephone", self._telephone)
        self.body.addWidget(FieldRow(email, telephone, least=_HALF))
        self.start_at(self._name)

    def keep(self) -> str:
        """Save the address."""
        if not (line_of(self._name) or line_of(self._holder)):
            return "Enter a name, a post or a person."
        changed = self._was.replace(
            role=AddressRole(self._role.choice or self._was.role.value),
            name=line_of(self._name),
            post_holder=line_of(self._holder),
            address=lines_of(self._address),
            email=line_of(self._email),
            telephone=line_of(self._telephone),
        )
        return self._keep(changed)


class AgreementDialog(_OfficeForm):
    """The terms of an agreement on notice."""

    def __init__(
        self,
        parent: QWidget | None,
        agreement: Agreement,
        addresses: Sequence[Address],
        keep: Callable[[Agreement], str],
    ) -> None:
        kept_as = f"agreement on item {agreement.item}: {agreement.row}"
        super().__init__(parent, f"Agreement: {agreement.row}", kept_as, "As it says in the agreement.")
        self._was, self._keep = agreement, keep
        self._reference, self._dated = TextField(), DateField()
        self._reference.show_text(agreement.reference)
        self._dated.show_date(agreement.dated)
        reference, dated = LabelledInput("Reference", self._reference), LabelledInput("Dated", self._dated)
        self.body.addWidget(FieldRow(reference, dated, least=_HALF))
        self._parties = self.line("Parties", agreement.parties)
        self._clause = self.line("Clause on notice", agreement.notice_clause)
        self._served = self.line("How notice is served", agreement.served_by)
        self._days, self._working = NumberField(most=365), YesNo()
        self._days.show_value(agreement.deemed_days)
        self._working.show_value(agreement.working_days)
        days = LabelledInput("Days until it counts as received", self._days)
        working = LabelledInput("Are these working days?", self._working)
        self.body.addWidget(FieldRow(days, working, least=_HALF))
        self._words = self.line("Or in the agreement’s words", agreement.deemed_words)
        self._to = ChoiceField([ListChoice("", "The commissioner"), *(ListChoice(a.id, _named(a)) for a in addresses)])
        self._to.show_choice(agreement.notices_to or "")
        self.body.addWidget(LabelledInput("Notices go to", self._to))
        self.start_at(self._reference)

    def keep(self) -> str:
        """Save the agreement."""
        changed = self._was.replace(
            reference=line_of(self._reference),
            dated=self._dated.date,
            parties=line_of(self._parties),
            notice_clause=line_of(self._clause),
            served_by=line_of(self._served),
            deemed_days=self._days.value,
            working_days=bool(self._working.value),
            deemed_words=line_of(self._words),
            notices_to=self._to.choice or None,
        )
        return self._keep(changed)


def _named(address: Address) -> str:
    return address.name or address.post_holder or ADDRESS_ROLES[address.role]


class LetterWordsDialog(_OfficeForm):
    """Wording used only in letters, where the record says nothing."""

    def __init__(
        self, parent: QWidget | None, label: str, words: str, keep: Callable[[str], str], *, kept_as: str
    ) -> None:
        super().__init__(parent, label, kept_as, "For letters only. The record stays as it was closed.")
        self._keep = keep
        self._words = self.lines("Words for the letter", words)
        self.start_at(self._words)

    def keep(self) -> str:
        """Save the wording."""
        return self._keep(lines_of(self._words))


class DispatchDialog(_OfficeForm):
    """The log entry of one letter: how and when it was sent, proof, acknowledgement, answer, and when to chase."""

    def __init__(self, parent: QWidget | None, title: str, sent: Dispatch, keep: Callable[[Dispatch], str]) -> None:
        of_what = (sent.document, sent.item, sent.row, sent.meeting, sent.replaces)
        super().__init__(parent, "Record what was sent", f"sending of {of_what}", title)
        self._was, self._keep = sent, keep
        self._sent, self._chase = DateField(), DateField()
        self._acknowledged, self._answered = DateField(), DateField()
        self._sent.show_date(sent.sent_on)
        self._how = TextField("e.g. Signed-for post")
        self._how.show_text(sent.sent_how)
        sent_on, how = LabelledInput("Sent on", self._sent), LabelledInput("How", self._how)
        self.body.addWidget(FieldRow(sent_on, how, least=_HALF))
        self._proof = self.line("Proof, and where it is kept", sent.proof)
        self._acknowledged.show_date(sent.acknowledged_on)
        self._chase.show_date(sent.chase_on)
        acknowledged = LabelledInput("Acknowledged on", self._acknowledged)
        self.body.addWidget(FieldRow(acknowledged, LabelledInput("Chase on", self._chase), least=_HALF))
        self._answered.show_date(sent.answered_on)
        self.body.addWidget(LabelledInput("Answered on", self._answered))
        self._answer = self.lines("Their answer", sent.answer)
        self._closed = TickLine("Closed: no answer is expected")
        self._closed.show_ticked(sent.closed)
        self.body.addWidget(self._closed)
        self.start_at(self._sent)

    def keep(self) -> str:
        """Save the log entry."""
        later = [self._acknowledged.date, self._answered.date]
        if self._sent.date is None and any(later):
            return "Enter when it was sent: it cannot be answered before that."
        if self._sent.date and any(day is not None and day < self._sent.date for day in later):
            return "It cannot be answered before it was sent: check the dates."
        changed = self._was.replace(
            sent_on=self._sent.date,
            sent_how=line_of(self._how),
            proof=line_of(self._proof),
            acknowledged_on=self._acknowledged.date,
            answered_on=self._answered.date,
            answer=lines_of(self._answer),
            chase_on=self._chase.date,
            closed=self._closed.isChecked(),
        )
        return self._keep(changed)
