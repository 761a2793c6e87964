"""What the window asks of a page or a field that can do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@runtime_checkable
class Committing(Protocol):
    """A field that holds what was typed for a moment before it tells of it."""

    def commit(self) -> None:
        """Tell of it now."""
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
class CatchingUp(Protocol):
    """A page that may be behind the plan."""

    def catch_up(self) -> None:
        """Show the plan as it is now."""
        ...
