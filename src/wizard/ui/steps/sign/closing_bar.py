"""The part of the bar before a meeting is closed: what is left to do, a button to it, and closing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.guidance.position_kinds import Mark
from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.decision.decision_bar import BarStatus
from wizard.ui.shell.bottom_bar import BarSign
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.spacing import Row, show_if

_FREEZES = "You can reopen it until everybody has signed."


class ClosingBar(QWidget):
    """The Sign step's part of the bar while a meeting is being closed."""

    def __init__(self, close: Callable[[], None], show_next: Callable[[], object]) -> None:
        super().__init__()
        self._sign, self.status = BarSign(), BarStatus()
        self._close = Button("&Close the meeting", close)
        self._open = Button("Next open point", show_next, cap=key_of("missing"))
        row = Row(10, parent=self)
        row.addWidget(self._sign)
        row.addWidget(self.status, 1)
        row.add(self._close, self._open)

    def show_closing(self, open_matters: str, refusal: str) -> None:
        """Show what is left to do, or that nothing is. `refusal` says why nothing can be changed."""
        head = refusal or (f"Before closing: {open_matters}" if open_matters else "Nothing is left to do first")
        self._sign.show_state(Mark.NOT_DECIDED if open_matters or refusal else Mark.ADOPTED, forecast=True)
        self.status.show_words(f"{head}. {_FREEZES}", head, _FREEZES)
        show_if(bool(open_matters), self._open)
        self._close.set_kind(ButtonKind.OUTLINED if open_matters else ButtonKind.PRIMARY)
        self._open.set_kind(ButtonKind.PRIMARY)
        self._close.setEnabled(not refusal)
        self._close.setAccessibleDescription(head)
