"""The real window with the worked example open, driven by keys that come in on standard input, one a line.

A line is a key as in “Ctrl+2” or “Space”, or `to NAME`, which presses Tab until what has the focus is called so, or
`quit`. Each is pressed where the focus is, and answered with one line once the window has come to rest. It runs in a
process of its own: who listens must not be in the one that speaks.
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
"""Milliseconds in which the window comes to rest."""


def _target(controller: Controller) -> QWidget:
    return QApplication.focusWidget() or controller.window


def _press(controller: Controller, key: str) -> None:
    # A sequence can be indexed, but its stubs do not say so.
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
    """Open the window and press what is asked for."""
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
    # The question whether to keep the example is not what is read here.
    os._exit(0)


if __name__ == "__main__":
    main()
