"""Printing a PDF through the system's dialog: each page is drawn for the printer's own resolution."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from wizard.ui.steps.export.pdf_preview import Pages

_FINEST = 300
"""Dots an inch: finer takes memory and shows nothing more on an office printer."""


def print_file(path: Path, parent: QWidget) -> bool:
    """Ask for the printer and print the pages that were chosen; return whether anything was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), _FINEST))
    printer.setDocName(path.stem)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pages(path, printer)
    return True


def print_pages(path: Path, printer: QPrinter) -> None:
    """Print a PDF's pages on a printer that was chosen."""
    pages = Pages(path)
    painter = QPainter(printer)
    chosen = range(max(printer.fromPage(), 1), (printer.toPage() or len(pages.sizes)) + 1)
    for index, number in enumerate(chosen):
        if index:
            printer.newPage()
        target = printer.pageRect(QPrinter.Unit.DevicePixel)
        image = pages.image(number - 1, int(target.width()))
        scale = min(target.width() / image.width(), target.height() / image.height())
        painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
    painter.end()
