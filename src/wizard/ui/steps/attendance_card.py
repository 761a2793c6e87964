"""Attendance at the meeting: everybody in one list, with the quorum count above it.

A row has a segment and a key for each way to attend and, behind a clock, the first and last item attended.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.edits.attendance_edits import roster, with_everybody_here, with_presence, with_span
from wizard.overview.places import Control
from wizard.plan.labels import PRESENCES
from wizard.plan.meeting import AWAY, Attendance, Presence
from wizard.plan.people import Person
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.accessibility.shortcuts import SHORTCUTS, Scope, key_of, pressed
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, Segment
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.messages import EmptyState, OutcomeBar
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint, Muted, PlainLabel
from wizard.voting.quorum import room_count

_PRESENCE = "presence."
"""The prefix of the ids of attendance shortcuts; the way to attend follows it."""

_SPAN_ORDER = "They cannot leave before they arrive."

KEYS_HINT = " · ".join(
    (
        *(f"{key_of(_PRESENCE + presence)} {words.words.lower()}" for presence, words in PRESENCES.items()),
        f"{key_of('span')} {SHORTCUTS['span'].does.lower()}",
    )
)
"""A hint on the keys of a row."""

_WORDS_FROM, _SHORT_FROM = 620, 510
"""The minimum width of a row with full words, and of one with short words, in pixels at zoom 1."""


class RosterList(QWidget):
    """The rows. Each is told how much width it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, PresenceRow] = {}
        self.column = ColumnLayout(6, parent=self)

    def minimumSizeHint(self) -> QSize:
        """Return the width of a row with keys. Using the current layout would keep it from becoming narrower."""
        return QSize(current().px(300), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose full words, short words or keys by the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Have every row choose its words for the current width."""
        for row in self.rows.values():
            row.fit(self.width())


class PresenceSegment(Segment):
    """One way to attend, for one person."""

    def __init__(self, presence: Presence, parent: QWidget) -> None:
        self.presence, self.words = presence, PRESENCES[presence]
        first, *_between, last = PRESENCES
        super().__init__(self.words.words, parent, first=presence is first, last=presence is last)
        self.key = key_of(_PRESENCE + presence)
        set_tip(self, f"{self.words.words} ({self.key})")


class _Span(QWidget):
    """The first and last item that somebody attends."""

    wanted = Signal(object, object)
    """The reader chose these first and last items; None means the start or the end."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = ChoiceField(), ChoiceField()
        line = Row(8, (16, 0, 0, 4), self)
        for part, stretch in ((Muted("from", wrap=False), 0), (self.first, 1), (Muted("until", wrap=False), 0)):
            line.addWidget(part, stretch)
        line.addWidget(self.last, 1)
        for field in (self.first, self.last):
            field.chosen.connect(lambda _item: self.wanted.emit(self.first.choice or None, self.last.choice or None))

    def show_span(self, name: str, first: str | None, last: str | None, items: Sequence[ListChoice]) -> None:
        """Offer `items`, and show the first and last one for `name`, without emitting a signal."""
        self.first.set_choices((ListChoice("", "the beginning"), *items))
        self.last.set_choices((*items, ListChoice("", "the end")))
        self.first.show_choice(first or "")
        self.last.show_choice(last or "")
        self.first.setAccessibleName(f"{name} present from item")
        self.last.setAccessibleName(f"{name} present until item")


class PresenceRow(QWidget):
    """One person. A digit marks them and moves on; Backspace clears it; I sets the first and last item."""

    marked = Signal(str)
    """The reader chose this way to attend; empty if it was cleared."""
    span_wanted = Signal(object, object)
    """The reader chose these first and last items; None means the start or the end."""
    passed = Signal(int)
    """Go to the next row (1) or the previous one (-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presence: Presence | None = None
        self._asked = False
        self._name, self._note = PlainLabel(), Hint("", wrap=False)
        self._segments = [PresenceSegment(presence, self) for presence in PRESENCES]
        self._clock = Button("", self._ask_for_span, ButtonKind.TEXT, small=True, mark=Icon.CLOCK)
        self._clock.setToolTip(f"Came late or left early ({key_of('span')})")
        # Created only for people who came late or left early, because two lists cost more than the rest of the row.
        self._span: _Span | None = None
        self._show_items: Callable[[_Span], None] = lambda _span: None
        self._wrong: Hint | None = None
        self._column = ColumnLayout(2, parent=self)
        self._lay_out()

    @property
    def segments(self) -> tuple[PresenceSegment, ...]:
        """The ways to attend."""
        return tuple(self._segments)

    @property
    def presence(self) -> Presence | None:
        """The way of attending shown."""
        return self._presence

    def show_person(self, name: str, note: str, attendance: Attendance | None, items: Sequence[ListChoice]) -> None:
        """Show somebody's attendance without emitting a signal."""
        self._presence = attendance.presence if attendance else None
        self._name.setText(name)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        word = PRESENCES[self._presence].words if self._presence else "not recorded"
        self.setAccessibleName(f"{name}: {word}")
        # A row has one tab stop, the marked segment. The arrow keys move between segments.
        stop = self._presence or Presence.IN_ROOM
        for segment in self._segments:
            segment.show_chosen(segment.presence is self._presence)
            segment.setAccessibleName(f"{name}: {segment.words.words}")
            here = segment.presence is stop
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if here:
                self.setFocusProxy(segment)
        self._clock.setAccessibleName(f"{name} came late or left early")
        self._show_span(name, attendance, items)

    def show_problem(self, sentence: str) -> None:
        """Show an error about the first and last items; an empty sentence hides it."""
        if sentence and self._wrong is None:
            self._wrong = Hint()
            self._column.addWidget(self._wrong)
        if self._wrong is not None:
            self._wrong.show_text(sentence)

    def fit(self, width: int) -> None:
        """Show full words, short words or keys, by the width of the row."""
        theme = current()
        for segment in self._segments:
            words, short = segment.words
            wide, middling = width >= theme.px(_WORDS_FROM), width >= theme.px(_SHORT_FROM)
            segment.show_as(words if wide else short if middling else segment.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark the person and move on."""
        key, shortcut = Qt.Key(event.key()), pressed(Scope.ATTENDANCE, event)
        at = next((i for i, segment in enumerate(self._segments) if segment.hasFocus()), None)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or at is None:
            super().keyPressEvent(event)
        elif shortcut.startswith(_PRESENCE):
            self._mark(Presence(shortcut.removeprefix(_PRESENCE)), move=True)
        elif shortcut == "span":
            self._ask_for_span()
        elif shortcut == "not_recorded":
            self._mark(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = min(len(self._segments) - 1, max(0, at + (1 if key == Qt.Key.Key_Right else -1)))
            self._segments[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.passed.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._mark(self._segments[at].presence, move=True)
        else:
            super().keyPressEvent(event)

    def _mark(self, presence: Presence | None, *, move: bool = False) -> None:
        if presence is not self._presence:
            self.marked.emit(presence or "")
        if move:
            self.passed.emit(1)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_span(self, name: str, attendance: Attendance | None, items: Sequence[ListChoice]) -> None:
        may = attendance is not None and attendance.presence not in AWAY
        first, last = (attendance.from_item, attendance.until_item) if attendance else (None, None)
        self._asked = self._asked and may
        self._clock.setEnabled(may)
        self._show_items = lambda span: span.show_span(name, first, last, items)
        seen = may and (self._asked or bool(first or last))
        if self._span is not None:
            self._show_items(self._span)
            show_if(seen, self._span)
        elif seen:
            self._make_span()

    def _make_span(self) -> _Span:
        span = self._span = _Span()
        self._show_items(span)
        span.wanted.connect(self.span_wanted)
        self._column.insertWidget(1, span)
        return span

    def _ask_for_span(self) -> None:
        if not self._clock.isEnabled():
            return
        self._asked = True
        span = self._span or self._make_span()
        span.show()
        span.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = Row(0)
        row.addWidget(self._name, 1)
        row.addWidget(self._note)
        row.addSpacing(current().px(8))
        for segment in self._segments:
            row.addWidget(segment)
            segment.clicked.connect(lambda _on=False, presence=segment.presence: self._mark(presence))
        row.addWidget(self._clock)
        self._column.addLayout(row)


class AttendanceCard(Card):
    """The card with everybody's attendance."""

    def __init__(self, session: Session, first: str, name_people: Callable[[], None]) -> None:
        """Show the session's plan. While nobody is named, say what comes `first`; `name_people` leads there."""
        super().__init__("Who is there")
        self._session = session
        self.count = OutcomeBar()
        self.everybody = Button("&Everybody in the room", self._mark_everybody)
        self.everybody.setObjectName(Control.EVERYBODY_PRESENT)
        # Once hidden, the button keeps its space: the rows below must not move while somebody is about to click one.
        policy = self.everybody.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.everybody.setSizePolicy(policy)
        self._above = QWidget()
        above = Row(12, parent=self._above)
        above.addWidget(Hint(KEYS_HINT), 1)
        above.addWidget(self.everybody)
        self._list = RosterList()
        self._empty = EmptyState(
            "Nobody is named yet",
            first,
            Button("Name the people", name_people),
            Icon.PERSON,
        )
        self.body.add(self.count, self._above, self._list, self._empty)

    @property
    def rows(self) -> tuple[PresenceRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._list.rows.values())

    def refresh(self, plan: Plan) -> None:
        """Show everybody's attendance, keeping the focus in rows that stay."""
        meeting, people = open_meeting(plan), roster(plan)
        if list(self._list.rows) != [person.id for person in people]:
            self._arrange(people)
        items = tuple(
            ListChoice(item, f"item {item}, {plan.item(meeting.guidance.items[item]).short_title}")
            for item in meeting.guidance.order
        )
        for person in people:
            row = self._list.rows[person.id]
            row.show_person(person.name, _note(person), meeting.attendance_of(person.id), items)
            row.show_problem("")
        missing = sum(meeting.attendance_of(person.id) is None for person in people)
        some = 0 < missing < len(people)
        self.everybody.set_text("&Everybody else in the room" if some else "&Everybody in the room")
        if not missing and people and self.everybody.hasFocus():
            # The pressed button disappears, so move the focus to the list, which comes next.
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.everybody.setVisible(bool(missing))
        self._show_count(plan)
        for part in (self.count, self._above, self._list):
            part.setVisible(bool(people))
        self._empty.setVisible(not people)

    def _show_count(self, plan: Plan) -> None:
        count = room_count(plan)
        begun = bool(open_meeting(plan).attendance)
        if not begun or (count.needed is None and count.met):
            tone, mark = Tone.ACCENT, Icon.INFORMATION
        else:
            tone, mark = (Tone.GOOD, Icon.TICK) if count.met else (Tone.WAITING, Icon.CLOCK)
        self.count.show_outcome(tone, count.sentence, aloud=True, mark=mark)

    def _arrange(self, people: tuple[Person, ...]) -> None:
        self._list.column.clear()
        self._list.rows = {person.id: self._row(person.id, at) for at, person in enumerate(people)}
        self._list.column.add(*self._list.rows.values())
        self._list.fit()

    def _row(self, key: str, at: int) -> PresenceRow:
        row = PresenceRow()
        row.marked.connect(lambda way: self._mark(key, Presence(way) if way else None))
        row.span_wanted.connect(lambda first, last: self._take_span(key, first, last))
        row.passed.connect(lambda step: self._pass_on(at + step))
        return row

    def _mark(self, key: str, presence: Presence | None) -> None:
        name = self._session.plan.person(key).name
        word = PRESENCES[presence].words.lower() if presence else "not recorded"
        tried(self._session, lambda plan: with_presence(plan, key, presence), f"{name}: {word}")

    def _mark_everybody(self) -> None:
        tried(self._session, with_everybody_here, "everybody in the room")

    def _take_span(self, key: str, first: str | None, last: str | None) -> None:
        order = open_meeting(self._session.plan).guidance.order
        if first and last and order.index(last) < order.index(first):
            self._list.rows[key].show_problem(_SPAN_ORDER)
            return
        name = self._session.plan.person(key).name
        tried(self._session, lambda plan: with_span(plan, key, first, last), f"when {name} was there")

    def _pass_on(self, to: int) -> None:
        if 0 <= to < len(self.rows):
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)


def _note(person: Person) -> str:
    """Return the note beside a name, such as several votes; empty if there is none."""
    if not person.has_vote:
        return "no vote"
    return f"{person.votes} votes" if person.votes > 1 else ""
