"""The practice's own figures on an item, and the sums that the program works out from them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import matter_of
from wizard.foundation.formatting import counted, listed
from wizard.guidance.item import CALCULATOR_FIELDS, Calculator, FieldKind, Item
from wizard.minutes.practice_figures import Sums, contacts_of, contacts_sums, services_of, services_sums
from wizard.plan.proposal import Fields, FieldValue
from wizard.ui.accessibility.shortcuts import bind, key_of
from wizard.ui.pack_fields.position_fields import field_widget
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Muted, Subheading

_DONE = "This sum is in the discussion, for the minutes."


class FactsFold(FoldSection):
    """Local facts collected before the meeting, whatever is decided, with the item's sums if it has any."""

    def __init__(self, scope: ItemScope, item: Item) -> None:
        super().__init__("What was found" if item.duty else "Your own numbers and facts", build=self._make)
        self._scope = scope
        self._item = item
        self._body: QWidget | None = None
        self._shows: list[tuple[str, Callable[[FieldValue | None], None]]] = []
        self._sums: SumsView | None = None

    def refresh(self) -> None:
        """Show the facts and the sums without emitting a signal."""
        facts = self._scope.entry.facts
        held = [field for field in self._item.facts if field in facts]
        self.set_summary(f"{len(held)} of {counted(len(self._item.facts), 'entry', 'entries')} filled in")
        if self._body is None:
            return
        self._body.setEnabled(self._scope.editable)
        for field_id, show in self._shows:
            show(facts.get(field_id))
        if self._sums is not None:
            self._sums.refresh()

    def _make(self) -> QWidget:
        self._body = QWidget()
        column = ColumnLayout(10, parent=self._body)
        for field_id in self._item.facts:
            widget, show = field_widget(self._scope, self._item.field(field_id))
            column.addWidget(widget)
            self._shows.append((field_id, show))
        if self._item.calculator is not None:
            self._sums = SumsView(self._scope, self._item)
            column.addWidget(self._sums)
        self.refresh()
        return self._body


class SumsView(QWidget):
    """Shows the results with their inputs and assumptions. One key copies them into the record."""

    def __init__(self, scope: ItemScope, item: Item) -> None:
        super().__init__()
        self._scope = scope
        self._item = item
        self._found: Sums | None = None
        self._results, self._inputs, self._assumed = Body(), Muted(), Hint("")
        self._missing = Muted()
        self._record = Button(f"Put into the record ({key_of('record_sums')})", self._put, small=True)
        self._done = Hint(_DONE)
        column = ColumnLayout(8, parent=self)
        column.add(Subheading("What follows from these numbers"), self._missing, self._results, self._inputs)
        column.add(self._assumed, ButtonRow(self._record), self._done)
        bind("record_sums", self, self._record.click)

    @property
    def results(self) -> str:
        """The result sentences shown; empty while figures are missing."""
        return self._results.text() if self._found else ""

    def refresh(self) -> None:
        """Work out the sums again without emitting a signal."""
        entry = self._scope.entry
        self._found = found = sums_of(self._item, entry.facts, entry.last.proposal.fields if entry.last else {})
        if found is None:
            self._missing.setText(f"Still needed: {listed(missing_for(self._item, entry.facts))}.")
        else:
            self._results.setText("\n".join(found.results))
            self._inputs.setText("From: " + " ".join(found.inputs))
            self._assumed.setText("Assumed: " + " ".join(found.assumptions))
        show_if(found is None, self._missing)
        for label in (self._results, self._inputs, self._assumed):
            show_if(found is not None, label)
        recorded = found is not None and found.in_words() in entry.matter.minute
        self._record.setEnabled(found is not None and not recorded)
        show_if(recorded, self._done)

    def _put(self) -> None:
        if self._found is None:
            return
        words = self._found.in_words()
        minute = self._scope.entry.matter.minute
        kept = f"{minute}\n\n{words}" if minute else words
        self._scope.apply(
            lambda plan: plan.with_matter(matter_of(plan, self._scope.item_id).replace(minute=kept)),
            "sums in the record",
        )


def sums_of(item: Item, facts: Fields, proposed: Fields) -> Sums | None:
    """Return the result of the item's calculator; None while figures are missing or there is no calculator."""
    match item.calculator:
        case Calculator.CONTACTS:
            offered = {field.id: field.default for field in item.fields if field.default is not None}
            contacts = contacts_of({**offered, **facts, **proposed})
            return contacts_sums(contacts) if contacts else None
        case Calculator.SERVICES:
            rows = facts.get("services")
            return services_sums(services_of(rows)) if isinstance(rows, tuple) and rows else None
        case _:
            return None


def missing_for(item: Item, facts: Fields) -> list[str]:
    """Return the labels of the facts that the sums still need."""
    wanted = [item.field(key) for key in CALCULATOR_FIELDS[item.calculator]] if item.calculator else []
    needed = [field for field in wanted if field.id in item.facts and field.id not in facts]
    return [
        field.label.casefold() if field.kind is not FieldKind.TABLE else f"a row in “{field.label}”"
        for field in needed
        if field.id not in ("appointment_minutes", "session_minutes")
    ]
