"""The date or event of a deferred item: quick picks, a date, an event with its latest date, and who watches for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import typed
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.overview.places import Control
from wizard.plan.deferral import QuickPick, quick_picks
from wizard.plan.proposal import BringBack
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import DatePick, OwnerField
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout, show_if


class ComeBack(QWidget):
    """Edits a `BringBack`. Empty fields are left out of it."""

    def __init__(self, scope: EntryScope, tell: Callable[[BringBack | None], str]) -> None:
        super().__init__()
        self._scope = scope
        self._tell = tell
        self._shown = BringBack()
        self._picks: tuple[QuickPick, ...] = ()
        self._quick = ChoiceField(placeholder="Pick a time…")
        self._on, self._latest = DatePick(brief=True), DatePick(brief=True)
        self._event = TextField("e.g. the ICB has replied")
        self._watcher = OwnerField()
        self._latest_line = LabelledInput("No later than", self._latest)
        self._quick.setObjectName(Control.BRING_BACK)
        self._latest.setObjectName(Control.LATEST)
        self._watcher.setObjectName(Control.WATCHER)
        column = ColumnLayout(8, parent=self)
        column.add(
            FieldRow(
                LabelledInput(NEEDS[Need.BRING_BACK].label, self._quick), LabelledInput("Date", self._on), least=130
            ),
            FieldRow(
                LabelledInput("Or when this happens", self._event),
                LabelledInput("Who watches for it", self._watcher),
                least=130,
            ),
            self._latest_line,
        )
        self._quick.chosen.connect(self._pick)
        self._on.edited.connect(lambda on: self._change(on=on))
        self._latest.edited.connect(lambda on: self._change(latest=on))
        self._event.edited.connect(lambda text: self._change(event=typed(text)))
        self._watcher.edited.connect(lambda owner: self._change(watcher=owner))
        self.setFocusProxy(self._quick)

    def show_bring_back(self, bring_back: BringBack | None) -> None:
        """Show a `BringBack` without emitting a signal."""
        self._shown = bring_back or BringBack()
        held_on = self._scope.on
        self._picks = quick_picks(self._scope.entry.guided, held_on)
        self._quick.set_choices([ListChoice(pick.label, pick.label) for pick in self._picks])
        same = [p.label for p in self._picks if (p.bring_back.on, p.bring_back.event) == _when(self._shown)]
        self._quick.show_choice(same[0] if same else None)
        self._on.show_date(self._shown.on)
        self._latest.show_date(self._shown.latest)
        self._event.show_text(self._shown.event)
        self._watcher.show_owner(self._shown.watcher, self._scope.minutes.people)
        show_if(bool(self._shown.event), self._latest_line)
        refusal = f"Not before the meeting’s date, {date_in_words(held_on)}."
        self._on.set_first(held_on, refusal)
        self._latest.set_first(held_on, refusal)

    def _pick(self, label: str) -> None:
        pick = next(pick.bring_back for pick in self._picks if pick.label == label)
        self._on.forget()
        self._latest.forget()
        self._change(on=pick.on, event=pick.event, latest=None)

    def _change(self, **changes: object) -> None:
        changed = self._shown.replace(**changes)
        self._tell(None if changed == BringBack() else changed)


def _when(bring_back: BringBack) -> tuple[date | None, str]:
    return bring_back.on, bring_back.event
