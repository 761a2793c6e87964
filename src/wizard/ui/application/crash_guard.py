"""The last resort for unforeseen errors. It saves the plan, then logs and reports the error; the program carries on.

The log and the report contain only the place and the type of the error. Messages and values are left out, because they
may contain names, reasons or votes.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from wizard import __version__
from wizard.foundation.dates import local_now
from wizard.foundation.disk import append_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST_BYTES = 100_000
"""When the log is longer than this, it is set aside and the previous one is deleted."""

_ROOT = Path(__file__).resolve().parents[3]
# An endless recursion has a thousand places, and the innermost ones are enough.
_MOST_PLACES = 20
_STORE_THREADS = frozenset({"journal", "plan file"})

KEPT = "Nothing is lost: your plan is kept on this PC, with the last change."
NOT_KEPT = "Your last changes could not be kept on this PC: save a copy somewhere else now."


class Incident(NamedTuple):
    """The known facts about an error, without anything from the plan."""

    kind: str
    """The type of the error and of its causes: “ValueError < KeyError”."""
    place: str
    """Where it was raised: “wizard/ui/session.py:88 apply < wizard/ui/pages/sign_page.py:41 _sign”."""
    thread: str
    kept: bool
    """Whether the open plan is saved on a disk of this PC."""

    @property
    def details(self) -> str:
        """The line for the log and for support."""
        import platform

        system = f"Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"
        return f"GP Action Wizard {__version__}, {system}: {self.kind} in {self.place}"


class LastResort(QObject):
    """Catches uncaught errors in slots and events, on other threads, and while objects are destroyed."""

    _met = Signal(object)

    def __init__(self, logs: Callable[[], Path], parent: QObject) -> None:
        """Log errors in the folder that `logs` returns, until `parent` is destroyed."""
        super().__init__(parent)
        self._logs = logs
        self._secure: Callable[[], bool] = lambda: True
        self._tell: Callable[[Incident], object] = lambda _incident: None
        self._told: set[str] = set()
        self._busy = threading.Lock()
        # Queued even within one thread, because a dialog must not open in the middle of a paint event.
        self._met.connect(self._say, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._uncaught
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._unraisable

    def protect(self, secure: Callable[[], bool], tell: Callable[[Incident], object]) -> None:
        """On each error from now on, first save the plan with `secure`, then report the error with `tell`.

        Args:
            secure: Returns whether the plan is saved on a disk; may be called on any thread.
            tell: Called on the window's thread, once for each place.
        """
        self._secure, self._tell = secure, tell

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            # Let Ctrl+C and similar signals end the program.
            self._before[0](kind, error, trace)
            return
        self._meet(error, trace, threading.current_thread().name)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._meet(args.exc_value, args.exc_traceback, args.thread.name if args.thread else "")

    def _unraisable(self, args: Any) -> None:
        if args.exc_value is not None:
            self._meet(args.exc_value, args.exc_traceback, threading.current_thread().name)

    def _meet(self, error: BaseException, trace: TracebackType | None, thread: str) -> None:
        # If handling an error raises another one, stop here, because handling that too could go on for ever.
        if not self._busy.acquire(blocking=False):
            return
        try:
            kept = self._secured()
            incident = Incident(_kinds(error), _places(trace), thread, kept)
            with contextlib.suppress(OSError):
                note_incident(self._logs(), incident, local_now().astimezone(UTC))
            print(f"gp-action-wizard: {incident.details}", file=sys.stderr)
            self._met.emit(incident)
        finally:
            self._busy.release()

    def _secured(self) -> bool:
        try:
            return self._secure()
        except Exception:  # noqa: BLE001  # Whatever else is broken, the person must be told the truth.
            return False

    def _say(self, incident: Incident) -> None:
        if incident.place in self._told and incident.thread not in _STORE_THREADS:
            return
        self._told.add(incident.place)
        try:
            self._tell(incident)
        except Exception as error:  # noqa: BLE001  # Nothing else would catch an error raised here.
            print(f"gp-action-wizard: {KEPT if incident.kept else NOT_KEPT} {type(error).__name__}", file=sys.stderr)


def stops_saving(incident: Incident) -> bool:
    """Whether the error ended a thread that saves the plan."""
    return incident.thread in _STORE_THREADS


def note_incident(logs: Path, incident: Incident, at: datetime) -> None:
    """Append a line to the error log, which stays below twice `MOST_BYTES`.

    Raises:
        OSError: The log cannot be written.
    """
    log = logs / "errors.log"
    if log.exists() and log.stat().st_size > MOST_BYTES:
        log.replace(logs / "errors.log.1")
    append_line(log, f"{at.isoformat(timespec='seconds')} {incident.details}")


def _kinds(error: BaseException) -> str:
    found: list[str] = []
    behind: BaseException | None = error
    while behind is not None and len(found) < _MOST_PLACES:
        found.append(type(behind).__name__)
        behind = behind.__cause__ or behind.__context__
    return " < ".join(found)


def _places(trace: TracebackType | None) -> str:
    """Return where an error was raised, innermost first: our own files by path, others by name only."""
    return " < ".join(list(reversed(list(_frames(trace))))[:_MOST_PLACES]) or "an unknown place"


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        file = Path(code.co_filename)
        try:
            name = file.resolve().relative_to(_ROOT).as_posix()
        except (ValueError, OSError):
            # Use only the file's name, because the full path of the program or of Python may contain the person's name.
            name = file.name
        yield f"{name}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def tell_incident(window: QWidget, incident: Incident, is_open: bool, copy: Callable[[str], object]) -> None:
    """Say what happened and whether anything is lost, and show the details for support, which `copy` copies.

    Args:
        window: The parent of the dialog.
        incident: What happened.
        is_open: Whether a plan is open.
        copy: Puts text on the clipboard.
    """
    # Imported here because errors are caught from the very start, before widgets are loaded.
    from wizard.ui.theme import Tone
    from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

    lost = (KEPT if incident.kept else NOT_KEPT) if is_open else "No plan was open, so nothing is lost."
    dialog = AskDialog(
        window,
        "An error in the program",
        f"Something went wrong in the program, and your last command may not have been carried out. {lost}",
        [DialogAnswer("copy", "Copy details for support")],
        cancel="Go on",
        detail=f"The details contain nothing from the plan, and nothing was sent: {incident.details}",
        tone=Tone.BAD if is_open and not incident.kept else Tone.WAITING,
    )
    if dialog.ask() == "copy":
        copy(incident.details)
