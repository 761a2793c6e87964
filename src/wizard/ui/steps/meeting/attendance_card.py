"""Who was there: everybody in one list, the count against the quorum above it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.edits.attendance_edits import roster, with_everybody_here, with_presence, with_span
from wizard.plan.meeting import Presence
from wizard.plan.people import Person
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.choice_inputs import Choice
from wizard.ui.session.editing import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.meeting.presence import KEYS_HINT, WAYS, PresenceRow
from wizard.ui.theme import Mark, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.empty import EmptyState
from wizard.ui.widgets.outcome import OutcomeBar
from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text_labels import Hint
from wizard.voting.quorum import room_count

_SPAN_ORDER = "They cannot leave before they come."


class RosterList(QWidget):
    """The rows; tells each of them how wide it may be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, PresenceRow] = {}
        self.column = Column(6, parent=self)

    def minimumSizeHint(self) -> QSize:
        """One row with letters wide, whatever is shown at present: else it could never become narrower."""
        return QSize(current().px(300), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Let every row choose its words for the present width."""
        for row in self.rows.values():
            row.fit(self.width())


class AttendanceCard(Card):
    """Everybody's attendance."""

    def __init__(self, session: Session, name_people: Callable[[], None]) -> None:
        """Show the session's plan; `name_people` takes the reader to where people are named."""
        super().__init__("Who is there")
        self._session = session
        self.count = OutcomeBar()
        self.everybody = Button("&Everybody in the room", self._mark_everybody)
        self._at_once = ButtonRow(self.everybody)
        self._keys = Hint(KEYS_HINT)
        self._list = RosterList()
        self._empty = EmptyState(
            "Nobody is named yet",
            "Name the partners at Practice; they appear here.",
            Button("Name the people", name_people),
            Mark.PERSON,
        )
        self.body.add(self.count, self._at_once, self._keys, self._list, self._empty)

    @property
    def rows(self) -> tuple[PresenceRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._list.rows.values())

    def refresh(self, plan: Plan) -> None:
        """Show everybody's attendance; rows that stay keep the focus."""
        meeting, people = open_meeting(plan), roster(plan)
        if list(self._list.rows) != [person.id for person in people]:
            self._arrange(people)
        items = tuple(
            Choice(item, f"item {item}, {plan.item(meeting.guidance.items[item]).short_title}")
            for item in meeting.guidance.order
        )
        for person in people:
            row = self._list.rows[person.id]
            row.show_person(person.name, _note(person), meeting.attendance_of(person.id), items)
            row.show_problem("")
        missing = sum(meeting.attendance_of(person.id) is None for person in people)
        some = 0 < missing < len(people)
        self.everybody.set_text("&Everybody else in the room" if some else "&Everybody in the room")
        self._at_once.setVisible(bool(missing))
        self._show_count(plan)
        for part in (self.count, self._keys, self._list):
            part.setVisible(bool(people))
        self._empty.setVisible(not people)

    def _show_count(self, plan: Plan) -> None:
        count = room_count(plan)
        begun = bool(open_meeting(plan).attendance)
        if not begun or (count.needed is None and count.met):
            tone, mark = Tone.ACCENT, Mark.INFORMATION
        else:
            tone, mark = (Tone.GOOD, Mark.TICK) if count.met else (Tone.WAITING, Mark.CLOCK)
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
        word = next((way.words.lower() for way in WAYS if way.presence is presence), "not recorded")
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
    """Return what is said beside a name: several votes, or none."""
    if not person.has_vote:
        return "no vote"
    return f"{person.votes} votes" if person.votes > 1 else ""
