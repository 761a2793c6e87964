"""How the record is made: who must sign, how votes are printed, the mark on every page."""

from wizard.plan.labels import MARKINGS, SIGNERS, VOTES_PRINTED
from wizard.plan.people import Marking, SignerKind, VotesPrinted
from wizard.plan.plan import Plan
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.session.editing import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.flow_layouts import FieldRow

_SIGNERS, _VOTES, _MARKS = (
    tuple(Choice(value, words) for value, words in known.items()) for known in (SIGNERS, VOTES_PRINTED, MARKINGS)
)
MOST_SIGNERS = 1_000
"""The most other signers that a plan can ask for."""


class RecordCard(Card):
    """What the practice has settled about its record."""

    def __init__(self, session: Session) -> None:
        super().__init__("The record")
        self._session = session
        self.signers, self.others = ChoiceField(_SIGNERS), NumberField(0, MOST_SIGNERS)
        self.votes, self.marking = ChoiceField(_VOTES), ChoiceField(_MARKS)
        self._others = Field("How many others", self.others)
        self._row = FieldRow(Field("Who must sign", self.signers), self._others, least=150)
        self.body.addWidget(self._row)
        self.body.addWidget(
            FieldRow(
                Field("Votes are printed as", self.votes, "For the partners; other copies may say less."),
                Field("Mark on every page", self.marking, "Marking a page does not decide disclosure."),
                least=190,
            )
        )
        self._connect()

    def refresh(self, plan: Plan) -> None:
        """Show what is settled."""
        settings = plan.settings
        self.signers.show_choice(settings.signers.kind)
        self.others.show_value(settings.signers.others)
        some = settings.signers.kind is SignerKind.CHAIR_AND_OTHERS
        fields = (self.signers.parentWidget(), self._others) if some else (self.signers.parentWidget(),)
        self._row.show_fields(*(field for field in fields if field is not None))
        self.votes.show_choice(settings.votes_printed)
        self.marking.show_choice(settings.marking)

    def _connect(self) -> None:
        self.signers.chosen.connect(lambda kind: self._change_signers("who must sign", kind=SignerKind(kind)))
        self.others.edited.connect(lambda count: self._change_signers("how many must sign", others=count or 0))
        self.votes.chosen.connect(
            lambda value: self._change("how votes are printed", votes_printed=VotesPrinted(value))
        )
        self.marking.chosen.connect(lambda value: self._change("mark on every page", marking=Marking(value)))

    def _change(self, label: str, **parts: object) -> None:
        tried(self._session, lambda plan: plan.replace(settings=plan.settings.replace(**parts)), label)

    def _change_signers(self, label: str, **parts: object) -> None:
        self._change(label, signers=self._session.plan.settings.signers.replace(**parts))
