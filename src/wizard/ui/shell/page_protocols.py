"""What the window asks of a page or a field that can do it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from wizard.ui.shell.bottom_bar import BarPart


@runtime_checkable
class Committing(Protocol):
    """A field that holds what was typed for a moment before it tells of it."""

    def commit(self) -> None:
        """Tell of it now."""
        ...


@runtime_checkable
class Finishing(Protocol):
    """A field that keeps what was typed as it was typed, until it is left."""

    def finish(self) -> None:
        """Tell of it now, and show what came of it."""
        ...


@runtime_checkable
class Leaving(Protocol):
    """A page on which something may stand that was written and not added yet."""

    def leave(self) -> None:
        """Take it in: the page is left."""
        ...


@runtime_checkable
class Opening(Protocol):
    """A page that knows where the focus goes when it is opened."""

    def first_field(self) -> QWidget | None:
        """Return what takes the focus, or None."""
        ...


@runtime_checkable
class Arriving(Protocol):
    """A page of which more is to be said on arrival than its step."""

    def arrival(self) -> str:
        """Return that in sentences; empty if there is nothing to add."""
        ...


@runtime_checkable
class Barred(Protocol):
    """A page that says in the bar what holds and what to do about it."""

    @property
    def bar_part(self) -> BarPart:
        """What the bar shows left of Back and Next while the page is shown."""
        ...


@runtime_checkable
class CatchingUp(Protocol):
    """A page that may be behind the plan."""

    def catch_up(self) -> None:
        """Show the plan as it is now."""
        ...
