"""The end of a session: Python reads this file at its start, if its folder is in PYTHONPATH, and asks as a system does.

In the environment, HANDS_SESSION names a file. Once it is there, Qt is told what the system tells it when somebody logs
out or the PC shuts down (on Windows: WM_QUERYENDSESSION), by the very call that the platform makes; then it is removed.
The Qt of PyPI has no X session management that could be asked over its own protocol.
"""

import ctypes
import os
import threading
import time
from pathlib import Path

_ASKED = Path(os.environ.get("HANDS_SESSION", os.devnull))


def _watch() -> None:
    while not _ASKED.is_file():
        time.sleep(0.02)
    from PySide6 import QtGui
    from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

    class Bell(QObject):
        rung = Signal()

        def tell(self) -> None:
            (library,) = Path(QtGui.__file__).parent.glob("Qt/lib/libQt6Gui.so.6")
            gui = ctypes.CDLL(str(library))
            of_program = ctypes.c_void_p.in_dll(gui, "_ZN22QGuiApplicationPrivate4selfE")
            gui._ZN22QGuiApplicationPrivate10commitDataEv(of_program)
            _ASKED.unlink()

    application = QCoreApplication.instance()
    assert application is not None
    bell = Bell()
    bell.moveToThread(application.thread())
    bell.rung.connect(bell.tell, Qt.ConnectionType.QueuedConnection)
    bell.rung.emit()
    threading.Event().wait()


if _ASKED.name and os.environ.get("HANDS_SESSION"):
    threading.Thread(target=_watch, daemon=True).start()
