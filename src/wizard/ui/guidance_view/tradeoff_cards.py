"""What an item asks and its trade-offs: benefits, costs and risks. For a duty, what it requires."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.edits.note_edits import with_weighed
from wizard.guidance.item import Item
from wizard.guidance.statement import TradeOff
from wizard.plan.labels import AUDIENCES, REVERSIBILITY
from wizard.ui.accessibility.screen_reader import make_reading, set_tip
from wizard.ui.guidance_view.statement_list import source_mark, source_words, statement_label, term_words
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, SideBySide
from wizard.ui.widgets.text_labels import Hint, Subheading

_TWO = 430
"""From this width on, in pixels at zoom 1, the two sides are shown side by side."""


class TradeOffs(Card):
    """Both sides, given equal weight. A tick means that the point mattered to the partners."""

    def __init__(self, scope: ItemScope, item: Item) -> None:
        super().__init__("Running it safely" if item.duty else "", gap=10)
        self._scope = scope
        self._lines: dict[str, TickLine] = {}
        self.body.addWidget(Hint("The partners have all of this in front of them. Tick what mattered to you."))
        self._sides = SideBySide(_TWO, 24)
        for title, entries in (("What it could bring", item.gains), ("What it could cost or risk", item.costs)):
            self._sides.addWidget(self._side(title, entries), 1)
        self.body.set_margins((18, 14, 18, 14))
        self.body.addLayout(self._sides)
        reversibility = item.reversibility
        last = Row(8)
        words = Hint(f"{REVERSIBILITY[reversibility.kind].shown}. {reversibility.text}")
        hint = source_words(reversibility, scope.minutes.head)
        set_tip(words, hint)
        words.setAccessibleDescription(hint)
        last.addWidget(Sign(Icon.UNDO, Tone.NEUTRAL, side=15), 0, TOP)
        last.addWidget(words, 1)
        self.body.addLayout(last)
        said = "What it could bring, and what it could cost or risk. Tick what mattered to you."
        self.setAccessibleName(self.accessibleName() or said)

    @property
    def lines(self) -> tuple[TickLine, ...]:
        """All lines, benefits first."""
        return tuple(self._lines.values())

    def refresh(self) -> None:
        """Show which points mattered, without emitting a signal."""
        weighed = set(self._scope.entry.matter.weighed)
        for key, line in self._lines.items():
            line.show_ticked(key in weighed)
            line.setEnabled(self._scope.editable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the two sides in a narrow window."""
        self._sides.fit(event.size().width())
        super().resizeEvent(event)

    def _side(self, title: str, entries: tuple[TradeOff, ...]) -> QWidget:
        holder = QWidget()
        column = ColumnLayout(6, parent=holder)
        column.addWidget(Subheading(title))
        for entry in entries:
            line = TickLine(entry.text, AUDIENCES[entry.whom].shown, source_mark(entry))
            head = self._scope.minutes.head
            hints = ("Tick if it mattered to you.", source_words(entry, head), term_words(entry.text, head))
            line.set_source_hint("\n".join(hint for hint in hints if hint))
            line.ticked.connect(lambda on, key=entry.id: self._weigh(key, weighed=on))
            column.addWidget(line)
            self._lines[entry.id] = line
        column.addStretch(1)
        return holder

    def _weigh(self, key: str, *, weighed: bool) -> None:
        self._scope.apply(
            lambda plan: with_weighed(plan, self._scope.item_id, key, weighed=weighed), "what mattered to us"
        )


class Asks(QWidget):
    """What an item asks, with its sources as tool tips."""

    def __init__(self, scope: ItemScope, item: Item) -> None:
        super().__init__()
        column = ColumnLayout(2, parent=self)
        for statement in item.asks:
            column.addWidget(statement_label(statement, scope.minutes.head, lead=True))
        make_reading(self, "What it asks")
