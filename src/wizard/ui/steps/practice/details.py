"""Which practice it is: name, code, contract, board, network, list size."""

from collections.abc import Callable
from typing import Any

from wizard.checks.meeting_checks import practice_checks
from wizard.foundation.value import typed
from wizard.plan.people import ContractKind
from wizard.plan.plan import Plan
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.text_inputs import NumberField, TextField
from wizard.ui.session.editing import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.words import practice_words
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.caution import Caution
from wizard.ui.widgets.flow_layouts import FieldRow

MOST_PATIENTS = 10_000_000
"""The longest list that a plan can hold."""


class DetailsCard(Card):
    """The practice itself."""

    def __init__(self, session: Session) -> None:
        super().__init__("The practice")
        self._session = session
        self._boards: tuple[str, ...] = ()
        self.name = self._text("Name", "As on the contract", "name", "practice’s name")
        self.code = self._text("ODS code", "e.g. A12345", "ods_code", "ODS code", str.upper)
        self.icb = self._text("ICB", "Choose one, or write another", "icb", "ICB")
        self.pcn = self._text("Primary care network", "", "pcn", "primary care network")
        self.contract = Field("Contract", ChoiceField([*(Choice(kind.value, kind.value) for kind in ContractKind)]))
        self.patients = Field("List size", NumberField(0, MOST_PATIENTS, "Registered patients"))
        self._odd_code = Caution()
        control, size = self.contract.control, self.patients.control
        assert isinstance(control, ChoiceField)
        assert isinstance(size, NumberField)
        control.chosen.connect(lambda kind: self._change(self.contract, "contract", ContractKind(kind), "contract"))
        size.edited.connect(lambda count: self._change(self.patients, "list_size", count, "list size"))
        self.body.add(
            self.name,
            FieldRow(self.code, self.patients),
            self._odd_code,
            self.contract,
            FieldRow(self.icb, self.pcn, least=190),
        )

    @property
    def code_caution(self) -> str:
        """What is odd about the ODS code; empty if nothing is."""
        return self._odd_code.sentence

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
            self.icb.set_hint("The names offered are not verified; write another if need be." if boards else "")

    def _text(self, label: str, placeholder: str, part: str, called: str, bring: Callable[[str], str] = str) -> Field:
        control = TextField(placeholder)
        field = Field(label, control)
        control.edited.connect(lambda text: self._change(field, part, bring(typed(text)), called))
        return field

    def _change(self, field: Field, part: str, value: Any, called: str) -> None:
        problem = tried(
            self._session,
            lambda plan: plan.replace(practice=plan.practice.replace(**{part: value})),
            called,
        )
        field.show_error(problem)
