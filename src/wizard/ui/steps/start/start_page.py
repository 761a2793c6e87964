"""The Start step: start, open or continue a plan; recent plans and what is due.

The page is painted before the guidance and the plan's models are loaded, so it imports neither until a plan is open. It
reads its texts from `resources/texts/start.toml` with the standard library only.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import date_in_words
from wizard.foundation.paths import resource
from wizard.guidance.packs.pack_outline import outline
from wizard.overview.places import Control, Place, item_key
from wizard.ui.session.session import Session
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.start.begin_bar import BeginBar
from wizard.ui.steps.start.plan_lists import DueList, PlanList
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, SideBySide, show_if
from wizard.ui.widgets.text_labels import Body, Muted, Subheading

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from wizard.plan.plan import Plan
    from wizard.ui.shell.bottom_bar import BarPart
    from wizard.ui.steps.start.begin_view import BeginView
    from wizard.ui.steps.start.open_plan_card import OpenPlanCard


class StartPage(StepPage):
    """The first page that readers see, and the one they return to between meetings."""

    changes_plan = False

    def __init__(self, session: Session, services: PageServices) -> None:
        words = start_words()
        super().__init__(session, words.title, lead=words.lead, width=1500)
        self._services = services
        self._open_card: OpenPlanCard | None = None
        self._begin_view: BeginView | None = None
        self._is_begun = True
        self._bar = BeginBar(self._go_to_first, lambda: self._show_begin(begun=True))
        self._newer = Banner(Tone.ACCENT, "")
        self._newer.pressed.connect(services.guidance.take_newer_guidance)
        self._newer.hide()
        self._waiting = Banner(Tone.WAITING, "", "", "Look at them")
        self._waiting.pressed.connect(services.recovery.offer_waiting)
        self._waiting.hide()
        self.plans = PlanList(
            words.recent_title,
            words.drafts_title,
            words.recent_empty,
            services.plans.open_plan,
            services.recovery.forget_plan,
        )
        self.due = DueList(words.due_title, words.due_empty, services.plans.open_plan, self._go_to_due)
        self.begin_button, self.open_button, self.example_button = self._doors()
        self._rest = QWidget()
        self._sides = SideBySide(880, 16, parent=self._rest)
        self._left, right = ColumnLayout(16), ColumnLayout(16)
        self._moments = self._how_it_goes(words)
        self._left.add(self._begin(words), self.plans, self._moments)
        self._left.addStretch(1)
        right.add(self.due, self._about(words))
        right.addStretch(1)
        self._sides.addLayout(self._left, 5)
        self._sides.addLayout(right, 4)
        self.column.add(self._waiting, self._newer)
        self.column.addWidget(self._rest)
        self.finish()
        self._renew_lists()

    @property
    def bar_part(self) -> BarPart:
        """The part of the bar with the button to the first item of a new plan."""
        return self._bar

    def leave(self) -> None:
        """Add the people in the field for new people if that was not done yet."""
        if self._begin_view is not None:
            self._begin_view.practice.people.add_written()

    def land(self, control: str) -> None:
        """Show the fields for the first item, if that is the place wanted."""
        if control == Control.BEGIN and self.session.is_open and not self.session.read_only_because:
            self._show_begin(begun=False)
        super().land(control)

    def refresh(self, plan: Plan) -> None:
        """Show the open plan and the guidance available for it."""
        if self._begin_view is not None and not self._is_begun:
            if plan.meeting is None:
                self._show_begin(begun=True)
            else:
                self._begin_view.refresh(plan)
                self._bar.show_first(plan.meeting.taken[0])
        if self._open_card is None:
            from wizard.ui.steps.start.open_plan_card import OpenPlanCard

            self._open_card = OpenPlanCard(self.session, self._services, self.step_wanted.emit)
            self._left.insertWidget(0, self._open_card)
        self._open_card.refresh(plan)
        # The open plan's card says how old its guidance is.
        self._always.hide()
        newer = self._services.guidance.newer_guidance()
        self._newer.setVisible(bool(newer))
        if newer:
            self._newer.show_message(
                Tone.ACCENT,
                f"{newer} Every decision stays as it is.",
                "Newer guidance",
                "Use it for this meeting",
            )
        self._renew_lists()

    def show_notice(self, sentence: str) -> None:
        """Show a notice about this PC at the top, such as that a local copy would start faster."""
        self.column.insertWidget(1, Banner(Tone.ACCENT, sentence))

    def showEvent(self, event: QShowEvent) -> None:
        """Update the list of recent plans."""
        super().showEvent(event)
        self._renew_lists()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column in a narrow window."""
        super().resizeEvent(event)
        self._sides.fit(self.width())

    def _renew_lists(self) -> None:
        plans, due = self._services.plans.recent(), self._services.plans.due()
        self.plans.show_plans(plans)
        self.due.show_due(due, self.session.today(), is_open=self.session.is_open)
        waiting = self._services.recovery.waiting()
        show_if(bool(waiting), self._waiting)
        if waiting:
            self._waiting.show_message(Tone.WAITING, waiting, "A newer version is on this PC", "Look at it")
        # If this PC has no plans, explain how the program works; otherwise list the plans.
        new = not plans and not due and not self.session.is_open
        self._moments.setVisible(new)
        self.plans.setVisible(not new)
        self.due.setVisible(not new)

    def _show_begin(self, *, begun: bool) -> None:
        """Show the fields for the first item or, once that is `begun`, plans and what is due."""
        if self._begin_view is None:
            from wizard.ui.steps.start.begin_view import BeginView

            self._begin_view = BeginView(self.session)
            self._begin_view.practice.preset.own_wanted.connect(
                lambda: self.step_wanted.emit(str(Place("practice", Control.RULE)))
            )
            self.column.insertWidget(1, self._begin_view)
        self._is_begun = begun
        show_if(not begun, self._begin_view)
        show_if(begun, self._rest)
        self._bar.show_first(None)
        words = start_words()
        self.set_title(*((words.title, "", words.lead) if begun else (words.begin_title, "", words.begin_lead)))
        self.refresh(self.session.plan)
        first = self.first_field()
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_first(self) -> None:
        meeting = self.session.plan.meeting
        if meeting is not None:
            self._show_begin(begun=True)
            self.step_wanted.emit(item_key(meeting.taken[0]))

    def _go_to_due(self) -> None:
        self.step_wanted.emit("due")

    def _doors(self) -> tuple[Button, Button, Button]:
        # While a plan is open, continuing it is the main action, so these buttons are not filled.
        kind = ButtonKind.OUTLINED if self.session.is_open else ButtonKind.PRIMARY
        return (
            Button("Begin a new &plan", self._services.plans.new_plan, kind),
            Button("&Open a plan…", lambda: self._services.plans.open_plan()),
            Button("See the worked &example", self._services.plans.open_example),
        )

    def _begin(self, words: StartWords) -> Card:
        card = Card(words.begin_title)
        more = ButtonRow(
            Button(
                "Check a plan or a PDF…", self._services.plans.check_file, ButtonKind.TEXT, mark=Icon.SEARCH, small=True
            ),
            Button("Add guidance…", self._services.guidance.add_pack, ButtonKind.TEXT, mark=Icon.DOCUMENT, small=True),
        )
        card.body.addWidget(Muted(words.begin))
        card.body.add(ButtonRow(self.begin_button, self.open_button, self.example_button), more)
        return card

    def _how_it_goes(self, words: StartWords) -> Card:
        card = Card(words.moments_title, gap=10)
        for moment in words.moments:
            lines = ColumnLayout(0)
            lines.add(Subheading(moment.when), Muted(moment.words))
            row = Row(10)
            row.addWidget(Sign(Icon.RIGHT, Tone.ACCENT, side=14), 0, TOP)
            row.addLayout(lines, 1)
            card.body.addLayout(row)
        return card

    def _about(self, words: StartWords) -> Card:
        card = Card(words.about_title)
        card.body.addWidget(Body(words.about))
        for line in words.neutral:
            row = Row(10)
            row.addWidget(Sign(Icon.DASH, Tone.ACCENT, side=14), 0, TOP)
            row.addWidget(Muted(line), 1)
            card.body.addLayout(row)
        # Read only the head of the pack, because guidance is not loaded before the first paint.
        shipped = outline(resource("packs", "gpce-2024"))
        self._always = Muted(shipped.stale.replace("{date}", date_in_words(shipped.evidence_as_at)))
        card.body.addWidget(self._always)
        behind = Button(
            "Background…", self._services.guidance.show_background, ButtonKind.TEXT, mark=Icon.DOCUMENT, small=True
        )
        card.body.addWidget(ButtonRow(behind))
        return card


class Moment(NamedTuple):
    """A stage of the work: when it happens and what is done."""

    when: str
    words: str


class StartWords(NamedTuple):
    """The texts of the Start step."""

    title: str
    lead: str
    begin_title: str
    begin: str
    begin_lead: str
    """The text above the fields for a new plan."""
    moments_title: str
    moments: tuple[Moment, ...]
    """The stages of the work, in order of time."""
    about_title: str
    about: str
    neutral: tuple[str, ...]
    """Why the program takes no side, one line each."""
    recent_title: str
    recent_empty: str
    drafts_title: str
    due_title: str
    due_empty: str


def start_words() -> StartWords:
    """Return the texts of the Start step.

    Raises:
        wizard.foundation.paths.MissingResourceError: The file is missing.
        KeyError: A text is missing from the file.
    """
    texts: dict[str, Any] = tomllib.loads(resource("texts", "start.toml").read_text(encoding="utf-8"))
    begin, about, recent, due = texts["begin"], texts["about"], texts["recent"], texts["due"]
    moments = texts["moments"]
    return StartWords(
        title=texts["title"],
        lead=texts["lead"],
        begin_title=begin["title"],
        begin=begin["words"],
        begin_lead=begin["lead"],
        moments_title=moments["title"],
        moments=tuple(Moment(moment["when"], moment["words"]) for moment in moments["steps"]),
        about_title=about["title"],
        about=about["words"],
        neutral=tuple(about["neutral"]),
        recent_title=recent["title"],
        recent_empty=recent["empty"],
        drafts_title=recent["drafts"],
        due_title=due["title"],
        due_empty=due["empty"],
    )
