"""The roll call: one row for each person with three answers, each with its key."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.plan.choice import Choice
from wizard.plan.labels import CHOICES
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import Scope, bind, key_of, pressed
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.choice_inputs import Fill, Segment
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.spacing import ColumnLayout, Row, Tiles, show_if
from wizard.ui.widgets.text_labels import Hint, Muted, PlainLabel

_VOTE = "vote."
"""The prefix of the ids of voting shortcuts; the vote follows it."""
_FILLS = {Choice.FOR: Fill.ACCENT, Choice.AGAINST: Fill.INK, Choice.ABSTAIN: Fill.EDGE}
_STEPS = {"person_above": -1, "person_below": 1}

_HINT = (
    "The number keys answer for the person with the ring, then move on to the next: "
    + ", ".join(f"{key_of(_VOTE + choice)} {words.ballot.lower()}" for choice, words in CHOICES.items())
    + f". {key_of('no_vote')} takes the answer back."
)

_SPELT, _BRIEF = 320, 195
"""The minimum width of a row with words, and of one with keys, in pixels at zoom 1."""
_GAP = 20
"""The gap between two columns, in pixels at zoom 1."""
_FEW = 8
"""Up to this many people get large rows, in two columns if they fit. More get as many columns as fit."""
_COLUMN = 380
"""The minimum width of a column when there are many people, in pixels at zoom 1."""
_PAD = 6
"""The gap between a name and the ring round its row, in pixels at zoom 1."""
_SEGMENT, _WIDER = 44, 24
"""The height of an answer in a high row, and its extra width beyond its word, in pixels at zoom 1."""
_HIGH, _LOW = 60, 31
"""The heights of large and small rows, in pixels at zoom 1."""


_TWO = 330
"""The minimum width of a column of large rows, in pixels at zoom 1."""
_ONE = 4
"""Up to this many people get a single column."""
_TALL = 600
"""Rows are low in windows below this height, in pixels at zoom 1."""


class VoterName(PlainLabel):
    """The name of a voter."""


class Voter(NamedTuple):
    """A person in the roll call."""

    key: str
    name: str
    ballot: str | None = None
    """`for`, `against`, `abstain`, or None if there is no answer yet."""
    away: str = ""
    """Why the person does not vote (“Absent”, “Withdrew”); empty for a voter."""
    note: str = ""
    """A note beside the name (“2 votes”, “online”)."""


class VoteSegment(Segment):
    """One of the three answers of a person."""

    def __init__(self, ballot: Choice, row: QWidget) -> None:
        first, last = ballot is Choice.FOR, ballot is Choice.ABSTAIN
        super().__init__(CHOICES[ballot].ballot, row, first=first, last=last, fill=_FILLS[ballot])
        self.ballot = ballot
        self._row, self._large, self._wide = row, False, False

    @property
    def key(self) -> str:
        """The key for this answer."""
        return key_of(_VOTE + self.ballot)

    def set_brief(self, brief: bool) -> None:
        """Show the key in place of the word, or the word."""
        self.show_as(self.key if brief else CHOICES[self.ballot].ballot)

    def set_large(self, large: bool, *, wide: bool) -> None:
        """Become large enough to press and to read across a table; `wide` adds width where there is space."""
        if (large, wide) != (self._large, self._wide):
            self._large, self._wide = large, wide
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a larger size if it is large."""
        plain, theme = super().sizeHint(), current()
        width = plain.width() + (theme.px(_WIDER) if self._wide else 0)
        return QSize(width, max(plain.height(), theme.px(_SEGMENT)) if self._large else plain.height())

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the whole row, because it marks the person being asked."""
        return QRect(-self.pos(), self._row.size()), current().px(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the answer that the arrow keys have reached."""
        super().paintEvent(event)
        if self.hasFocus():
            wide, thick = self.width() // 3, max(2, current().px(2))
            painter = QPainter(self)
            line = QRect((self.width() - wide) // 2, self.height() - 3 * thick, wide, thick)
            painter.fillRect(line, QColor(self.ink))
            painter.end()


class RollCallRow(QWidget):
    """One person. A digit records an answer, Backspace removes it, and Left and Right move between the three."""

    voted = Signal(str, str)
    """The person's key and the vote, which is empty if it was removed."""
    passed = Signal(int)
    """Go to the next row (1) or the previous one (-1)."""

    def __init__(self, voter: Voter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voter = voter
        row = Row(0, (_PAD, 0, _PAD // 2, 0), self)
        self._name = VoterName(voter.name)
        self._note = Hint("", wrap=False)
        self._away = Muted("", wrap=False)
        self._segments = [VoteSegment(ballot, self) for ballot in Choice]
        row.addWidget(self._name, 1)
        row.addWidget(self._note)
        row.addSpacing(current().px(8))
        row.addWidget(self._away)
        for segment in self._segments:
            row.addWidget(segment)
            segment.clicked.connect(lambda _checked=False, ballot=segment.ballot: self.vote(ballot))
        self.show_voter(voter)

    @property
    def voter(self) -> Voter:
        """The person shown."""
        return self._voter

    @property
    def segments(self) -> tuple[VoteSegment, ...]:
        """The three answers: for, against, abstain."""
        return tuple(self._segments)

    def show_voter(self, voter: Voter) -> None:
        """Show the person without emitting a signal."""
        self._voter = voter
        self._name.setText(voter.name)
        self._note.setText(voter.note)
        self._note.setVisible(bool(voter.note))
        self._away.setText(voter.away)
        self._away.setVisible(bool(voter.away))
        state = voter.away or (CHOICES[Choice(voter.ballot)].ballot if voter.ballot else "no answer yet")
        self.setAccessibleName(f"{voter.name}: {state}")
        # A row has one tab stop, the given answer. The arrow keys move between the three.
        stop = voter.ballot or Choice.FOR
        for segment in self._segments:
            segment.setVisible(not voter.away)
            segment.show_chosen(segment.ballot == voter.ballot)
            segment.setAccessibleName(f"{voter.name}: {CHOICES[segment.ballot].ballot}")
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment.ballot == stop else Qt.FocusPolicy.ClickFocus)
            if segment.ballot == stop:
                self.setFocusProxy(segment)

    def set_large(self, large: bool, *, wide: bool) -> None:
        """Become large enough to read across a table, or small enough for many people; `wide` adds width."""
        theme = current()
        self.setMinimumHeight(theme.px(_HIGH if large else _LOW))
        for segment in self._segments:
            segment.set_large(large, wide=wide)
        self._dress_name("large", large)

    def show_asked(self, asked: bool) -> None:
        """Show whether this person is being asked."""
        self._dress_name("asked", asked)

    def _dress_name(self, what: str, so: bool) -> None:
        if bool(self._name.property(what)) != so:
            self._name.setProperty(what, so)
            self._name.style().unpolish(self._name)
            self._name.style().polish(self._name)
            self._name.setText(self._name.text())

    def set_brief(self, brief: bool) -> None:
        """Show keys in place of words, or words."""
        for segment in self._segments:
            segment.set_brief(brief)

    def least_width(self) -> int:
        """Return the width, with keys in place of words, at which no word of the name is cut off."""
        texts = [part for part in (self._name, self._note, self._away) if not part.isHidden()]
        keys = 0 if self._voter.away else sum(each.width_of(each.key) for each in self._segments)
        return sum(part.minimumSizeHint().width() for part in texts) + current().px(8 + 2 * _PAD) + keys

    def vote(self, ballot: Choice | None) -> None:
        """Record the reader's answer."""
        if self._voter.away or self._voter.ballot == ballot:
            return
        had_focus = any(segment.hasFocus() for segment in self._segments)
        self.show_voter(self._voter._replace(ballot=ballot))
        if had_focus:
            # The tab stop has moved to another answer of the row, so the focus must follow.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.voted.emit(self._voter.key, ballot or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer and move on."""
        key, shortcut = Qt.Key(event.key()), pressed(Scope.ROLL_CALL, event)
        at = next((i for i, segment in enumerate(self._segments) if segment.hasFocus()), None)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or at is None:
            super().keyPressEvent(event)
        elif shortcut.startswith(_VOTE):
            self.vote(Choice(shortcut.removeprefix(_VOTE)))
            self.passed.emit(1)
        elif shortcut == "no_vote":
            self.vote(None)
        elif shortcut in _STEPS:
            self.passed.emit(_STEPS[shortcut])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = min(2, max(0, at + (1 if key == Qt.Key.Key_Right else -1)))
            self._segments[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.vote(self._segments[at].ballot)
            self.passed.emit(1)
        else:
            super().keyPressEvent(event)


class RollCallRows(QWidget):
    """All rows, and an “All others for” button with its own key."""

    voted = Signal(str, str)
    """The person's key and the vote, which is empty if it was removed."""
    others_for = Signal()
    """The reader wants to count everyone present who has not answered as for. This is one change."""
    asked = Signal(str)
    """The person with this key is being asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RollCallRow] = []
        column = ColumnLayout(8, parent=self)
        head = Row(8)
        key = key_of("all_others_for")
        self._all = Button(f"All others for ({key})", self.others_for.emit, small=True)
        self._all.setToolTip("Counts everyone here who has not answered as “for”, and keeps the answers given")
        head.addWidget(Hint(_HINT), 1)
        head.addWidget(self._all)
        self._head = head
        self._done = Hint("")
        self._done.hide()
        self._tiles = Tiles(1, _GAP)
        column.add(head, self._done, self._tiles)
        self.setAccessibleName("Roll call")
        bind("all_others_for", self, self._all.click)
        self.voted.connect(lambda _person, _vote: self.say(""))

    def put_beside(self, way: QWidget) -> None:
        """Put a button beside “all others for”."""
        self._head.addWidget(way)

    def ask(self, asked: QWidget) -> None:
        """Mark this row as the person being asked, and emit `asked`."""
        for row in self._rows:
            row.show_asked(row is asked)
        self.asked.emit(next((row.voter.key for row in self._rows if row is asked), ""))

    @property
    def rows(self) -> tuple[RollCallRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    @property
    def done(self) -> str:
        """The message about the last “all others for”; empty if none."""
        return "" if self._done.isHidden() else self._done.text()

    def say(self, done: str) -> None:
        """Show and announce what “all others for” did. An empty sentence hides it."""
        self._done.setText(done)
        show_if(bool(done), self._done)
        if done:
            announce(self, done)

    def show_voters(self, voters: Sequence[Voter]) -> None:
        """Show the people in this order without emitting a signal. If the people are the same, the focus stays."""
        if [row.voter.key for row in self._rows] == [voter.key for voter in voters]:
            for row, voter in zip(self._rows, voters, strict=True):
                if row.voter != voter:
                    row.show_voter(voter)
            return
        self.say("")
        self._tiles.drop()
        self._rows = [RollCallRow(voter) for voter in voters]
        for at, row in enumerate(self._rows):
            row.voted.connect(self.voted)
            row.passed.connect(lambda step, at=at: self._pass_on(at, step))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns, and show keys in place of words if it is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one row with keys. Using the current layout would keep it from becoming narrower."""
        return QSize(current().px(_BRIEF), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        if not self._rows:
            return
        theme = current()
        large = len(self._rows) <= _FEW and self.window().height() >= theme.px(_TALL)
        most = max(1, (self.width() + theme.px(_GAP)) // theme.px((_COLUMN if not large else _TWO) + _GAP))
        columns = min(2, most) if len(self._rows) <= _FEW else min(most, 4)
        if len(self._rows) <= _ONE:
            columns = 1
        least = max(row.least_width() for row in self._rows) + theme.px(_GAP)
        while columns > 1 and self.width() + theme.px(_GAP) < columns * least:
            columns -= 1
        for row in self._rows:
            width = self.width() // columns
            row.set_large(large, wide=large and width >= theme.px(_SPELT + 5 * _WIDER))
            row.set_brief(width < theme.px(_SPELT))
        self._tiles.arrange(self._rows, columns, down=True)

    def _pass_on(self, at: int, step: int) -> None:
        to = at + step
        while 0 <= to < len(self._rows) and self._rows[to].voter.away:
            to += step
        if 0 <= to < len(self._rows):
            self._rows[to].setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_sight(self._rows[to])
            self.ask(self._rows[to])
