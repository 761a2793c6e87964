"""Starts the window: checks for a display, shows the Start step, then loads the rest."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from wizard.ui.application.controller import Controller

SOUND, UNREADABLE = 0, 3

NO_DISPLAY = (
    "gp-action-wizard: there is no display to open a window on. These commands work without one: "
    "example, export, brief, show, check, extract, letters, minutes, sheet, calendar, slip, pack, schema. "
    "“gp-action-wizard --help” explains them."
)
"""Shown where no window can be opened."""


def display_problem() -> str:
    """Return why no window can be opened here, in a sentence; empty if one can.

    Qt ends the process if it finds no display, so this check runs before Qt is loaded.
    """
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in (
        "offscreen",
        "minimal",
        "vnc",
    ):
        return ""
    if os.environ.get("WAYLAND_DISPLAY") or _x11_answers():
        return ""
    return NO_DISPLAY


def _x11_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes

    try:
        # Load it by name, because `find_library` would start a compiler and ldconfig to find it.
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def start_no_bus() -> None:
    """Let Qt look for the session bus only in its standard place, and never start one (`dbus-launch`)."""
    if sys.platform not in ("win32", "darwin"):
        # By default libdbus falls back on “autolaunch:”, which runs a program.
        os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "unix:runtime=yes")


def run(plan: Path | None = None, *, room: bool = False, smoke: bool = False) -> int:
    """Open the window and return the exit code once it is closed.

    Args:
        plan: The plan to open once the window is shown.
        room: Start in room mode.
        smoke: Paint the window once and quit.
    """
    if problem := display_problem():
        print(problem, file=sys.stderr)
        return UNREADABLE
    _before_qt()
    plain_import = builtins.__import__
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        print(f"gp-action-wizard: a library of the system that the window needs is missing: {error}.", file=sys.stderr)
        return UNREADABLE
    # PySide replaces `__import__` and reads the source of every imported module to find users of `__feature__`. Nothing
    # here uses it, and restoring the original saves 2.7 MiB at the start.
    builtins.__import__ = plain_import
    from wizard.ui.application.crash_guard import LastResort
    from wizard.ui.application.ending import Ending, end_for_certain
    from wizard.ui.theme import FUSION

    application = QApplication([*sys.argv[:1], *FUSION])
    _name(application)
    resort = LastResort(_logs, application)
    controller = start(application, room=room)
    ending = Ending(application, controller)
    resort.protect(controller.saver.secure, controller.tell_incident)
    controller.after_first_paint(application.quit if smoke else lambda: _go_on(controller, plan))
    code = application.exec()
    ending.let_go()
    leave_no_trace_of_dialogs()
    end_for_certain()
    return code


def _before_qt() -> None:
    """Apply the settings needed before Qt is loaded."""
    start_no_bus()
    # Almost everything made before the first paint is kept, so garbage collection would take time and free nothing.
    gc.disable()


def leave_no_trace_of_dialogs() -> None:
    """Remove what Qt's file dialogs remembered while the window was open."""
    from wizard.foundation.best_effort import best_effort
    from wizard.services.file_dialogs import sweep_dialogs

    with best_effort("what file dialogs remember"):
        sweep_dialogs()


def _name(application: QApplication) -> None:
    application.setApplicationName("gp-action-wizard")
    application.setApplicationDisplayName("GP Action Wizard")
    application.setDesktopFileName("gp-action-wizard")


def start(application: QApplication, *, room: bool = False) -> Controller:
    """Show the window with its Start step, loading nothing that this step does not need."""
    from wizard.services.preferences import own_preferences
    from wizard.ui.application.controller import Controller
    from wizard.ui.application.kept_choices import keep_look, look_as_left
    from wizard.ui.theme import Theme

    preferences = own_preferences()
    look, zoom, touch = look_as_left(preferences, application.primaryScreen().availableGeometry().width())
    theme = Theme(application, look, zoom, touch=touch)
    theme.setParent(application)
    keep_look(preferences, theme)
    controller = Controller(preferences)
    if room:
        theme.set_room(True)
    controller.show()
    return controller


def _logs() -> Path:
    from wizard.foundation.paths import local_folders

    return local_folders().logs


def _go_on(controller: Controller, plan: Path | None) -> None:
    """Add menu and steps to the Start step, let them be painted, then load the rest."""
    from PySide6.QtCore import QTimer

    controller.furnish()
    # Go through the event loop, so that the menu and the steps are painted before the rest is loaded.
    QTimer.singleShot(0, controller, lambda: _load_rest(controller, plan))


def _load_rest(controller: Controller, plan: Path | None) -> None:
    from wizard.ui.application.read_ahead import ReadAhead

    controller.warm_up(plan)
    ahead = ReadAhead(controller)
    ahead.over.connect(gc.freeze)
    ahead.begin()
    # Everything loaded so far is kept for good, so garbage collection need not scan it again.
    gc.freeze()
    gc.enable()
