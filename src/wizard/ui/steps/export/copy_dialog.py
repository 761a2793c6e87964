"""A copy that carries no plan, as one made for staff or an ICB, opened for reading: what it is, and its pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.steps.export.pdf_preview import Preview
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.dialogs import FittedDialog
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import Column


class CopyDialog(FittedDialog):
    """The pages of a copy, which Page Up and Page Down turn; nothing in it can be changed. Escape closes it."""

    def __init__(self, parent: QWidget, path: Path, verdict: str) -> None:
        """Show the PDF in `path` below `verdict`, which says what it is and that it is complete as redacted."""
        super().__init__(parent, f"{path.name}, open for reading only", 900, 700)
        self.setAccessibleDescription(verdict)
        self.preview = Preview(self, least=140)
        column = Column(12, (20, 16, 20, 16), self)
        column.addWidget(Banner(Tone.ACCENT, verdict, "Open for reading only"))
        column.addWidget(self.preview, 1)
        column.addWidget(ButtonRow(Button("&Close", self.accept), right=True))
        self.preview.show_file(path)
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
