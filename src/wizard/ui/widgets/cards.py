"""A card: surface on the tinted page, a hairline round it, a title, and a column for its content."""

from PySide6.QtWidgets import QFrame, QWidget

from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text_labels import CardTitle


class Card(QFrame):
    """A card. Put content into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, gap: int = 12) -> None:
        super().__init__(parent)
        self.body = Column(gap, (20, 16, 20, 20), self)
        """The column of the card's content."""
        self._title = CardTitle()
        self._title.show_text(title)
        self.body.addWidget(self._title)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Show `title`; an empty one takes no room."""
        self._title.show_text(title)
        self.setAccessibleName(title)
