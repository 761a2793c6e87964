"""Optional parts of a decision, each on a sheet behind a button that shows how much is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import with_particulars
from wizard.foundation.value import typed
from wizard.guidance.item import RecordField
from wizard.minutes.absent_answers import asks_absent
from wizard.minutes.entries import EntryMinutes, ItemMinutes, ProposalMinutes
from wizard.overview.places import Control
from wizard.plan.plan import DraftKind, drafts_on
from wizard.plan.proposal import CarriedOver, Counted, FieldValue, Proposal, RollCall
from wizard.ui.decision.answers_at_meeting import open_absent_answers
from wizard.ui.decision.carry_over_dialog import say_why_carried_over
from wizard.ui.decision.interest_and_dissent import DissentPart, InterestsPart, ViewsPart, without_vote
from wizard.ui.decision.movers import Movers
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.pack_fields.position_fields import field_widget, further_fields, tables_of
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import CardTitle, Hint


class SheetDialog(RollingDialog):
    """Part of a decision on a sheet over the page. Each change is saved at once."""

    keeps_nothing = True

    def __init__(self, parent: QWidget | None, title: str, part: QWidget, renew: Callable[[], object]) -> None:
        """Show `part`. `renew` updates it from the plan."""
        super().__init__(parent, title, 560)
        self.head.addWidget(CardTitle(title))
        self.body.addWidget(part)
        self.foot.addWidget(Button("Close", self.accept, ButtonKind.PRIMARY))
        self.renew = renew
        self.renew()


class FieldsPart(QWidget):
    """The further fields of a position."""

    def __init__(self, scope: EntryScope, fields: tuple[RecordField, ...]) -> None:
        super().__init__()
        self._scope = scope
        self._shows: list[tuple[RecordField, Callable[[FieldValue | None], None]]] = []
        column = ColumnLayout(10, parent=self)
        for field in fields:
            widget, show = field_widget(scope, field, "in the decision")
            column.addWidget(widget)
            self._shows.append((field, show))

    def refresh(self, proposal: Proposal) -> None:
        """Show the values of the fields without emitting a signal."""
        for field, show in self._shows:
            show(held(self._scope, proposal, field))


class NotePart(QWidget):
    """A text of the proposal."""

    def __init__(self, scope: EntryScope, label: str, place: str, hint: str = "") -> None:
        super().__init__()
        self._place = place
        self._note = NoteField(hint, lines=2, most=8)
        self._note.edited.connect(
            lambda text: scope.apply(
                lambda plan: with_particulars(plan, scope.item_id, **{place: typed(text, lines=True)}), label.lower()
            )
        )
        ColumnLayout(0, parent=self).addWidget(LabelledInput(label, self._note))

    def refresh(self, proposal: Proposal) -> None:
        """Show the text without emitting a signal."""
        self._note.show_text(getattr(proposal, self._place))


def held(scope: EntryScope, proposal: Proposal, field: RecordField) -> FieldValue | None:
    """Return a field's value from the proposal, or else from the practice's own facts."""
    value, entry = proposal.fields.get(field.id), scope.entry
    if value is None and isinstance(entry, ItemMinutes) and field.id in entry.item.facts:
        return entry.facts.get(field.id)
    return value


class Sheets(QWidget):
    """The buttons for the sheets, each showing how much its sheet holds."""

    votes_wanted = Signal()
    """The reader wants to see the roll call or continue it."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._dialog: SheetDialog | None = None
        self._flow = Flow(4, self)
        self._tables: dict[str, Button] = {}
        self._votes = self._button("Votes", self.votes_wanted.emit)
        self._details = self._button("Details", self._open_details)
        self._reason = self._button("Reason", lambda: self._open_note("Reason", "reason"))
        self._conditions = self._button("Conditions", lambda: self._open_note("Conditions", "conditions"))
        self._interests = self._button("&Interests", self.open_interests)
        self._dissent = self._button("&Dissent", self._open_dissent)
        self._dissent.setObjectName(Control.ASIDE)
        self._views = self._button("Views", self._open_views)
        self._movers = self._button("Proposer", self._open_movers)
        self._absent = self._button("", lambda: open_absent_answers(self.window(), self._scope))
        self._why = self._button("Why, and until when…", lambda: say_why_carried_over(self.window(), self._scope))

    def add(self, *buttons: Button) -> None:
        """Add further buttons at the end."""
        self._flow.add(*buttons)

    def show_reason(self, shown: bool) -> None:
        """Offer the reason on a sheet if it has no field of its own."""
        show_if(shown, self._reason)

    def refresh(self, entry: EntryMinutes, last: ProposalMinutes) -> None:
        """Update what each button shows, without emitting a signal."""
        proposal, duty = last.proposal, entry.is_duty
        drafts = {draft.kind for draft in drafts_on(self._scope.plan, self._scope.item_id)}
        show_if(isinstance(proposal.decision, RollCall | Counted), self._votes)
        self._show_tables(entry, last)
        fields = further_fields(entry.guided, last.position)
        filled = sum(held(self._scope, proposal, field) not in (None, "", ()) for field in fields)
        self._details.set_text(f"Details: {filled} of {len(fields)}" if filled else "Details")
        show_if(bool(fields), self._details)
        _count(self._reason, "Reason", int(bool(proposal.reason)))
        _count(self._conditions, "Conditions", int(bool(proposal.conditions)))
        interests = [each for each in self._scope.minutes.meeting.interests if entry.id in each.items]
        _count(self._interests, "&Interests", len(interests), waiting=DraftKind.INTEREST in drafts)
        _count(self._dissent, "&Dissent", len(proposal.dissents), waiting=DraftKind.DISSENT in drafts)
        _count(self._views, "Views", len(proposal.views))
        show_if(bool(without_vote(self._scope)), self._views)
        named = sum(each is not None for each in (proposal.proposed_by, proposal.seconded_by))
        _count(self._movers, "Proposer", named)
        show_if(not duty, self._conditions, self._movers)
        awaited = len(last.ruling.count.unanswered)
        answers = "Answers in writing" if last.ruling.room.circulation else "Answers of absent partners"
        self._absent.set_text(f"Absent partners: {awaited} to answer" if awaited else answers)
        show_if(asks_absent(last), self._absent)
        show_if(isinstance(proposal.decision, CarriedOver), self._why)
        if self._dialog is not None:
            self._dialog.renew()

    def _button(self, text: str, press: Callable[[], object]) -> Button:
        button = Button(text, press, ButtonKind.TEXT, small=True)
        self._flow.addWidget(button)
        return button

    def _show_tables(self, entry: EntryMinutes, last: ProposalMinutes) -> None:
        """Show each table as one line: “Services: 3 listed”."""
        tables = {table.id: table for table in tables_of(entry.guided, last.position)}
        for table in tables.values():
            if table.id not in self._tables:
                self._tables[table.id] = Button("", partial(self._open_table, table), small=True)
                self._flow.insert(len(self._tables) - 1, self._tables[table.id])
        for key, button in self._tables.items():
            show_if(key in tables, button)
            if key in tables:
                rows = held(self._scope, last.proposal, tables[key])
                count = len(rows) if isinstance(rows, tuple) else 0
                button.set_text(plain(f"{tables[key].label}: {count or 'none'} listed"))

    def _open_table(self, table: RecordField) -> None:
        self._open_fields(table.label, (table,))

    def _open_details(self) -> None:
        last = self._scope.entry.last
        if last is not None:
            self._open_fields("Details", further_fields(self._scope.entry.guided, last.position))

    def _open_fields(self, title: str, fields: tuple[RecordField, ...]) -> None:
        part = FieldsPart(self._scope, fields)
        self._open(title, part, self._with_proposal(part.refresh))

    def _open_note(self, title: str, place: str) -> None:
        part = NotePart(self._scope, title, place)
        self._open(title, part, self._with_proposal(part.refresh))

    def open_interests(self) -> None:
        """Open the sheet for declaring an interest in the item."""
        part = InterestsPart(self._scope)
        self._open("Interests", part, part.refresh)

    def _open_dissent(self) -> None:
        part = DissentPart(self._scope)
        self._open("Dissent", part, self._with_proposal(part.refresh))

    def _open_views(self) -> None:
        part = ViewsPart(self._scope)
        self._open("Views", part, self._with_proposal(part.refresh))

    def _open_movers(self) -> None:
        part = Movers(self._scope)
        self._open("Proposer", part, self._with_proposal(part.show_proposal))

    def _with_proposal(self, refresh: Callable[[Proposal], object]) -> Callable[[], object]:
        def renew() -> None:
            proposal = self._scope.proposal
            if proposal is not None:
                refresh(proposal)

        return renew

    def _open(self, title: str, part: QWidget, renew: Callable[[], object]) -> None:
        item = self._scope.title
        dialog = SheetDialog(self.window(), f"{title}: {item}", part, renew)
        dialog.body.addWidget(Hint("Your entries are saved as you type."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None


def _count(button: Button, words: str, count: int, *, waiting: bool = False) -> None:
    if waiting:
        button.set_text(f"{words}: not recorded yet")
    else:
        button.set_text(f"{words}: {count}" if count else words)
