"""A real session in a separate process: files picked in Qt's dialogs, a preview, then a kill.

Run as `python -m tests.shipped.session_run work|again FOLDER`: “work” opens FOLDER/plan.gpplan by the dialog, looks at
its PDF and is killed; “again” starts once more, opens a plan by the dialog, and closes the window as people do.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit

from wizard.foundation.paths import local_folders
from wizard.ui.application import launch
from wizard.ui.application.controller import Controller


def wait_until(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Let the window run until a condition is true."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            modal = QApplication.activeModalWidget()
            said = "; ".join(label.text() for label in modal.findChildren(QLabel)) if modal else ""
            raise TimeoutError(f"{true} {said}")
        QApplication.processEvents()
        time.sleep(0.02)


def pick(path: Path) -> None:
    """Pick a file in Qt's dialog, once it is open."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        if isinstance(dialog, QDialog):
            # A crash left something, and the program asks about it: put it off.
            dialog.reject()
        QTimer.singleShot(50, lambda: pick(path))
        return
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    dialog.accept()


def open_by_dialog(controller: Controller, path: Path) -> None:
    """Open a plan as people do: by the menu, in the dialog."""
    QTimer.singleShot(50, lambda: pick(path))
    controller.window.commands.open.trigger()
    wait_until(lambda: controller.session.is_open and controller.saver.path == path)


def begun(plan: Path | None = None) -> Controller:
    """The window with everything loaded and the tour closed."""
    controller = launch.start(QApplication([]))
    # The window asks about what a crash left while it loads.
    timer = QTimer()
    timer.timeout.connect(_put_away)
    timer.start(50)
    controller.warm_up(plan)
    # The tour comes a moment later, however slow the machine is: after a while without one, none will come.
    quiet = time.monotonic()
    while time.monotonic() - quiet < 1.0:
        QApplication.processEvents()
        if _put_away():
            quiet = time.monotonic()
        time.sleep(0.02)
    timer.stop()
    return controller


def _put_away() -> bool:
    """Close whatever is asked or shown at a start; return whether there was anything."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QDialog):
        return False
    dialog.reject()
    return True


def work(folder: Path) -> None:
    """Work on a plan, and be killed while its PDF is open."""
    controller = begun()
    open_by_dialog(controller, folder / "plan.gpplan")
    session = controller.session
    at = (session.plan.practice.list_size or 0) + 1
    session.apply(session.plan.replace(practice=session.plan.practice.replace(list_size=at)), "list size")
    controller.go_to("export")
    wait_until(lambda: list(local_folders().previews.rglob("*.pdf")))
    os.kill(os.getpid(), signal.SIGKILL)


def again(folder: Path) -> None:
    """Start once more, open the plan again, and close the window."""
    controller = begun()
    open_by_dialog(controller, folder / "other.gpplan")
    controller.window.close()
    wait_until(lambda: not controller.window.isVisible())
    launch.leave_no_trace_of_dialogs()


if __name__ == "__main__":
    {"work": work, "again": again}[sys.argv[1]](Path(sys.argv[2]))
