"""Details of the screens and printers of this PC for IT, collected without showing a window."""

import threading

from wizard.ui.application.launch import display_problem

PATIENCE = 5.0
"""Seconds to wait for the list of printers, because a missing print server may never answer."""


def display_diagnosis() -> list[str]:
    """Return the details, one entry a line: “Screen: 1920 × 1080, scaled by 1.25”."""
    if display_problem():
        return ["Screens: there is no display"]
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    application = QGuiApplication.instance() or QApplication(["gp-action-wizard"])
    assert isinstance(application, QGuiApplication)
    screens = [
        f"Screen: {screen.size().width()} × {screen.size().height()}, scaled by {screen.devicePixelRatio():g}"
        for screen in application.screens()
    ]
    return [f"Qt {qVersion()}, {application.platformName()}", *screens, f"Printers: {_printers()}"]


def _printers() -> str:
    from PySide6.QtPrintSupport import QPrinterInfo

    found: list[str] = []

    def ask() -> None:
        names = QPrinterInfo.availablePrinterNames()
        has_default = bool(QPrinterInfo.defaultPrinterName())
        found.append(f"{len(names)}, {'one of them' if has_default else 'none of them'} the default")

    # A daemon thread, so that it cannot keep the program from ending.
    asking = threading.Thread(target=ask, name="printers", daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return found[0] if found else "they do not respond"
