"""The roll that is called just now, for all who show it: the page, the list of steps, the wall on another screen."""

from PySide6.QtCore import QObject, Signal


class CalledRoll(QObject):
    """On which item a roll is called, who is asked, and whether votes are hidden until all are in."""

    changed = Signal()
    """The roll is called, or no longer is; somebody else is asked; votes are hidden, or no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.item = ""
        """The id of the item; empty while no roll is called."""
        self.asked = ""
        """The id of the person who is asked; empty while nobody is."""
        self.hidden = False
        """Whether the room wants no vote shown until all are in."""

    def call(self, item: str) -> None:
        """Call the roll on an item."""
        self._become(item, "", self.hidden)

    def leave(self) -> None:
        """Call it no longer; what was answered stays."""
        self._become("", "", self.hidden)

    def ask(self, person: str) -> None:
        """Ask this person now."""
        self._become(self.item, person, self.hidden)

    def hide(self, hidden: bool) -> None:
        """Show no vote until all are in, or every vote at once."""
        self._become(self.item, self.asked, hidden)

    def _become(self, item: str, asked: str, hidden: bool) -> None:
        if (item, asked, hidden) != (self.item, self.asked, self.hidden):
            self.item, self.asked, self.hidden = item, asked, hidden
            self.changed.emit()
