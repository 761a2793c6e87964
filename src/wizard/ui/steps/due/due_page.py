"""The Due step: what is late, what is due within 30 days, and the rest, whether a meeting is open or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.edits.due_edits import completed, happened, moved
from wizard.edits.note_edits import with_taken
from wizard.foundation.formatting import capital, counted, date_in_words, weekday_in_words
from wizard.guidance.position_kinds import Mark
from wizard.overview.due import DueKind
from wizard.overview.due_rows import (
    DueGroup,
    DueRow,
    DueVerb,
    by_date,
    by_item,
    by_person,
    done_since,
    due_people,
    due_rows,
    due_sentence,
)
from wizard.overview.places import Control, Place, item_key
from wizard.ui.accessibility.screen_reader import announce, make_reading
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, Segment, TickLine
from wizard.ui.inputs.read_only import LOOKS_ONLY
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.shell.bottom_bar import BarPart, BarSign
from wizard.ui.steps.doing_now import do_line
from wizard.ui.steps.due.after_card import AfterCard
from wizard.ui.steps.due.due_dialogs import Completion, CompletionDialog, DayDialog, open_form
from wizard.ui.steps.due.due_list import DueGroups
from wizard.ui.steps.due.print_list import print_list
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import UNDO, AskDialog, DialogAnswer, SayDialog
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint, Subheading

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.plan.task import Task

_ELSEWHERE = "This item belongs to “{title}”. The partners decide it at a meeting under that guidance."
_EVERYBODY = ListChoice("", "Everybody")
_ORDERS = ("By date", "By person", "By item")
_DATES = {
    DueKind.REVIEW: Control.REVIEW_ON,
    DueKind.HOLD: Control.HOLD_UNTIL,
    DueKind.RETURN: Control.BRING_BACK,
}
"""Where the date of a position can be changed on its item's page."""


class OrderSwitch(QWidget):
    """The choice of how to arrange the rows."""

    def __init__(self, page: DuePage) -> None:
        super().__init__()
        self.order = _ORDERS[0]
        row = Row(0, parent=self)
        self.segments = {
            words: Segment(words, self, first=words == _ORDERS[0], last=words == _ORDERS[-1]) for words in _ORDERS
        }
        self.setAccessibleName("Arranged")
        for words, segment in self.segments.items():
            segment.setAccessibleName(words)
            segment.setProperty(LOOKS_ONLY, True)
            segment.clicked.connect(lambda _checked=False, words=words: page.arrange(words))
            segment.show_chosen(words == self.order)
            row.addWidget(segment)

    def show_order(self, order: str) -> None:
        """Show this choice without emitting a signal."""
        self.order = order
        for words, segment in self.segments.items():
            segment.show_chosen(words == order)


class DueBar(BarPart):
    """The Due step's part of the bar: how much is due, and a button for the next meeting if none is open."""

    def __init__(self, print_it: Button, begin: Button) -> None:
        super().__init__()
        self._sign = BarSign()
        self._head, self._rest = Subheading(), Hint()
        self._words = QWidget()
        words = ColumnLayout(1, parent=self._words)
        words.addStretch(1)
        words.add(self._head, self._rest)
        words.addStretch(1)
        row = Row(10, parent=self)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.add(print_it, begin)

    def show_state(self, sentence: str, rest: str, *, late: bool) -> None:
        """Show how much is due, and what was done."""
        self._head.setText(sentence)
        self._rest.show_text(rest)
        make_reading(self._words, sentence, rest)
        self._sign.show_state(Mark.DUTY_NOT_MET if late else Mark.DEFERRED, forecast=not late)


class DuePage(StepPage):
    """Everything with a date that somebody must act on, and what waits for an event."""

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__(session, "Due", width=1500)
        self._services = services
        self._shown: Mapping[str, Sequence[DueRow]] = {}
        self._switch = OrderSwitch(self)
        self.person = ChoiceField([_EVERYBODY])
        """The choice of whose rows are shown."""
        self.person.setAccessibleName("Shown for")
        self.person.setProperty(LOOKS_ONLY, True)
        self.person.setMinimumContentsLength(14)
        self.person.show_choice("")
        self.person.chosen.connect(lambda _name: self.refresh(session.plan))
        self.head.right.add(self._switch, self.person)
        self._none = EmptyState("Nothing is due", "Reviews, deferrals, duties and tasks with a date are listed here.")
        self.list = DueGroups()
        wishes = self.list.wishes
        wishes.ticked.connect(self._tick)
        wishes.verb_wanted.connect(self._do)
        wishes.move_wanted.connect(self._move)
        self._after = AfterCard()
        self._after.wanted.connect(lambda line: do_line(line, services, self.step_wanted.emit))
        self._after.all_wanted.connect(lambda: self.step_wanted.emit(str(Place("export", Control.WHAT_NOW))))
        self.column.add(self._none, self._after, self.list)
        self.finish()
        self._begin = Button("Begin the next mee&ting", services.guidance.begin_meeting, ButtonKind.PRIMARY)
        self._print = Button("&Print the list…", self._print_list)
        self._bar = DueBar(self._print, self._begin)

    @property
    def bar_part(self) -> BarPart:
        """The part of the bar that shows how much is due."""
        return self._bar

    def refresh(self, plan: Plan) -> None:
        """Show what is due in `plan` today."""
        today = self.session.today()
        self.set_title("Due", weekday_in_words(today))
        everything = due_rows(plan, today)
        rows = self._for_person(everything)
        self._after.show_plan(plan, today)
        show_if(not everything, self._none)
        show_if(bool(everything), self.list, self._switch, self.person, self._print)
        self._shown = self._groups(rows)
        self.list.show_groups(self._shown, editable=not self.session.read_only_because)
        show_if(plan.meeting is None and not self.session.read_only_because, self._begin)
        late = any(row.group is DueGroup.OVERDUE for row in everything)
        self._bar.show_state(due_sentence(everything), self._done(plan), late=late)

    def _for_person(self, rows: tuple[DueRow, ...]) -> tuple[DueRow, ...]:
        """Return the rows of the chosen person, or everybody's if that person has none left."""
        people = due_people(rows)
        chosen = self.person.choice if self.person.choice in people else ""
        self.person.set_choices([_EVERYBODY, *(ListChoice(name, name) for name in people)])
        self.person.show_choice(chosen)
        return tuple(row for row in rows if not chosen or chosen in row.people)

    def _print_list(self) -> None:
        today = date_in_words(self.session.today())
        whom = f" for {self.person.choice}" if self.person.choice else ""
        title = f"{self.session.plan.practice.name or 'The practice'}: due{whom}, as of {today}"
        print_list(self.window(), title, self._shown)

    def arrange(self, order: str) -> None:
        """Arrange the rows by date, person or item."""
        self._switch.show_order(order)
        self.refresh(self.session.plan)

    def _groups(self, rows: tuple[DueRow, ...]) -> dict[str, tuple[DueRow, ...]]:
        if self._switch.order == _ORDERS[1]:
            return by_person(rows)
        if self._switch.order == _ORDERS[2]:
            minutes = self.session.minutes
            return by_item(rows, [entry.id for entry in minutes.entries] if minutes else [])
        return by_date(rows)

    def _done(self, plan: Plan) -> str:
        held = plan.records[-1].content.meeting.held_on if plan.records else None
        done = done_since(plan, held)
        if not done:
            return ""
        since = f" since the meeting of {date_in_words(held)}" if held else ""
        return f"{capital(counted(done, 'task'))} done{since}."

    def _tick(self, row: DueRow) -> None:
        task, today = self._task(row), self.session.today()
        self._apply(lambda plan: completed(plan, task.id, today, task.owner), f"task “{task.text}” done")
        announce(self, f"Done: {task.text}. {UNDO}")

    def _do(self, row: DueRow) -> None:
        match row.verb:
            case DueVerb.DONE:
                self._ask_how_done(row)
            case DueVerb.SIGN | DueVerb.CONSENT:
                self.step_wanted.emit("sign")
            case DueVerb.KEEP:
                self.step_wanted.emit("practice")
            case DueVerb.ANSWER:
                self.step_wanted.emit(str(Place("meeting", Control.IN_WRITING)))
            case DueVerb.LETTER:
                self._services.after.letters.show_letters()
            case DueVerb.HAPPENED:
                self._ask_when_happened(row)
            case _:
                self._go_to_item(row)

    def _move(self, row: DueRow) -> None:
        """Move a task at once. The date of a decision can only be moved at a meeting."""
        if row.task is None:
            self._go_to_item(row, _DATES.get(row.kind, "") if row.kind else "")
            return
        task = self._task(row)
        bring = TickLine("Bring it to the next meeting")
        bring.show_ticked(task.bring)

        def move(day: date) -> str:
            brought = bring.isChecked()
            return self._apply(lambda plan: moved(plan, task.id, day, bring=brought), f"due date of “{task.text}”")

        kept_as = f"move task {task.id}"
        dialog = DayDialog(self.window(), "Move this task", task.text, "Due on", row.on, "Move", move, kept_as)
        dialog.body.add(bring)
        open_form(dialog)

    def _ask_how_done(self, row: DueRow) -> None:
        task = self._task(row)

        def record(given: Completion) -> str:
            return self._apply(lambda plan: completed(plan, task.id, *given), f"task “{task.text}” done")

        dialog = CompletionDialog(self.window(), task, self.session.plan.people, self.session.today(), record)
        open_form(dialog)

    def _ask_when_happened(self, row: DueRow) -> None:
        item, today = row.item_id or "", self.session.today()

        def record(day: date) -> str:
            return self._apply(lambda plan: happened(plan, item, day, today), f"event of item {item}")

        asked = "It has happened", f"{row.words}.", "Happened on"
        open_form(DayDialog(self.window(), *asked, today, "Record", record, f"event of item {item}"))

    def _go_to_item(self, row: DueRow, control: str = "") -> None:
        """Go to the item at the open meeting. If none is open, offer to start one."""
        plan, item = self.session.plan, row.item_id or ""
        if row.elsewhere:
            text = f"{row.words}. {_ELSEWHERE.format(title=row.elsewhere)}"
            SayDialog(self.window(), "This item belongs to other guidance", text, tone=Tone.WAITING).exec()
            return
        if plan.meeting is None:
            text = f"{row.words}: the partners decide that at a meeting. Begin the next meeting now?"
            answers = (DialogAnswer("begin", "Begin the next meeting", ButtonKind.PRIMARY),)
            if AskDialog(self.window(), "No meeting is open", text, answers, "Not now").ask() != "begin":
                return
            self._services.guidance.begin_meeting()
        meeting = self.session.plan.meeting
        if meeting is None:
            return
        if item in meeting.guidance.items:
            refused = self._apply(lambda plan: with_taken(plan, item, taken=True), f"agenda with item {item}")
            in_writing = str(Place("meeting", Control.IN_WRITING))
            self.step_wanted.emit(in_writing if refused else str(Place(item_key(item), control)))
        elif meeting.own_item(item) is not None:
            self.step_wanted.emit(item_key(item))
        else:
            # An own item of an earlier meeting has to be put on the agenda there.
            self.step_wanted.emit("meeting")

    def _task(self, row: DueRow) -> Task:
        return next(task for task in self.session.plan.tasks if task.id == row.task)

    def _apply(self, change: Callable[[Plan], Plan], what: str) -> str:
        return tried(self.session, change, what)
