"""The roll call on the wall: a tile for each of up to twelve people, else the current and next voter and four counts.

All sizes are in hundredths of the window's height, so that names and answers can be read from the back of the room.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.plan.choice import Choice
from wizard.plan.labels import CHOICES
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.shortcuts import Scope, bind, key_of, pressed
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.decision.roll_call_rows import Voter
from wizard.ui.room.large_text import LEAST, LargeText, hundredths, wall_font
from wizard.ui.theme import Icon, current, paint_mark
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import ColumnLayout, SideBySide, Tiles, show_if
from wizard.ui.widgets.text_labels import Hint

MOST_TILES = 12
"""The largest number of people who each get a tile."""

_NAME, _ANSWER, _FIGURE = 4.0, 3.6, 8.0
_TALLEST, _LOWEST, _ALONE = 10.0, 4.6, 7.5
"""The largest and smallest height of a tile, and that of a single tile, in hundredths."""
TILES_SHARES = (32.0, 28.0, 24.0, 20.0, 16.0)
"""The height of all tiles together, in hundredths; less where the rest needs the space."""
_COLUMNS = ((3, 1), (8, 2), (MOST_TILES, 3))
"""Pairs of a number of people and the columns of tiles for up to that many. The full list has its own number."""
_LIST_COLUMNS = 4
_STEPS = {"person_above": -1, "person_below": 1}
_VOTE = "vote."
_LOOKS = {Choice.FOR: Icon.TICK, Choice.AGAINST: Icon.CROSS, Choice.ABSTAIN: Icon.DASH}


class VoteTile(QWidget):
    """One person's name and answer. A digit records an answer; Backspace removes it."""

    voted = Signal(str, str)
    """The person's key and the vote, which is empty if it was removed."""
    passed = Signal(int)
    """Go to the next person (1) or the previous one (-1)."""
    came = Signal()
    """The tile has received the focus."""

    def __init__(self, voter: Voter, parent: QWidget) -> None:
        super().__init__(parent)
        self._voter = voter
        self._asked = False
        self.height_in_hundredths = _TALLEST
        """Its height."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_voter(voter)

    @property
    def voter(self) -> Voter:
        """The person shown."""
        return self._voter

    @property
    def answer(self) -> str:
        """The word at the right: the answer, why the person does not vote, or “answered”."""
        ballot = CHOICES[Choice(self._voter.ballot)].ballot if self._voter.ballot else ""
        asked = "your vote" if self.hasFocus() or self._asked else ""
        return self._voter.away or ballot or asked or self._voter.note

    def show_voter(self, voter: Voter) -> None:
        """Show the person without emitting a signal."""
        self._voter = voter
        state = voter.away or (CHOICES[Choice(voter.ballot)].ballot if voter.ballot else voter.note or "no answer yet")
        self.setAccessibleName(f"{voter.name}: {state}")
        self.setAccessibleDescription("" if voter.away else _KEYS)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if voter.away else Qt.FocusPolicy.StrongFocus)
        self.update()

    def show_asked(self, asked: bool) -> None:
        """Show whether the page, which has the keyboard, is asking this person."""
        if asked != self._asked:
            self._asked = asked
            self.update()

    def vote(self, ballot: Choice | None) -> None:
        """Record the reader's answer."""
        if not self._voter.away and self._voter.ballot != ballot:
            self.voted.emit(self._voter.key, ballot or "")

    def ring(self) -> tuple[QRect, int]:
        """Draw the focus ring inside the tile's edge, because the edge of the card would clip it outside."""
        inside = current().px(5)
        return self.rect().adjusted(inside, inside, -inside, -inside), current().px(8)

    def sizeHint(self) -> QSize:
        """Return the height set by `height_in_hundredths`."""
        return QSize(hundredths(self, 30), hundredths(self, self.height_in_hundredths))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the name and answer in the smallest type."""
        words = QFontMetrics(wall_font(hundredths(self, LEAST), True))
        return QSize(words.horizontalAdvance("Apologies") * 2, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer and move on."""
        shortcut = pressed(Scope.ROLL_CALL, event)
        if shortcut.startswith(_VOTE):
            self.vote(Choice(shortcut.removeprefix(_VOTE)))
            self.passed.emit(1)
        elif shortcut == "no_vote":
            self.vote(None)
        elif shortcut in _STEPS:
            self.passed.emit(_STEPS[shortcut])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the roll call that it is this person's turn."""
        super().focusInEvent(event)
        self.came.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaint without the focus ring."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask the person whose tile is pressed."""
        if not self._voter.away:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background, mark, name and answer."""
        colours, voter = current().colours, self._voter
        choice = Choice(voter.ballot) if voter.ballot else None
        ground = {Choice.FOR: colours.tint, None: colours.surface}.get(choice, colours.sunken)
        edge = {Choice.FOR: colours.accent, None: colours.outline}.get(choice, colours.ink)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(edge), 1 if choice is None else 2)
        if self._asked and not self.hasFocus():
            # The wall never has the focus, so draw its own ring.
            pen = QPen(QColor(colours.focus), max(4, hundredths(self, 0.6)))
        painter.setPen(pen)
        painter.setBrush(QColor(colours.sunken if voter.away else ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)
        pad, side = hundredths(self, 1.6), hundredths(self, 3.4)
        ink = colours.muted if voter.away else colours.accent if choice is Choice.FOR else colours.ink
        box = QRectF(pad, (self.height() - side) / 2, side, side)
        if choice is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.drawEllipse(box)
            inside = side * 0.16
            paint_mark(painter, _LOOKS[choice], box.adjusted(inside, inside, -inside, -inside), colours.surface)
        elif not voter.away:
            painter.setPen(QPen(QColor(colours.outline), max(2, hundredths(self, 0.3))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
        self._paint_words(painter, ink)
        painter.end()

    def sizes_in_hundredths(self) -> tuple[float, float]:
        """Return the type sizes of the name and the answer, in hundredths of the window's height."""
        room = self._words_room()
        answer = min(_ANSWER, self.height_in_hundredths * 0.8)
        words = QFontMetrics(wall_font(hundredths(self, answer), True))
        left = room.width() - words.horizontalAdvance(self.answer) - hundredths(self, 1)
        for size in (_NAME, 3.5):
            if QFontMetrics(wall_font(hundredths(self, size), True)).horizontalAdvance(self._voter.name) <= left:
                return size, answer
        return LEAST, answer

    def _words_room(self) -> QRect:
        pad = hundredths(self, 1.6)
        return self.rect().adjusted(2 * pad + hundredths(self, 3.4), 0, -pad - hundredths(self, 0.5), 0)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        room, middle = self._words_room(), Qt.AlignmentFlag.AlignVCenter
        name, answer = self.sizes_in_hundredths()
        painter.setFont(wall_font(hundredths(self, answer), True))
        painter.setPen(QColor(ink if self._voter.ballot or self._voter.away else current().colours.muted))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.answer)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(self.answer) - hundredths(self, 1))
        painter.setPen(QColor(current().colours.muted if self._voter.away else current().colours.ink))
        painter.setFont(wall_font(hundredths(self, name), True))
        # A name too long even in the smallest type wraps, so that it is never cut off.
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._voter.name)


_KEYS = ", ".join(f"{key_of(_VOTE + choice)} {words.ballot.lower()}" for choice, words in CHOICES.items())


class WallCounts(QWidget):
    """Four counts: for, against, abstain, to answer."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles = Tiles(2, 20)
        column = ColumnLayout(0, parent=self)
        column.addLayout(self._tiles)
        column.addStretch(1)
        names = [words.ballot.lower() for words in CHOICES.values()]
        self._figures = [LargeText(_FIGURE, strong=True) for _ in range(4)]
        labels = [LargeText(_ANSWER, muted=True, text=each) for each in [*names, "to answer"]]
        self._tiles.arrange([*self._figures, *labels], 4)

    def show_counts(self, counts: Sequence[str]) -> None:
        """Show the numbers for, against, abstaining and still to answer."""
        for figure, count in zip(self._figures, counts, strict=True):
            figure.setText(count)


class RoomRoll(QWidget):
    """All the voters. L lists everyone when there are more people than tiles."""

    voted = Signal(str, str)
    """The person's key and the vote, which is empty if it was removed."""
    others_for = Signal()
    """The reader wants to count everyone present who has not answered as for."""
    resized = Signal()
    """The number of people shown has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[VoteTile] = []
        self._lists_all = self._counts_alone = False
        self.counts: tuple[str, ...] = ()
        """The numbers shown: for, against, abstaining and still to answer."""
        self._at = 0
        self._asked = ""
        self._share = TILES_SHARES[0]
        self._tiles = Tiles(4, 8)
        self._then = LargeText(_NAME, muted=True)
        self._counts = WallCounts()
        self._done = Hint("")
        self._done.hide()
        acts = [
            Button(f"{key_of(_VOTE + each)} {words.ballot}", partial(self._press, each), small=True)
            for each, words in CHOICES.items()
        ]
        acts.append(Button(f"All others for ({key_of('all_others_for')})", self.others_for.emit, small=True))
        self._acts = QWidget()
        flow = Flow(8, self._acts)
        for button in acts:
            # A mouse press answers for the person being asked, who keeps the focus.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus if button is not acts[-1] else Qt.FocusPolicy.StrongFocus)
            flow.addWidget(button)
        who = QWidget()
        column = ColumnLayout(6, parent=who)
        column.add(self._tiles, self._then)
        self._sides = SideBySide(0, 26)
        self._sides.addWidget(who, 1)
        self._sides.addWidget(self._counts, 1)
        whole = ColumnLayout(8, parent=self)
        whole.add(self._sides, self._acts, self._done)
        self.setAccessibleName("Roll call")
        bind("all_others_for", self, acts[-1].click)
        self.voted.connect(lambda _person, _vote: self.say(""))

    @property
    def rows(self) -> tuple[VoteTile, ...]:
        """All tiles in order; some may be hidden."""
        return tuple(self._rows)

    def say(self, done: str) -> None:
        """Show and announce what “all others for” did; an empty sentence hides it."""
        self._done.setText(done)
        show_if(bool(done), self._done)
        if done:
            announce(self, done)

    def show_counts(self, counts: Sequence[str], *, alone: bool) -> None:
        """Show the numbers for, against, abstaining and still to answer. With `alone`, no single answer is shown."""
        self.counts = tuple(counts)
        self._counts.show_counts(counts)
        self._counts_alone = alone

    def show_asked(self, person: str) -> None:
        """Show which person the page is asking, by key; empty for nobody."""
        self._asked = person
        for at, row in enumerate(self._rows):
            row.show_asked(row.voter.key == person)
            if row.voter.key == person:
                self._at = at

    def show_voters(self, voters: Sequence[Voter]) -> None:
        """Show these people in order, keeping the focus on the person asked. Emits no signal."""
        if [row.voter.key for row in self._rows] == [voter.key for voter in voters]:
            for row, voter in zip(self._rows, voters, strict=True):
                row.show_voter(voter)
            self.fit()
            return
        self.say("")
        self._tiles.drop()
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [VoteTile(voter, self) for voter in voters]
        self._at = next((at for at, voter in enumerate(voters) if not voter.away and not voter.ballot), 0)
        for at, row in enumerate(self._rows):
            row.voted.connect(self.voted)
            row.passed.connect(lambda step, at=at: self._pass_on(at, step))
            row.came.connect(lambda at=at: self._come(at))
        self.show_asked(self._asked)
        self.fit()

    def toggle_list(self) -> None:
        """Switch between the whole list and the current voter."""
        self._lists_all = not self._lists_all
        self.fit()
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the counts below the names in a window narrower than 3 to 2."""
        super().resizeEvent(event)
        self.fit()

    @property
    def _asks_one(self) -> bool:
        return len(self._rows) > MOST_TILES and not self._lists_all

    def set_share(self, share: float) -> None:
        """Set the height of all tiles together, in hundredths of the window's height."""
        self._share = share
        self.fit()

    def fit(self) -> None:
        """Lay out the visible people for the window's height."""
        if not self._rows:
            return
        shown = [self._rows[self._at]] if self._asks_one else self._rows
        columns = next((count for most, count in _COLUMNS if len(shown) <= most), _LIST_COLUMNS)
        lines = -(-len(shown) // columns)
        least = _LOWEST if len(shown) <= MOST_TILES else LEAST * 1.4
        self._tiles.arrange(shown, columns, down=True)
        for row in self._rows:
            tallest = _ALONE if self._asks_one else _TALLEST
            row.height_in_hundredths = min(tallest, max(least, self._share / lines))
            row.setFixedHeight(hundredths(self, row.height_in_hundredths))
            # Show it now: Qt shows a widget added to a layout one frame late, too late for the focus.
            row.setVisible(row in shown)
        wide = self.window().width() * 2 >= self.window().height() * 3
        direction = SideBySide.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        show_if(self._asks_one or self._counts_alone, self._counts)
        self._counts.updateGeometry()
        self._show_next()

    def _show_next(self) -> None:
        later = [row.voter.name for row in self._rows[self._at + 1 :] if not row.voter.away and not row.voter.ballot]
        self._then.setText(f"Then {', '.join(later[:2])}" if later else "")
        show_if(self._asks_one and bool(later), self._then)

    def _come(self, at: int) -> None:
        if at != self._at:
            self._at = at
            if self._asks_one:
                self.fit()

    def _press(self, ballot: Choice) -> None:
        self._rows[self._at].vote(ballot)
        self._pass_on(self._at, 1)

    def _pass_on(self, at: int, step: int) -> None:
        to = at + step
        while 0 <= to < len(self._rows) and self._rows[to].voter.away:
            to += step
        if 0 <= to < len(self._rows):
            self._at = to
            if self._asks_one:
                self.fit()
            self._rows[to].setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_sight(self._rows[to])
