"""The bar below the page: what is saved, undo, Back and Next."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import Row, show_if
from wizard.ui.widgets.text_labels import PlainLabel


class SavedState(PlainLabel):
    """Whether everything is saved."""


class BottomBar(QFrame):
    """What is saved, undo, Back, Next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("&Back", repeats=True)
        self.next = Button("&Next", kind=ButtonKind.PRIMARY, repeats=True)
        self.undo = Button("", kind=ButtonKind.TEXT, mark=Icon.UNDO, repeats=True)
        self.undo.hide()
        self._narrow = False
        self._undo_text = ""
        self._sign = Sign(Icon.TICK, Tone.GOOD)
        self._sign.hide()
        self._saved = SavedState("", wrap=True)
        row = Row(8, (28, 12, 28, 12), self)
        self._row = row
        row.addWidget(self._sign)
        row.addWidget(self._saved, 1)
        row.add(self.undo, self.back, self.next)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_saved(self, tone: Tone, text: str) -> None:
        """Say where the last change is."""
        self._sign.setVisible(bool(text) and tone is not Tone.NEUTRAL)
        self._sign.show_mark(Icon.TICK if tone is Tone.GOOD else Icon.PROBLEM, tone)
        self._saved.setText(text)
        set_tip(self._saved, text)
        if self._saved.property("tone") != tone.value:
            self._saved.setProperty("tone", tone.value)
            self._saved.style().unpolish(self._saved)
            self._saved.style().polish(self._saved)

    def show_undo(self, what: str) -> None:
        """Offer to undo `what`; nothing when empty."""
        # Imported here: the first paint has nothing to undo.
        from wizard.ui.accessibility.shortcuts import key_of

        self._undo_text = what
        self.undo.set_text(f"Undo: {what.replace('&', '&&')}")
        self.undo.setToolTip(key_of("undo"))
        self.undo.setVisible(bool(what) and not self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the words about undo where there is no room for them."""
        self._narrow = narrow
        side = 16 if narrow else 28
        self._row.set_margins((side, 8 if narrow else 12, side, 8 if narrow else 12))
        show_if(bool(self._undo_text) and not narrow, self.undo)
