"""What a place says while there is nothing in it: what will be here, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text_labels import Muted, Subheading


class EmptyState(QWidget):
    """A mark, a short title, a sentence, and a button if something can be done here."""

    def __init__(
        self,
        title: str,
        sentence: str,
        button: Button | None = None,
        mark: Mark = Mark.DOCUMENT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = Column(6, (16, 24, 16, 24), self)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Sign(mark, Tone.NEUTRAL, side=36), 0, middle)
        heading, text = Subheading(title), Muted(sentence)
        for label in (heading, text):
            label.setAlignment(middle)
            column.addWidget(label)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, middle)
        self.setAccessibleName(f"{title}. {sentence}")
