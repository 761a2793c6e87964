"""The practice's own items on the agenda: adding, renaming and removing one, or bringing an earlier one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.edits.own_items import (
    earlier_own_items,
    with_own_item,
    with_own_item_again,
    with_own_item_changed,
    without_own_item,
)
from wizard.foundation.value import typed
from wizard.overview.places import item_key
from wizard.plan.meeting import OwnItem
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.form_keeping import KeptForm
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Muted, Subheading
from wizard.voting.numbering import item_number

if TYPE_CHECKING:
    from collections.abc import Callable


class OwnItemsCard(Card):
    """A row for each item, and a field to add one."""

    step_wanted = Signal(str)
    """The reader wants to decide an item; its step."""

    def __init__(self, session: Session) -> None:
        super().__init__("Our own items")
        self._session = session
        self._shown: tuple[tuple[OwnItem, ...], tuple[OwnItem, ...]] | None = None
        self._rows, self._earlier = ColumnLayout(6), ColumnLayout(6)
        self._new_title = TextField("e.g. Renewing the lease")
        self._error = FieldError()
        self._error.hide()
        self._add = Button("Add to the agenda", self._take, small=True)
        self._earlier_head = Subheading("From earlier meetings")
        self.body.addWidget(Hint("They are decided like the other items, and always keep their number."))
        self.body.addLayout(self._rows)
        another = LabelledInput("Another item of our own", self._new_title)
        self.body.add(another, self._error, ButtonRow(self._add))
        KeptForm(another, "own item not added yet")
        self.body.addWidget(self._earlier_head)
        self.body.addLayout(self._earlier)

    def refresh(self, plan: Plan) -> None:
        """Show the open meeting's own items without emitting a signal."""
        shown = open_meeting(plan).own_items, earlier_own_items(plan)
        if shown == self._shown:
            return
        self._shown = shown
        with kept_focus(self):
            self._rows.clear()
            self._earlier.clear()
            for own in shown[0]:
                self._rows.addWidget(self._row(own))
            for own in shown[1]:
                self._earlier.addWidget(self._earlier_row(own))
        show_if(bool(shown[1]), self._earlier_head)

    def _row(self, own: OwnItem) -> QWidget:
        acts = (
            ("Decide", partial(self.step_wanted.emit, item_key(own.id))),
            ("Edit…", partial(self._edit, own)),
            ("Take off", partial(self._take_off, own)),
        )
        return _line(own, acts)

    def _earlier_row(self, own: OwnItem) -> QWidget:
        return _line(own, (("Put on this agenda", partial(self._bring_back, own)),))

    def _take(self) -> None:
        title = typed(self._new_title.text())
        if not title:
            self._say("Write what the item is about.")
            self._new_title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        problem = tried(self._session, lambda plan: with_own_item(plan, title), "own item")
        self._say(problem)
        if not problem:
            self._new_title.typing.empty()
            self._new_title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, own: OwnItem) -> None:
        from wizard.ui.steps.meeting.own_item_dialog import OwnItemDialog

        def keep(changed: OwnItem) -> str:
            return tried(
                self._session,
                lambda plan: with_own_item_changed(
                    plan, own.id, title=changed.title, about=changed.about, raised_by=changed.raised_by
                ),
                f"item {item_number(own.id)}",
            )

        dialog = OwnItemDialog(self.window(), own, self._session.plan.people, keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_off(self, own: OwnItem) -> None:
        matter = open_meeting(self._session.plan).matter(own.id)
        goes = "Its proposal is removed with it." if matter.proposals else ""
        number = item_number(own.id)
        if goes and not may_remove(self.window(), f"item {number}, {own.title}", goes, "Take off"):
            return
        label = f"item {number} off the agenda"
        self._say(tried(self._session, lambda plan: without_own_item(plan, own.id), label))

    def _bring_back(self, own: OwnItem) -> None:
        label = f"item {item_number(own.id)} on the agenda"
        self._say(tried(self._session, lambda plan: with_own_item_again(plan, own.id), label))

    def _say(self, problem: str) -> None:
        self._error.setText(problem)
        show_if(bool(problem), self._error)


def _line(own: OwnItem, acts: tuple[tuple[str, Callable[[], object]], ...]) -> QWidget:
    line = QWidget()
    row = Row(6, parent=line)
    words = ColumnLayout(0)
    name = f"{item_number(own.id)}  {own.title}"
    words.addWidget(Body(name))
    if own.about:
        words.addWidget(Muted(own.about))
    row.addLayout(words, 1)
    for verb, act in acts:
        button = Button(verb, act, ButtonKind.TEXT, small=True)
        button.setAccessibleName(f"{verb.rstrip('…')}: {name}")
        tell_apart(button, own.id, verb)
        row.addWidget(button)
    return line
