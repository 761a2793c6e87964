"""What a crash, a full disk or damage left behind: changes that never reached their plan's file, and older versions."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizard.foundation.atomic_file import previous_of
from wizard.foundation.best_effort import best_effort
from wizard.foundation.paths import local_folders
from wizard.plan.plan import Plan
from wizard.storage.plan_file import PlanFile, PlanFileError, read_bytes
from wizard.storage.recovery import Offer, beside, dismiss, offers, previous_version, saved_at
from wizard.storage.salvage import salvage

__all__ = ["LeftBehind", "Offer", "Remains", "drop", "goes_into_its_file", "is_anything_left", "remains_of"]


def is_anything_left() -> bool:
    """Whether there may be changes that never reached their file; this is fast and reads nothing."""
    try:
        return any(local_folders().recovery.iterdir())
    except OSError:
        return False


class LeftBehind:
    """Changes that never reached their plan's file, offered one after the other.

    The list is read again after each answer: an older version of a plan must not be offered as newer than what its
    file is about to hold.
    """

    def __init__(self) -> None:
        self._folders = local_folders()
        self._waiting: list[Offer] = []
        self._answered: set[Path] = set()
        self._taken: dict[Path, PlanFile] = {}

    def next(self) -> Offer | None:
        """Return what to ask about now; None once everything is answered."""
        found = [offer for offer in offers(self._folders) if offer.folder not in self._answered]
        self._waiting = [self._as_it_stands(offer) for offer in found if not self._is_taken(offer)]
        return self._waiting[0] if self._waiting else None

    @property
    def plans(self) -> int:
        """How many plans had something waiting when this was last looked up."""
        return len({offer.plan for offer in self._waiting})

    def took_newer(self, offer: Offer) -> bool:
        """Whether the person has just chosen a newer version of the same plan."""
        return offer.plan in self._taken

    def leave(self, offer: Offer) -> None:
        """Remove what was kept, because the person does not want it."""
        self._answered.add(offer.folder)
        drop(offer)

    def take(self, offer: Offer) -> None:
        """Note that the person has it in an open plan; what was kept is removed once that plan is on a disk."""
        self._answered.add(offer.folder)
        if offer.newer:
            self._taken[offer.plan] = offer.kept

    def _is_taken(self, offer: Offer) -> bool:
        taken = self._taken.get(offer.plan)
        return taken is not None and taken.sha256 == offer.kept.sha256

    def _as_it_stands(self, offer: Offer) -> Offer:
        taken = self._taken.get(offer.plan)
        return offer if taken is None else beside(offer, taken)


def goes_into_its_file(offer: Offer) -> bool:
    """Whether what was kept belongs in its plan's file, which is older and sound; otherwise it becomes a new plan."""
    return offer.path is not None and offer.on_disk is not None and offer.newer


def drop(offer: Offer) -> None:
    """Remove what was kept; if it cannot be removed, it is offered again at the next start."""
    with best_effort("changes that are in their file"):
        dismiss(offer)


@dataclass(frozen=True)
class Remains:
    """What can be offered in place of a plan that cannot be opened."""

    previous: Plan | None
    """The version before the last save; None if there is none, or none that is whole."""
    previous_saved: datetime | None
    """When that was saved."""
    readable: Plan | None
    """What can still be read of a damaged plan; None if nothing useful can."""
    lost: tuple[str, ...]
    """The parts that cannot be read, by their names in the file."""


def remains_of(path: Path, *, damaged: bool) -> Remains:
    """Return what can be offered in place of the plan at `path`; with `damaged`, also what can be read of it."""
    previous = previous_version(path)
    readable = None
    if damaged:
        with contextlib.suppress(PlanFileError):
            readable = salvage(read_bytes(path))
    return Remains(
        previous.plan if previous else None,
        saved_at(previous_of(path)) if previous else None,
        readable.plan if readable else None,
        readable.lost if readable else (),
    )
