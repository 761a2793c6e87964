"""The list of what is due on paper: what is shown, as it is arranged, with the person whom it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from wizard.ui.theme.theme import FAMILY

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from wizard.overview.due_rows import DueRow

_HEAD, _GROUP, _LINE = 16, 12, 10
"""Sizes of the type on paper, in points."""


def print_list(parent: QWidget, title: str, groups: Mapping[str, Sequence[DueRow]]) -> bool:
    """Ask for the printer and print the rows under their titles; return whether anything was printed."""
    # Imported here: Qt asks for the printers of the PC.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    put_on(printer, title, groups)
    return True


def put_on(printer: QPrinter, title: str, groups: Mapping[str, Sequence[DueRow]]) -> None:
    """Print the rows on a printer that was chosen."""
    list_document(title, groups).print_(printer)


def list_document(title: str, groups: Mapping[str, Sequence[DueRow]]) -> QTextDocument:
    """Return the list as a document: a line a row, each with its date, what, item and person, and a box to tick."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    _write(cursor, title, _HEAD, strong=True)
    for heading, rows in groups.items():
        _write(cursor, f"\n{heading}: {len(rows)}", _GROUP, strong=True)
        for row in rows:
            about = " \N{MIDDLE DOT} ".join(part for part in (row.item, ", ".join(row.people)) if part)
            _write(cursor, f"[  ]  {row.when}: {row.words}{f' ({about})' if about else ''}", _LINE)
    return document


def _write(cursor: QTextCursor, words: str, points: int, *, strong: bool = False) -> None:
    format_ = cursor.charFormat()
    font = QFont(FAMILY)
    font.setPointSize(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    format_.setFont(font)
    cursor.insertText(f"{words}\n", format_)
