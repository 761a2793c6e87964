"""Chooses the documents to save together in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import Body, Lead, Muted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wizard.services.pdf_copies import PdfRequest


class SetLine(NamedTuple):
    """One document in the list."""

    request: PdfRequest
    name: str
    """“Staff sheet”."""
    whom: str
    """Who it is for, and its file name."""
    why_not: str = ""
    """Why it cannot be ticked, in a sentence; empty if it can."""
    warning: str = ""
    """What people should know before giving it out."""


class SaveSetDialog(RollingDialog):
    """Documents to tick. Those without any content are listed with the reason."""

    keeps_nothing = True

    def __init__(self, parent: QWidget | None, lines: Sequence[SetLine]) -> None:
        super().__init__(parent, "Save documents into a folder", 620)
        self.head.add(Lead("Each document is saved as a separate file, named after the document."))
        self._ticks: list[tuple[TickLine, PdfRequest]] = []
        for line in lines:
            tick = TickLine(line.name, line.whom)
            tick.show_ticked(not line.why_not)
            tick.setEnabled(not line.why_not)
            tick.ticked.connect(lambda _on: self._renew())
            self._ticks.append((tick, line.request))
            self.body.add(tick)
            for words, label in ((line.why_not, Muted), (line.warning, Body)):
                if words:
                    self.body.add(label(words))
        self._go = Button("&Choose the folder…", self.accept, ButtonKind.PRIMARY)
        self.foot.add(Button("Cancel", self.reject), self._go)
        self._renew()

    def chosen(self) -> list[PdfRequest]:
        """Return which documents are ticked, in list order."""
        return [request for tick, request in self._ticks if tick.isChecked()]

    def _renew(self) -> None:
        self._go.setEnabled(bool(self.chosen()))
