"""The Export step: choosing a document, what goes into it, its preview, and saving or printing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from wizard.foundation.file_errors import reason
from wizard.overview.aftermath import ToDo
from wizard.overview.aftermath_lines import Aftermath
from wizard.overview.places import Control
from wizard.services.document_set import offered_documents
from wizard.services.pdf_copies import PdfRequest, document_title, names_beside_votes, too_long
from wizard.signing.closing import RecordState, signing_state
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.session.session import Session
from wizard.ui.steps.doing_now import do_line
from wizard.ui.steps.export.document_options import DocumentOptions
from wizard.ui.steps.export.export_bar import ExportBar
from wizard.ui.steps.export.outward_form import OutwardForm
from wizard.ui.steps.export.page_counting import pages_in_words
from wizard.ui.steps.export.pdf_preview import Preview
from wizard.ui.steps.export.what_now import WhatNow
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Tone, current
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.scroll_page import Pane, column_of
from wizard.ui.widgets.spacing import ColumnLayout, SideBySide, lay_out_now, show_if
from wizard.ui.widgets.text_labels import Body, Muted

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from wizard.plan.office import Office
    from wizard.plan.plan import Plan
    from wizard.services.document_set import PageCounts
    from wizard.ui.shell.bottom_bar import BarPart

_PARTNERS = "partners"
_LEAD = "Each document is made for its reader. Choose one, look at it, then save it."
_WHAT_NOW = "What to do now"
_RING = 4
"""The space for a focus ring beside a widget, in pixels at zoom 1."""
_NO_END = 16_777_215
"""Qt's own maximum height, which means no limit."""
_LEAST_PREVIEW, _LEADING = 420, 44
"""The minimum height of the preview, and the height above it, in pixels at zoom 1."""


class ExportPage(StepPage):
    """The choice of document, its options, then the preview. The buttons to save and print are in the bar."""

    changes_plan = False

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__(
            session,
            "Export",
            lead=_LEAD,
            width=1500,
        )
        self._services = services
        self._shown: tuple[Plan, PdfRequest] | None = None
        self._running = False
        self._known = {document.reader: document for document in offered_documents()}
        self._counts: PageCounts = {}
        self._counted: tuple[Plan, Office] | None = None
        self._readers = OptionCards("Which document", numbered=True)
        self._readers.chosen.connect(lambda _reader: self._renew())
        self._options = DocumentOptions(session.today, partial(self._give_out, services.pdfs.save_return))
        self._options.changed.connect(self._renew)
        self._form = OutwardForm(session)
        self._asked_first = False
        self._problem = Banner(Tone.BAD, "")
        self._first = FoldSection("Read these first", "")
        self._long, self._replaced = Banner(Tone.WAITING, ""), Banner(Tone.WAITING, "")
        for part in (self._problem, self._first, self._long, self._replaced):
            part.hide()
        self.preview = Preview()
        self.preview.leave_bar_out()
        pdfs = services.pdfs
        acts = (pdfs.save_pdf, self._save_all, pdfs.print_pdf)
        self._bar = ExportBar(*(partial(self._give_out, act) for act in acts))
        self._what_now = WhatNow(session)
        self._what_now.wanted.connect(self._do)
        self._is_after = False
        self._way = Button("", lambda: self._show_after(not self._is_after), small=True)
        self._show_cards()
        self._readers.show_choice(_PARTNERS)
        self._options.show_document(self._known[_PARTNERS])
        self._lay_out()
        self.head.installEventFilter(self)

    @property
    def copy_wanted(self) -> PdfRequest:
        """The PDF requested on the page."""
        return self._options.wanted_for(self._readers.choice or _PARTNERS)

    @property
    def bar_part(self) -> BarPart:
        """The part of the bar with the document's name, pages and buttons."""
        return self._bar

    def refresh(self, plan: Plan) -> None:
        """Make a new preview if it would look different. In the view for after a meeting, update what to do."""
        show_if(bool(plan.records), self._way)
        if self._is_after and plan.records:
            self._what_now.show_plan(plan)
            state = signing_state(plan.records[-1])
            waits = state.state is not RecordState.SIGNED
            rest = "You can do the rest while you wait for signatures." if waits else "No signatures are awaited."
            self._bar.show_document(state.words, rest)
            return
        if not self._asked_first:
            # The record shows who voted how. If the pages do not, offer the copy without the record first.
            self._asked_first = True
            self._options.put_record_first(names_beside_votes(plan))
        self._form.show_for(plan, self.copy_wanted.reader)
        if self._shown != (plan, self.copy_wanted):
            self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the options in a narrow window, and fit its height."""
        super().resizeEvent(event)
        self._sides.fit(self.width())
        self._fit_preview()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the preview again when the height of the head changes."""
        if event.type() == QEvent.Type.Resize:
            self._fit_preview()
        return super().eventFilter(watched, event)

    def _fit_preview(self) -> None:
        least, room = current().px(_LEAST_PREVIEW), self.room() - current().px(_LEADING)
        height = max(least, room)
        self.preview.setFixedHeight(height)
        # Beside a long form the preview stays in place and the form scrolls by itself.
        # In a low window the whole page scrolls.
        beside = self._sides.direction() is QBoxLayout.Direction.LeftToRight and room >= least
        self._pane.set_scrolling(beside)
        self._pane.setMinimumHeight(height if beside else 0)
        self._pane.setMaximumHeight(height if beside else _NO_END)

    def _lay_out(self) -> None:
        choice = Card("Which document?")
        letters = Button("&Letters, minutes and sheets…", self._services.after.letters.show_letters)
        choice.body.add(self._readers, ButtonRow(letters))
        inside = column_of("Which document")
        left = ColumnLayout(16, (_RING, _RING, _RING, _RING), inside)
        left.add(self._problem, self._long, choice, self._options, self._form, self._replaced, self._first)
        left.addStretch(1)
        # Keep the space of a hidden preview, so that nothing else moves.
        policy = self.preview.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.preview.setSizePolicy(policy)
        self._sides = SideBySide(900, 16)
        self._pane = Pane(inside)
        self._sides.addWidget(self._pane, 2)
        self._sides.addWidget(self.preview, 3)
        self._documents = QWidget()
        ColumnLayout(0, parent=self._documents).addLayout(self._sides)
        self.column.add(self._what_now, self._documents)
        self.head.right.addWidget(self._way)
        self._show_after(False)

    def land(self, control: str) -> None:
        """Show what to do now, if that is the place wanted."""
        if control == Control.WHAT_NOW and self.session.plan.records:
            self._show_after(True)
            first = self._what_now.first_field()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().land(control)

    def _show_after(self, after: bool) -> None:
        """Show what to do after the meeting, or the documents."""
        self._is_after = after
        self._bar.show_buttons(not after)
        self._way.set_text("All documents" if after else _WHAT_NOW)
        self.set_title(_WHAT_NOW if after else "Export", "", "" if after else _LEAD)
        if self.session.is_open:
            self.refresh(self.session.plan)
        # Fill it before showing it: Qt shows widgets added to a visible one a frame late.
        show_if(after, self._what_now)
        show_if(not after, self._documents)
        if self.isVisible():
            lay_out_now()

    def _do(self, line: ToDo) -> None:
        """Do what a line of the list says."""
        if line.what in (Aftermath.COPIES, Aftermath.NEXT):
            self._show_after(False)
        if line.what is not Aftermath.COPIES:
            do_line(line, self._services, self.step_wanted.emit)

    def _show_cards(self) -> None:
        """Show on each document's card who it is for and how many pages it has."""
        options = []
        for document in self._known.values():
            pages = pages_in_words(self._counts.get(document.reader, ()))
            detail = " · ".join(part for part in (document.whom, pages) if part)
            options.append(Option(document.reader, document.name, detail))
        self._readers.set_options(options)

    def _give_out(self, act: Callable[[PdfRequest], object]) -> None:
        """Save or print the requested document if all fields on the page are valid."""
        if all_read(self):
            act(self.copy_wanted)

    def _save_all(self, _copy: PdfRequest) -> None:
        self._services.pdfs.save_all([self._options.wanted_for(reader) for reader in self._known])

    def _renew(self) -> None:
        # Make one at a time. When it is done, `_on_done` starts again if another is wanted by then.
        if self._running or not self.session.is_open:
            return
        plan, copy = self.session.plan, self.copy_wanted
        self._running = True
        self._shown = (plan, copy)
        self._options.show_document(self._known[copy.reader])
        self._form.show_for(plan, copy.reader)
        self._show_what_to_read(copy)
        self._say("Making the pages…")
        self._services.pdfs.make_pdf(plan, copy, None, self._on_done, self._on_progress)

    def _say(self, words: str) -> None:
        if not self._is_after:
            self._bar.show_document(self._known[self.copy_wanted.reader].name, words)

    def _show_what_to_read(self, copy: PdfRequest) -> None:
        """List the free text that a redacted copy prints, because no program can tell what it reveals."""
        found = self._services.pdfs.before_export(copy)
        self._first.setVisible(bool(found.to_read))
        self._first.set_summary(f"{len(found.to_read)} passages you typed are in this document, exactly as typed")
        self._first.content.clear()
        for each in found.to_read:
            seen = f" · found: {', '.join(each.found)}" if each.found else ""
            self._first.content.add(Muted(f"{each.place}{seen}"), Body(each.text))
        self._replaced.setVisible(bool(found.replaced))
        signs = " ".join(found.replaced)
        self._replaced.show_message(
            Tone.WAITING, f"These characters cannot be printed, so their numbers are printed in brackets: {signs}"
        )

    def _on_progress(self, page: int, pages: int) -> None:
        self._say(f"Making page {page} of {pages}…")

    def _on_done(self, path: Path | None, problem: str) -> None:
        self._running = False
        self._show_problem(problem)
        self._say("")
        if path is not None and self._show_pages(path):
            self._say_pages()
            announce(self, f"Preview ready, {self.preview.pages} pages")
        if self._shown != (self.session.plan, self.copy_wanted):
            self._renew()
        else:
            self._count()

    def _count(self) -> None:
        """Count the pages of every document, unless only text typed for one reader has changed."""
        plan, copy = self.session.plan, self.copy_wanted
        if self._counted is not None:
            before, office = self._counted
            if plan is before or (copy.reader in self._counts and plan.office is not office and _alike(plan, before)):
                self._counted = (plan, plan.office)
                self._take_count(copy)
                return
        self._counted = (plan, plan.office)
        self._services.pdfs.count_pages(plan, self._on_counted)

    def _take_count(self, copy: PdfRequest) -> None:
        """Take the page count of the document shown from its preview, if the preview has the standard options."""
        if copy == PdfRequest(copy.reader, issued=copy.issued) and copy.reader != _PARTNERS:
            self._on_counted({**self._counts, copy.reader: (self.preview.pages,)})

    def _on_counted(self, counts: PageCounts) -> None:
        self._counts = counts
        self._show_cards()
        self._say_pages()

    def _say_pages(self) -> None:
        """Show the number of pages, and warn if there are more than the reader wants."""
        plan, copy = self.session.plan, self.copy_wanted
        whole = copy.annex and not copy.one_page and not copy.large_print
        parts = self._counts.get(copy.reader, ()) if whole else ()
        if sum(parts) != self.preview.pages:
            parts = (self.preview.pages,)
        self._say(pages_in_words(parts))
        warning = too_long(plan, copy, parts) if len(parts) > 1 or not copy.annex or copy.reader != _PARTNERS else ""
        self._long.setVisible(bool(warning))
        self._long.show_message(Tone.WAITING, warning, "This document is long")

    def _show_pages(self, path: Path) -> bool:
        try:
            self.preview.set_name(document_title(self.session.plan, self.copy_wanted))
            self.preview.show_file(path)
        except OSError as error:
            self._show_problem(f"The pages cannot be shown: {reason(error)}.")
            return False
        return True

    def _show_problem(self, problem: str) -> None:
        """Say why this copy cannot be made, and hide the preview of the one before."""
        self._problem.setVisible(bool(problem))
        self.preview.setVisible(not problem)
        self._bar.show_problem(problem)
        self._long.hide()
        if problem:
            self._problem.show_message(Tone.BAD, problem, "The PDF could not be made")
            announce(self, problem)


def _alike(plan: Plan, before: Plan) -> bool:
    """Whether two plans differ only in what was typed and ticked for outside readers."""
    return all(getattr(plan, name) == getattr(before, name) for name in type(plan).model_fields if name != "office")
