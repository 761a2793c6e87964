"""The age of the meeting's guidance, and whether the practice asked its LMC about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.foundation.value import typed
from wizard.guidance.freshness import freshness
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import tried
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import show_if
from wizard.ui.widgets.text_labels import Muted

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.ui.session.session import Session


class GuidanceCard(Card):
    """The meeting's edition, the date it was checked up to, and what the practice did if it is old."""

    def __init__(self, session: Session) -> None:
        super().__init__("Guidance")
        self._session = session
        self._edition = Muted()
        self._age = Banner(Tone.ACCENT, "")
        self.asked_on, self.said = DateField(), NoteField("What your LMC said, in your own words")
        self._asked = LabelledInput("We asked our LMC on", self.asked_on)
        self._note = LabelledInput("Our note of what they said", self.said)
        self.record = Button("Record for every item on the agenda", self._record)
        self._row = ButtonRow(self.record)
        self.body.add(self._edition, self._age, self._asked, self._note, self._row)

    def refresh(self, plan: Plan) -> None:
        """Show the details of the open meeting's guidance."""
        from wizard.edits.guidance_edits import lmc_asked_on

        meeting = plan.meeting
        if meeting is None:
            return
        head = plan.head(meeting.guidance.head)
        on = meeting.held_on or self._session.today()
        asked = lmc_asked_on(plan)
        age = freshness(head, on, asked=asked)
        self._edition.setText(f"{head.title}. Edition {head.edition}, by {head.issuer}.")
        tone = Tone.WAITING if age.warns or head.failed_checks else Tone.ACCENT
        self._age.show_message(tone, age.sentence)
        for part in (self._asked, self._note, self._row):
            show_if(age.warns, part)

    def _record(self) -> None:
        from wizard.edits.guidance_edits import with_lmc_asked

        on, today = self.asked_on.date, self._session.today()
        if on is None or on > today:
            self._asked.show_error("Enter the day on which you asked; it cannot be in the future.")
            return
        words = typed(self.said.toPlainText(), lines=True)
        self._asked.show_error(tried(self._session, lambda plan: with_lmc_asked(plan, on, words), "asking the LMC"))
