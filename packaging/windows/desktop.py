"""Starts the program from the desktop, where it has no console: if it fails, a message box shows the error.

Part of the bundle for Windows alone, beside the program's package. If standard error goes somewhere, it does the
same as `-m wizard`.
"""

import ctypes
import io
import sys
import traceback

MOST = 2000
"""The most characters shown; the end of a longer text."""

UNATTENDED = {"--smoke", "--self-test"}
"""With these options, nobody is there to close a box."""

_ERROR_ICON = 0x10
_OWN_AND_SYSTEM = 0x1000


def run() -> int:
    """Run the program and return its exit code; an exception is first written to standard error."""
    try:
        from wizard.app import main

        return main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except Exception:  # noqa: BLE001  # The last resort: without it a failing start would say nothing at all.
        traceback.print_exc()
        return 1


def start() -> int:
    """Run the program, keep its output if that would go nowhere, and show it if the program fails."""
    # As in launcher.c, for starts by pythonw.exe: do not look for libraries in the current folder.
    ctypes.windll.kernel32.SetDllDirectoryW("")  # type: ignore[attr-defined]
    ctypes.windll.kernel32.SetDefaultDllDirectories(_OWN_AND_SYSTEM)  # type: ignore[attr-defined]
    if sys.stderr is not None:
        return run()
    kept = sys.stdout = sys.stderr = io.StringIO()
    code = run()
    text = kept.getvalue().strip()
    if code and text and UNATTENDED.isdisjoint(sys.argv):
        ctypes.windll.user32.MessageBoxW(None, text[-MOST:], "GP Action Wizard", _ERROR_ICON)  # type: ignore[attr-defined]
    return code


if __name__ == "__main__":
    sys.exit(start())
