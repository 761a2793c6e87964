"""What follows from earlier meetings: proposals carried over, adjournment, decisions to note, matters coming up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.edits.carry_over import can_continue, with_adjourned_from
from wizard.edits.circulation_edits import to_be_noted
from wizard.edits.correction_edits import with_noted
from wizard.foundation.formatting import date_in_words
from wizard.overview.coming_up import coming_up
from wizard.plan.meeting import Meeting
from wizard.plan.plan import open_meeting
from wizard.plan.record import ClosedRecord
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, Hint
from wizard.voting.numbering import item_number

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_SMALLER = "If the deed has a different quorum for an adjourned meeting, it applies to the whole meeting."


class FromBeforeCard(Card):
    """The card for these; hidden if there is nothing to show."""

    def __init__(self, session: Session) -> None:
        super().__init__("From the last meeting")
        self._session = session
        self._brought = ColumnLayout(4)
        self._adjourned = TickLine("This meeting continues the one before, which was adjourned")
        self._adjourned.ticked.connect(self._adjourn)
        self._hint = Hint(_SMALLER)
        self._noted, self._waiting = ColumnLayout(4), ColumnLayout(4)
        self._take_up = Button("Add to matters arising", self._arise, small=True)
        self._shown: tuple[object, ...] = ()
        self.body.addLayout(self._brought)
        self.body.add(self._adjourned, self._hint)
        self.body.addLayout(self._noted)
        self.body.addLayout(self._waiting)
        self.body.add(ButtonRow(self._take_up))

    def refresh(self, plan: Plan) -> None:
        """Show what the open meeting starts with, without emitting a signal."""
        meeting, before, records = open_meeting(plan), can_continue(plan), to_be_noted(plan)
        continues = before is not None and (bool(meeting.brought) or meeting.adjourned_from is not None)
        waiting = coming_up(plan, meeting.held_on or self._session.today())
        show_if(continues or bool(records or waiting), self)
        show_if(bool(waiting) and not self._session.read_only_because, self._take_up)
        self._take_up.setEnabled(not set(waiting) <= set(meeting.matters_arising.split("\n")))
        show_if(continues, self._adjourned, self._hint)
        self._adjourned.show_ticked(meeting.adjourned_from is not None)
        shown = (meeting.brought, meeting.noted, records, waiting)
        if shown == self._shown:
            return
        self._shown = shown
        self._show_brought(plan, meeting)
        self._waiting.clear()
        for line in waiting:
            self._waiting.addWidget(Body(f"{line}."))
        self._noted.clear()
        for record in records:
            self._noted.addWidget(self._note(record, noted=record.seal.digest in meeting.noted))

    def _show_brought(self, plan: Plan, meeting: Meeting) -> None:
        self._brought.clear()
        for entry in meeting.brought:
            own = meeting.own_item(entry.item)
            text = meeting.guidance.items.get(entry.item)
            title = own.title if own else plan.item(text).short_title if text else ""
            where = ", ".join(part for part in (f"Item {item_number(entry.item)}", title) if part)
            self._brought.addWidget(Body(f"{where}: its proposal was carried over from meeting {entry.meeting}."))

    def _note(self, record: ClosedRecord, *, noted: bool) -> TickLine:
        content = record.content
        day = f" on {date_in_words(content.meeting.held_on)}" if content.meeting.held_on else ""
        items = "; ".join(f"item {outcome.item}: {outcome.sentence}" for outcome in content.outcomes)
        tick = TickLine(f"Noted: decided in writing{day}. {items[:1].upper()}{items[1:]}")
        tick.show_ticked(noted)
        seal = record.seal.digest
        tick.ticked.connect(
            lambda on: tried(self._session, lambda plan: with_noted(plan, seal, noted=on), "decision in writing noted")
        )
        return tick

    def _arise(self) -> None:
        """Add what is coming up to the text under matters arising."""
        today = self._session.today()

        def written(plan: Plan) -> Plan:
            meeting = open_meeting(plan)
            before = [line for line in meeting.matters_arising.split("\n") if line]
            lines = [line for line in coming_up(plan, meeting.held_on or today) if line not in before]
            return plan.with_meeting(meeting.replace(matters_arising="\n".join([*before, *lines])))

        tried(self._session, written, "matters arising")

    def _adjourn(self, on: bool) -> None:
        before = can_continue(self._session.plan)
        tried(self._session, lambda plan: with_adjourned_from(plan, before if on else None), "adjourned meeting")
