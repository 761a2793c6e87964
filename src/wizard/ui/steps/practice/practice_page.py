"""The Practice step: the practice, its people, how its partners decide, and its record. Filled in once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wizard.checks.meeting_checks import practice_checks
from wizard.foundation.value import typed
from wizard.overview.places import Control
from wizard.plan.labels import MARKINGS, SIGNERS, VOTES_PRINTED
from wizard.plan.people import MOST_PATIENTS, MOST_SIGNERS, ContractKind, Marking, SignerKind, VotesPrinted
from wizard.plan.plan import Plan
from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NumberField, TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.people_card import ContactsSection, PeopleCard
from wizard.ui.steps.practice.practice_words import GRID, practice_words
from wizard.ui.steps.practice.rule_card import RuleCard
from wizard.ui.steps.practice.spells_section import SpellsSection
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Tone
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Banner, Caution

_SIGNERS, _VOTES, _MARKS = (
    tuple(ListChoice(value, words) for value, words in known.items()) for known in (SIGNERS, VOTES_PRINTED, MARKINGS)
)

_COUNTS_ALONE = (
    f"In room mode ({key_of('room')}), show only how many voted each way while anyone without a vote is at the meeting"
)

_WIDTH = 1680
"""The maximum width of the page, in pixels at zoom 1: the whole of a usual screen."""


class PracticePage(StepPage):
    """The page with the practice, its people, its rule and its record."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Practice", lead="You enter this once. It is used for every meeting.", width=_WIDTH)
        words = practice_words()
        self._closed = Banner(Tone.ACCENT, words.closed, words.closed_title)
        self.details, self.people, self.contacts = DetailsCard(session), PeopleCard(session), ContactsSection(session)
        self.away, self.rule, self.record = SpellsSection(session), RuleCard(session), RecordCard(session)
        self._cards = (self.details, self.people, self.away, self.contacts, self.rule, self.record)
        self.column.add(self._closed, *self._cards)
        self.finish()

    def leave(self) -> None:
        """Add the people in the field for new people if that was not done yet."""
        self.people.add_written()

    def land(self, control: str) -> None:
        """Put the focus on this control, unfolding the section it is in."""
        if control in (Control.CLAUSE, Control.RULE):
            self.rule.show_parts()
        elif control == Control.AWAY:
            self.away.show_open(True)
        super().land(control)

    def refresh(self, plan: Plan) -> None:
        """Show the practice."""
        self._closed.setVisible(plan.meeting is None)
        for part in self._cards:
            part.refresh(plan)


class DetailsCard(Card):
    """The practice's details."""

    def __init__(self, session: Session) -> None:
        super().__init__("The practice")
        self._session = session
        self._boards: tuple[str, ...] = ()
        self.name = self._text("Name", "As on the contract", "name", "practice’s name")
        self.code = self._text("ODS code", "e.g. A12345", "ods_code", "ODS code", str.upper)
        self.icb = self._text("ICB", "Choose one, or write another", "icb", "ICB")
        self.pcn = self._text("Primary care network", "", "pcn", "primary care network")
        self.contract = LabelledInput(
            "Contract", ChoiceField([*(ListChoice(kind.value, kind.value) for kind in ContractKind)])
        )
        self.patients = LabelledInput("List size", NumberField(0, MOST_PATIENTS, "Registered patients"))
        self._odd_code = Caution()
        self.name.setObjectName(Control.PRACTICE_NAME)
        self.code.setObjectName(Control.ODS_CODE)
        control, size = self.contract.control, self.patients.control
        assert isinstance(control, ChoiceField)
        assert isinstance(size, NumberField)
        control.chosen.connect(lambda kind: self._change(self.contract, "contract", ContractKind(kind), "contract"))
        size.edited.connect(lambda count: self._change(self.patients, "list_size", count, "list size"))
        row = FieldRow(self.name, self.code, self.patients, self.contract, self.icb, self.pcn, **GRID)
        self.body.add(row, self._odd_code)

    def refresh(self, plan: Plan) -> None:
        """Show the practice."""
        practice = plan.practice
        for field, text in (
            (self.name, practice.name),
            (self.code, practice.ods_code),
            (self.icb, practice.icb),
            (self.pcn, practice.pcn),
        ):
            control = field.control
            assert isinstance(control, TextField)
            control.show_text(text)
        contract, size = self.contract.control, self.patients.control
        assert isinstance(contract, ChoiceField)
        assert isinstance(size, NumberField)
        contract.show_choice(practice.contract.value if practice.contract else None)
        size.show_value(practice.list_size)
        words = practice_words().contract
        self.contract.set_hint(words[practice.contract.value if practice.contract else "none"])
        odd = (check.sentence for check in practice_checks(plan) if check.code == "ods_code_form")
        self._odd_code.show_sentence(next(odd, ""))
        self._offer_boards()

    def _offer_boards(self) -> None:
        minutes = self._session.minutes
        boards = tuple(board.name for board in minutes.head.boards) if minutes else ()
        control = self.icb.control
        if boards != self._boards and isinstance(control, TextField):
            self._boards = boards
            control.set_suggestions(boards)
            self.icb.set_hint("The names in the list are not verified; type another if you need to." if boards else "")

    def _text(
        self, label: str, placeholder: str, part: str, called: str, bring: Callable[[str], str] = str
    ) -> LabelledInput:
        control = TextField(placeholder)
        field = LabelledInput(label, control)
        control.edited.connect(lambda text: self._change(field, part, bring(typed(text)), called))
        return field

    def _change(self, field: LabelledInput, part: str, value: Any, called: str) -> None:
        problem = tried(
            self._session,
            lambda plan: plan.replace(practice=plan.practice.replace(**{part: value})),
            called,
        )
        field.show_error(problem)


class RecordCard(Card):
    """The practice's settings for its record."""

    def __init__(self, session: Session) -> None:
        super().__init__("The record")
        self._session = session
        self.signers, self.others = ChoiceField(_SIGNERS), NumberField(0, MOST_SIGNERS)
        self.votes, self.marking = ChoiceField(_VOTES), ChoiceField(_MARKS)
        self._others = LabelledInput("How many others", self.others)
        self._always = (
            LabelledInput("Who must sign", self.signers),
            LabelledInput("Votes are printed as", self.votes, "For the partners’ copy. Other copies may show less."),
            LabelledInput(
                "Mark on every page",
                self.marking,
                "A marked page may still have to be released under freedom of information.",
            ),
        )
        self._row = FieldRow(*self._always, self._others, **GRID)
        self.counts_alone = TickLine(_COUNTS_ALONE)
        self.body.add(self._row, self.counts_alone)
        self.keeper, self.keep_until = TextField("e.g. the practice manager"), DateField()
        self._keeper = LabelledInput(
            "Who keeps the plan", self.keeper, "Answers anyone who asks what the plan says about them."
        )
        until = LabelledInput("Keep until", self.keep_until, "After that, delete the plan, its copies and PDFs.")
        self.body.addWidget(FieldRow(self._keeper, until, **GRID))
        self._connect()

    def refresh(self, plan: Plan) -> None:
        """Show the settings."""
        settings = plan.settings
        self.keeper.show_text(plan.office.keeper)
        self.keep_until.show_date(plan.office.keep_until)
        self.signers.show_choice(settings.signers.kind)
        self.others.show_value(settings.signers.others)
        some = settings.signers.kind is SignerKind.CHAIR_AND_OTHERS
        who, *rest = self._always
        self._row.show_fields(who, *((self._others,) if some else ()), *rest)
        self.votes.show_choice(settings.votes_printed)
        self.marking.show_choice(settings.marking)
        self.counts_alone.show_ticked(settings.counts_before_guests)

    def _connect(self) -> None:
        self.signers.chosen.connect(lambda kind: self._change_signers("who must sign", kind=SignerKind(kind)))
        self.others.edited.connect(lambda count: self._change_signers("how many must sign", others=count or 0))
        self.votes.chosen.connect(
            lambda value: self._change("how votes are printed", votes_printed=VotesPrinted(value))
        )
        self.counts_alone.ticked.connect(
            lambda ticked: self._change("how votes are shown on the wall", counts_before_guests=ticked)
        )
        self.marking.chosen.connect(lambda value: self._change("mark on every page", marking=Marking(value)))
        self.keeper.edited.connect(self._change_keeper)
        self.keep_until.edited.connect(lambda on: self._change_office("until when it is kept", keep_until=on))

    def _change(self, label: str, **parts: object) -> None:
        tried(self._session, lambda plan: plan.replace(settings=plan.settings.replace(**parts)), label)

    def _change_keeper(self, text: str) -> None:
        self._keeper.show_error(self._change_office("who keeps the plan", keeper=typed(text)))

    def _change_office(self, label: str, **parts: object) -> str:
        return tried(self._session, lambda plan: plan.replace(office=plan.office.replace(**parts)), label)

    def _change_signers(self, label: str, **parts: object) -> None:
        self._change(label, signers=self._session.plan.settings.signers.replace(**parts))
