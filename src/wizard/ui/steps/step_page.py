"""The base class of all steps' pages, and the page that all steps but Start show while no plan is open."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.session.session import Session
from wizard.ui.shell.page_protocols import Barred
from wizard.ui.steps.page_services import PageServices
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.scroll_page import TEXT_WIDTH, ScrollPage

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.ui.inputs.read_only import ReadOnlyGuard


class StepPage(ScrollPage):
    """Shows the session's plan and asks the session to change it. A hidden page updates when it is next shown."""

    changes_plan = True
    """Whether the controls of the page change the plan."""
    step_wanted = Signal(str)
    """The reader wants to go to another step; its key."""
    undo_changed = Signal()
    """Whether the page allows undo has changed."""
    failed = Signal()
    """The page could not show the plan. The error has already been reported."""

    def __init__(
        self, session: Session, title: str, eyebrow: str = "", lead: str = "", width: int = TEXT_WIDTH
    ) -> None:
        super().__init__(title, eyebrow, lead, width)
        self.session = session
        self._behind = True
        self._guard: ReadOnlyGuard | None = None
        session.changed.connect(self._on_changed)

    def refresh(self, plan: Plan) -> None:
        """Update the widgets from `plan`, changing nothing else and emitting no signal."""
        raise NotImplementedError

    def land(self, control: str) -> None:
        """Put the focus on this `Control` if it is on the page."""
        found = next((stop for stop in self.stops() if control and self._belongs_to(stop, control)), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.ShortcutFocusReason)
            bring_into_sight(found)

    def _belongs_to(self, stop: QWidget, control: str) -> bool:
        """Whether `stop` is the control with this name or is inside it."""
        part: QWidget | None = stop
        while part is not None and part is not self and part.objectName() != control:
            part = part.parentWidget()
        return part is not None and part is not self

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with changes made while the page was hidden."""
        super().showEvent(event)
        self._catch_up_or_fail()

    def _on_changed(self, _plan: object) -> None:
        self._behind = True
        if self.isVisible():
            # One edit can cause hundreds of small changes. Screen readers are told only the result.
            with unheard(self._heard_parts, news=True):
                self._catch_up_or_fail()

    def _heard_parts(self) -> list[QWidget]:
        """Return the widgets that screen readers may know: those of the page and its part of the bar."""
        more = self.bar_part.findChildren(QWidget) if isinstance(self, Barred) else []
        return self.findChildren(QWidget) + more

    def _catch_up_or_fail(self) -> None:
        try:
            self.catch_up()
        except Exception:  # noqa: BLE001  # Replace a page that is only partly up to date, whatever the error.
            sys.excepthook(*sys.exc_info())
            self.failed.emit()

    def catch_up(self) -> None:
        """Show the current plan if it has changed since it was last shown."""
        if self._behind and self.session.is_open:
            self._behind = False
            self.refresh(self.session.plan)
            if self.session.read_only_because and self.changes_plan:
                self._keep_read_only()

    def _keep_read_only(self) -> None:
        from wizard.ui.inputs.read_only import ReadOnlyGuard

        if self._guard is None:
            self._guard = ReadOnlyGuard(self._inside)
        self._guard.renew()


class NoPlanPage(StepPage):
    """Says that a plan is needed first, and offers to start or open one."""

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__(session, "No plan is open")
        card = Card()
        begin = Button("Begin a &new plan", services.plans.new_plan, ButtonKind.PRIMARY)
        card.body.addWidget(EmptyState("This step belongs to a plan", "Begin a new plan, or open one that you have."))
        row = ButtonRow(
            begin,
            Button("&Open a plan…", services.plans.open_plan),
            Button("See the worked &example", services.plans.open_example),
        )
        card.body.addWidget(row)
        self.column.addWidget(card)
        self.finish()

    def refresh(self, plan: Plan) -> None:
        """Do nothing, because the page is replaced once a plan is open."""


class BrokenPage(StepPage):
    """Replaces a page that could not be built. It says so, and offers commands that still work."""

    def __init__(self, session: Session, services: PageServices, again: Callable[[], None]) -> None:
        super().__init__(session, "This step cannot be shown")
        card = Card()
        card.body.addWidget(
            EmptyState(
                "Something in the plan stopped this step from being shown",
                "Your plan is still open and saved, and the other steps work. Check the plan to see whether its file "
                "is damaged, or save a copy. The details are in the error log.",
            )
        )
        row = ButtonRow(
            Button("&Check this plan", services.plans.check_open_plan, ButtonKind.PRIMARY),
            Button("&Save a copy…", services.plans.save_copy),
            Button("&Try again", again),
        )
        card.body.addWidget(row)
        self.column.addWidget(card)
        self.finish()

    def refresh(self, plan: Plan) -> None:
        """Do nothing, because each visit tries to build the page again."""
