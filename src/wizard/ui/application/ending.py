"""Every way in which the program ends keeps what was typed and leaves no lock behind: also when it is told to end."""

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
"""How long a process whose window is closed may still wait for something, such as a share that is gone."""


class Ended(Protocol):
    """What the program is, to whatever ends it."""

    def keep(self) -> None:
        """See that everything typed and changed is on a disk of this PC."""
        ...

    def end(self) -> None:
        """Keep everything, and close the plan's file; nothing is asked."""
        ...


def end_for_certain(wait_s: int = LAST_WAIT_S) -> None:
    """See that the process is gone `wait_s` seconds after it began to exit, whatever still waits by then.

    A process without a window would hold the plan's lock, and nobody would see it. By then all is on a disk of this PC.
    """
    import faulthandler

    # Without a console there is no stderr. The file stays open as long as the process, since the watchdog writes to it.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # It is a thread of C: a Python one would stop with the interpreter, and that is where a wait without end begins.
    atexit.register(faulthandler.dump_traceback_later, wait_s, exit=True, file=nowhere)


def _outlive_the_screen(application: QGuiApplication) -> None:
    """Have Xlib say that the screen is gone, and not end the process: Qt sees it, too, and quits in good order.

    Qt calls Xlib once in each turn of its loop. If the X server ended in that very turn, Xlib would end the process
    there and then, with what was typed last.
    """
    from PySide6.QtGui import QNativeInterface

    screen = application.nativeInterface()
    # Qt's offscreen platform has this interface too, and no display behind it if none is there.
    display = screen.display() if isinstance(screen, QNativeInterface.QX11Application) else None
    if not display:
        return
    import ctypes

    xlib = ctypes.CDLL("libX11.so.6")
    # A function of C that does nothing: one of Python's could be called when Python itself has ended.
    nothing = ctypes.cast(ctypes.CDLL(None).labs, ctypes.c_void_p)
    xlib.XSetIOErrorHandler(nothing)
    xlib.XSetIOErrorExitHandler(ctypes.c_void_p(display), nothing, None)


class Ending(QObject):
    """Sees to the end of the program: the window closed, the session over, or a signal."""

    def __init__(self, application: QApplication, program: Ended) -> None:
        super().__init__(application)
        self._program = program
        self._notifier: QSocketNotifier | None = None
        self._before: dict[signal.Signals, object] = {}
        self._pipe = (-1, -1)
        application.aboutToQuit.connect(program.end)
        # The session may be about to end, or may be kept after all: the program goes on until it is told.
        application.commitDataRequest.connect(lambda _manager: program.keep())

        # Windows has no signals for this: it asks the window to close.
        if sys.platform != "win32":
            self._listen()
            _outlive_the_screen(application)

    def _listen(self) -> None:
        """Have the signals that ask a program to end close it in good order."""
        # Python runs what it was given for a signal between two of its own steps, and Qt takes none while it waits: the
        # number of the signal goes through a pipe that Qt looks at.
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            if signal.getsignal(number) is signal.SIG_IGN:
                # The signal was ignored when the program was started (as `nohup` does): leave it so.
                continue
            self._before[number] = signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._signalled)

    def let_go(self) -> None:
        """Give the signals back to whoever took them before."""
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
        # Whatever waits for an answer is left as if it had been cancelled.
        QGuiApplication.exit(0)
