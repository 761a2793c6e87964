"""Parts of item pages besides the view: a holder for the bar, and the switch between texts and decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.inputs.choice_inputs import Segment
from wizard.ui.inputs.read_only import LOOKS_ONLY
from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if


class DecisionBarHolder(BarPart):
    """Holds the bar of the item's decision, which is replaced when newer guidance is adopted."""

    def __init__(self) -> None:
        super().__init__()
        self._column = ColumnLayout(0, parent=self)
        self._held: BarPart | None = None

    def hold(self, part: BarPart) -> None:
        """Show this part from now on."""
        if self._held is not None:
            self._held.hide()
            self._held.deleteLater()
        self._held = part
        part.next_called.connect(self.call_next)
        self._column.addWidget(part)
        self.call_next(part.calls_next)

    def show_held(self, shown: bool) -> None:
        """Show the part it holds, or nothing but Next as the suggested action."""
        if self._held is not None:
            show_if(shown, self._held)
        self.call_next(self._held.calls_next if self._held is not None and shown else True)


class PartSwitch(QWidget):
    """A switch between texts and decision, for low windows that have space for one."""

    chosen = Signal(bool)
    """The reader wants the texts (True) or the decision (False)."""

    def __init__(self, texts: str) -> None:
        """Create the switch; `texts` is the name of the part that is not the decision."""
        super().__init__()
        row = Row(0, parent=self)
        self._texts = Segment(texts, self, first=True, last=False)
        self._decision = Segment("Decision", self, first=False, last=True)
        row.add(self._texts, self._decision)
        self.setAccessibleName(f"Part of the page ({key_of('other_part')})")
        for segment, words, chosen in ((self._texts, texts, True), (self._decision, "Decision", False)):
            segment.setAccessibleName(segment.accessibleName() or words)
            segment.setProperty(LOOKS_ONLY, True)
            segment.clicked.connect(lambda _checked=False, chosen=chosen: self._choose(chosen))
        self.show_texts(False)

    def show_texts(self, texts: bool) -> None:
        """Show which part is shown, without emitting a signal."""
        self._texts.show_chosen(texts)
        self._decision.show_chosen(not texts)

    def _choose(self, texts: bool) -> None:
        self.show_texts(texts)
        self.chosen.emit(texts)
