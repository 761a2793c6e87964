"""The rows of the Due step in groups: a mark or tick box, date, text, item, person, an action, and a Move button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.overview.due_rows import DueGroup, DueRow, DueVerb
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.side_by_side import Hairline
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.state_mark import StateMark
from wizard.ui.widgets.text_labels import Body, Muted, PlainLabel

_WIDE = 860
"""From this width on, in pixels at zoom 1, item and person have their own columns."""

_MARK, _WHEN, _ITEM, _WHO, _VERB, _MOVE = 26, 138, 150, 150, 152, 76
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_STAYS = (DueVerb.SIGN, DueVerb.ANSWER, DueVerb.KEEP, DueVerb.LETTER, DueVerb.CONSENT)
"""Kinds of row without a date that could be moved here."""


class When(PlainLabel):
    """The date of a row, in bold; red if it is late."""


class DueWishes(QObject):
    """The reader's requests for a row. Each signal carries the row."""

    ticked = Signal(object)
    """The task of this `DueRow` is done."""
    verb_wanted = Signal(object)
    move_wanted = Signal(object)


class DueLine(QWidget):
    """One row. Screen readers get the whole row at its first control."""

    def __init__(self, row: DueRow, wishes: DueWishes, *, editable: bool) -> None:
        super().__init__()
        self.row = row
        self._when = When(row.when)
        self._when.setProperty("late", row.group is DueGroup.OVERDUE)
        self._words, self._about = Body(row.words), Muted(" · ".join(p for p in (row.item, row.who) if p))
        self._item, self._who = Muted(row.item), Body(row.who)
        self._sign = self._tick_or_mark(row, wishes, editable=editable)
        self.verb = Button(row.verb.value, lambda: wishes.verb_wanted.emit(row), small=True)
        self.move_button = Button("Move…", lambda: wishes.move_wanted.emit(row), ButtonKind.TEXT, small=True)
        for button, part in ((self.verb, "verb"), (self.move_button, "move")):
            button.setAccessibleName(f"{button.text()} {row.sentence}")
            tell_apart(button, " ".join(row.key), part)
        self.verb.setEnabled(editable or row.verb in (DueVerb.SIGN, DueVerb.CONSENT))
        show_if(row.verb not in _STAYS, self.move_button)
        self.move_button.setEnabled(editable)
        policy = self.move_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.move_button.setSizePolicy(policy)
        words = ColumnLayout(0)
        words.add(self._words, self._about)
        line = Row(10, (0, 4, 0, 4), self)
        line.addWidget(self._sign, 0, _MIDDLE)
        line.addWidget(self._when, 0, _MIDDLE)
        line.addLayout(words, 1)
        for part_ in (self._item, self._who, self.verb, self.move_button):
            line.addWidget(part_, 0, _MIDDLE)
        current().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put item and person below the text if there is no space beside it."""
        super().resizeEvent(event)
        self._fit()

    def _tick_or_mark(self, row: DueRow, wishes: DueWishes, *, editable: bool) -> QWidget:
        if row.mark is not None:
            return StateMark(row.mark, side=20)
        if row.task is None:
            return QWidget()
        tick = TickLine("")
        tick.setAccessibleName(f"Done: {row.sentence}")
        tell_apart(tick, " ".join(row.key), "tick")
        tick.setEnabled(editable)
        tick.ticked.connect(lambda _on: wishes.ticked.emit(row))
        return tick

    def _fit(self) -> None:
        theme = current()
        wide = self.width() >= theme.px(_WIDE)
        show_if(wide, self._item, self._who)
        show_if(not wide and bool(self._about.text()), self._about)
        widths = ((self._when, _WHEN), (self._item, _ITEM), (self._who, _WHO))
        for part, width in (*widths, (self.verb, _VERB), (self.move_button, _MOVE)):
            part.setFixedWidth(theme.px(width))
        # Without words, a tick box is only as high as the box, to be centred in its row; in touch mode it is larger.
        side = max(theme.px(_MARK), theme.target)
        self._sign.setFixedSize(side, side)


class DueGroups(QWidget):
    """The groups, each a card with a title and the number of rows."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes = DueWishes(self)
        self._column = ColumnLayout(12, parent=self)
        self._shown: object = None
        self.lines: tuple[DueLine, ...] = ()
        """The rows from top to bottom."""

    def show_groups(self, groups: Mapping[str, Sequence[DueRow]], *, editable: bool) -> None:
        """Show the rows under their titles. Does nothing if they are the same."""
        wanted = (tuple(groups.items()), editable)
        if wanted == self._shown:
            return
        self._shown = wanted
        with kept_focus(self):
            self._column.clear()
            self.lines = ()
            for title, rows in groups.items():
                self._column.addWidget(self._card(f"{title}: {len(rows)}", rows, editable=editable))

    def _card(self, title: str, rows: Sequence[DueRow], *, editable: bool) -> Card:
        card = Card(title, gap=0)
        lines = tuple(DueLine(row, self.wishes, editable=editable) for row in rows)
        for line in lines:
            card.body.add(Hairline(), line)
        self.lines += lines
        return card
