"""How a page changes the plan: an edit is tried and passed to the session, or refused with a sentence.

`EntryScope` is what the parts of a page share: the open plan and one entry of its agenda, with the minutes on it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError

from wizard.foundation.value import RefusedError
from wizard.ui.session.session import Session

if TYPE_CHECKING:
    from wizard.minutes.entries import EntryMinutes, ItemMinutes
    from wizard.minutes.minutes import Minutes
    from wizard.plan.plan import Plan
    from wizard.plan.proposal import Proposal

NOT_KEPT = "This could not be saved: it is too long, or contains a character that cannot be printed."
"""Shown at a field whose value a plan cannot hold."""


class EntryScope:
    """One entry on the agenda of the open plan."""

    def __init__(self, session: Session, item_id: str) -> None:
        self.session = session
        self.item_id = item_id

    @property
    def plan(self) -> Plan:
        """The open plan."""
        return self.session.plan

    @property
    def minutes(self) -> Minutes:
        """The minutes of the meeting shown.

        Raises:
            LookupError: The plan has no meeting.
        """
        minutes = self.session.minutes
        if minutes is None:
            raise LookupError("the plan has no meeting")
        return minutes

    @property
    def entry(self) -> EntryMinutes:
        """The minutes on this entry."""
        return self.minutes.entry(self.item_id)

    @property
    def proposal(self) -> Proposal | None:
        """The last proposal on this entry at this meeting, if any."""
        last = self.entry.last
        return last.proposal if last else None

    @property
    def editable(self) -> bool:
        """Whether the meeting is open and the plan may be edited."""
        return self.minutes.draft and not self.session.read_only_because

    @property
    def on(self) -> date:
        """The date that other dates are compared with: the meeting's, or today if it has none."""
        return self.minutes.held_on or self.session.today()

    @property
    def title(self) -> str:
        """The item's number and title: “O1 The lease”."""
        return f"{_number(self.item_id)} {self.entry.title}"

    def apply(self, change: Callable[[Plan], Plan], what: str) -> str:
        """Change the plan and return a sentence if it was refused. `what` names it for undo, before “on item 3”."""
        return tried(self.session, change, f"{what} on item {_number(self.item_id)}")


class ItemScope(EntryScope):
    """One item of the guidance in the open plan."""

    @property
    def entry(self) -> ItemMinutes:
        """The minutes on the item."""
        return self.minutes.item(self.item_id)

    @property
    def title(self) -> str:
        """The item's number and short title: “4a Refer on clinical need”."""
        item = self.entry.item
        return f"{item.id} {item.short_title}"


def _number(item_id: str) -> str:
    # Imported here because the first paint needs no plan.
    from wizard.voting.numbering import item_number

    return item_number(item_id)


def tried(session: Session, change: Callable[[Plan], Plan], label: str, refusal: str = NOT_KEPT) -> str:
    """Apply `change` under this undo label; return `refusal` if the plan cannot hold it, else an empty string."""
    try:
        plan = change(session.plan)
    except RefusedError as error:
        return str(error)
    except ValidationError:
        return refusal
    session.apply(plan, label)
    return ""
