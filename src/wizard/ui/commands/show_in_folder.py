"""Shows a file in the system's file manager, selected in its folder where possible."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_PATIENCE = 2_000
"""Milliseconds to wait for the file manager on Linux."""


def show_in_folder(path: Path) -> None:
    """Show the folder of a file with the file selected, or just the folder if the file manager cannot select it.

    The program does not wait for the file manager, which may look for the folder on a slow disk.
    """
    if sys.platform == "win32":
        if not _chosen_by_explorer(path):
            _show_folder(path)
    # Without a session bus, `dbus-send` would start one.
    elif os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        _ask_file_manager(path)
    else:
        _show_folder(path)


def open_file(path: Path) -> None:
    """Open a file in the system's program for its type, or its folder if there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        _show_folder(path)


def show_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _show_folder(path: Path) -> None:
    show_folder(path.parent)


def explorer_arguments(path: Path) -> str:
    """Return the arguments for Explorer, which parses quotation marks after the comma in its own way."""
    return f'/select,"{str(path).replace("/", chr(92))}"'


def _chosen_by_explorer(path: Path) -> bool:
    process = QProcess()
    process.setProgram("explorer.exe")
    set_native = getattr(process, "setNativeArguments", None)
    if set_native is None:
        return False
    set_native(explorer_arguments(path))
    return bool(process.startDetached()[0])


def file_manager_call(path: Path) -> list[str]:
    """Return the arguments of `dbus-send` that ask the file manager to show a file."""
    # A comma would start another file.
    address = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded).replace(",", "%2C")
    name = "org.freedesktop.FileManager1"
    whom = ["--session", f"--dest={name}", "--type=method_call", "--print-reply", f"--reply-timeout={_PATIENCE}"]
    return [*whom, "/org/freedesktop/FileManager1", f"{name}.ShowItems", f"array:string:{address}", "string:"]


def _ask_file_manager(path: Path) -> None:
    process = QProcess(QCoreApplication.instance())

    def end(code: int, status: QProcess.ExitStatus) -> None:
        process.deleteLater()
        if code or status is not QProcess.ExitStatus.NormalExit:
            _show_folder(path)

    def fail(error: QProcess.ProcessError) -> None:
        # Other errors end it, too.
        if error is QProcess.ProcessError.FailedToStart:
            end(1, QProcess.ExitStatus.NormalExit)

    process.finished.connect(end)
    process.errorOccurred.connect(fail)
    process.start("dbus-send", file_manager_call(path))
