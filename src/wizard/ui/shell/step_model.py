"""The steps as a model for the list at the left: what is shown, said and explained of each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.tip import plain_tip
from wizard.ui.shell.stepview import StepView

Index = QModelIndex | QPersistentModelIndex
"""A place in a model, as Qt hands it over."""


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
