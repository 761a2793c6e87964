"""A different kind of matter for a single position on an item, if the deed has several kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.edits.rule_edits import with_tier_of, without_tier_of
from wizard.plan.rule_labels import TIERS
from wizard.plan.voting_rule import TierName, TierOf
from wizard.ui.decision.interest_and_dissent import Entries
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.practice_words import GRID, practice_words
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import show_if
from wizard.ui.widgets.text_labels import Muted

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class PositionsPart(FoldSection):
    """Each position with its own kind of matter, and a line to add one."""

    def __init__(self, session: Session) -> None:
        super().__init__("A single position of another kind")
        self._session = session
        self._entries = Entries()
        self.position, self.kind = ChoiceField(placeholder="Which position?"), ChoiceField(placeholder="Which kind?")
        self._error = FieldError()
        self._error.hide()
        self.add_button = Button("Add", self._add, small=True)
        self.add_button.setAccessibleName("Add this position")
        fields = LabelledInput("Position", self.position), LabelledInput("Kind of matter", self.kind)
        self.content.add(Muted(practice_words().kinds["position"]), self._entries, FieldRow(*fields, **GRID))
        self.content.add(self._error, ButtonRow(self.add_button))

    def refresh(self, plan: Plan, kinds: list[ListChoice]) -> None:
        """Show the positions with their own kind of matter, of those that the items offer. Emits no signal."""
        labels = self._labels()
        named = [entry for entry in plan.settings.rule.tier_of if entry.position is not None]
        self._entries.show_entries([(_key(entry), _line(entry, labels)) for entry in named], self._remove)
        taken = {_key(entry) for entry in named}
        self.position.set_choices([ListChoice(key, words) for key, words in labels.items() if key not in taken])
        self.kind.set_choices(kinds)
        self.set_summary(f"{len(named)} named" if named else "none")
        show_if(bool(labels), self)

    def _labels(self) -> dict[str, str]:
        """Return the labels of the choices, by item and position: “3  Negotiate first, then decide”."""
        minutes = self._session.minutes
        items = [entry.item for entry in minutes.items if not entry.is_duty] if minutes else []
        return {
            f"{item.id}/{position.id}": f"{item.id}  {position.label}" for item in items for position in item.positions
        }

    def _add(self) -> None:
        chosen, kind = self.position.choice, self.kind.choice
        missing = "" if chosen and kind else "Choose the position, and which kind of matter it is."
        self._error.setText(missing)
        show_if(bool(missing), self._error)
        if chosen and kind:
            item, _, position = chosen.partition("/")
            label = f"kind of matter of a position on item {item}"
            tried(self._session, lambda plan: with_tier_of(plan, item, position, TierName(kind)), label)
            self.position.show_choice(None)

    def _remove(self, key: str) -> None:
        item, _, position = key.partition("/")
        what = f"the kind of “{self._labels().get(key, position)}”"
        if not may_remove(self.window(), what):
            return
        label = f"kind of matter of a position on item {item}"
        tried(self._session, lambda plan: without_tier_of(plan, item, position), label)


def _key(entry: TierOf) -> str:
    return f"{entry.item}/{entry.position}"


def _line(entry: TierOf, labels: dict[str, str]) -> str:
    # A position that is no longer in the current guidance is shown by its id.
    words = labels.get(_key(entry), f"{entry.item}  {entry.position}")
    return f"{words}: {TIERS[entry.tier].lower()}"
