"""The source of the rule: the deed's date, who did not sign it, and the notice of meetings that it requires."""

from datetime import date

from PySide6.QtWidgets import QWidget

from wizard.edits.rule_edits import not_parties, with_not_parties, with_rule_parts
from wizard.plan.plan import Plan
from wizard.plan.rule_labels import RULE_SOURCES
from wizard.plan.voting_rule import MOST_NOTICE_DAYS, RuleSource
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.people_picks import PeoplePicks
from wizard.ui.inputs.quick_inputs import YesNo
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.joined_section import JoinedSection
from wizard.ui.steps.practice.practice_words import GRID
from wizard.ui.steps.practice.tier_fields import voters_offered
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout

_SOURCES = tuple(ListChoice(kind, words.chosen) for kind, words in RULE_SOURCES.items() if kind is not RuleSource.ACT)


class DeedPart(QWidget):
    """The fields for the rule's source, the deed's date and parties, and notice of meetings."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._naming = False
        """Whether the reader said that somebody did not sign it, but not yet who."""
        self.source, self.dated = ChoiceField(_SOURCES), DateField("e.g. 1 Apr 2019")
        self.notice, self.signed = NumberField(1, MOST_NOTICE_DAYS, "Not stated"), YesNo()
        self.missing = PeoplePicks("Add a partner…")
        self._missing = LabelledInput("Who has not signed it", self.missing)
        self._always = (
            LabelledInput("Where the rule is written", self.source),
            LabelledInput("Date of the deed", self.dated),
            LabelledInput("Days of notice for a meeting", self.notice),
            LabelledInput("Has every partner signed the deed?", self.signed),
        )
        self._row = FieldRow(*self._always, self._missing, **GRID)
        self.joined = JoinedSection(session)
        ColumnLayout(12, parent=self).add(self._row, self.joined)
        self.source.chosen.connect(lambda value: self._change("source", source=RuleSource(value)))
        self.dated.edited.connect(self._take_date)
        self.notice.edited.connect(lambda days: self._change("days of notice", notice_days=days))
        self.signed.edited.connect(self._take_signed)
        self.missing.edited.connect(self._take_missing)

    def refresh(self, plan: Plan) -> None:
        """Show what is known about the deed without emitting a signal."""
        rule = plan.settings.rule
        self.source.show_choice(rule.source)
        self.dated.show_date(rule.deed_dated)
        self.notice.show_value(rule.notice_days)
        missing = not_parties(plan)
        self._naming = self._naming and not rule.parties
        answer = False if missing or self._naming else True if rule.parties else None
        self.signed.show_value(answer)
        self.missing.show_people(voters_offered(plan), missing)
        self._row.show_fields(*self._always, *((self._missing,) if answer is False else ()))
        self.joined.refresh(plan)

    def _take_date(self, on: date | None) -> None:
        self._change("date of the deed", deed_dated=on)

    def _take_signed(self, everybody: bool | None) -> None:
        self._missing.show_error("")
        self._naming = everybody is False
        if everybody:
            tried(self._session, lambda plan: with_not_parties(plan, ()), "parties to the deed")
        else:
            # Until the reader names somebody, it is unknown who signed. Do not guess.
            self._change("parties to the deed", parties=())
        self.refresh(self._session.plan)
        if self._naming:
            self.missing.setFocus()

    def _take_missing(self, people: tuple[str, ...]) -> None:
        self._missing.show_error(
            tried(self._session, lambda plan: with_not_parties(plan, people), "parties to the deed")
        )

    def _change(self, called: str, **parts: object) -> None:
        tried(self._session, lambda plan: with_rule_parts(plan, **parts), f"{called} of the voting rule")
