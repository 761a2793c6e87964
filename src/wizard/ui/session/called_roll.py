"""The current roll call, shared by everything that shows it: the page, the list of steps, a wall on another screen."""

from PySide6.QtCore import QObject, Signal


class CalledRoll(QObject):
    """The roll call: its item, the person being asked, and whether votes are hidden until all are in."""

    changed = Signal()
    """The roll call has started or ended, another person is asked, or votes are now hidden or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.item = ""
        """The id of the item; empty while there is no roll call."""
        self.asked = ""
        """The id of the person being asked; empty for nobody."""
        self.hidden = False
        """Whether votes are hidden until all are in."""

    def call(self, item: str) -> None:
        """Start a roll call on an item."""
        self._become(item, "", self.hidden)

    def leave(self) -> None:
        """End the roll call, keeping the answers."""
        self._become("", "", self.hidden)

    def ask(self, person: str) -> None:
        """Ask this person next."""
        self._become(self.item, person, self.hidden)

    def hide(self, hidden: bool) -> None:
        """Hide all votes until the last is in, or show each at once."""
        self._become(self.item, self.asked, hidden)

    def _become(self, item: str, asked: str, hidden: bool) -> None:
        if (item, asked, hidden) != (self.item, self.asked, self.hidden):
            self.item, self.asked, self.hidden = item, asked, hidden
            self.changed.emit()
