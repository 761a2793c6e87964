"""Asks which guidance a new meeting uses, if this PC has more than one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import CardTitle, Muted

if TYPE_CHECKING:
    from wizard.guidance.pack import Pack
    from wizard.services.guidance_packs import Guidance

_LEAD = (
    "This PC has more than one set of guidance. Positions, tasks and facts carry over only from meetings under the "
    "same guidance."
)


class ChooseGuidanceDialog(RollingDialog):
    """Offers each available guidance, with that of the last meeting already chosen."""

    def __init__(self, parent: QWidget | None, guidance: Sequence[Guidance], last: str) -> None:
        super().__init__(parent, "Choose the guidance", 620)
        self._packs = {each.pack.edition.id: each.pack for each in guidance}
        options = [Option(each.pack.edition.id, each.pack.edition.title, each.words) for each in guidance]
        self._cards = OptionCards("Guidance for this meeting", options)
        self._cards.show_choice(last if last in self._packs else options[0].value)
        self.head.add(CardTitle("Which guidance does this meeting follow?"), Muted(_LEAD))
        self.body.addWidget(self._cards)
        self.foot.add(Button("Cancel", self.reject))
        self.foot.add(Button("&Begin", self.accept, ButtonKind.PRIMARY))
        self._cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> Pack | None:
        """Show the dialog and return the chosen guidance; None if it was cancelled."""
        return self._packs[self._cards.choice or ""] if self.exec() else None
