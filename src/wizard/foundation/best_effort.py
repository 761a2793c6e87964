"""A convenience never blocks an act: where it fails that is noted on this PC, once, and the work goes on.

A note says which convenience it was and what the system answered; no path, no name and nothing of a plan is in it.
"""

import contextlib
import errno
from types import TracebackType

from wizard.foundation.dates import local_now
from wizard.foundation.paths import local_folders

_MOST_BYTES = 100_000
_NOTED: set[str] = set()


class Tried:
    """What is done in it may fail with an `OSError`; anything else goes on as it would."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        """Note an `OSError`, and end it."""
        if not isinstance(error, OSError):
            return False
        _note(f"{self._what}: {_code(error)}")
        return True


def best_effort(what: str) -> Tried:
    """Let an `OSError` of a convenience stop nothing. `what` names it in the log: “list of recent plans”."""
    return Tried(what)


def _code(error: OSError) -> str:
    windows = getattr(error, "winerror", None)
    return f"WinError {windows}" if windows else errno.errorcode.get(error.errno or 0, type(error).__name__)


def _note(words: str) -> None:
    if words in _NOTED:
        return
    _NOTED.add(words)
    # Where the log cannot be written either, nobody is told: the act itself was done.
    with contextlib.suppress(OSError):
        log = local_folders().logs / "conveniences.log"
        if not log.exists() or log.stat().st_size < _MOST_BYTES:
            from wizard.foundation.disk import append_line

            append_line(log, f"{local_now().isoformat(timespec='seconds')} {words}")
