"""What is asked where a plan has two versions, is damaged, or is held by somebody else. Each question is one dialog."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.foundation.atomic_file import previous_of
from wizard.foundation.file_errors import file_words
from wizard.foundation.formatting import date_in_words, listed, time_in_words
from wizard.storage.plan_file import DAMAGED, PlanFile, PlanFileError, read_bytes
from wizard.storage.recovery import Offer, beside, differences, dismiss, offers, previous_version
from wizard.storage.salvage import Salvage, salvage
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Kind
from wizard.ui.widgets.dialogs import Answer, AskDialog

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.storage.file_lock import LockedError
    from wizard.storage.plan_store import ChangedOnDisk
    from wizard.ui.session.plan_saver import PlanKeeping

_MOST_DIFFERENCES = 8
"""How many differences a question names; what comes after is counted."""


def offer_what_was_kept(window: QWidget, keeping: PlanKeeping) -> int:
    """Offer what never reached its plan's file, one after the other; return how many plans are left for later.

    What waits is looked up anew after each answer: an older version of a plan is not offered as newer than what its
    file is about to hold.
    """
    answered: set[Path] = set()
    taken: dict[Path, PlanFile] = {}
    while waiting := _waiting(keeping, answered, taken):
        offer = waiting[0]
        answer = ask_about_offer(window, offer, beside_newer=offer.plan in taken)
        if answer is None:
            return len({entry.plan for entry in waiting})
        if answer == "leave":
            _drop(offer)
        elif not _take(keeping, offer):
            return len({entry.plan for entry in waiting})
        elif offer.newer:
            taken[offer.plan] = offer.kept
        answered.add(offer.folder)
    return 0


def _waiting(keeping: PlanKeeping, answered: set[Path], taken: dict[Path, PlanFile]) -> list[Offer]:
    found = [offer for offer in offers(keeping.folders) if offer.folder not in answered]
    new = [offer for offer in found if offer.plan not in taken or offer.kept.sha256 != taken[offer.plan].sha256]
    return [beside(offer, taken[offer.plan]) if offer.plan in taken else offer for offer in new]


def _take(keeping: PlanKeeping, offer: Offer) -> bool:
    """Open what was kept: in its plan's file if that is older and sound, else as a new plan of its own."""
    if offer.path is not None and offer.on_disk is not None and offer.newer:
        return keeping.recover(offer.path, offer.kept.plan, lambda: _drop(offer))
    begun = keeping.begin(offer.kept.plan)
    if begun:
        _drop(offer)
    return begun


def _drop(offer: Offer) -> None:
    # What cannot be removed is offered again at the next start.
    with contextlib.suppress(OSError):
        dismiss(offer)


def ask_about_offer(window: QWidget, offer: Offer, *, beside_newer: bool = False) -> str | None:
    """Return “take”, “leave”, or None for later; `beside_newer` says that a newer version was taken just now."""
    into_file = offer.newer and offer.on_disk is not None
    name = file_words(offer.path.name) if offer.path else "a plan whose file is not known any more"
    kept = f"Changes to {name} of {moment_in_words(offer.kept_at)} were kept on this PC and never reached the file."
    parts = [offer.trouble]
    if offer.on_disk is not None and offer.path is not None:
        since = "The file was last saved" if offer.newer else "Somebody has saved the file since,"
        parts = [f"{since}{_when_saved(offer.path)}."]
    if beside_newer:
        parts = ["You have just taken a newer version."]
    parts.append(f"They alter: {_named(offer.differences)}." if offer.differences else "")
    take = "Take the newer version" if into_file else "Open them as a plan of their own"
    parts.append("“Leave it” removes these changes for good; the file stays as it is.")
    answers = [Answer("leave", "Leave it"), Answer("take", take, Kind.PRIMARY)]
    return AskDialog(
        window,
        "There is a newer version on this PC" if offer.newer else "There is another version on this PC",
        kept,
        answers,
        cancel="Look later",
        detail=" ".join(part for part in parts if part),
        tone=Tone.WAITING,
    ).ask()


def ask_what_is_left(window: QWidget, path: Path, error: PlanFileError) -> Plan | None:
    """Say why a plan cannot be opened, and return what the person wants of it as a new plan; None for nothing."""
    previous = previous_version(path)
    readable = _salvaged(path) if error.exit_code == DAMAGED else None
    answers, parts = [], ["The file itself is left as it is."]
    if readable is not None:
        answers.append(Answer("readable", "Open what can be read"))
        parts.append(_lost_words(readable))
    if previous is not None:
        answers.append(Answer("previous", "Open the previous version", Kind.PRIMARY))
        parts.append(f"The version before the last saving is whole; it was saved{_when_saved(previous_of(path))}.")
    if answers:
        parts.append("Either opens as a new plan of its own." if len(answers) > 1 else "It opens as a new plan.")
    dialog = AskDialog(
        window,
        "The plan cannot be opened",
        str(error),
        answers,
        cancel="Close",
        detail=" ".join(parts) if answers else "",
        tone=Tone.BAD,
    )
    match dialog.ask():
        case "previous" if previous is not None:
            return previous.plan
        case "readable" if readable is not None:
            return readable.plan
    return None


def ask_which(window: QWidget, state: ChangedOnDisk, mine: Plan) -> str | None:
    """Ask which version is wanted of a plan that somebody else changed: “mine”, “theirs”, or None for neither yet."""
    answers = [Answer("mine", "Keep mine under another name", Kind.PRIMARY)]
    detail = "What the file holds now cannot be read."
    if state.other is not None:
        answers.insert(0, Answer("theirs", "Open what the file holds"))
        detail = f"Yours differs in: {_named(differences(state.other, mine)) or 'nothing'}. Neither version is lost."
    title = "The plan was changed by somebody else"
    return AskDialog(window, title, state.sentence, answers, cancel="Not now", detail=detail, tone=Tone.WAITING).ask()


def ask_about_lock(window: QWidget, error: LockedError) -> str | None:
    """Ask what to do with a plan that somebody holds: “read”, “take”, or None."""
    answers = [Answer("take", "Take it over", Kind.DANGER), Answer("read", "Open for reading", Kind.PRIMARY)]
    detail = (
        "That program was on this PC and has ended without letting go: nobody is working on the plan now."
        if error.stale
        else "If they are still working on it, what they write after you take it over does not reach the file: it "
        "stays on their PC, and is offered to them."
    )
    return AskDialog(window, "Somebody has this plan open", str(error), answers, detail=detail, tone=Tone.WAITING).ask()


def ask_about_closing(window: QWidget, sentence: str) -> bool:
    """Ask whether the window is to close though not everything is in the plan's file; `sentence` says why not."""
    dialog = AskDialog(
        window,
        "Not everything is in the plan’s file",
        f"{sentence} It is kept on this PC and offered again at the next start.",
        [Answer("close", "Close all the same", Kind.DANGER)],
        cancel="Go on waiting",
        tone=Tone.WAITING,
    )
    return dialog.ask() == "close"


def moment_in_words(moment: datetime) -> str:
    """Return a moment as this PC's clock shows it: “8 December 2026, 14:10”."""
    local = moment.astimezone()
    return f"{date_in_words(local.date())}, {time_in_words(local.time())}"


def _when_saved(path: Path) -> str:
    try:
        return f" on {moment_in_words(datetime.fromtimestamp(path.stat().st_mtime, UTC))}"
    except OSError:
        return ""


def _named(parts: tuple[str, ...]) -> str:
    named = list(parts[:_MOST_DIFFERENCES])
    more = len(parts) - len(named)
    return listed([*named, f"{more} more"] if more else named)


def _salvaged(path: Path) -> Salvage | None:
    try:
        return salvage(read_bytes(path))
    except PlanFileError:
        return None


def _lost_words(readable: Salvage) -> str:
    if not readable.lost:
        return "All its parts can still be read, but something in it was changed, and nothing vouches for it."
    return f"Of this file can still be read all but: {_named(readable.lost)}."
