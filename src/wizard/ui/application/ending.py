"""Makes every way of ending the program, signals included, keep what was typed and release the plan's lock."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

LAST_WAIT_S = 15
"""Seconds that a process without a window may still wait, such as for a missing share."""


class Ended(Protocol):
    """The parts of the program that are needed to end it."""

    def keep(self) -> None:
        """Save everything typed and changed on a disk of this PC."""
        ...

    def end(self) -> None:
        """Save everything and close the plan's file without asking."""
        ...


def end_for_certain(wait_s: int = LAST_WAIT_S) -> None:
    """Make sure that the process ends `wait_s` seconds after it starts to exit, whatever it is waiting for.

    A process without a window would hold the plan's lock without anybody noticing. By then everything is saved on this
    PC.
    """
    import faulthandler

    # Without a console there is no stderr. The file stays open for good, because the watchdog writes to it.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # The watchdog is a C thread. A Python thread would stop with the interpreter, just when an endless wait can begin.
    atexit.register(faulthandler.dump_traceback_later, wait_s, exit=True, file=nowhere)


def _outlive_the_screen(application: QGuiApplication) -> None:
    """Stop Xlib from ending the process when the X server goes away; Qt notices it too and quits properly.

    Qt calls Xlib in each turn of its event loop. If the X server ended during that turn, Xlib would end the process at
    once, and what was just typed would be lost.
    """
    from PySide6.QtGui import QNativeInterface

    screen = application.nativeInterface()
    # Qt's offscreen platform has this interface too, but no display behind it.
    display = screen.display() if isinstance(screen, QNativeInterface.QX11Application) else None
    if not display:
        return
    import ctypes

    xlib = ctypes.CDLL("libX11.so.6")
    # A C function that does nothing. A Python function could be called after Python itself has ended.
    nothing = ctypes.cast(ctypes.CDLL(None).labs, ctypes.c_void_p)
    xlib.XSetIOErrorHandler(nothing)
    xlib.XSetIOErrorExitHandler(ctypes.c_void_p(display), nothing, None)


class Ending(QObject):
    """Ends the program properly after the window is closed, the session ends, or a signal arrives."""

    def __init__(self, application: QApplication, program: Ended) -> None:
        super().__init__(application)
        self._program = program
        self._notifier: QSocketNotifier | None = None
        self._before: dict[signal.Signals, object] = {}
        self._pipe = (-1, -1)
        application.aboutToQuit.connect(program.end)
        # The session may end or may still be kept, so the program goes on until it is told to quit.
        application.commitDataRequest.connect(lambda _manager: program.keep())

        # Windows does not use these signals: it asks the window to close.
        if sys.platform != "win32":
            self._listen()
            _outlive_the_screen(application)

    def _listen(self) -> None:
        """Let the signals that end a program close it properly."""
        # Python runs signal handlers only between its own instructions, which Qt does not run while it waits. So the
        # signal's number goes through a pipe that Qt watches.
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            if signal.getsignal(number) is signal.SIG_IGN:
                # The signal was ignored when the program was started (as with `nohup`), so keep ignoring it.
                continue
            self._before[number] = signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._signalled)

    def let_go(self) -> None:
        """Restore the previous signal handlers."""
        if self._notifier is None:
            return
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]
        self._notifier.setEnabled(False)
        for end in self._pipe:
            os.close(end)
        self._notifier = None

    def _signalled(self) -> None:
        os.read(self._pipe[0], 64)
        self._program.end()
        # Questions still open count as cancelled.
        QGuiApplication.exit(0)
