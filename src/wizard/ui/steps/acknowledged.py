"""Which findings somebody has said that they saw: kept beside the session until the meeting is closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.ui.session.session import Session

if TYPE_CHECKING:
    from wizard.checks.check import Check


class Acknowledgements(QObject):
    """The findings on the open meeting that were acknowledged. One for a session, shared by Review and Sign.

    A finding whose sentence changes is another one and has to be acknowledged anew.
    """

    changed = Signal()
    """Another finding is acknowledged, or one no longer is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._meeting: tuple[str, int] | None = None
        self._seen: set[tuple[str, str]] = set()
        session.changed.connect(self._follow)
        self._follow()

    def holds(self, check: Check) -> bool:
        """Whether this finding was acknowledged."""
        return (check.name, check.sentence) in self._seen

    def acknowledge(self, check: Check, seen: bool) -> None:
        """Record that somebody saw this finding, or take that back."""
        entry = (check.name, check.sentence)
        if seen != (entry in self._seen):
            self._seen ^= {entry}
            self.changed.emit()

    def awaited(self, found: Iterable[Check]) -> tuple[Check, ...]:
        """Return the findings that still have to be acknowledged before the meeting can be closed."""
        return tuple(check for check in found if check.severity == "acknowledge" and not self.holds(check))

    def names(self, found: Iterable[Check]) -> tuple[str, ...]:
        """Return the names of the acknowledged ones among `found`, as the closed record keeps them."""
        return tuple(check.name for check in found if check.severity == "acknowledge" and self.holds(check))

    def _follow(self, _plan: object = None) -> None:
        """Forget everything when another meeting is the open one."""
        if not self._session.is_open:
            return
        plan = self._session.plan
        meeting = (plan.id, plan.meeting.number) if plan.meeting else None
        if meeting != self._meeting:
            self._meeting = meeting
            self._seen.clear()


def acknowledgements_of(session: Session) -> Acknowledgements:
    """Return the acknowledgements of a session, which live as long as it does."""
    known = session.findChild(Acknowledgements)
    return known if isinstance(known, Acknowledgements) else Acknowledgements(session)
