"""The Due step's list of what is left of “What to do now” after the last closed meeting, each line with a button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.overview.aftermath import ToDo, to_do_now
from wizard.overview.aftermath_lines import Aftermath
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted

if TYPE_CHECKING:
    from datetime import date

    from wizard.plan.plan import Plan


_HERE = (Aftermath.OPEN, Aftermath.NEXT)
"""Lines left out here, because the Due step covers them itself."""


class AfterCard(Card):
    """The card with these lines; hidden before a meeting is closed and once everything is ticked."""

    wanted = Signal(object)
    """The reader chose this `ToDo`."""
    all_wanted = Signal()
    """The reader wants the whole list."""

    def __init__(self) -> None:
        super().__init__("After the meeting", gap=8)
        self._words, self._lines = Muted(), ColumnLayout(0)
        self._shown: tuple[ToDo, ...] | None = None
        self.body.add(self._words)
        self.body.addLayout(self._lines)

    def show_plan(self, plan: Plan, today: date) -> None:
        """Show what is left to do after the last closed meeting of `plan`."""
        lines = to_do_now(plan, today)
        left = tuple(line for line in lines if not line.done and line.what not in _HERE)
        show_if(bool(left), self)
        if left:
            meeting = plan.records[-1].content.meeting
            done = sum(line.done for line in lines)
            self._words.setText(f"{meeting.called}. Done: {done} of {len(lines)}. Left:")
        if left == self._shown:
            return
        self._shown = left
        with kept_focus(self):
            self._lines.clear()
            buttons = QWidget()
            flow = Flow(8, buttons)
            for line in left:
                button = Button(line.title, partial(self.wanted.emit, line), ButtonKind.OUTLINED, small=True)
                button.setToolTip(line.words)
                tell_apart(button, line.what.value, "after")
                flow.addWidget(button)
            flow.addWidget(Button("Tick what is done…", self.all_wanted.emit, ButtonKind.TEXT, small=True))
            self._lines.addWidget(buttons)
