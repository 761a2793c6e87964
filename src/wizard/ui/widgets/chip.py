"""A status in a few words: mark, words and colour say the same thing."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.icon_label import Sign, TintedFrame
from wizard.ui.widgets.seen import show_if
from wizard.ui.widgets.spacing import Row
from wizard.ui.widgets.text_labels import Subheading


class StatusChip(TintedFrame):
    """A chip such as “Open, rules tightened”."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, mark: Mark | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tone, parent, bar=False, radius=6)
        row = Row(6, (10, 3, 10, 3), self)
        self._sign = Sign(mark or Mark.INFORMATION, tone, side=16)
        show_if(mark is not None, self._sign)
        self._label = Subheading(text)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._label.text()

    def show_status(self, text: str, tone: Tone = Tone.NEUTRAL, mark: Mark | None = None) -> None:
        """Show another status."""
        self._label.setText(text)
        self._sign.setVisible(mark is not None)
        if mark is not None:
            self._sign.show_mark(mark, tone)
        self.set_tone(tone)
        self.setAccessibleName(text)
