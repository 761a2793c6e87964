"""The Export step: the documents as what they are, what goes into each, how it will look, saving or printing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from wizard.foundation.file_errors import reason
from wizard.services.pdf_copies import BRIEFING, SHEET, PdfRequest, names_beside_votes, readers
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.session.session import Session
from wizard.ui.steps.export.outward_form import OutwardForm
from wizard.ui.steps.export.pdf_preview import Preview
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import ColumnLayout, SideBySide
from wizard.ui.widgets.text_labels import Body, Muted

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from wizard.plan.plan import Plan

_BEFORE = {
    BRIEFING: ("Briefing", "For the week before: agenda, both sides of each action, and sheets to fill in."),
    SHEET: ("Meeting sheet", "One page on which a meeting without a screen is noted, to be typed in afterwards."),
}
"""What is made before a meeting, and what it is."""

_LEAST_PREVIEW, _HEAD = 420, 140
"""The least height of the preview, and what stands above it, in pixels of the plain size."""


class ExportPage(StepPage):
    """The PDF as it will be: one question first, then the preview, then save and print."""

    changes_plan = False

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__(
            session,
            "Export",
            lead="Each document is composed for its reader: choose one, look at it, save it.",
            width=1500,
        )
        self._services = services
        self._shown: tuple[Plan, PdfRequest] | None = None
        self._running = False
        self._known = {choice.reader: choice for choice in readers()}
        options = [Option(choice.reader, choice.document) for choice in self._known.values()]
        before = [Option(reader, title) for reader, (title, _) in _BEFORE.items()]
        self._readers = OptionCards("Which document", [*options, *before], columns=2)
        self._readers.show_choice("partners")
        self._readers.chosen.connect(lambda _reader: self._renew())
        self._gets = Muted(self._known["partners"].summary)
        self._large = TickLine("Large print (18 point)")
        self._annex = TickLine("With the annex: what was before the partners")
        self._annex.show_ticked(True)
        self._pages_only = TickLine("Pages only, for e-mail: without the record inside")
        for tick in (self._large, self._annex, self._pages_only):
            tick.ticked.connect(lambda _on: self._renew())
        self._form = OutwardForm(session)
        self._asked_first = False
        self._problem = Banner(Tone.BAD, "")
        self._problem.hide()
        self._progress = Muted("")
        self._first = FoldSection("Read these first", "")
        self._first.hide()
        self._replaced = Banner(Tone.WAITING, "")
        self._replaced.hide()
        self.preview = Preview()
        self._save = Button("&Save PDF…", lambda: self._services.pdfs.save_pdf(self.copy_wanted), ButtonKind.PRIMARY)
        self._print = Button("&Print…", lambda: self._services.pdfs.print_pdf(self.copy_wanted))
        self._lay_out()

    @property
    def copy_wanted(self) -> PdfRequest:
        """Which PDF is asked for on the page."""
        reader = self._readers.choice or "partners"
        plan = reader == "partners"
        return PdfRequest(
            reader,
            self._large.isChecked(),
            annex=not plan or self._annex.isChecked(),
            pages_only=plan and self._pages_only.isChecked(),
        )

    def refresh(self, plan: Plan) -> None:
        """Make the preview anew if it would look different."""
        if not self._asked_first:
            # The record says who voted how; where the pages do not, what is mailed on goes without it first.
            self._asked_first = True
            self._pages_only.show_ticked(names_beside_votes(plan))
        self._form.show_for(plan, self.copy_wanted.reader)
        if self._shown != (plan, self.copy_wanted):
            self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the question in a narrow window, and let it fill a high one."""
        super().resizeEvent(event)
        self._sides.fit(self.width())
        self.preview.setFixedHeight(max(current().px(_LEAST_PREVIEW), self.height() - current().px(_HEAD)))

    def _lay_out(self) -> None:
        choice = Card("Which document?")
        choice.body.add(self._readers, self._gets, self._annex, self._pages_only, self._large)
        choice.body.add(ButtonRow(self._save, self._print), self._progress)
        left = ColumnLayout(16)
        left.add(self._problem, choice, self._form, self._replaced, self._first)
        left.addStretch(1)
        # Keep the preview's place when it is hidden, so that nothing else moves.
        policy = self.preview.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.preview.setSizePolicy(policy)
        self._sides = SideBySide(900, 16)
        self._sides.addLayout(left, 2)
        self._sides.addWidget(self.preview, 3)
        # Beside a long form the pages stay at the top, where one looks for them.
        self._sides.setAlignment(self.preview, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._sides)

    def _renew(self) -> None:
        # One at a time: when it is done, `_on_done` begins anew if something else is wanted by then.
        if self._running or not self.session.is_open:
            return
        plan, copy = self.session.plan, self.copy_wanted
        self._running = True
        self._shown = (plan, copy)
        self._gets.setText(self._what_it_is(copy))
        for tick in (self._annex, self._pages_only):
            tick.setVisible(copy.reader == "partners")
        self._form.show_for(plan, copy.reader)
        self._show_what_to_read(copy)
        self._progress.setText("Making the pages…")
        self._services.pdfs.make_pdf(plan, copy, None, self._on_done, self._on_progress)

    def _what_it_is(self, copy: PdfRequest) -> str:
        """Return for whom the document is, what is in it, and what may be inferred from it."""
        if copy.reader in _BEFORE:
            return _BEFORE[copy.reader][1]
        row = self._known[copy.reader]
        inferred = f"{row.inferred[:1].lower()}{row.inferred[1:]}"
        return f"For {row.label[:1].lower() + row.label[1:]}. {row.summary} What may be inferred: {inferred}"

    def _pages_in_words(self) -> str:
        """Return how many pages the document has, and a warning where they are more than its reader wants."""
        pages, copy = self.preview.pages, self.copy_wanted
        words = f"{pages} page{'s' if pages != 1 else ''}"
        row = self._known.get(copy.reader)
        counts = row is not None and not copy.large_print and not (copy.reader == "partners" and copy.annex)
        if row is not None and counts and pages > row.most_pages:
            return f"{words}: more than the {row.most_pages} that this document should have. Shorten what was typed."
        return words

    def _show_what_to_read(self, copy: PdfRequest) -> None:
        """List the free text that a redacted copy prints: no program can tell what it gives away."""
        found = self._services.pdfs.before_export(copy)
        self._first.setVisible(bool(found.to_read))
        self._first.set_summary(f"{len(found.to_read)} texts that were typed are in this document, as they were typed")
        self._first.content.clear()
        for each in found.to_read:
            seen = f" · found: {', '.join(each.found)}" if each.found else ""
            self._first.content.add(Muted(f"{each.place}{seen}"), Body(each.text))
        self._replaced.setVisible(bool(found.replaced))
        signs = " ".join(found.replaced)
        self._replaced.show_message(Tone.WAITING, f"The typeface lacks {signs}: printed by number in brackets.")

    def _on_progress(self, page: int, pages: int) -> None:
        self._progress.setText(f"Making page {page} of {pages}…")

    def _on_done(self, path: Path | None, problem: str) -> None:
        self._running = False
        self._show_problem(problem)
        self._progress.setText("")
        if path is not None and self._show_pages(path):
            self._progress.setText(self._pages_in_words())
            announce(self, f"Preview ready, {self.preview.pages} pages")
        if self._shown != (self.session.plan, self.copy_wanted):
            self._renew()

    def _show_pages(self, path: Path) -> bool:
        try:
            self.preview.show_file(path)
        except OSError as error:
            self._show_problem(f"The pages cannot be shown: {reason(error)}.")
            return False
        return True

    def _show_problem(self, problem: str) -> None:
        """Say why this copy cannot be made; the pages of another one are no preview of it."""
        self._problem.setVisible(bool(problem))
        self.preview.setVisible(not problem)
        for button in (self._save, self._print):
            button.setEnabled(not problem)
            button.setAccessibleDescription(problem)
        if problem:
            self._problem.show_message(Tone.BAD, problem, "The PDF could not be made")
            announce(self, problem)
