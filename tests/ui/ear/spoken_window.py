"""The real window with the worked example open, driven by keys from standard input, one a line.

A line is a key as in “Ctrl+2” or “Space”, or `to NAME`, which presses Tab until the control with this name has the
focus, or `quit`. Each is pressed where the focus is, and answered with one line once the window is idle. It runs in a
separate process: the listener must not be in the process that speaks.
"""

import os
import sys

from PySide6.QtCore import QKeyCombination, QSocketNotifier, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.pictures import opened
from tests.ui.scenes import settle

from wizard.ui.application.controller import Controller

_MOST_TABS = 80
_REST = 120
"""Milliseconds until the window is idle."""


def _target(controller: Controller) -> QWidget:
    return QApplication.focusWidget() or controller.window


def _press(controller: Controller, key: str) -> None:
    # A sequence can be indexed, but its stubs do not declare it.
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
    QTest.keyClick(_target(controller), combination.key(), combination.keyboardModifiers())
    settle(_REST)


def _tab_to(controller: Controller, name: str) -> None:
    for _ in range(_MOST_TABS):
        if _target(controller).accessibleName().startswith(name):
            break
        QTest.keyClick(_target(controller), Qt.Key.Key_Tab)
        settle(10)
    settle(_REST)


def _obey(controller: Controller, line: str) -> None:
    word, _, name = line.partition(" ")
    if word == "to":
        _tab_to(controller, name)
    else:
        _press(controller, line)
    print("done", flush=True)


def main() -> None:
    """Open the window and press the requested keys."""
    application = QApplication(sys.argv[:1])
    controller = opened()
    controller.window.resize(1366, 728)
    controller.window.activateWindow()
    if not QTest.qWaitForWindowActive(controller.window, 10_000):
        sys.exit("the window never became the active one")
    settle(400)
    pending = bytearray()

    def read() -> None:
        data = os.read(0, 4096)
        pending.extend(data)
        while b"\n" in pending:
            line, _, rest = bytes(pending).partition(b"\n")
            pending[:] = rest
            if line == b"quit":
                application.quit()
            else:
                _obey(controller, line.decode())
        if not data:
            application.quit()

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(read, Qt.ConnectionType.DirectConnection)
    print("ready", flush=True)
    application.exec()
    # The question whether to keep the example is not the subject here.
    os._exit(0)


if __name__ == "__main__":
    main()
