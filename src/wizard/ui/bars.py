"""The two fixed parts of the window: the column of steps at the left, and the bar below the page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QToolButton, QWidget

from wizard.ui.commands import Commands
from wizard.ui.stepper import StepList, StepView
from wizard.ui.theme import Mark, Tone, current
from wizard.ui.theme.marks import mark_icon
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.seen import show_if
from wizard.ui.widgets.sign import Sign
from wizard.ui.widgets.spacing import Column, Row
from wizard.ui.widgets.text import Muted, PlainLabel
from wizard.ui.widgets.tip import set_tip

_WIDE, _NARROW = 264, 64


class AppName(PlainLabel):
    """The program's name."""


class SavedState(PlainLabel):
    """Whether everything is saved."""


class LeftColumn(QFrame):
    """Name and menu, progress, the list of steps."""

    def __init__(self, name: str, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = StepList()
        self._compact = False
        self._name = AppName(name, wrap=False)
        self.menu_button = QToolButton()
        self.menu_button.setAccessibleName("Menu")
        self.menu_button.setToolTip("Menu (F10)")
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(commands.menu())
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._decided = Muted("", wrap=False)
        self._above = QWidget()
        self._head = Row(4, (18, 14, 10, 0), self._above)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self.menu_button)
        self._sums = QWidget()
        sums = Column(6, (18, 6, 18, 0), self._sums)
        sums.add(self._progress, self._decided)
        column = Column(10, (0, 0, 0, 8), self)
        column.add(self._above, self._sums)
        column.addWidget(self.steps, 1)
        current().changed.connect(self._rescale)
        self._rescale()

    def show_steps(self, steps: Sequence[StepView], decided: int, of: int) -> None:
        """Show the steps and how many items are decided."""
        self.steps.show_steps(steps)
        self._progress.setMaximum(max(1, of))
        self._progress.setValue(decided)
        text = f"{decided} of {of} items decided" if of else ""
        self._decided.setText(text)
        self._progress.setAccessibleName(text)
        show_if(bool(of) and not self._compact, self._sums)
        set_tip(self._progress, text)

    def set_compact(self, compact: bool) -> None:
        """Show discs only, or everything."""
        self._compact = compact
        self.steps.set_compact(compact)
        show_if(not compact, self._name)
        show_if(not compact and (bool(self._decided.text()) or not self.steps.steps), self._sums)
        self._head.set_margins((14, 10, 14, 0) if compact else (18, 14, 10, 0))
        self._rescale()

    def _rescale(self) -> None:
        theme = current()
        self.setFixedWidth(theme.px(_NARROW if self._compact else _WIDE))
        side = theme.px(20)
        self.menu_button.setIcon(mark_icon(Mark.MENU, theme.colours.ink, side))
        self.menu_button.setIconSize(QSize(side, side))
        self.menu_button.setMinimumSize(theme.target, theme.target)


class BottomBar(QFrame):
    """What is saved, undo, Back, Next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("&Back")
        self.next = Button("&Next", kind=Kind.PRIMARY)
        self.undo = Button("", kind=Kind.TEXT, mark=Mark.UNDO)
        self.undo.hide()
        self._narrow = False
        self._undo_text = ""
        self._sign = Sign(Mark.TICK, Tone.GOOD)
        self._sign.hide()
        self._saved = SavedState("", wrap=True)
        row = Row(8, (28, 12, 28, 12), self)
        self._row = row
        row.addWidget(self._sign)
        row.addWidget(self._saved, 1)
        row.add(self.undo, self.back, self.next)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def saved_text(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def show_saved(self, tone: Tone, text: str) -> None:
        """Say where the last change is."""
        self._sign.setVisible(bool(text) and tone is not Tone.NEUTRAL)
        self._sign.show_mark(Mark.TICK if tone is Tone.GOOD else Mark.PROBLEM, tone)
        self._saved.setText(text)
        set_tip(self._saved, text)
        if self._saved.property("tone") != tone.value:
            self._saved.setProperty("tone", tone.value)
            self._saved.style().unpolish(self._saved)
            self._saved.style().polish(self._saved)

    def show_undo(self, what: str) -> None:
        """Offer to undo `what`; nothing when empty."""
        self._undo_text = what
        self.undo.set_text(f"Undo: {what.replace('&', '&&')}")
        self.undo.setToolTip("Ctrl+Z")
        self.undo.setVisible(bool(what) and not self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the words about undo where there is no room for them."""
        self._narrow = narrow
        side = 16 if narrow else 28
        self._row.set_margins((side, 8 if narrow else 12, side, 8 if narrow else 12))
        show_if(bool(self._undo_text) and not narrow, self.undo)
