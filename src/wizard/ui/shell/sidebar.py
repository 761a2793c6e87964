"""The left column: the program's name, saved state and progress, the menu and the list of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.theme.marks import mark_icon
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Muted, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wizard.ui.shell.menu import Commands
    from wizard.ui.shell.step_list import StepList
    from wizard.ui.shell.step_model import StepView

_WIDE, _NARROW = 264, 68

_MENU = 37
"""The height of the menu button."""

_LAST = frozenset({"after"})
"""The group of steps that stays at the bottom; the others scroll in a low window."""


class AppName(PlainLabel):
    """The program's name."""


class SavedState(PlainLabel):
    """The text that says whether everything is saved."""


class Filling(NamedTuple):
    """The content of the left column besides the program's name."""

    menu: MenuButton
    steps: StepList
    last: StepList


class LeftColumn(QFrame):
    """Name and menu, saved state and progress, and the list of steps.

    Only the name is shown until `furnish`: lists and menus load much of Qt, and the first paint is of the Start step.
    """

    chosen = Signal(str)
    """The reader chose the step with this key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling: Filling | None = None
        self._compact = self._wished = self._aside = False
        self._name = AppName(name, wrap=False)
        self._above = QWidget()
        self._head = Row(4, (18, 14, 10, 0), self._above)
        self._head.addWidget(self._name, 1)
        self._state = StateLine()
        self._column = ColumnLayout(6, (0, 0, 0, 8), self)
        self._column.add(self._above, self._state)
        self._column.addStretch(1)
        current().changed.connect(self._rescale)
        self._rescale()

    def furnish(self, commands: Commands) -> None:
        """Add what the first paint did without."""
        from wizard.ui.shell.step_list import StepList

        steps = StepList(groups=frozenset({"before", "items"}))
        last = StepList(beside=steps, groups=_LAST)
        last.setAccessibleName("Steps after the items")
        menu, steps, last = self._filling = Filling(MenuButton(commands), steps, last)
        for each in (steps, last):
            each.chosen.connect(self.chosen)
        self._head.addWidget(menu)
        self._column.takeAt(self._column.count() - 1)
        self._column.addWidget(steps, 1)
        self._column.addWidget(last)
        self.set_compact(self._wished)

    def open_menu(self) -> None:
        """Open the menu of commands."""
        if self._filling is not None:
            self._filling.menu.click()

    @property
    def steps(self) -> tuple[StepView, ...]:
        """The steps shown; none before `furnish`."""
        return self._filling.steps.steps if self._filling is not None else ()

    def spoken(self, key: str) -> str:
        """Return the step in spoken form; empty before `furnish`."""
        return self._filling.steps.spoken(key) if self._filling is not None else ""

    def show_steps(self, steps: Sequence[StepView], dealt_with: int, of: int) -> None:
        """Show the steps and how many items are decided."""
        if self._filling is None:
            return
        self._filling.steps.show_steps(steps)
        self._filling.last.hide_others()
        self._state.show_progress(f"{dealt_with} of {of} dealt with" if of else "")
        self._rescale()

    def show_saved(self, tone: Tone, text: str) -> None:
        """Show whether the last change is saved."""
        self._state.show_saved(tone, text)

    def show_current(self, key: str) -> None:
        """Mark the step with this `key` as the current one."""
        if self._filling is not None:
            self._filling.steps.show_current(key)
            self._filling.last.show_current(key)

    def set_aside(self, aside: bool) -> None:
        """Fold and disable the list of steps, or restore it."""
        if aside == self._aside:
            return
        self._aside = aside
        if self._filling is not None:
            for steps in (self._filling.steps, self._filling.last):
                steps.setEnabled(not aside)
        self.set_compact(self._wished)

    def set_compact(self, compact: bool) -> None:
        """Show only numbers, or everything."""
        self._wished = compact
        self._compact = compact = compact or self._aside
        show_if(not compact, self._name)
        self._head.set_margins((14, 8, 14, 0) if compact else (18, 14, 10, 0))
        self._state.set_compact(compact)
        if self._filling is not None:
            self._filling.steps.set_compact(compact)
            self._filling.last.set_compact(compact)
        self._rescale()

    def _rescale(self) -> None:
        theme = current()
        self.setFixedWidth(theme.px(_NARROW if self._compact else _WIDE))
        if self._filling is not None:
            self._filling.menu.rescale()
            self._filling.last.setFixedHeight(max(1, self._filling.last.needed_height()))
        # Keep space for the menu button, which is added after the first paint, so that the name does not move then.
        self._above.setMinimumHeight(max(theme.px(_MENU), theme.target) + theme.px(8 if self._compact else 14))


class StateLine(QWidget):
    """Shows whether everything is saved, and how many items are decided. In a narrow column, only the mark."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Sign(Icon.TICK, Tone.GOOD, side=16)
        self._sign.hide()
        self._saved = SavedState("")
        self._dealt_with = Muted("", wrap=False)
        self._dealt_with.hide()
        self._compact = False
        self._row = Row(6, (18, 0, 18, 2), self)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._saved, 1)
        self._row.addWidget(self._dealt_with)

    def show_saved(self, tone: Tone, text: str) -> None:
        """Show whether the last change is saved."""
        self._sign.setVisible(bool(text) and tone is not Tone.NEUTRAL)
        self._sign.show_mark(Icon.TICK if tone is Tone.GOOD else Icon.PROBLEM, tone)
        self._saved.setText("Not saved" if tone is Tone.BAD else text)
        for part in (self._saved, self._sign):
            set_tip(part, text)
        if self._saved.property("tone") != tone.value:
            self._saved.setProperty("tone", tone.value)
            self._saved.style().unpolish(self._saved)
            self._saved.style().polish(self._saved)

    def show_progress(self, text: str) -> None:
        """Show how many items are decided; nothing if there are no items."""
        self._dealt_with.setText(text)
        show_if(bool(text) and not self._compact, self._dealt_with)
        set_tip(self, text)

    def set_compact(self, compact: bool) -> None:
        """Show only the mark, or everything."""
        self._compact = compact
        show_if(not compact, self._saved)
        show_if(not compact and bool(self._dealt_with.text()), self._dealt_with)
        self._row.set_margins((26, 0, 0, 0) if compact else (18, 0, 18, 2))


class MenuButton(QToolButton):
    """Opens the menu of commands."""

    def __init__(self, commands: Commands) -> None:
        # Imported here because the first paint has no menu or shortcuts.
        from wizard.ui.accessibility.shortcuts import key_of

        super().__init__()
        self.setAccessibleName("Menu")
        self.setToolTip(f"Menu ({key_of('menu')})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(commands.menu())
        self.rescale()

    def rescale(self) -> None:
        """Apply the theme's size and colour. The column calls this again after the style sheet has set its own size."""
        theme = current()
        side = theme.px(20)
        self.setIcon(mark_icon(Icon.MENU, theme.colours.ink, side))
        self.setIconSize(QSize(side, side))
        self.setMinimumSize(theme.target, theme.target)
