"""The column at the left: the program's name and, once the window stands, menu, progress and the list of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QToolButton, QWidget

from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.theme import Icon, current
from wizard.ui.theme.marks import mark_icon
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Muted, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wizard.ui.shell.menu import Commands
    from wizard.ui.shell.step_list import StepList
    from wizard.ui.shell.step_model import StepView

_WIDE, _NARROW = 264, 64

_MENU = 37
"""The height of the menu's button."""


class AppName(PlainLabel):
    """The program's name."""


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
        self._column = ColumnLayout(10, (0, 0, 0, 8), self)
        self._column.add(self._above)
        self._column.addStretch(1)
        current().changed.connect(self._rescale)
        self._rescale()

    def furnish(self, commands: Commands) -> None:
        """Put in what the first paint did without."""
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
        # Keep room for the menu's button, which comes after the first paint, so that the name does not move then.
        self._above.setMinimumHeight(max(theme.px(_MENU), theme.target) + theme.px(10 if self._compact else 14))


class MenuButton(QToolButton):
    """Opens the menu of all commands."""

    def __init__(self, commands: Commands) -> None:
        # Imported here: the first paint has neither menu nor keys.
        from wizard.ui.accessibility.shortcuts import key_of

        super().__init__()
        self.setAccessibleName("Menu")
        self.setToolTip(f"Menu ({key_of('menu')})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(commands.menu())
        self.rescale()

    def rescale(self) -> None:
        """Take the theme's size and colour. The column calls it, also after the sheet has set a size of its own."""
        theme = current()
        side = theme.px(20)
        self.setIcon(mark_icon(Icon.MENU, theme.colours.ink, side))
        self.setIconSize(QSize(side, side))
        self.setMinimumSize(theme.target, theme.target)


class Progress(QWidget):
    """How many items are decided, as a bar and in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = Muted("", wrap=False)
        column = ColumnLayout(6, (18, 6, 18, 0), self)
        column.add(self._bar, self._words)

    def show_decided(self, decided: int, of: int) -> None:
        """Show how many of how many; with none there is nothing to say."""
        text = f"{decided} of {of} dealt with" if of else ""
        self._bar.setMaximum(max(1, of))
        self._bar.setValue(decided)
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        set_tip(self._bar, text)

    @property
    def says_something(self) -> bool:
        """Whether there are items at all."""
        return bool(self._words.text())
