"""What the Sign step puts into the bar: what is open before closing; while the screen is handed round, signing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.spacing import Row, show_if
from wizard.ui.widgets.text_labels import Hint


class SignBar(BarPart):
    """Empty unless a meeting is to be closed, or somebody is at the screen to sign, or about to be."""

    def __init__(
        self, stop: Callable[[], None], hand_back: Callable[[], None], answer: Callable[[], None], closing: QWidget
    ) -> None:
        """`closing` is shown while a meeting is to be closed."""
        super().__init__()
        self._closing = closing
        self._stop = Button("Stop signing", stop, ButtonKind.TEXT)
        self._back = Button("Not now, hand back", hand_back)
        self.put = Button("Sign", answer, ButtonKind.PRIMARY, cap=key_of("filled"))
        """Records the answer."""
        self._note = Hint("The time is recorded with it.", wrap=False)
        row = Row(10, parent=self)
        row.addWidget(closing, 100)
        row.add(self._stop, self._back)
        row.addStretch(1)
        row.add(self._note, self.put)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nobody signs now: leave the bar to Back and Next."""
        show_if(False, self._closing, self._stop, self._back, self._note, self.put)
        self.call_next(True)

    def show_closing(self) -> None:
        """A meeting is to be closed."""
        show_if(False, self._stop, self._back, self._note, self.put)
        show_if(True, self._closing)
        self.call_next(False)

    def show_between(self) -> None:
        """Somebody is about to come to the screen."""
        show_if(False, self._closing, self._back, self._note, self.put)
        show_if(True, self._stop)
        self.call_next(False)

    def show_signer(self) -> None:
        """Somebody is at the screen to sign."""
        show_if(False, self._closing, self._stop)
        show_if(True, self._back, self._note, self.put)
        self.call_next(False)

    def show_caps(self, shown: bool) -> None:
        """Show the key and the note, or leave both out where there is no room."""
        super().show_caps(shown)
        show_if(shown and not self.put.isHidden(), self._note)
