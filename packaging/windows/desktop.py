"""Starts the program from the desktop, where it has nothing to write to: what it says as it fails is shown in a box.

Part of the bundle for Windows alone, beside the program's package. Where standard error leads somewhere, nothing
differs from `-m wizard`.
"""

import ctypes
import io
import sys
import traceback

MOST = 2000
"""The most characters that are shown, the last ones."""

UNATTENDED = {"--smoke", "--self-test"}
"""With these nobody is there to close a box."""

_ERROR_ICON = 0x10
_OWN_AND_SYSTEM = 0x1000


def run() -> int:
    """Run the program and return its exit code; whatever ends it is written to standard error first."""
    try:
        from wizard.app import main

        return main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except Exception:  # noqa: BLE001  # The last resort: without it a failing start would say nothing at all.
        traceback.print_exc()
        return 1


def start() -> int:
    """Run the program, keep what it says if that would go nowhere, and show it if the program fails."""
    # As in launcher.c, for whoever starts it by pythonw.exe: the current folder is no place to look for libraries.
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
