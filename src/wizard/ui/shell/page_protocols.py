"""Optional features of pages and fields that the window looks for."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from wizard.ui.shell.bottom_bar import BarPart


@runtime_checkable
class Committing(Protocol):
    """A field that waits for a pause in typing before it passes on its text."""

    def commit(self) -> None:
        """Pass on the text now."""
        ...


@runtime_checkable
class Finishing(Protocol):
    """A field that leaves its text exactly as typed until the focus leaves it."""

    def finish(self) -> None:
        """Pass on the text now and show the result."""
        ...


@runtime_checkable
class Leaving(Protocol):
    """A page that may hold text that was typed but not added yet."""

    def leave(self) -> None:
        """Add the text, because the reader is leaving the page."""
        ...


@runtime_checkable
class Opening(Protocol):
    """A page that chooses where the focus goes when it opens."""

    def first_field(self) -> QWidget | None:
        """Return the widget that gets the focus, or None."""
        ...


@runtime_checkable
class Arriving(Protocol):
    """A page with more to announce on arrival than its step."""

    def arrival(self) -> str:
        """Return what to announce, in sentences; empty if nothing."""
        ...


@runtime_checkable
class Barred(Protocol):
    """A page with its own part of the bar, for its status and actions."""

    @property
    def bar_part(self) -> BarPart:
        """The part of the bar shown left of Back and Next."""
        ...


@runtime_checkable
class CatchingUp(Protocol):
    """A page that may be out of date."""

    def catch_up(self) -> None:
        """Update the page to the current plan."""
        ...
