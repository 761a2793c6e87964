"""Another rule for one item, agreed before it is discussed; the practice's quorum and casting vote stay."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import with_item_rule
from wizard.edits.note_edits import without_draft
from wizard.foundation.formatting import capital
from wizard.plan.plan import DraftKind, Plan
from wizard.plan.tier import Base, Tier
from wizard.ui.decision.unrecorded_text import Drafting
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.rule_inputs import BASE_CHOICES, NEED_CHOICES, OTHER_NEED, choice_of, need_chosen
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted, Subheading
from wizard.voting.rule_in_words import item_rule_in_words, tier_in_words


class RulingPart(QWidget):
    """The rule on the item, and the way to set another."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._words = Muted()
        self._need, self._base = ChoiceField(NEED_CHOICES), ChoiceField(BASE_CHOICES)
        self._reason = NoteField("e.g. Clause 14: a change in the services offered", lines=1, most=4)
        self._draft = Drafting(scope, DraftKind.RULE, self._reason)
        self._shown: Tier | None = None
        self._reason_field = LabelledInput("Why another rule", self._reason)
        self._own = Button("Use this rule for the item", self._set, small=True)
        self._practice = Button("Back to the practice’s rule", self._drop, ButtonKind.TEXT, small=True)
        column = ColumnLayout(8, parent=self)
        column.add(Subheading("The rule on this item"), self._words)
        column.addWidget(FieldRow(LabelledInput("Needed", self._need), LabelledInput("Counted", self._base), least=150))
        column.add(self._reason_field, ButtonRow(self._own, self._practice))

    def refresh(self) -> None:
        """Show the rule that governs the item; emits nothing."""
        entry = self._scope.entry
        override, minutes = entry.matter.rule, self._scope.minutes
        tier = entry.ruling.tier
        if override:
            words = item_rule_in_words(override, minutes.settings.rule, minutes.people)
        else:
            words = capital(tier_in_words(tier, minutes.settings.rule, minutes.people))
        whose = "This item’s own rule" if override else "The practice’s rule"
        self._words.setText(f"{whose}: {words}")
        if tier != self._shown:
            # Refresh only when the rule changed: choices for a rule that is not set yet must survive other changes of
            # the plan.
            self._shown = tier
            need = choice_of(tier.need)
            self._need.show_choice(None if need == OTHER_NEED else need)
            self._base.show_choice(tier.base)
        self._draft.refresh(override.reason if override else "")
        show_if(override is not None, self._practice)

    def _set(self) -> None:
        reason = self._draft.words
        if not reason:
            self._reason_field.show_error("Say why this item has a rule of its own.")
            self._reason.setFocus()
            return
        tier = self._scope.entry.ruling.tier.replace(base=Base(self._base.choice or ""))
        if self._need.choice:
            tier = tier.replace(need=need_chosen(self._need.choice))
        self._reason_field.show_error(self._scope.apply(lambda plan: self._ruled(plan, tier, reason), "rule"))

    def _ruled(self, plan: Plan, tier: Tier, reason: str) -> Plan:
        plan = with_item_rule(plan, self._scope.item_id, tier, reason)
        return without_draft(plan, self._scope.item_id, DraftKind.RULE)

    def _drop(self) -> None:
        override = self._scope.entry.matter.rule
        if override is not None and not may_remove(
            self.window(), "the rule of this item", f"Its reason goes with it: “{override.reason}”"
        ):
            return
        self._scope.apply(lambda plan: with_item_rule(plan, self._scope.item_id, None), "rule")
