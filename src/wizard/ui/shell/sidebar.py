"""The two fixed parts of the window: the column of steps at the left, and the bar below the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from wizard.ui.accessibility.tip import set_tip
from wizard.ui.theme import Mark, Tone, current
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.seen import show_if
from wizard.ui.widgets.spacing import Column, Row
from wizard.ui.widgets.text_labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wizard.ui.shell.column import MenuButton, Progress
    from wizard.ui.shell.menu import Commands
    from wizard.ui.shell.step_list import StepList
    from wizard.ui.shell.stepview import StepView

_WIDE, _NARROW = 264, 64
_MENU = 37
"""The height of the menu's button."""


class AppName(PlainLabel):
    """The program's name."""


class SavedState(PlainLabel):
    """Whether everything is saved."""


class Filling(NamedTuple):
    """What the left column holds beside the program's name."""

    menu: MenuButton
    progress: Progress
    steps: StepList


class LeftColumn(QFrame):
    """Name and menu, progress, the list of steps.

    The name alone until `furnish`: lists and menus need much of Qt, and the first paint is of the Start step.
    """

    chosen = Signal(str)
    """The reader chose the step of this key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling: Filling | None = None
        self._compact = False
        self._name = AppName(name, wrap=False)
        self._above = QWidget()
        self._head = Row(4, (18, 14, 10, 0), self._above)
        self._head.addWidget(self._name, 1)
        self._column = Column(10, (0, 0, 0, 8), self)
        self._column.add(self._above)
        self._column.addStretch(1)
        current().changed.connect(self._rescale)
        self._rescale()

    def furnish(self, commands: Commands) -> None:
        """Put in what the first paint did without."""
        from wizard.ui.shell.column import MenuButton, Progress
        from wizard.ui.shell.step_list import StepList

        menu, progress, steps = self._filling = Filling(MenuButton(commands), Progress(), StepList())
        steps.chosen.connect(self.chosen)
        self._head.addWidget(menu)
        self._column.takeAt(self._column.count() - 1)
        self._column.add(progress)
        self._column.addWidget(steps, 1)
        self.set_compact(self._compact)

    def open_menu(self) -> None:
        """Open the menu of all commands."""
        if self._filling is not None:
            self._filling.menu.click()

    @property
    def steps(self) -> tuple[StepView, ...]:
        """The steps shown; none before `furnish`."""
        return self._filling.steps.steps if self._filling is not None else ()

    def spoken(self, key: str) -> str:
        """Return the step as a screen reader says it; empty before `furnish`."""
        return self._filling.steps.spoken(key) if self._filling is not None else ""

    def show_steps(self, steps: Sequence[StepView], decided: int, of: int) -> None:
        """Show the steps and how many items are decided."""
        if self._filling is None:
            return
        self._filling.steps.show_steps(steps)
        self._filling.progress.show_decided(decided, of)
        show_if(bool(of) and not self._compact, self._filling.progress)

    def show_current(self, key: str) -> None:
        """Mark the step of `key` as the one shown."""
        if self._filling is not None:
            self._filling.steps.show_current(key)

    def set_compact(self, compact: bool) -> None:
        """Show discs only, or everything."""
        self._compact = compact
        show_if(not compact, self._name)
        self._head.set_margins((14, 10, 14, 0) if compact else (18, 14, 10, 0))
        if self._filling is not None:
            self._filling.steps.set_compact(compact)
            show_if(not compact and (self._filling.progress.says_something or not self.steps), self._filling.progress)
        self._rescale()

    def _rescale(self) -> None:
        theme = current()
        self.setFixedWidth(theme.px(_NARROW if self._compact else _WIDE))
        if self._filling is not None:
            self._filling.menu.rescale()
        # The name stands where it will stand beside the menu's button.
        self._above.setMinimumHeight(max(theme.px(_MENU), theme.target) + theme.px(10 if self._compact else 14))


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
