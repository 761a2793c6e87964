"""The roll call: one row a person, three answers, one key each."""

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
"""How the ids of the keys begin that vote; the vote follows."""
_FILLS = {Choice.FOR: Fill.ACCENT, Choice.AGAINST: Fill.INK, Choice.ABSTAIN: Fill.EDGE}
_STEPS = {"person_above": -1, "person_below": 1}

_HINT = (
    "Digits answer for the person with the ring, and go on to the next: "
    + ", ".join(f"{key_of(_VOTE + choice)} {words.ballot.lower()}" for choice, words in CHOICES.items())
    + f". {key_of('no_vote')} takes the answer back."
)

_SPELT, _BRIEF = 320, 195
"""The least width of a row with words, and of one with keys, in pixels of the plain size."""
_GAP = 20
"""What lies between two columns, in pixels of the plain size."""
_FEW = 8
"""Up to so many people have large rows, in two columns where there is room; more have as many columns as fit."""
_COLUMN = 380
"""The least width of a column of many, in pixels of the plain size."""
_PAD = 6
"""What lies between a name and the ring round its row, in pixels of the plain size."""
_SEGMENT, _WIDER = 44, 24
"""How high an answer is in a high row, and how much wider than its word, in pixels of the plain size."""
_HIGH, _LOW = 60, 31
"""The height of a row, in pixels of the plain size."""


_TWO = 330
"""The least width of a column of large rows, in pixels of the plain size."""
_ONE = 4
"""Up to so many people stand in one column."""
_TALL = 600
"""In a lower window rows are low, in pixels of the plain size."""


class VoterName(PlainLabel):
    """The name of somebody who votes."""


class Voter(NamedTuple):
    """One person of the roll call."""

    key: str
    name: str
    ballot: str | None = None
    """`for`, `against`, `abstain`, or None while there is no answer."""
    away: str = ""
    """Why the person does not vote (“Absent”, “Withdrew”); empty for one who does."""
    note: str = ""
    """A second text beside the name (“2 votes”, “online”)."""


class VoteSegment(Segment):
    """One answer of one person."""

    def __init__(self, ballot: Choice, row: QWidget) -> None:
        first, last = ballot is Choice.FOR, ballot is Choice.ABSTAIN
        super().__init__(CHOICES[ballot].ballot, row, first=first, last=last, fill=_FILLS[ballot])
        self.ballot = ballot
        self._row, self._large, self._wide = row, False, False

    @property
    def key(self) -> str:
        """Its key."""
        return key_of(_VOTE + self.ballot)

    def set_brief(self, brief: bool) -> None:
        """Show its key instead of its word."""
        self.show_as(self.key if brief else CHOICES[self.ballot].ballot)

    def set_large(self, large: bool, *, wide: bool) -> None:
        """Be as large as it is hit and read from across a table; `wide` where there is room beside it, too."""
        if (large, wide) != (self._large, self._wide):
            self._large, self._wide = large, wide
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wider and higher where it is large."""
        plain, theme = super().sizeHint(), current()
        width = plain.width() + (theme.px(_WIDER) if self._wide else 0)
        return QSize(width, max(plain.height(), theme.px(_SEGMENT)) if self._large else plain.height())

    def ring(self) -> tuple[QRect, int]:
        """The focus ring goes round the whole row: it is the person who is asked."""
        return QRect(-self.pos(), self._row.size()), current().px(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline which of the three answers the arrows have reached."""
        super().paintEvent(event)
        if self.hasFocus():
            wide, thick = self.width() // 3, max(2, current().px(2))
            painter = QPainter(self)
            line = QRect((self.width() - wide) // 2, self.height() - 3 * thick, wide, thick)
            painter.fillRect(line, QColor(self.ink))
            painter.end()


class RollCallRow(QWidget):
    """One person. A digit answers; Backspace takes the answer back; Left and Right go along the three."""

    voted = Signal(str, str)
    """The person's key and the ballot, empty when it was taken back."""
    passed = Signal(int)
    """Go to the next row (1) or the one before (-1)."""

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
        """Show the person; emits nothing."""
        self._voter = voter
        self._name.setText(voter.name)
        self._note.setText(voter.note)
        self._note.setVisible(bool(voter.note))
        self._away.setText(voter.away)
        self._away.setVisible(bool(voter.away))
        state = voter.away or (CHOICES[Choice(voter.ballot)].ballot if voter.ballot else "no answer yet")
        self.setAccessibleName(f"{voter.name}: {state}")
        # Tab stops once in a row, at the answer that was given; the arrows go along the three.
        stop = voter.ballot or Choice.FOR
        for segment in self._segments:
            segment.setVisible(not voter.away)
            segment.show_chosen(segment.ballot == voter.ballot)
            segment.setAccessibleName(f"{voter.name}: {CHOICES[segment.ballot].ballot}")
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment.ballot == stop else Qt.FocusPolicy.ClickFocus)
            if segment.ballot == stop:
                self.setFocusProxy(segment)

    def set_large(self, large: bool, *, wide: bool) -> None:
        """Be as high as it is read from across a table, or as low as many people need; `wide` where there is room."""
        theme = current()
        self.setMinimumHeight(theme.px(_HIGH if large else _LOW))
        for segment in self._segments:
            segment.set_large(large, wide=wide)
        self._dress_name("large", large)

    def show_asked(self, asked: bool) -> None:
        """Show whether this is the person who is asked."""
        self._dress_name("asked", asked)

    def _dress_name(self, what: str, so: bool) -> None:
        if bool(self._name.property(what)) != so:
            self._name.setProperty(what, so)
            self._name.style().unpolish(self._name)
            self._name.style().polish(self._name)
            self._name.setText(self._name.text())

    def set_brief(self, brief: bool) -> None:
        """Show keys instead of words."""
        for segment in self._segments:
            segment.set_brief(brief)

    def least_width(self) -> int:
        """How wide it must be, with keys in the place of words, for no word of the name to be cut."""
        texts = [part for part in (self._name, self._note, self._away) if not part.isHidden()]
        keys = 0 if self._voter.away else sum(each.width_of(each.key) for each in self._segments)
        return sum(part.minimumSizeHint().width() for part in texts) + current().px(8 + 2 * _PAD) + keys

    def vote(self, ballot: Choice | None) -> None:
        """Take the reader's answer."""
        if self._voter.away or self._voter.ballot == ballot:
            return
        had_focus = any(segment.hasFocus() for segment in self._segments)
        self.show_voter(self._voter._replace(ballot=ballot))
        if had_focus:
            # Tab now stops at another answer of the row: the focus goes there too.
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
    """All rows, and a button for “all others for”, which has a key of its own."""

    voted = Signal(str, str)
    """A person's key and the ballot, empty when it was taken back."""
    others_for = Signal()
    """Everyone present who has not answered is for: the page records it as one change."""
    asked = Signal(str)
    """This person is asked now, by their key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RollCallRow] = []
        column = ColumnLayout(8, parent=self)
        head = Row(8)
        key = key_of("all_others_for")
        self._all = Button(f"All others for ({key})", self.others_for.emit, small=True)
        self._all.setToolTip("Counts everyone here who has not answered as for; keeps the answers given")
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
        """Show that the person of this row is asked now, and tell it."""
        for row in self._rows:
            row.show_asked(row is asked)
        self.asked.emit(next((row.voter.key for row in self._rows if row is asked), ""))

    @property
    def rows(self) -> tuple[RollCallRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    @property
    def done(self) -> str:
        """What is said of the last “all others for”; empty if nothing."""
        return "" if self._done.isHidden() else self._done.text()

    def say(self, done: str) -> None:
        """Say what “all others for” did, here and aloud; an empty sentence takes it away."""
        self._done.setText(done)
        show_if(bool(done), self._done)
        if done:
            announce(self, done)

    def show_voters(self, voters: Sequence[Voter]) -> None:
        """Show the people in this order; rows that stay keep the focus. Emits nothing."""
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
        """Two columns for many people, keys for words in a narrow place."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One row with keys wide, whatever the present arrangement: else it could never become narrower."""
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
