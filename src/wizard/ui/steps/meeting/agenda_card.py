"""The agenda: which items are on it, which are due, and how many minutes each may take."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.meeting_edits import with_items, with_minutes
from wizard.edits.note_edits import staying, with_taken
from wizard.overview.agenda import AgendaLine, agenda, agenda_sentence, stands_words
from wizard.plan.meeting import MOST_MINUTES
from wizard.plan.plan import Plan
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.labelled_input import FieldError
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.theme import Tone, current
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint, Muted

_MINUTES = 64
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class AgendaRow(QWidget):
    """An item: whether it is on the agenda, its current position, and its minutes."""

    def __init__(self, item: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.tick = TickLine(f"{item}  {title}")
        self.tick.setAccessibleName(f"Item {item}, {title}, is for this meeting")
        self.minutes = NumberField(1, MOST_MINUTES, "min")
        self.minutes.setAccessibleName(f"Minutes for item {item}")
        # Created only when there is something to show, because most rows have none of these.
        self._stands: Hint | None = None
        self._due: StatusChip | None = None
        self._wrong: FieldError | None = None
        self._refused: FieldError | None = None
        self._row, self._below = Row(8), Row(0, (30, 0, 0, 6))
        self._row.addWidget(self.tick, 1, _MIDDLE)
        self._row.addWidget(self.minutes)
        self._column = ColumnLayout(2, parent=self)
        self._column.add(self._row, self._below)
        self.minutes.problem_changed.connect(self._say)
        current().changed.connect(self._fit)
        self._fit()

    def show_line(self, line: AgendaLine) -> None:
        """Show the item without emitting a signal."""
        self.tick.show_ticked(line.taken)
        self._show_refused("")
        self.minutes.show_value(line.minutes)
        self.minutes.setEnabled(line.taken)
        words = stands_words(line)
        if words and self._stands is None:
            self._stands = Hint()
            self._below.addWidget(self._stands)
        if self._stands is not None:
            self._stands.show_text(words)
        if line.due and self._due is None:
            self._due = StatusChip("Due", Tone.WAITING)
            self._row.insertWidget(1, self._due, 0, _MIDDLE)
        if self._due is not None:
            show_if(bool(line.due), self._due)

    def refuse(self, sentence: str) -> None:
        """Tick the box again and say why the item must stay on the agenda, until something else changes."""
        self.tick.show_ticked(True)
        self._show_refused(sentence)

    def _show_refused(self, sentence: str) -> None:
        if sentence and self._refused is None:
            self._refused = FieldError()
            self._column.insertWidget(2, self._refused)
        if self._refused is not None:
            self._refused.show_text(sentence)

    def _say(self, sentence: str) -> None:
        if sentence and self._wrong is None:
            self._wrong = FieldError()
            self._column.addWidget(self._wrong)
        if self._wrong is not None:
            self._wrong.show_text(sentence)

    def _fit(self) -> None:
        self.minutes.setFixedWidth(current().px(_MINUTES))


class AgendaCard(Card):
    """The items, those that are due, and three buttons that tick many at once."""

    def __init__(self, session: Session) -> None:
        super().__init__("For this meeting")
        self._session = session
        self._rows: dict[str, AgendaRow] = {}
        self._words = Muted()
        self._staying = FieldError()
        self._staying.hide()
        self._list = QWidget()
        self._column = ColumnLayout(2, parent=self._list)
        self.all_button = Button("All", lambda: self._take([*self._rows], "all items for this meeting"), small=True)
        self.none_button = Button("None", lambda: self._take([], "no items for this meeting"), small=True)
        self.due_button = Button("Only what is due", self._take_due, small=True)
        note = Hint("The others are printed as “not on this agenda” and keep their positions.")
        buttons = ButtonRow(self.all_button, self.none_button, self.due_button)
        self.body.add(self._words, buttons, self._staying, self._list, note)

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting's items, keeping the focus in rows that stay."""
        lines = agenda(plan, self._session.today())
        self._staying.hide()
        if list(self._rows) != [line.item for line in lines]:
            self._arrange(lines)
        for line in lines:
            self._rows[line.item].show_line(line)
        self._words.setText(agenda_sentence(plan))
        self.due_button.setVisible(any(line.due for line in lines))

    def _arrange(self, lines: tuple[AgendaLine, ...]) -> None:
        if set(self._rows) != {line.item for line in lines}:
            self._column.clear()
            self._rows = {line.item: self._row(line) for line in lines}
        self._rows = {line.item: self._rows[line.item] for line in lines}
        for at, row in enumerate(self._rows.values()):
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)

    def _row(self, line: AgendaLine) -> AgendaRow:
        row, item = AgendaRow(line.item, line.title), line.item
        row.tick.ticked.connect(lambda on: self._tick(item, taken=on))
        row.minutes.edited.connect(lambda count: self._time(item, count))
        return row

    def _tick(self, item: str, *, taken: bool) -> None:
        if not taken and (refused := staying(self._session.plan, [item])):
            self._rows[item].refuse(refused)
            announce(self, refused)
            return
        label = f"item {item} {'' if taken else 'not '}for this meeting"
        tried(self._session, lambda plan: with_taken(plan, item, taken=taken), label)

    def _time(self, item: str, minutes: int | None) -> None:
        tried(self._session, lambda plan: with_minutes(plan, item, minutes), f"minutes for item {item}")

    def _take(self, items: list[str], label: str) -> None:
        stay = staying(self._session.plan, set(self._rows) - set(items))
        tried(self._session, lambda plan: with_items(plan, items), label)
        if stay:
            # Show it after the change, because the change refreshes the card, which clears this sentence.
            self._staying.setText(stay)
            self._staying.show()
            announce(self, stay)

    def _take_due(self) -> None:
        lines = agenda(self._session.plan, self._session.today())
        self._take([line.item for line in lines if line.due], "only what is due for this meeting")
