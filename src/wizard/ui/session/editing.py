"""How a page asks for a change: tried on the plan, told to the session, refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pydantic import ValidationError

from wizard.ui.session.session import Session

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

NOT_KEPT = "This could not be kept: it is too long, or holds a character that cannot be printed."
"""What is said at a field whose content no plan can hold."""


def tried(session: Session, change: Callable[[Plan], Plan], label: str, refusal: str = NOT_KEPT) -> str:
    """Apply `change` under the name that undo gives it; return `refusal` if the plan cannot hold it, else nothing."""
    try:
        plan = change(session.plan)
    except ValidationError:
        return refusal
    session.apply(plan, label)
    return ""
