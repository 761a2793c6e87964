"""Prints the list of what is due as it is arranged on the screen, with the name of the person it is for."""

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
"""The type sizes on paper, in points."""


def print_list(parent: QWidget, title: str, groups: Mapping[str, Sequence[DueRow]]) -> bool:
    """Ask for the printer and print the rows under their titles; return whether anything was printed."""
    # Imported here because it makes Qt ask for the PC's printers.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    put_on(printer, title, groups)
    return True


def put_on(printer: QPrinter, title: str, groups: Mapping[str, Sequence[DueRow]]) -> None:
    """Print the rows on the chosen printer."""
    list_document(title, groups).print_(printer)


def list_document(title: str, groups: Mapping[str, Sequence[DueRow]]) -> QTextDocument:
    """Return the list as a document with a line for each row: its date, text, item and person, and a box to tick."""
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
