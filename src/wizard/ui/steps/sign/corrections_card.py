"""The corrections of a closed record, who has seen them, and a button to correct another slip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from wizard.foundation.formatting import listed
from wizard.minutes.correction_minutes import CorrectionMinutes, corrections_of
from wizard.minutes.minutes import Minutes
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Muted

_NONE = "A slip of the pen in a name, a date, a number or a word can be corrected; the signed text stays as it is."


class CorrectionsCard(Card):
    """The corrections of one record."""

    wanted = Signal()
    """The reader wants to correct a slip."""

    def __init__(self) -> None:
        super().__init__("Corrections", gap=8)
        self._none = Hint(_NONE)
        self._rows = ColumnLayout(8)
        self._correct = Button("Correct a slip…", self.wanted.emit, ButtonKind.TEXT)
        self.body.addWidget(self._none)
        self.body.addLayout(self._rows)
        self.body.addWidget(ButtonRow(self._correct))

    def show_minutes(self, minutes: Minutes, *, editable: bool) -> None:
        """Show the corrections of a closed record."""
        found = corrections_of(minutes)
        show_if(not found, self._none)
        self._rows.clear()
        for entry in found:
            self._rows.add(Body(f"{entry.where}: {entry.said}"), Muted(f"{entry.made} {seen_by(entry)}"))
        show_if(editable, self._correct)


def seen_by(entry: CorrectionMinutes) -> str:
    """Return who has seen a correction, in a sentence."""
    return f"Seen by {listed(entry.seen_by)}." if entry.seen_by else "Nobody who signed has seen it yet."


class CorrectedSince(Card):
    """The corrections made before somebody signs, shown to them with the decisions."""

    def __init__(self) -> None:
        super().__init__("Corrected since the meeting was closed", gap=6)
        self._rows = ColumnLayout(4)
        self.body.addLayout(self._rows)

    def show_corrections(self, found: Sequence[CorrectionMinutes]) -> None:
        """Show the corrections; nothing if there are none."""
        self._rows.clear()
        for entry in found:
            self._rows.addWidget(Body(entry.sentence))
        show_if(bool(found), self)
