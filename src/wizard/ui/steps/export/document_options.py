"""Describes a document's content, and offers the options for saving or printing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from wizard.services.pdf_copies import BRIEFING, SHEET, PdfRequest
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import show_if
from wizard.ui.widgets.text_labels import Body, Muted

if TYPE_CHECKING:
    from datetime import date

    from wizard.services.document_set import OfferedDocument

_INSIDE, _PAGES = "inside", "pages"
_PARTNERS, _LMC = "partners", "lmc"


class DocumentOptions(Card):
    """The document's content, what readers may infer from it, and the options."""

    changed = Signal()
    """An option was changed."""

    def __init__(self, today: Callable[[], date], save_return: Callable[[], None]) -> None:
        super().__init__()
        self._reader = _PARTNERS
        self._inside, self._inferred = Body(""), Muted("")
        self._record = OptionCards("The record")
        self._record.chosen.connect(lambda _value: self.changed.emit())
        self._annex = TickLine("With the annex: what was before the partners")
        self._annex.show_ticked(True)
        self._one_page = TickLine("Page one only")
        self._large = TickLine("Large print (18 point)")
        for tick in (self._annex, self._one_page, self._large):
            tick.ticked.connect(lambda _on: self.changed.emit())
        self._issued = DateField(today=today)
        self._issued.set_picks([("Today", today())])
        self._issued.edited.connect(lambda _day: self.changed.emit())
        hint = "Printed on this copy. Leave it empty to print no date of issue."
        self._day = LabelledInput("Issued on", self._issued, hint)
        self._return = ButtonRow(Button("Save as &data for the LMC (.gpreturn)…", save_return))
        self.body.add(self._inside, self._inferred, self._record, self._annex, self._one_page, self._large)
        self.body.add(self._day, self._return)

    def put_record_first(self, pages_only: bool) -> None:
        """Offer the PDF with the record, or with pages only, as the first and chosen option."""
        both = [
            Option(_INSIDE, "With the record inside", "It can be checked on its own, and shows who voted how."),
            Option(_PAGES, "Pages only, for e-mail", "You need the plan to check it."),
        ]
        self._record.set_options(both[::-1] if pages_only else both)
        self._record.show_choice(_PAGES if pages_only else _INSIDE)

    def show_document(self, document: OfferedDocument) -> None:
        """Describe a document and show its options."""
        self._reader = document.reader
        self.set_title(document.name)
        self._inside.setText(f"For {document.whom}. {document.summary}")
        self._inferred.setText(f"What readers may work out: {document.inferred[:1].lower()}{document.inferred[1:]}")
        show_if(self._reader == _PARTNERS, self._record, self._annex, self._one_page)
        show_if(self._reader not in (BRIEFING, SHEET), self._day)
        show_if(self._reader == _LMC, self._return)

    def wanted(self) -> PdfRequest:
        """Return the PDF requested."""
        plan = self._reader == _PARTNERS
        return PdfRequest(
            self._reader,
            self._large.isChecked(),
            annex=not plan or self._annex.isChecked(),
            one_page=plan and self._one_page.isChecked(),
            issued=self._issued.date if self._reader not in (BRIEFING, SHEET) else None,
            pages_only=plan and self._record.choice == _PAGES,
        )

    def wanted_for(self, reader: str) -> PdfRequest:
        """Return the request for one of all documents: the plan with the options set here, others complete."""
        shown = self._reader
        self._reader = reader
        wanted = self.wanted()
        self._reader = shown
        return wanted
