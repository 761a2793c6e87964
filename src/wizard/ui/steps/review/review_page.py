"""The Review step: all items on one screen, what is missing, the timeline, the task list, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from wizard.checks.all_checks import Check, Severity, blocking, checks
from wizard.foundation.formatting import counted, date_in_words
from wizard.minutes.minutes import Minutes
from wizard.minutes.task_list import as_minutes
from wizard.overview.changes import changes_of, guidance_under_decisions
from wizard.overview.one_page import overview_sentence, state_words
from wizard.overview.timeline import timeline_of, timeline_sentence
from wizard.plan.record import LEFT_OPEN
from wizard.plan.task import TaskState
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.session.session import Session
from wizard.ui.steps.finding_list import FindingList, acknowledgements_of
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.review.item_rows import ItemRows, item_rows
from wizard.ui.steps.review.timeline_view import TimelineView
from wizard.ui.steps.step_page import StepPage
from wizard.ui.steps.task_log import ActionsLog
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.frame_size import FrameSize, frame_of
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.side_by_side import Comparison, Difference
from wizard.ui.widgets.spacing import ColumnLayout, SideBySide, show_if
from wizard.ui.widgets.text_labels import Muted
from wizard.voting.numbering import item_number

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from wizard.plan.plan import Plan

_WIDE = 1240
"""From this width on, in pixels at zoom 1, what is missing is shown beside the items."""


class ReviewPage(StepPage):
    """Everything that the meeting decided, and what is still to do before closing it."""

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__(session, "Review", width=1560)
        self._services = services
        self._state = StatusChip("Draft")
        self._rows = ItemRows()
        self._full = Button("Whole sentences", self._toggle_sentences, small=True)
        self._full.setCheckable(True)
        self._to_missing = Button("", self.show_missing, ButtonKind.TEXT, small=True)
        self._to_log = Button("", lambda: self._go_to("review"), ButtonKind.TEXT, small=True)
        self._acknowledgements = acknowledgements = acknowledgements_of(session)
        self._findings = FindingList(acknowledgements, (Severity.BLOCKING, Severity.ACKNOWLEDGE))
        self._results = FindingList(acknowledgements, (Severity.RESULT,))
        self._missing = Card("Missing or conflicting")
        self._results_fold = FoldSection("Results")
        self._timeline = TimelineView()
        self._timeline_words = Muted()
        self._log = ActionsLog(session)
        self._since = Card("Since the last meeting")
        self._since_table = Comparison()
        self._guidance = Card("Guidance for a decision has changed")
        self._guidance_table = Comparison()
        self._found: tuple[Check, ...] = ()
        self._lay_out()
        self._connect()

    def refresh(self, plan: Plan) -> None:
        """Show the latest meeting of `plan`."""
        minutes = self.session.minutes
        if minutes is None:
            return
        self._show_head(minutes)
        self._rows.show_rows(item_rows(minutes))
        self._show_checks(plan)
        self._timeline.show_bars(timeline_of(minutes))
        self._timeline_words.setText(timeline_sentence(minutes))
        self._log.show_tasks(plan)
        opened = sum(task.state is TaskState.OPEN for task in plan.tasks)
        self._to_log.set_text(f"{counted(opened, 'task')} open")
        self._show_changes(plan)

    def show_missing(self) -> None:
        """Put the focus on the first thing that is missing, or say that nothing is missing."""
        if self._findings.focus_first():
            # Scroll the whole list into view, not only its first entry.
            bar = self.area.verticalScrollBar()
            top = self._missing.mapTo(self.area.viewport(), QPoint(0, 0)).y() + bar.value()
            bar.setValue(top - current().px(16))
        else:
            announce(self, "Nothing is missing.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is missing below the items in a narrow window."""
        super().resizeEvent(event)
        self._sides.fit(self.width())

    def fit_frame(self) -> None:
        """Hide the link to the task list in a head of one line, because the list comes next on the page."""
        super().fit_frame()
        show_if(frame_of(self) is not FrameSize.LOW, self._to_log)

    def _lay_out(self) -> None:
        for part in (self._state, self._to_missing, self._to_log):
            self.head.beside.addWidget(part)
        self.head.right.addWidget(self._full)
        items = Card(gap=4)
        items.body.set_margins((8, 10, 8, 8))
        items.body.addWidget(self._rows)
        self._missing.body.addWidget(self._findings)
        self._results_fold.content.addWidget(self._results)
        right = ColumnLayout(12)
        right.add(self._missing, self._results_fold)
        right.addStretch(1)
        left = ColumnLayout(12)
        left.addWidget(items)
        left.addStretch(1)
        self._sides = SideBySide(_WIDE, 16)
        self._sides.addLayout(left, 62)
        self._sides.addLayout(right, 38)
        timeline = Card("Timeline", gap=8)
        timeline.body.add(self._timeline_words, self._timeline)
        self._since.body.addWidget(self._since_table)
        self._guidance.body.addWidget(self._guidance_table)
        self.column.addLayout(self._sides)
        self.column.add(timeline, self._log, self._since, self._guidance)
        self.finish()

    def _connect(self) -> None:
        self._rows.place_wanted.connect(self.step_wanted)
        for findings in (self._findings, self._results):
            findings.place_wanted.connect(self._go_to)
        self._acknowledgements.changed.connect(self._show_missing)
        self._log.copy_wanted.connect(self._copy)

    def _show_head(self, minutes: Minutes) -> None:
        held = f", {date_in_words(minutes.held_on)}" if minutes.held_on else ""
        self.set_title("Review", f"{minutes.meeting.called}{held}", overview_sentence(minutes))
        self._state.show_status(state_words(minutes))

    def _show_checks(self, plan: Plan) -> None:
        found = checks(plan, self.session.today())
        results = sum(check.severity is Severity.RESULT for check in found)
        self._missing.setVisible(plan.meeting is not None)
        self._found = found
        self._show_missing()
        self._results_fold.setVisible(bool(results))
        self._results_fold.set_summary(f"{counted(results, 'item')} to print and take to the next meeting")
        self._findings.show_findings(found)
        self._results.show_findings(found)

    def _show_missing(self) -> None:
        """Show briefly what prevents closing: “2 to correct, 3 to acknowledge, 5 gaps”."""
        mend = len(blocking(self._found))
        awaited = self._acknowledgements.awaited(self._found)
        seen = sum(group.name != LEFT_OPEN for group in awaited)
        empty = sum(len(group.checks) for group in awaited if group.name == LEFT_OPEN)
        words = [f"{mend} to correct"] * bool(mend) + [f"{seen} to acknowledge"] * bool(seen)
        short = ", ".join(words + [counted(empty, "gap")] * bool(empty))
        self._to_missing.set_text(short)
        self._to_missing.setVisible(bool(short))

    def _show_changes(self, plan: Plan) -> None:
        earlier = len(plan.records) - (0 if plan.meeting else 1)
        self._since.setVisible(earlier > 0)
        if earlier > 0:
            differences = [
                Difference(_place(change.item), change.what, change.before, change.after) for change in changes_of(plan)
            ]
            self._since_table.show_differences(differences, "Nothing has changed: every item is as it was before.")
        under = guidance_under_decisions(plan)
        self._guidance.setVisible(bool(under))
        texts = [
            Difference(f"Item {entry.now.id}", change.part, change.old, change.new)
            for entry in under
            for change in entry.differences
        ]
        self._guidance_table.show_differences(texts, "The words are the same.")

    def _toggle_sentences(self) -> None:
        self._rows.show_full(self._full.isChecked())

    def _go_to(self, place: str) -> None:
        """Go to a step. The task list is on this page, so scroll to it."""
        if place == "review":
            self.area.ensureWidgetVisible(self._log)
            self._log.setFocus()
            self._log.focusNextChild()
        else:
            self.step_wanted.emit(place)

    def _copy(self) -> None:
        minutes = self.session.minutes
        if minutes is not None:
            self._services.to_clipboard(as_minutes(minutes))
            announce(self, "The minutes are on the clipboard")


def _place(item: str | None) -> str:
    return f"Item {item_number(item)}" if item else "The practice"
