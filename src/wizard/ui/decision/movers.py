"""The proposer and the seconder of a proposal."""

from __future__ import annotations

from wizard.edits.decision_edits import with_particulars
from wizard.plan.people import Person
from wizard.plan.proposal import Proposal
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.flow_layouts import FieldRow

_NOBODY = ListChoice("", "Nobody named")


class Movers(FieldRow):
    """Proposer and seconder of the last proposal. Anybody with a vote can be chosen."""

    def __init__(self, scope: EntryScope) -> None:
        self._scope = scope
        self._proposer, self._seconder = ChoiceField(placeholder="Who?"), ChoiceField(placeholder="Who?")
        super().__init__(
            LabelledInput("Proposed by", self._proposer), LabelledInput("Seconded by", self._seconder), least=150
        )
        self._proposer.chosen.connect(lambda person: self._tell("proposer", proposed_by=person or None))
        self._seconder.chosen.connect(lambda person: self._tell("seconder", seconded_by=person or None))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the proposer and the seconder without emitting a signal."""
        minutes = self._scope.minutes
        named = {proposal.proposed_by, proposal.seconded_by}
        people = [person for person in minutes.people if person.has_vote or person.id in named]
        for field, person, other in (
            (self._proposer, proposal.proposed_by, proposal.seconded_by),
            (self._seconder, proposal.seconded_by, proposal.proposed_by),
        ):
            field.set_choices([*_choices(people, other), _NOBODY])
            field.show_choice(person)

    def _tell(self, what: str, **changes: object) -> None:
        self._scope.apply(lambda plan: with_particulars(plan, self._scope.item_id, **changes), what)


def _choices(people: list[Person], other: str | None) -> list[ListChoice]:
    """Offer everybody except the person chosen in the other field."""
    return [ListChoice(person.id, person.name) for person in people if person.id != other]
