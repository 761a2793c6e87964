"""The open plan in short: its practice, the state of its meeting, where it is saved, and how to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wizard.overview.places import Control, Place
from wizard.ui.session.session import Session
from wizard.ui.shell.step_model import StepView, listed_steps
from wizard.ui.steps.page_services import PageServices
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow, plain
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.icon_label import Sign, StatusChip
from wizard.ui.widgets.spacing import TOP, Row, show_if
from wizard.ui.widgets.text_labels import Body, Eyebrow, Hint, Muted, Title

if TYPE_CHECKING:
    from wizard.minutes.minutes import Minutes
    from wizard.plan.plan import Plan


class OpenPlanCard(Card):
    """The open plan."""

    def __init__(self, session: Session, services: PageServices, go_to: Callable[[str], None]) -> None:
        super().__init__(gap=8)
        self._session, self._services, self._go_to = session, services, go_to
        self._next = ""
        self._name, self._words = Title(), Body()
        self._fresh_sign, self._fresh = Sign(Icon.INFORMATION, Tone.NEUTRAL, side=16), Hint()
        self._state, self._kept = StatusChip(""), StatusChip("")
        self._place = Muted()
        self._go_on = Button("Go on", lambda: self._go_to(self._next), ButtonKind.PRIMARY)
        self._meeting = Button("Begin a new mee&ting", services.guidance.begin_meeting)
        self._in_writing = Button("Decide in &writing…", self._go_to_writing)
        self._writing = Muted()
        self._keep = Button("Give it a name and a &folder…", services.plans.keep_in_folder)
        chips = Flow(8)
        chips.add(self._state, self._kept)
        fresh = Row(8)
        fresh.addWidget(self._fresh_sign, 0, TOP)
        fresh.addWidget(self._fresh, 1)
        self.body.add(Eyebrow("Open now"), self._name, chips, self._words, self._writing, fresh, self._place)
        self.body.addWidget(ButtonRow(self._go_on, self._meeting, self._in_writing, self._keep))

    def refresh(self, plan: Plan) -> None:
        """Show the plan."""
        self._name.setText(plan.practice.name or "A practice without a name yet")
        minutes = self._session.minutes
        self._state.setVisible(minutes is not None)
        for widget in (self._words, self._fresh_sign, self._fresh):
            show_if(minutes is not None, widget)
        if minutes is not None:
            self._show_meeting(minutes)
        self._meeting.setVisible(plan.meeting is None)
        self._show_writing(plan)
        draft, place = self._services.plans.is_draft, self._services.plans.place()
        self._place.setText(f"Saved {place}." if draft else f"Saved in {place}")
        self._keep.setVisible(draft)
        self._kept.setVisible(bool(self._session.read_only_because))
        self._kept.show_status("Open for reading only", Tone.WAITING, Icon.LOCK)
        self._go_on.setVisible(minutes is not None)
        if minutes is not None:
            step = self._first_open()
            self._next = step.key
            number = f"{step.number} " if step.number else ""
            self._go_on.set_text(f"&Go on with {plain(number + step.title)}")
            if not (plan.records or plan.people or self._session.read_only_because):
                self._next = str(Place("start", Control.BEGIN))
                self._go_on.set_text("&Go on with name and people")

    def _show_writing(self, plan: Plan) -> None:
        """Show the decisions in writing that are in progress; between meetings, offer to start one."""
        lines = []
        for each in plan.circulations:
            until = f"answers until {each.terms.until}."
            lines.append(f"{each.id.upper()}, {each.which}: {'a meeting was called.' if each.terms.stopped else until}")
        self._writing.show_text("\n".join(["Being decided in writing:", *lines] if lines else []))
        self._in_writing.set_text("Decisions in &writing…" if lines else "Decide in &writing…")
        show_if(bool(lines) or plan.meeting is None, self._in_writing)

    def _go_to_writing(self) -> None:
        self._go_to(str(Place("meeting", Control.IN_WRITING)))

    def _show_meeting(self, minutes: Minutes) -> None:
        from wizard.foundation.formatting import date_in_words
        from wizard.guidance.background import lmc_lines
        from wizard.guidance.freshness import freshness
        from wizard.overview.one_page import overview_sentence
        from wizard.signing.closing import RecordState, signing_state

        held = f", {date_in_words(minutes.held_on)}" if minutes.held_on else ""
        state = signing_state(minutes.record)
        words = "open" if minutes.draft else state.words.lower()
        tone, mark = {
            RecordState.DRAFT: (Tone.ACCENT, Icon.CLOCK),
            RecordState.CLOSED: (Tone.WAITING, Icon.CLOCK),
            RecordState.SIGNED: (Tone.GOOD, Icon.TICK),
        }[state.state]
        self._state.show_status(f"{minutes.meeting.called}{held} · {words}", tone, mark)
        self._words.setText(overview_sentence(minutes))
        head, on = minutes.head, minutes.held_on or self._session.today()
        age = freshness(head, on)
        whom = f" {'. '.join(lmc_lines(head.lmc))}." if head.lmc.name else ""
        self._fresh.setText(f"{age.sentence}{whom}")
        self._fresh_sign.show_mark(*_age_look(age.warns))

    def _first_open(self) -> StepView:
        steps, _through, _of = listed_steps(self._session)
        return next((step for step in steps if not step.done), steps[-1])


def _age_look(warns: bool) -> tuple[Icon, Tone]:
    return (Icon.WARNING, Tone.WAITING) if warns else (Icon.INFORMATION, Tone.NEUTRAL)
