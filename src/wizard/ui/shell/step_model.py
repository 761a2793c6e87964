"""The model of the steps for the list on the left: display text, spoken text and tool tip of each.

This is imported before the first paint, when no plan is open. Only an open plan needs the imports inside functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from wizard.overview.places import FIRST_STEPS, LAST_STEPS, item_key
from wizard.ui.accessibility.screen_reader import plain_tip

if TYPE_CHECKING:
    from wizard.guidance.packs.pack_outline import Outline
    from wizard.guidance.position_kinds import Mark
    from wizard.overview.wizard_steps import WizardStep
    from wizard.ui.session.session import Session

Index = QModelIndex | QPersistentModelIndex
"""A model index, as Qt passes it."""


class StepModel(QAbstractListModel):
    """The model of the steps for the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.steps: tuple[StepView, ...] = ()

    def set_steps(self, steps: Sequence[StepView]) -> None:
        """Show `steps`. If only states differ, the list keeps its scroll position."""
        same = [step.key for step in steps] == [step.key for step in self.steps]
        if same:
            self.steps = tuple(steps)
            self.repaint_rows()
            return
        self.beginResetModel()
        self.steps = tuple(steps)
        self.endResetModel()

    def repaint_rows(self) -> None:
        """Have the list repaint every row. (Asking a view for its viewport would cost 8 ms at the start.)"""
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self.steps) - 1)))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of steps."""
        return 0 if parent is not None and parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the display text, spoken text or tool tip of a step."""
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
        """Return e.g. “4a Refer on clinical need: not decided”."""
        step = self.steps[row]
        return ": ".join(part for part in (f"{step.number} {step.title}".strip(), step.state_word) if part)

    def spoken(self, key: str) -> str:
        """Return e.g. “Step 7 of 18, Action 4, item 4a, Refer on clinical need, not decided”."""
        at = next(i for i, step in enumerate(self.steps) if step.key == key)
        step = self.steps[at]
        action = f"Action {step.action}" if step.action else ""
        item = f"item {step.number}" if step.number != step.action else ""
        parts = (f"Step {at + 1} of {len(self.steps)}", action, item, step.title, step.state_word)
        return ", ".join(part for part in parts if part)


def listed_steps(session: Session) -> tuple[tuple[StepView, ...], int, int]:
    """Return the steps of the latest meeting, the number of decided items, and the number of all items."""
    from wizard.overview.due_rows import overdue_count
    from wizard.overview.wizard_steps import dealt_with, steps_of

    minutes = session.minutes
    if minutes is None:
        return (), 0, 0
    through, of = dealt_with(minutes)
    overdue = overdue_count(session.plan, session.today())
    found = steps_of(minutes, findings=len(session.findings), overdue=overdue)
    return tuple(_view(step) for step in found), through, of


def _view(step: WizardStep) -> StepView:
    group = "items" if step.item else "before" if step.key in FIRST_STEPS else "after"
    return StepView(
        step.key,
        group,
        step.item,
        step.title,
        step.done,
        step.state_words,
        action=str(step.action) if step.action else "",
        mark=step.mark,
        beside=step.beside,
    )


class StepView(NamedTuple):
    """A step as the list shows it."""

    key: str
    group: str
    """The step's group. Steps of one group are together, with a gap before the next group."""
    number: str
    """The item's number, “4a”; empty for a step without an item."""
    title: str
    done: bool
    """Whether the step is complete."""
    state_word: str
    """The state in words: “complete”, “not decided”, “deferred until 9 March 2027”."""
    action: str = ""
    """The number of the item's action: “4”."""
    mark: Mark | None = None
    """The item's state; None before a plan is open."""
    beside: str = ""
    """The short word beside the mark."""


def opening_steps(pack: Outline) -> tuple[StepView, ...]:
    """Return the steps to list before a plan is open."""
    items = [
        StepView(item_key(item), "items", item, title, False, "", action=str(action.number))
        for action in pack.actions
        for item, title in zip(action.items, action.titles, strict=True)
    ]
    return (
        *(StepView(key, "before", "", title, False, "") for key, title in FIRST_STEPS.items()),
        *items,
        *(StepView(key, "after", "", title, False, "") for key, title in LAST_STEPS.items()),
    )
