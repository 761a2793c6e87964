"""The end of a session: Python reads this file at its start, if its folder is in PYTHONPATH, and asks as a system does.

The environment variable HANDS_SESSION names a file. Once that file exists, Qt gets the call that the platform makes
when somebody logs out or the PC shuts down (on Windows: WM_QUERYENDSESSION); then the file is removed.
The Qt of PyPI has no X session management that could be asked over its own protocol.

If the file has the number of the X server's process and some words, the server is killed instead, once the focused
field has these words, and in the middle of a turn of Qt's loop: the loop then calls Xlib before it can know.
"""

import ctypes
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

_ASKED = Path(os.environ.get("HANDS_SESSION", os.devnull))


def _end_the_screen(server: int) -> None:
    """End the X server, and then make the call to Xlib that ends each turn of Qt's loop."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    native: Any = application.nativeInterface()
    connection = ctypes.c_void_p(native.connection())
    xcb = ctypes.CDLL("libxcb.so.1")
    # After a request from Qt itself, Xlib has to ask for the connection again, and only then notices.
    xcb.xcb_no_operation(connection)
    os.kill(server, signal.SIGTERM)
    while not xcb.xcb_connection_has_error(connection):
        time.sleep(0.005)
    ctypes.CDLL("libX11.so.6").XFlush(ctypes.c_void_p(native.display()))


def _watch() -> None:
    while not _ASKED.is_file():
        time.sleep(0.02)
    from PySide6 import QtGui
    from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
    from PySide6.QtWidgets import QApplication, QLineEdit

    class Bell(QObject):
        rung = Signal()

        def tell(self) -> None:
            if asked := _ASKED.read_text(encoding="ascii"):
                server, words = asked.split(" ", 1)
                field = QApplication.focusWidget()
                if isinstance(field, QLineEdit) and field.text() == words:
                    _end_the_screen(int(server))
                else:
                    QTimer.singleShot(10, self.tell)
                return
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
