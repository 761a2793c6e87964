"""The head of a decision: its title, the position so far, earlier proposals, and whether it is on the agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.note_edits import staying, with_taken
from wizard.foundation.formatting import capital, date_in_words
from wizard.guidance.item import Item
from wizard.minutes.entries import EntryMinutes, ProposalMinutes, off_agenda, ran_out_words
from wizard.minutes.minutes import Minutes
from wizard.overview.changes import guidance_changed
from wizard.ui.accessibility.screen_reader import announce, set_tip
from wizard.ui.inputs.labelled_input import FieldError
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import CardTitle, Muted
from wizard.voting.circulating import circulations_on

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


_PLAIN = ("Decide", "Check this duty")


class DecisionHead(QWidget):
    """The head, shown above the positions."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._title = CardTitle()
        self._refused = FieldError()
        self._refused.hide()
        self._take = Button("", self._toggle, ButtonKind.TEXT, small=True)
        self._give_up = Button("Cancel the new proposal", kind=ButtonKind.TEXT, small=True)
        self._lead = Muted()
        self._duty = Banner(Tone.ACCENT, "")
        self._second = Banner(Tone.ACCENT, "", button="Undo")
        self._noted_of: list[str] = []
        self._changed = Banner(Tone.WAITING, "")
        self._earlier = ColumnLayout(6)
        self._shown: tuple[ProposalMinutes, ...] = ()
        self._withdraw = Button("Withdraw", kind=ButtonKind.TEXT, small=True)
        self._brief = False
        self._line = QWidget()
        row = Row(8, parent=self._line)
        row.addWidget(self._title, 1)
        self._acts = row
        row.add(self._give_up, self._withdraw, self._take)
        column = ColumnLayout(6, parent=self)
        column.add(self._line, self._refused, self._lead, self._changed, self._duty, self._second)
        column.addLayout(self._earlier)
        self._second.hide()
        self._changed.hide()
        self._second.pressed.connect(self._undo)

    @property
    def take_button(self) -> Button:
        """The button that puts the item on the agenda or takes it off."""
        return self._take

    @property
    def withdraw_button(self) -> Button:
        """The button that withdraws a proposal not decided yet."""
        return self._withdraw

    @property
    def acts(self) -> tuple[Button, ...]:
        """All its buttons, which move elsewhere in a low window."""
        return self._give_up, self._withdraw, self._take

    def set_brief(self, brief: bool) -> None:
        """In a low window, hide a title that says nothing new; the buttons are elsewhere then."""
        if brief != self._brief:
            self._brief = brief
            if not brief:
                for button in self.acts:
                    self._acts.addWidget(button)
        show_if(not brief or self._title.text() not in _PLAIN, self._line)

    @property
    def give_up_button(self) -> Button:
        """The button that cancels making another proposal."""
        return self._give_up

    def refresh(self, *, afresh: bool = False) -> None:
        """Update the head from the minutes without emitting a signal. `afresh`: another proposal is wanted."""
        entry = self._scope.entry
        self._refused.hide()
        item, duty = entry.guided, entry.is_duty
        number = len(entry.proposals) + afresh
        words = _PLAIN[1] if duty else _PLAIN[0]
        self._title.setText(words if number < 2 else f"{words}: {_number(number)}")
        self._take.set_text("Take off this agenda" if entry.taken else "Put on this agenda")
        drafted = entry.last is not None and entry.last.proposal.decision is None and entry.taken and not afresh
        # The practice's own items are put on the agenda and taken off it on the Meeting step.
        show_if(self._scope.editable and not afresh and item is not None, self._take)
        show_if(self._scope.editable and drafted, self._withdraw)
        self._withdraw.setAccessibleName("Withdraw this check" if duty else "Withdraw this proposal")
        show_if(afresh, self._give_up)
        self.set_brief(self._brief)
        lead = "" if afresh else self._lead_words(entry)
        self._lead.setText(lead)
        show_if(bool(lead), self._lead)
        asked = duty and entry.taken and entry.last is None
        show_if(asked, self._duty)
        if item is not None and asked:
            self._duty.show_message(Tone.ACCENT, f"You no longer have a choice about this. {_since(item)}", "")
        # Comparing guidance is slow, so do it only if a decision may have been made under another edition.
        older = entry.before is not None or any(put.proposal.seen for put in entry.proposals)
        changed = self._scope.minutes.draft and older and entry.id in guidance_changed(self._scope.plan)
        show_if(changed, self._changed)
        if item is not None and changed:
            self._changed.show_message(Tone.WAITING, _changed_words(self._scope.minutes, item))
        self._show_earlier(entry.proposals[:-1] if entry.taken and not afresh else entry.proposals)
        if self._noted_of != [put.proposal.id for put in entry.proposals]:
            self.show_note("")

    def show_note(self, sentence: str) -> None:
        """Show the side effect of choosing a position, with a button to undo it. An empty sentence hides it."""
        self._noted_of = [put.proposal.id for put in self._scope.entry.proposals]
        if sentence:
            self._second.show_message(Tone.ACCENT, sentence, button="Undo")
            announce(self, sentence)
        show_if(bool(sentence), self._second)

    def _undo(self) -> None:
        self.show_note("")
        self._scope.session.undo()

    def _lead_words(self, entry: EntryMinutes) -> str:
        if not self._scope.minutes.draft:
            what = "This was decided in writing" if self._scope.minutes.meeting.in_writing else "This meeting is closed"
            return f"{what}. What was recorded can be read here and can no longer be changed."
        in_force = ""
        if entry.before is not None and entry.position is not None and not entry.decided_here:
            decided = f", {date_in_words(entry.before.decided_on)}" if entry.before.decided_on else ""
            what = entry.before.proposal.words.rstrip(".") or entry.position.label
            in_force = f"In force since meeting {entry.before.meeting}{decided}: {what}."
        if entry.taken and not entry.decided_here and entry.ran_out:
            ran_out = capital(ran_out_words(entry.ran_out))
            in_force = f"{in_force} {ran_out}{'' if ran_out.endswith('?') else '.'}".strip()
        for circulation in circulations_on(self._scope.plan, entry.id):
            until = circulation.terms.until
            return f"Being decided in writing, {circulation.id.upper()}: answers until {until}. {in_force}".strip()
        if not entry.taken:
            return f"{off_agenda(())} {in_force}".strip()
        if entry.brought_from and entry.last is not None and entry.last.proposal.decision is None:
            in_force = f"{in_force} Its proposal was carried over from meeting {entry.brought_from}.".strip()
        return in_force

    def _show_earlier(self, proposals: tuple[ProposalMinutes, ...]) -> None:
        if proposals == self._shown:
            return
        self._shown = proposals
        self._earlier.clear()
        for number, put in enumerate(proposals, 1):
            line = QWidget()
            row = Row(8, parent=line)
            carried = put.ruling.takes_effect
            row.addWidget(Sign(Icon.TICK if carried else Icon.CROSS, Tone.GOOD if carried else Tone.NEUTRAL), 0, TOP)
            label = Muted(f"{capital(_number(number))}: {put.position.label}. {put.sentence}")
            set_tip(label, put.resolution)
            label.setAccessibleDescription(put.resolution)
            row.addWidget(label, 1)
            self._earlier.addWidget(line)

    def _toggle(self) -> None:
        taken = not self._scope.entry.taken
        if not taken and (refused := staying(self._scope.plan, [self._scope.item_id])):
            self._refused.setText(refused)
            self._refused.show()
            announce(self, refused)
            return
        what = "put on this agenda" if taken else "taken off this agenda"
        refused = self._scope.apply(lambda plan: with_taken(plan, self._scope.item_id, taken=taken), what)
        self._refused.setText(refused)
        show_if(bool(refused), self._refused)
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)


def _number(number: int) -> str:
    ordinal = _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"
    return f"{ordinal} proposal"


def _changed_words(minutes: Minutes, item: Item) -> str:
    return (
        f"The guidance for this decision changed with edition {minutes.head.edition}, checked up to "
        f"{date_in_words(item.evidence_as_at)}. The Review step shows old and new side by side."
    )


def _since(item: Item) -> str:
    since = item.status.since
    return (
        f"It has been a duty since {date_in_words(since)}; here is how to check." if since else "Here is how to check."
    )
