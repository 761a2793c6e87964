"""Holds the kept forms of the open plan on this PC."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.services.open_forms import OpenForms


class FormShelf:
    """Knows which plan is open, and gives access to its kept forms."""

    def __init__(self) -> None:
        self.forms: OpenForms | None = None
        """The kept forms of the open plan; None if no plan is kept."""
        self.looks: dict[int, Callable[[], object]] = {}
        """The functions that check each open form."""

    def use(self, plan: Path | None) -> None:
        """Use the kept forms of the plan at this path from now on; None for no plan."""
        from wizard.services.open_forms import OpenForms

        self.forms = OpenForms(plan) if plan is not None else None

    def end(self) -> None:
        """Save everything to disk because the program ends."""
        for look in tuple(self.looks.values()):
            look()
        if self.forms is not None:
            self.forms.end()


@cache
def form_shelf() -> FormShelf:
    """Return the single instance for the open plan."""
    return FormShelf()
