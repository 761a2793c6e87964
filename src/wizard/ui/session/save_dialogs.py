"""The questions about a plan that has two versions, is damaged, or is open elsewhere. Each question is one dialog."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.foundation.file_errors import file_words
from wizard.foundation.formatting import date_in_words, listed, time_in_words
from wizard.services.left_behind import Offer, Remains, goes_into_its_file
from wizard.services.plan_keeper import Held
from wizard.services.sync_copies import SecondVersion
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import ButtonKind
from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_MOST_DIFFERENCES = 8
"""How many differences a question lists; any others are counted."""


def ask_about_offer(window: QWidget, offer: Offer, *, beside_newer: bool = False) -> str | None:
    """Return “take”, “leave”, or None for later. `beside_newer`: the person has just taken a newer version."""
    name = file_words(offer.path.name) if offer.path else "a plan whose file is no longer known"
    kept = f"Changes to {name} of {moment_in_words(offer.kept_at)} were kept on this PC but never reached the file."
    parts = [offer.trouble]
    if offer.on_disk is not None and offer.path is not None:
        since = "The file was last saved" if offer.newer else "Somebody has saved the file since,"
        parts = [f"{since}{_on_moment(offer.saved_at)}."]
    if beside_newer:
        parts = ["You have just taken a newer version."]
    parts.append(f"They change: {_named(offer.differences)}." if offer.differences else "")
    take = "Take the newer version" if goes_into_its_file(offer) else "Open them as a separate plan"
    parts.append("“Leave it” removes these changes for good; the file stays as it is.")
    answers = [DialogAnswer("leave", "Leave it"), DialogAnswer("take", take, ButtonKind.PRIMARY)]
    return AskDialog(
        window,
        "There is a newer version on this PC" if offer.newer else "There is another version on this PC",
        kept,
        answers,
        cancel="Ask me later",
        detail=" ".join(part for part in parts if part),
        tone=Tone.WAITING,
    ).ask()


def ask_what_is_left(window: QWidget, sentence: str, remains: Remains) -> Plan | None:
    """Say why a plan cannot be opened, and return what the person wants to recover as a new plan; None for nothing."""
    previous, readable = remains.previous, remains.readable
    answers, parts = [], ["The file itself is left as it is."]
    if readable is not None:
        answers.append(DialogAnswer("readable", "Open what can be read"))
        parts.append(_lost_words(remains.lost))
    if previous is not None:
        answers.append(DialogAnswer("previous", "Open the previous version", ButtonKind.PRIMARY))
        saved = _on_moment(remains.previous_saved)
        parts.append(f"The version before the last save is complete; it was saved{saved}.")
    if answers:
        parts.append("Either opens as a separate new plan." if len(answers) > 1 else "It opens as a new plan.")
    dialog = AskDialog(
        window,
        "The plan cannot be opened",
        sentence,
        answers,
        cancel="Close",
        detail=" ".join(parts) if answers else "",
        tone=Tone.BAD,
    )
    match dialog.ask():
        case "previous":
            return previous
        case "readable":
            return readable
    return None


def ask_which(window: QWidget, sentence: str, differing: tuple[str, ...] | None) -> str | None:
    """Ask which version to use after somebody else changed the plan: “mine”, “theirs”, or None to decide later.

    Args:
        window: The parent of the dialog.
        sentence: What has happened.
        differing: Where our version differs, in a few words each; None if theirs cannot be read.
    """
    answers = [DialogAnswer("mine", "Keep mine under another name", ButtonKind.PRIMARY)]
    detail = "What the file holds now cannot be read."
    if differing is not None:
        answers.insert(0, DialogAnswer("theirs", "Open what the file holds"))
        detail = f"Yours differs in: {_named(differing) or 'nothing'}. Neither version is lost."
    title = "The plan was changed by somebody else"
    return AskDialog(window, title, sentence, answers, cancel="Not now", detail=detail, tone=Tone.WAITING).ask()


_TAKING_OVER: Mapping[Held, tuple[str, str, str]] = {
    Held.HERE: (
        "The plan is open in another window",
        "That window is not responding. If you open the plan here, changes made there will no longer be saved in "
        "the file.",
        "Open it here",
    ),
    Held.ENDED: (
        "The plan was not closed",
        "You can open it and carry on.",
        "Open it",
    ),
    Held.ELSEWHERE: (
        "Somebody else has this plan open",
        "If they are still working on it and you take it over, their later changes will not be saved in the file. "
        "They are kept on their PC and offered to them there.",
        "Take it over",
    ),
}
"""For each place where a plan can be open: the question's title, the effect of opening it here, and the button."""


def ask_about_lock(window: QWidget, sentence: str, held: Held) -> str | None:
    """Ask what to do with a plan that is or was open elsewhere: “read”, “take”, or None."""
    title, detail, take = _TAKING_OVER[held]
    ended = held is Held.ENDED
    answers = [
        DialogAnswer("take", take, ButtonKind.PRIMARY if ended else ButtonKind.DANGER),
        DialogAnswer("read", "Open for reading", ButtonKind.OUTLINED if ended else ButtonKind.PRIMARY),
    ]
    if ended:
        answers.reverse()
    return AskDialog(window, title, sentence, answers, detail=detail, tone=Tone.WAITING).ask()


def ask_about_closing(window: QWidget, sentence: str, *, kept: bool) -> bool:
    """Ask whether to close with unsaved changes. `sentence` says why; `kept` tells whether they are kept on this PC."""
    detail = (
        "If you close now, you will be offered your last changes when you next start the program."
        if kept
        else "If you close now, your last changes are lost. Keep the window open and save a copy somewhere else."
    )
    dialog = AskDialog(
        window,
        "Some changes are not in the plan’s file yet",
        sentence,
        [DialogAnswer("close", "Close anyway", ButtonKind.DANGER)],
        cancel="Keep the window open",
        detail=detail,
        tone=Tone.WAITING if kept else Tone.BAD,
    )
    return dialog.ask() == "close"


def ask_about_old_plan(window: QWidget, sentence: str) -> bool:
    """Say that a plan of version 0.1 cannot be opened, and ask whether to start a new plan from it."""
    dialog = AskDialog(
        window,
        "This plan was made by an old version",
        sentence,
        [DialogAnswer("begin", "Begin a new plan from it", ButtonKind.PRIMARY)],
        detail="Its closed meetings can still be read and checked with version 0.1, and in the PDFs that were made of "
        "them. The new plan is kept on this PC until you give it a name and a folder.",
        tone=Tone.WAITING,
    )
    return dialog.ask() == "begin"


def ask_for_a_folder(window: QWidget, sentence: str) -> bool:
    """Say why a new plan cannot be kept on this PC, and ask whether to choose a folder for it."""
    dialog = AskDialog(
        window,
        "The plan needs a folder",
        sentence,
        [DialogAnswer("choose", "Choose a folder…", ButtonKind.PRIMARY)],
        detail="A new plan is usually kept on this PC until you give it a name and a folder.",
        tone=Tone.WAITING,
    )
    return dialog.ask() == "choose"


def ask_about_refusal(window: QWidget, why: str, *, copy_helps: bool) -> bool:
    """Say why the plan cannot be changed, and ask whether to save a copy of it to work in."""
    dialog = AskDialog(
        window,
        "This plan is open for reading only",
        why,
        [DialogAnswer("copy", "Save a copy…", ButtonKind.PRIMARY)] if copy_helps else [],
        cancel="Cancel" if copy_helps else "Close",
        detail="Save a copy in your own folder: it opens at once, with this change in it." if copy_helps else "",
        tone=Tone.WAITING,
    )
    return dialog.ask() == "copy"


def ask_about_second_version(window: QWidget, path: Path, version: SecondVersion) -> bool:
    """Say that a sync program left another version beside the plan at `path`; return whether to open it."""
    differing = _named(version.differences)
    dialog = AskDialog(
        window,
        "There are two versions of this plan",
        f"{file_words(version.path.name)} holds another version of {file_words(path.name)}. A sync program such "
        f"as OneDrive makes this kind of copy when a plan is changed on two PCs at once.",
        [DialogAnswer("open", "Open the other version")],
        cancel="Keep this one open",
        detail=f"The other version differs in: {differing}. Both files stay as they are." if differing else "",
        tone=Tone.WAITING,
    )
    return dialog.ask() == "open"


def moment_in_words(moment: datetime) -> str:
    """Return a moment as this PC's clock shows it: “8 December 2026, 14:10”."""
    local = moment.astimezone()
    return f"{date_in_words(local.date())}, {time_in_words(local.time())}"


def _on_moment(moment: datetime | None) -> str:
    return f" on {moment_in_words(moment)}" if moment is not None else ""


def _named(parts: tuple[str, ...]) -> str:
    named = list(parts[:_MOST_DIFFERENCES])
    more = len(parts) - len(named)
    return listed([*named, f"{more} more"] if more else named)


def _lost_words(lost: tuple[str, ...]) -> str:
    if not lost:
        return "All of it can still be read, but something in it was changed, so it cannot be proven."
    return f"All of this file can still be read except: {_named(lost)}."
