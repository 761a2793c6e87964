"""Take together: a list that the chair reads out before the first item. One key records all items still on it.

Items with complete proposals are listed beforehand. Duties never are, because they are checked, not put to a vote.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.edits.together_edits import listable, pulled_off, still_listed, taken_together, with_together
from wizard.foundation.formatting import counted
from wizard.overview.together import TogetherLine, together_lines
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.accessibility.screen_reader import announce, make_reading
from wizard.ui.accessibility.shortcuts import Scope, bind, key_of, pressed
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Muted, Subheading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAD = (
    "The chair reads the list out. If anyone wants to discuss an item, take it off the list. The rest are "
    "agreed with one press, each as a separate decision."
)
_NONE = "Prepare the proposals on the items’ pages first. Any that nobody wants to discuss are listed here."
_KEYS = 9


class TogetherPage(StepPage):
    """The list, the outcome, and other items that are ready."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Take together", lead=_LEAD)
        self._listed: tuple[TogetherLine, ...] = ()
        self._shown: object = None
        self._none = EmptyState("Nothing is ready yet", _NONE)
        self._list, self._ready, self._done = Card("On the list"), Card("Ready but not on the list"), Card("Recorded")
        self._rows, self._ready_rows, self._done_rows = ColumnLayout(10), ColumnLayout(10), ColumnLayout(10)
        self._record = Button("", self._take, ButtonKind.PRIMARY)
        self._hint = Hint("Press the number beside an item to take it off the list.")
        self._all = Button("List all that are ready", self._list_all)
        self._list.body.addLayout(self._rows)
        self._list.body.add(self._hint, ButtonRow(self._record))
        self._ready.body.addLayout(self._ready_rows)
        self._ready.body.addWidget(ButtonRow(self._all))
        self._done.body.addLayout(self._done_rows)
        self.column.add(self._none, self._list, self._done, self._ready)
        self.finish()
        bind("agreed", self, self._press)

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting's list."""
        minutes = self.session.minutes
        lines = together_lines(minutes) if minutes is not None and minutes.draft else ()
        if lines == self._shown:
            return
        self._shown = lines
        listed = self._listed = tuple(line for line in lines if line.listed)
        ready = tuple(line for line in lines if not line.listed and not line.recorded)
        done = tuple(line for line in lines if line.recorded)
        with kept_focus(self):
            self._fill(self._rows, [self._listed_row(at, line) for at, line in enumerate(listed, 1)])
            self._fill(self._ready_rows, [self._row(line, "Put on the list", self._add) for line in ready])
            self._fill(self._done_rows, [self._row(line) for line in done])
        for card, shown in ((self._list, listed), (self._ready, ready), (self._done, done)):
            show_if(bool(shown), card)
        show_if(not lines, self._none)
        can = sum(not line.cannot for line in listed)
        self._record.set_text(f"Agreed, nobody against: {counted(can, 'item')} ({key_of('agreed')})")
        show_if(can > 0, self._record)

    @staticmethod
    def _fill(column: ColumnLayout, rows: Sequence[QWidget]) -> None:
        column.clear()
        for row in rows:
            column.addWidget(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the item with this number in the list off the list."""
        if pressed(Scope.TOGETHER, event) == "pull_off":
            at = int(event.text()) - 1
            if at < len(self._listed) and not self.session.read_only_because:
                self._pull(self._listed[at].item)
            return
        super().keyPressEvent(event)

    def _listed_row(self, at: int, line: TogetherLine) -> QWidget:
        key = str(at) if at <= _KEYS else ""
        return self._row(line, "Take off the list", self._pull, key)

    def _row(
        self, line: TogetherLine, verb: str = "", act: Callable[[str], None] | None = None, key: str = ""
    ) -> QWidget:
        part = QWidget()
        row = Row(10, parent=part)
        if line.recorded:
            row.addWidget(Sign(Icon.TICK, Tone.GOOD, side=18), 0, TOP)
        text = ColumnLayout(1)
        text.add(Subheading(line.head), Body(line.resolution))
        if line.recorded or line.cannot:
            text.addWidget(Muted(line.recorded or line.cannot))
        row.addLayout(text, 1)
        if line.recorded:
            make_reading(part, line.head, f"{line.resolution} {line.recorded}")
        if act is not None:
            words = f"{verb} ({key})" if key else verb
            button = Button(words, partial(act, line.item), small=True)
            button.setAccessibleName(f"{verb}: {line.head}")
            button.setEnabled(not self.session.read_only_because)
            tell_apart(button, line.item, verb)
            row.addWidget(button, 0, TOP)
        return part

    def _pull(self, item: str) -> None:
        head = next((line.head for line in self._listed if line.item == item), item)
        tried(self.session, lambda plan: pulled_off(plan, item), f"item {item} off the list")
        announce(self, f"{head} is off the list.")

    def _add(self, item: str) -> None:
        tried(
            self.session,
            lambda plan: with_together(plan, [*open_meeting(plan).together, item]),
            f"item {item} on the list",
        )

    def _list_all(self) -> None:
        tried(self.session, lambda plan: with_together(plan, listable(plan)), "list of items taken together")
        self._focus_page()

    def _press(self) -> None:
        if self._record.isVisible() and not self.session.read_only_because:
            self._take()

    def _take(self) -> None:
        before = still_listed(self.session.plan)
        tried(self.session, taken_together, "taking items together")
        after = still_listed(self.session.plan)
        announce(self, f"{counted(len(before) - len(after), 'item')} recorded as agreed.")
        self._focus_page()

    def _focus_page(self) -> None:
        """Keep the focus on the page when the pressed button disappears, but never on a button that decides."""
        if not self.isVisible():
            return
        first = next((each for each in self.stops() if each is not self._record), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
