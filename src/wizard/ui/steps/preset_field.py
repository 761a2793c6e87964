"""A list of rules to start from. Choosing one sets the whole rule, and every part can then be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal

from wizard.edits.rule_edits import lost_under_the_act, preset_of, with_preset
from wizard.foundation.formatting import listed
from wizard.plan.plan import Plan
from wizard.plan.voting_rule import RULE_PRESETS, RuleSource
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.dialogs import may_remove

OWN = "own"
"""The choice for a rule that matches no preset."""


class PresetField(ChoiceField):
    """Sets the plan's rule to the chosen one."""

    own_wanted = Signal()
    """The reader wants their own rule."""

    def __init__(self, session: Session) -> None:
        super().__init__([*(ListChoice(each.id, each.label) for each in RULE_PRESETS), ListChoice(OWN, "Our own rule")])
        self._session = session
        self.chosen.connect(self._take)

    def refresh(self, plan: Plan) -> None:
        """Show which preset the plan's rule matches, without emitting a signal."""
        preset = preset_of(plan.settings.rule)
        self.show_choice(preset.id if preset else OWN)

    def _take(self, value: str) -> None:
        if value == OWN:
            self.refresh(self._session.plan)
            self.own_wanted.emit()
            return
        act = next(preset for preset in RULE_PRESETS if preset.id == value).source is RuleSource.ACT
        lost = lost_under_the_act(self._session.plan) if act else ()
        goes = f"Under the Partnership Act these do not apply: {listed(lost)}."
        if lost and not may_remove(self.window(), "the deed’s rule", goes, "Replace"):
            self.refresh(self._session.plan)
            return
        tried(self._session, lambda plan: with_preset(plan, value), "voting rule")
