"""Where the forms of the plan that is open are kept on this PC while they are filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.services.open_forms import OpenForms


class FormShelf:
    """What is told which plan is open, and asked for its forms."""

    def __init__(self) -> None:
        self.forms: OpenForms | None = None
        """The forms of the open plan; None where no plan is kept."""
        self.looks: dict[int, Callable[[], object]] = {}
        """What looks at each form that is open."""

    def use(self, plan: Path | None) -> None:
        """Keep the forms of the plan at this path from now on; none where no plan is kept."""
        from wizard.services.open_forms import OpenForms

        self.forms = OpenForms(plan) if plan is not None else None

    def end(self) -> None:
        """Bring everything to the disk as the program ends."""
        for look in tuple(self.looks.values()):
            look()
        if self.forms is not None:
            self.forms.end()


@cache
def form_shelf() -> FormShelf:
    """Return the one place where the forms of the open plan are kept."""
    return FormShelf()
