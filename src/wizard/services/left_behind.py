"""What a crash, a full disk or damage left: changes on this PC that never reached their plan's file, older versions."""

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
    """Whether anything lies where changes are kept that are on their way to a file; tells at once, reads nothing."""
    try:
        return any(local_folders().recovery.iterdir())
    except OSError:
        return False


class LeftBehind:
    """Changes that never reached their plan's file, offered one after the other.

    What waits is looked up anew after each answer: an older version of a plan is not offered as newer than what its
    file is about to hold.
    """

    def __init__(self) -> None:
        self._folders = local_folders()
        self._waiting: list[Offer] = []
        self._answered: set[Path] = set()
        self._taken: dict[Path, PlanFile] = {}

    def next(self) -> Offer | None:
        """Return what is to be asked about now; None once everything is answered."""
        found = [offer for offer in offers(self._folders) if offer.folder not in self._answered]
        self._waiting = [self._as_it_stands(offer) for offer in found if not self._is_taken(offer)]
        return self._waiting[0] if self._waiting else None

    @property
    def plans(self) -> int:
        """Of how many plans something waited when it was last looked up."""
        return len({offer.plan for offer in self._waiting})

    def took_newer(self, offer: Offer) -> bool:
        """Whether a newer version of the same plan was taken just now."""
        return offer.plan in self._taken

    def leave(self, offer: Offer) -> None:
        """Remove what was kept: the person does not want it."""
        self._answered.add(offer.folder)
        drop(offer)

    def take(self, offer: Offer) -> None:
        """Note that the person has it in a plan that is open now; what was kept is dropped once it is on a disk."""
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
    """Whether what was kept belongs into its plan's file, which is older and sound; else it is a plan of its own."""
    return offer.path is not None and offer.on_disk is not None and offer.newer


def drop(offer: Offer) -> None:
    """Remove what was kept; what cannot be removed is offered again at the next start."""
    with best_effort("changes that are in their file"):
        dismiss(offer)


@dataclass(frozen=True)
class Remains:
    """What there is in place of a plan that cannot be opened."""

    previous: Plan | None
    """The version before the last saving; None if there is none, or none that is whole."""
    previous_saved: datetime | None
    """When that was saved."""
    readable: Plan | None
    """What can still be read of a damaged plan; None if nothing of use can."""
    lost: tuple[str, ...]
    """The parts of it that cannot, by their names in the file."""


def remains_of(path: Path, *, damaged: bool) -> Remains:
    """Return what there is in place of the plan at `path`; with `damaged`, also what can be read of it itself."""
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
