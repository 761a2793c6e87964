"""Optional work never blocks the main task: a failure is logged on this PC, once, and the program carries on.

The log says what failed and what the system answered, without any path, name or content of a plan.
"""

import contextlib
import errno
from types import TracebackType

from wizard.foundation.dates import local_now
from wizard.foundation.paths import local_folders

_MOST_BYTES = 100_000
_NOTED: set[str] = set()


class Tried:
    """A context in which an `OSError` is logged and ignored; other exceptions are raised as usual."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        """Log an `OSError` and stop it here."""
        if not isinstance(error, OSError):
            return False
        _note(f"{self._what}: {_code(error)}")
        return True


def best_effort(what: str) -> Tried:
    """Do optional work whose `OSError` must not stop anything. `what` names it in the log: “list of recent plans”."""
    return Tried(what)


def _code(error: OSError) -> str:
    windows = getattr(error, "winerror", None)
    return f"WinError {windows}" if windows else errno.errorcode.get(error.errno or 0, type(error).__name__)


def _note(words: str) -> None:
    if words in _NOTED:
        return
    _NOTED.add(words)
    # If the log cannot be written either, say nothing: the main task was done.
    with contextlib.suppress(OSError):
        log = local_folders().logs / "conveniences.log"
        if not log.exists() or log.stat().st_size < _MOST_BYTES:
            from wizard.foundation.disk import append_line

            append_line(log, f"{local_now().isoformat(timespec='seconds')} {words}")
