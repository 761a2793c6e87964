"""Asks an absent partner for an answer with the text of an e-mail to copy or a slip to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class AskInWritingDialog(RollingDialog):
    """Shows the e-mail. Both the e-mail and the slip quote the fingerprint that the answer must quote."""

    keeps_nothing = True

    def __init__(self, parent: QWidget | None, name: str, email: str, copy: Callable[[], None], slip: Button) -> None:
        """Show the e-mail to `name`. `copy` puts it on the clipboard, and `slip` saves the slip."""
        super().__init__(parent, f"Ask {name} in writing", 640)
        self._copy = copy
        text = NoteField(lines=10, most=10)
        text.show_text(email)
        text.setReadOnly(True)
        text.setAccessibleName("The text of the e-mail")
        self.head.add(CardTitle(f"Ask {name} in writing"))
        self.body.add(
            Body("Send the saved PDF of the record with this e-mail, or with the printed slip."),
            text,
            Hint("When the answer comes, record it with “Answer”. It must quote the same fingerprint."),
        )
        copy_it = Button("&Copy e-mail text", self._copied, ButtonKind.PRIMARY)
        self.foot.add(Button("Close", self.accept), slip, copy_it)

    def _copied(self) -> None:
        self._copy()
        announce(self, "The text is on the clipboard")
