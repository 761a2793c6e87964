"""How an unforeseen error is told. Imported when one happens."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.ui.application.crash_guard import KEPT, NOT_KEPT, Incident
from wizard.ui.theme import Tone
from wizard.ui.widgets.dialogs_2 import Answer, AskDialog


def tell_incident(window: QWidget, incident: Incident, is_open: bool, copy: Callable[[str], object]) -> None:
    """Say what happened, whether anything is lost, and show what support needs, which `copy` takes.

    Args:
        window: What the dialog stands on.
        incident: What happened.
        is_open: Whether a plan is open.
        copy: Puts text on the clipboard.
    """
    lost = (KEPT if incident.kept else NOT_KEPT) if is_open else "No plan was open, so nothing is lost."
    dialog = AskDialog(
        window,
        "An error in the program",
        f"Something went wrong that was not foreseen, and what you last asked for may not have been done. {lost}",
        [Answer("copy", "Copy details for support")],
        cancel="Go on",
        detail=f"The details hold nothing from the plan, and nothing was sent: {incident.details}",
        tone=Tone.BAD if is_open and not incident.kept else Tone.WAITING,
    )
    if dialog.ask() == "copy":
        copy(incident.details)
