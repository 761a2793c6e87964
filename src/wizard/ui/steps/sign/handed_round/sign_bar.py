"""The Sign step's part of the bar: what is left to do before closing or, while the screen is handed round, signing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.spacing import Row, show_if
from wizard.ui.widgets.text_labels import Hint


class SignBar(BarPart):
    """Empty unless a meeting is being closed, or somebody is at the screen to sign or about to be."""

    def __init__(
        self, stop: Callable[[], None], hand_back: Callable[[], None], answer: Callable[[], None], closing: QWidget
    ) -> None:
        """Create the bar. `closing` is shown while a meeting is being closed."""
        super().__init__()
        self._closing = closing
        self._stop = Button("Stop signing", stop, ButtonKind.TEXT)
        self._back = Button("Not now, hand back", hand_back)
        self.put = Button("Sign", answer, ButtonKind.PRIMARY, cap=key_of("filled"))
        """The button that records the answer."""
        self._note = Hint("The time is recorded with it.", wrap=False)
        row = Row(10, parent=self)
        row.addWidget(closing, 100)
        row.add(self._stop, self._back)
        row.addStretch(1)
        row.add(self._note, self.put)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing, because nobody is signing."""
        show_if(False, self._closing, self._stop, self._back, self._note, self.put)
        self.call_next(True)

    def show_closing(self) -> None:
        """Show the part for closing a meeting."""
        show_if(False, self._stop, self._back, self._note, self.put)
        show_if(True, self._closing)
        self.call_next(False)

    def show_between(self) -> None:
        """Show the part for the time between two signers."""
        show_if(False, self._closing, self._back, self._note, self.put)
        show_if(True, self._stop)
        self.call_next(False)

    def show_signer(self) -> None:
        """Show the part for a signer at the screen."""
        show_if(False, self._closing, self._stop)
        show_if(True, self._back, self._note, self.put)
        self.call_next(False)

    def show_caps(self, shown: bool) -> None:
        """Show the key and the note, or hide both if there is no space."""
        super().show_caps(shown)
        show_if(shown and not self.put.isHidden(), self._note)
