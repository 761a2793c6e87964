"""Undo and redo over frozen snapshots, with labels in words and barriers that undo never crosses."""

from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

T = TypeVar("T")

MOST_STEPS = 500
"""How many changes can be undone, unless a history is given a different limit."""


@dataclass(frozen=True)
class UndoStep(Generic[T]):
    """A change that can be taken back or done again: the snapshot on its other side, and what it did, in words."""

    snapshot: T
    label: str
    place: object = None
    """Where in the window it was done, so that undo can show that place."""


@dataclass(frozen=True)
class History(Generic[T]):
    """A snapshot, the changes that led to it, and those that were undone. Frozen: each step returns a new history."""

    now: T
    """The current snapshot."""
    done: tuple[UndoStep[T], ...] = ()
    """What undo can take back, oldest first; never reaches beyond the last barrier."""
    taken_back: tuple[UndoStep[T], ...] = ()
    """What redo can do again, the next one last."""
    barrier: str = ""
    """The label of the last change that undo may not take back: “closing of meeting 1”; empty if there was none."""
    limit: int = MOST_STEPS
    """The largest number of changes to remember."""

    @property
    def undo_label(self) -> str:
        """What undo would take back: “position on item 3”; empty if nothing."""
        return self.done[-1].label if self.done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty if nothing."""
        return self.taken_back[-1].label if self.taken_back else ""

    @property
    def undo_place(self) -> object:
        """Where the change that undo would reverse was made; None if there is none."""
        return self.done[-1].place if self.done else None

    @property
    def redo_place(self) -> object:
        """Where the change that redo would repeat was made; None if there is none."""
        return self.taken_back[-1].place if self.taken_back else None

    def with_change(
        self, snapshot: T, label: str, *, barrier: bool = False, joins: bool = False, place: object = None
    ) -> Self:
        """Return the history after a change to `snapshot`; changes that were undone can no longer be redone.

        With `barrier` nothing up to and including this change can be taken back or done again. With `joins` it is
        undone together with the change before, like the letters of one note; if both together change nothing, the
        change before is undone.

        Raises:
            ValueError: The label is empty.
        """
        if not label:
            raise ValueError("a change needs a label in words")
        if barrier:
            return replace(self, now=snapshot, done=(), taken_back=(), barrier=label)
        if joins and self.done and not self.taken_back:
            return self.undone() if snapshot == self.done[-1].snapshot else replace(self, now=snapshot)
        done = (*self.done, UndoStep(self.now, label, place))
        return replace(self, now=snapshot, done=done[-self.limit :] if self.limit else (), taken_back=())

    def undone(self) -> Self:
        """Return the history with the last change taken back; itself if there is none before the barrier."""
        if not self.done:
            return self
        last = self.done[-1]
        again = (*self.taken_back, UndoStep(self.now, last.label, last.place))
        return replace(self, now=last.snapshot, done=self.done[:-1], taken_back=again)

    def redone(self) -> Self:
        """Return the history with what was last taken back done again; itself if there is nothing."""
        if not self.taken_back:
            return self
        again = self.taken_back[-1]
        done = (*self.done, UndoStep(self.now, again.label, again.place))
        return replace(self, now=again.snapshot, done=done, taken_back=self.taken_back[:-1])
