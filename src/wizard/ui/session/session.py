"""The only mutable object: the open plan, its history, and whether it is saved. All other parts follow it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from wizard.foundation.dates import local_now
from wizard.ui.session.called_roll import CalledRoll
from wizard.ui.widgets.typing_news import typing_news

if TYPE_CHECKING:
    from wizard.checks.check import Check
    from wizard.edits.undo_history import History
    from wizard.minutes.minutes import Minutes
    from wizard.plan.plan import Plan


class Keeper(Protocol):
    """Saves the plan to disk."""

    def save(self, plan: Plan) -> None:
        """Save this plan. Returns at once and reports later."""

    def close(self) -> object:
        """Wait until everything is saved, and close the file."""


class Session(QObject):
    """The open plan. Pages ask it to `apply` changes and listen to `changed`."""

    changed = Signal(object)
    """The new plan, whenever it changes."""
    refused = Signal(str)
    """A change was refused because the plan is read-only, for this reason."""

    def __init__(self, now: Callable[[], datetime] = local_now) -> None:
        super().__init__()
        self._now = now
        self._history: History[Plan] | None = None
        self._keeper: Keeper | None = None
        self._minutes: tuple[Plan, Minutes | None] | None = None
        self._findings: tuple[Plan, tuple[Check, ...]] | None = None
        self._strand: object = None
        self.where: Callable[[], object] = lambda: None
        """Returns where in the window a change is made, to be stored with it."""
        self.read_only_because = ""
        """Why the plan is read-only; empty if it can be edited."""
        self.refused_change: tuple[Plan, str] | None = None
        """The last refused change and its effect; None if there was none."""
        self.roll = CalledRoll()
        """The current roll call."""

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self._history is not None

    @property
    def plan(self) -> Plan:
        """The open plan.

        Raises:
            LookupError: No plan is open.
        """
        if self._history is None:
            raise LookupError("no plan is open")
        return self._history.now

    @property
    def minutes(self) -> Minutes | None:
        """The minutes of the latest meeting, computed once for each plan; None if it has no meeting."""
        plan = self.plan
        if self._minutes is None or self._minutes[0] is not plan:
            # Imported only where needed: pages ask for the minutes a hundred times after every change.
            from wizard.minutes.minutes import meeting_numbers, minutes_of

            self._minutes = (plan, minutes_of(plan) if meeting_numbers(plan) else None)
        return self._minutes[1]

    @property
    def findings(self) -> tuple[Check, ...]:
        """The problems to correct or check before the open meeting is closed, computed once for each plan."""
        plan = self.plan
        if self._findings is None or self._findings[0] is not plan:
            from wizard.checks.all_checks import checks
            from wizard.checks.check import Severity

            found = checks(plan, self.today())
            self._findings = (plan, tuple(check for check in found if check.severity is not Severity.RESULT))
        return self._findings[1]

    def today(self) -> date:
        """Return today's date on this PC."""
        return self._now().date()

    def now(self) -> datetime:
        """Return the current time, with its offset from UTC."""
        return self._now()

    def open(self, plan: Plan, keeper: Keeper | None, read_only_because: str = "") -> None:
        """Close the current plan, which waits until it is saved, and open another.

        A read-only plan has no keeper.
        """
        from wizard.edits.undo_history import History

        self.close()
        self._history = History(plan)
        self._strand = None
        self._keeper = keeper
        self.read_only_because = read_only_because or (plan.read_only or "")
        self.refused_change = None
        self.roll.leave()
        self.changed.emit(plan)

    def close(self) -> None:
        """Close the plan once everything is saved."""
        keeper, self._keeper, self._history = self._keeper, None, None
        if keeper is not None:
            keeper.close()

    def replace_keeper(self, keeper: Keeper) -> None:
        """Save the plan somewhere else from now on; earlier files stay."""
        before, self._keeper = self._keeper, keeper
        if before is not None:
            before.close()

    def apply(self, plan: Plan, label: str, *, barrier: bool = False) -> None:
        """Make `plan` the current plan, save it and emit `changed`. `label` says what was done: “position on item 3”.

        Continuous typing in one field counts as one change, however often the field reports it. Undo never goes back
        past a closing, an answer or a reopening, nor past this change if `barrier` is set.

        Raises:
            ImpossibleEditError: `plan` is not valid; the current plan does not change.
        """
        # Imported here because the first paint needs no plan.
        from wizard.signing.closing import undo_stops_between
        from wizard.signing.impossible import refuse_impossible

        if self._history is None or plan == self._history.now:
            return
        if self.read_only_because:
            self.refused_change = plan, label
            self.refused.emit(self.read_only_because)
            self.changed.emit(self._history.now)
            return
        refuse_impossible(self._history.now, plan)
        stops = barrier or undo_stops_between(self._history.now, plan)
        strand = typing_news().strand
        joins = strand is not None and strand == self._strand
        self._history = self._history.with_change(plan, label, barrier=stops, joins=joins, place=self.where())
        # Text deleted letter by letter leaves no change, so what is typed next is a new one.
        self._strand = None if joins and self._history.redo_label else strand
        self._keep()

    @property
    def undo_label(self) -> str:
        """The label of the change that undo would reverse; empty if there is none."""
        return self._history.undo_label if self._history else ""

    @property
    def redo_label(self) -> str:
        """The label of the change that redo would restore; empty if there is none."""
        return self._history.redo_label if self._history else ""

    @property
    def undo_place(self) -> object:
        """Where in the window the change for undo was made, as returned by `where` at the time."""
        return self._history.undo_place if self._history else None

    @property
    def redo_place(self) -> object:
        """Where in the window the change for redo was made."""
        return self._history.redo_place if self._history else None

    def undo(self) -> None:
        """Undo the last change."""
        if self._history and self.undo_label:
            self._history, self._strand = self._history.undone(), None
            self._keep()

    def redo(self) -> None:
        """Redo the last undone change."""
        if self._history and self.redo_label:
            self._history, self._strand = self._history.redone(), None
            self._keep()

    def _keep(self) -> None:
        if self._keeper is not None:
            self._keeper.save(self.plan)
        self.changed.emit(self.plan)
