"""Plans that were open before, and what is due in them; both from a small index, never from opening a plan.

Rows and their menus are loaded when there is something to list: at the first start of all there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.foundation.dates import written
from wizard.services.known_plans import DueEntry, RecentPlan
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.seen import show_if
from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text_labels import Muted, Subheading

if TYPE_CHECKING:
    from wizard.ui.steps.start.rows import OpeningRow

MOST_ROWS = 6
"""The most rows of a list: older plans are opened by their file."""


class PlanList(Card):
    """Drafts that have no name yet, then the plans that were open before."""

    def __init__(
        self,
        title: str,
        drafts: str,
        empty: str,
        open_plan: Callable[[Path], None],
        forget_plan: Callable[[Path], None],
    ) -> None:
        super().__init__(title)
        self._open, self._forget = open_plan, forget_plan
        self._shown: tuple[RecentPlan, ...] | None = None
        self._empty = Muted(empty)
        self._drafts_title = Subheading(drafts)
        self._drafts, self._plans = QWidget(), QWidget()
        self._draft_rows = Column(2, parent=self._drafts)
        self._plan_rows = Column(2, parent=self._plans)
        self.body.add(self._empty, self._drafts_title, self._drafts, self._plans)

    @property
    def rows(self) -> tuple[OpeningRow, ...]:
        """The rows from top to bottom."""
        from wizard.ui.steps.start.rows import OpeningRow

        return tuple(self.findChildren(OpeningRow))

    def show_plans(self, plans: Sequence[RecentPlan]) -> None:
        """List `plans`; nothing happens if they are the same."""
        if self._shown == tuple(plans):
            return
        self._shown = tuple(plans)
        drafts = [plan for plan in plans if plan.draft]
        named = [plan for plan in plans if not plan.draft]
        for rows, entries in ((self._draft_rows, drafts), (self._plan_rows, named)):
            rows.clear()
            rows.add(*(self._row(plan) for plan in entries[:MOST_ROWS]))
        show_if(not plans, self._empty)
        show_if(bool(drafts), self._drafts_title, self._drafts)
        show_if(bool(named), self._plans)

    def _row(self, plan: RecentPlan) -> OpeningRow:
        from wizard.ui.steps.start.rows import OpeningRow

        where = "kept on this PC only" if plan.draft else str(plan.path)
        return OpeningRow(
            plan.title,
            f"{plan.opened} · {where}",
            lambda: self._open(plan.path),
            forget=lambda: self._forget(plan.path),
        )


class DueList(Card):
    """What is due, the soonest first; what is late says so."""

    def __init__(self, title: str, empty: str, open_plan: Callable[[Path], None]) -> None:
        super().__init__(title)
        self._open = open_plan
        self._shown: tuple[tuple[DueEntry, ...], date] | None = None
        self._empty = Muted(empty)
        self._list = QWidget()
        self._rows = Column(2, parent=self._list)
        self.body.add(self._empty, self._list)

    @property
    def rows(self) -> tuple[OpeningRow, ...]:
        """The rows from top to bottom."""
        from wizard.ui.steps.start.rows import OpeningRow

        return tuple(self.findChildren(OpeningRow))

    def show_due(self, entries: Sequence[DueEntry], today: date) -> None:
        """List `entries` as seen on `today`; nothing happens if they are the same."""
        if self._shown == (tuple(entries), today):
            return
        self._shown = (tuple(entries), today)
        self._rows.clear()
        self._rows.add(*(self._row(entry, today) for entry in entries[:MOST_ROWS]))
        show_if(not entries, self._empty)
        show_if(bool(entries), self._list)

    def _row(self, entry: DueEntry, today: date) -> OpeningRow:
        from wizard.ui.steps.start.rows import OpeningRow

        late = entry.on < today
        when = f"Overdue since {written(entry.on)}" if late else f"Due {written(entry.on)}"
        mark, tone = (Mark.WARNING, Tone.WAITING) if late else (Mark.CLOCK, Tone.NEUTRAL)
        return OpeningRow(entry.words, when, lambda: self._open(entry.path), mark, tone)
