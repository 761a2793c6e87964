"""The decisions of a closed meeting for one person to read: outcomes, the person's own votes and dissent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import listed
from wizard.minutes.minutes import ItemMinutes, Mark, Minutes
from wizard.minutes.personal_summary import Part
from wizard.overview.one_page import came_about
from wizard.plan.people import VotesPrinted
from wizard.ui.accessibility.reading import make_reading
from wizard.ui.theme import Tone, current
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.side_by_side import Hairline
from wizard.ui.widgets.spacing import TOP, Column, Row
from wizard.ui.widgets.text_labels import Body, Muted, Subheading

_TONES = {
    Mark.TAKEN_UP: Tone.GOOD,
    Mark.ALREADY_SO: Tone.ACCENT,
    Mark.COMES_BACK: Tone.WAITING,
    Mark.DUTY_NOT_MET: Tone.BAD,
}


class _Sign(QWidget):
    """The mark of an item, as it is printed."""

    def __init__(self, mark: Mark, label: str) -> None:
        super().__init__()
        self._mark = mark
        self.setAccessibleName(label)
        self.setFixedSize(current().px(20), current().px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign in the colour of its meaning."""
        theme = current()
        painter = QPainter(self)
        painter.setFont(theme.font_of(11.5, strong=True))
        painter.setPen(QColor(theme.colours.of_tone(_TONES.get(self._mark, Tone.NEUTRAL))[0]))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._mark.sign)
        painter.end()


class Decision(QWidget):
    """One item: mark, position, outcome and own vote; the resolution and the whole sentence on demand.

    Tab stops at each, for whoever reads by ear what they are to sign.
    """

    def __init__(self, entry: ItemMinutes, part: Part) -> None:
        super().__init__()
        short = came_about(entry, VotesPrinted.COUNTS)
        words = Column(1)
        title = f"{entry.item.id}  {entry.item.short_title}: {_lower(entry.label)}"
        came = ". ".join(said for said in (short, part.vote) if said) + "."
        words.addWidget(Subheading(title))
        words.addWidget(Muted(came))
        dissents = []
        for text, private in ((part.dissent, False), (part.private_dissent, True)):
            if text:
                dissents.append(f"Your dissent{', not printed' if private else ''}: “{text}”")
                words.addWidget(Body(dissents[-1]))
        whole = [f"{put.resolution} {put.sentence}" for put in entry.proposals]
        self._full = [Body(sentences) for sentences in whole]
        for label in self._full:
            words.addWidget(label)
        row = Row(6, (0, 5, 0, 5), self)
        row.addWidget(_Sign(entry.mark, entry.label), 0, TOP)
        row.addLayout(words, 1)
        make_reading(self, f"Item {title}. {came}", "\n".join((*dissents, *whole)))
        self.show_full(False)

    def show_full(self, full: bool) -> None:
        """Show the resolution and the whole sentence, or not."""
        for label in self._full:
            label.setVisible(full)


class Decisions(Card):
    """All decisions of the meeting on one card."""

    def __init__(self) -> None:
        super().__init__("What was decided", gap=8)
        self._toggle = Button("Whole sentences", self._renew, small=True)
        self._toggle.setCheckable(True)
        self._rows: list[Decision] = []
        self._column = Column(0)
        head = Row(8)
        head.addWidget(self._toggle)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(self._column)

    def show_decisions(self, minutes: Minutes, parts: tuple[Part, ...]) -> None:
        """Show what became of each item, with what the person at the screen did."""
        self._column.clear()
        entries = {entry.item.id: entry for entry in minutes.items}
        self._rows = [Decision(entries[part.item], part) for part in parts]
        for row in self._rows:
            self._column.add(row, Hairline())
        if rest := [entry.item.id for entry in minutes.items if not entry.taken]:
            items = f"Item {rest[0]} was" if len(rest) == 1 else f"Items {listed(rest)} were"
            self._column.addWidget(Muted(f"{items} not taken at this meeting; positions unchanged."))
        self._renew()

    def _renew(self) -> None:
        for row in self._rows:
            row.show_full(self._toggle.isChecked())


def _lower(words: str) -> str:
    """Return words as they go on after a colon: “a letter, form by form”, but “GP Connect stays on”."""
    first = words.split(" ", 1)[0]
    return words if first.isupper() and len(first) > 1 else words[:1].lower() + words[1:]
