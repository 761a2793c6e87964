"""The Start step's part of the bar for a new plan: what can wait, and a button to the first item."""

from __future__ import annotations

from collections.abc import Callable

from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Body, Muted

_HEAD = "Everything else can wait"
_REST = "The date, chair and notice are on the Meeting step, and the rest of the rule is on the Practice step."


class BeginBar(BarPart):
    """The Start step's part of the bar. It is empty unless a new plan is being set up."""

    def __init__(self, go_to_first: Callable[[], None], show_plans: Callable[[], None]) -> None:
        super().__init__()
        self.calls_next = True
        words = ColumnLayout(0)
        words.addStretch(1)
        self._head, self._rest = Body(_HEAD, wrap=False), Muted(_REST)
        words.add(self._head, self._rest)
        words.addStretch(1)
        self._plans = Button("&Your plans", show_plans, ButtonKind.TEXT)
        self._go = Button("", go_to_first, ButtonKind.PRIMARY, cap=key_of("filled"))
        row = Row(10, parent=self)
        row.addLayout(words, 1)
        row.add(self._plans, self._go)
        self.show_first(None)

    def show_first(self, item: str | None) -> None:
        """Offer the first item, by its number; None if no new plan is being set up."""
        for part in (self._head, self._rest, self._plans, self._go):
            part.setVisible(item is not None)
        self._go.set_text(f"Go to &item {plain(item or '')}")
        self.call_next(item is None)
