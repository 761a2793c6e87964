"""What fills the left column once the window stands: the menu's button and how many items are decided."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QProgressBar, QToolButton, QWidget

from wizard.ui.accessibility.tip import set_tip
from wizard.ui.shell.menu import Commands
from wizard.ui.theme import Mark, current
from wizard.ui.theme.marks import mark_icon
from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text_labels import Muted


class MenuButton(QToolButton):
    """Opens the menu of all commands."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setAccessibleName("Menu")
        self.setToolTip("Menu (F10)")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(commands.menu())
        self.rescale()

    def rescale(self) -> None:
        """Take the theme's size and colour. The column calls it, also after the sheet has set a size of its own."""
        theme = current()
        side = theme.px(20)
        self.setIcon(mark_icon(Mark.MENU, theme.colours.ink, side))
        self.setIconSize(QSize(side, side))
        self.setMinimumSize(theme.target, theme.target)


class Progress(QWidget):
    """How many items are decided, as a bar and in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = Muted("", wrap=False)
        column = Column(6, (18, 6, 18, 0), self)
        column.add(self._bar, self._words)

    def show_decided(self, decided: int, of: int) -> None:
        """Show how many of how many; with none there is nothing to say."""
        text = f"{decided} of {of} items decided" if of else ""
        self._bar.setMaximum(max(1, of))
        self._bar.setValue(decided)
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        set_tip(self._bar, text)

    @property
    def says_something(self) -> bool:
        """Whether there are items at all."""
        return bool(self._words.text())
