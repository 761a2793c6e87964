"""Another rule for one item, with its reason; the practice's quorum and casting vote stay as they are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import matter_of
from wizard.edits.note_edits import without_draft
from wizard.plan.labels import BASES, THRESHOLDS
from wizard.plan.plan import DraftKind, Plan
from wizard.plan.voting_rule import Base, Rule, RuleOverride, Threshold
from wizard.ui.decision.unrecorded_text import Drafting
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.widgets.buttons import Button, ButtonRow, Kind
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import Column, show_if
from wizard.ui.widgets.text_labels import Muted, Subheading
from wizard.voting.voting_sentences import rule_in_words

_THRESHOLDS = tuple(Choice(threshold, words) for threshold, words in THRESHOLDS.items())
_BASES = tuple(Choice(base, f"of {words.words}") for base, words in BASES.items())


class RulingPart(QWidget):
    """The rule on the item, and the way to set another."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self._words = Muted()
        self._threshold, self._base = ChoiceField(_THRESHOLDS), ChoiceField(_BASES)
        self._reason = NoteField("e.g. Clause 14: a change in the services offered", lines=1, most=4)
        self._draft = Drafting(scope, DraftKind.RULE, self._reason)
        self._shown: Rule | None = None
        self._reason_field = Field("Why another rule", self._reason)
        self._own = Button("Use this rule for the item", self._set, small=True)
        self._practice = Button("Back to the practice’s rule", self._drop, Kind.TEXT, small=True)
        column = Column(8, parent=self)
        column.add(Subheading("The rule on this item"), self._words)
        column.addWidget(FieldRow(Field("Needed", self._threshold), Field("Counted", self._base), least=150))
        column.add(self._reason_field, ButtonRow(self._own, self._practice))

    def refresh(self) -> None:
        """Show the rule that governs the item; emits nothing."""
        entry = self._scope.entry
        override = entry.matter.rule
        rule = override.rule if override else self._scope.minutes.settings.rule
        whose = "This item’s own rule" if override else "The practice’s rule"
        self._words.setText(f"{whose}: {rule_in_words(rule)}")
        if rule != self._shown:
            # What is chosen for a rule that is not set yet stays chosen, whatever else changes in the plan.
            self._shown = rule
            self._threshold.show_choice(rule.threshold)
            self._base.show_choice(rule.base)
        self._draft.refresh(override.reason if override else "")
        show_if(override is not None, self._practice)

    def _set(self) -> None:
        reason = self._draft.words
        if not reason:
            self._reason_field.show_error("Say why this item has a rule of its own.")
            self._reason.setFocus()
            return
        threshold, base = Threshold(self._threshold.choice or ""), Base(self._base.choice or "")
        practice = self._scope.minutes.settings.rule
        rule = practice.replace(threshold=threshold, base=base)
        self._reason_field.show_error(self._scope.apply(lambda plan: self._ruled(plan, rule, reason), "rule"))

    def _ruled(self, plan: Plan, rule: Rule, reason: str) -> Plan:
        matter = matter_of(plan, self._scope.item_id)
        plan = plan.with_matter(matter.replace(rule=RuleOverride(rule=rule, reason=reason)))
        return without_draft(plan, self._scope.item_id, DraftKind.RULE)

    def _drop(self) -> None:
        override = self._scope.entry.matter.rule
        if override is not None and not may_remove(
            self.window(), "the rule of this item", f"Its reason goes with it: “{override.reason}”"
        ):
            return
        self._scope.apply(
            lambda plan: plan.with_matter(matter_of(plan, self._scope.item_id).replace(rule=None)), "rule"
        )
