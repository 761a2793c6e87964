"""The steps as a model for the list at the left: what is shown, said and explained of each.

Imported before the first paint, when no plan is open: what only an open plan's steps need is imported with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from wizard.overview.places import FIRST_STEPS, LAST_STEPS, action_key, own_item
from wizard.ui.accessibility.screen_reader import plain_tip

if TYPE_CHECKING:
    from wizard.guidance.packs.pack_outline import Outline
    from wizard.overview.wizard_steps import WizardStep
    from wizard.ui.session.session import Session

Index = QModelIndex | QPersistentModelIndex
"""A place in a model, as Qt hands it over."""


class ShownState(StrEnum):
    """How far a step is; its word says it more exactly."""

    PLAIN = "plain"
    """A step with nothing to finish."""
    OPEN = "open"
    DEFERRED = "deferred"
    DONE = "done"


class StepModel(QAbstractListModel):
    """The steps, for the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.steps: tuple[StepView, ...] = ()

    def set_steps(self, steps: Sequence[StepView]) -> None:
        """Show `steps`; where only states differ the list stays where it is."""
        same = [step.key for step in steps] == [step.key for step in self.steps]
        if same:
            self.steps = tuple(steps)
            self.repaint_rows()
            return
        self.beginResetModel()
        self.steps = tuple(steps)
        self.endResetModel()

    def repaint_rows(self) -> None:
        """Have the list paint every row anew. (Asking a view for its viewport costs 8 ms, once, at the start.)"""
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self.steps) - 1)))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many steps there are."""
        return 0 if parent is not None and parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown, said and explained of a step."""
        if not index.isValid():
            return None
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{step.number} {step.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(step.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.written(index.row()))
        return None

    def written(self, row: int) -> str:
        """Return e.g. “4 Referrals and forms: not decided”."""
        step = self.steps[row]
        return ": ".join(part for part in (f"{step.number} {step.title}".strip(), step.state_word) if part)

    def spoken(self, key: str) -> str:
        """Return e.g. “Step 7 of 16, Action 4, Referrals and forms, not decided”."""
        at = next(i for i, step in enumerate(self.steps) if step.key == key)
        step = self.steps[at]
        action = f"Action {step.number}" if step.number else ""
        parts = (f"Step {at + 1} of {len(self.steps)}", action, step.title, step.state_word)
        return ", ".join(part for part in parts if part)


def listed_steps(session: Session) -> tuple[tuple[StepView, ...], int, int]:
    """Return the steps of the latest meeting, how many items are through, and how many there are for it."""
    from wizard.overview.wizard_steps import decided, steps_of

    minutes = session.minutes
    if minutes is None:
        return (), 0, 0
    through, of = decided(minutes)
    return tuple(_view(step) for step in steps_of(minutes)), through, of


def _view(step: WizardStep) -> StepView:
    from wizard.overview.wizard_steps import StepState

    shown = {
        StepState.OPEN: ShownState.OPEN,
        StepState.DONE: ShownState.DONE,
        StepState.LATER: ShownState.DEFERRED,
        StepState.ATTENTION: ShownState.OPEN,
        StepState.NOT_TAKEN: ShownState.PLAIN,
    }
    own = own_item(step.key)
    group = "actions" if step.action or own else "before" if step.key in FIRST_STEPS else "after"
    number = str(step.action) if step.action else own.upper()
    return StepView(step.key, group, number, step.title, shown[step.state].value, step.state_words)


class StepView(NamedTuple):
    """One step as it is shown."""

    key: str
    group: str
    """Steps of one group stand together; a gap comes before the next."""
    number: str
    """The action's number; empty for a step that is no action."""
    title: str
    state: str
    """A `ShownState`."""
    state_word: str
    """The state in words: “not decided”, “decided”, “to come back”."""


def opening_steps(pack: Outline) -> tuple[StepView, ...]:
    """Return the steps as they are listed before a plan is open."""
    plain = ShownState.PLAIN.value
    actions = [
        StepView(action_key(action.number), "actions", str(action.number), action.short_title, ShownState.OPEN, "")
        for action in pack.actions
    ]
    return (
        *(StepView(key, "before", "", title, plain, "") for key, title in FIRST_STEPS.items()),
        *actions,
        *(StepView(key, "after", "", title, plain, "") for key, title in LAST_STEPS.items()),
    )
