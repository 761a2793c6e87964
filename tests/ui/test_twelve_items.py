"""A whole meeting of twelve items by keys and clicks in the real window: how many each item takes.

A typed text counts as one, as does a click, and a key with Ctrl, Alt or Shift.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from tests.plans import ITEM_STEPS
from tests.sittings import sitting
from tests.ui.keyboard import CTRL, Keyboard, settle
from tests.ui.seeing import has_button, press, visible
from tests.ui.wholewindow import page, whole_window

from wizard.edits.decision_edits import item_of, last_proposal
from wizard.overview.places import item_of_step
from wizard.services import plan_files
from wizard.ui.application.controller import Controller

MOST = 12
FIELDS = {"Owner": "Dr Number 1", "Starts": "11 Jan 2027", "Hold until": "30 Jun 2027", "Review": "9 Mar 2027"}
"""The fields that a decision may have, in the order of Tab."""


class Manager:
    """A user who decides item after item; every key and click is counted."""

    def __init__(self, controller: Controller) -> None:
        self.controller = controller
        self.keys = Keyboard(controller.window)
        self.texts = self.clicks = 0

    @property
    def acts(self) -> int:
        """How many keys, typed texts and clicks there were."""
        return self.keys.strokes + self.texts + self.clicks

    def write(self, text: str) -> None:
        """Type over the content of the field: one act, however long."""
        if isinstance(field := self.keys.focus, QLineEdit):
            field.selectAll()
        QTest.keyClicks(self.keys.focus, text)
        self.texts += 1
        settle()

    def decide(self, item: str) -> None:
        """Choose the first position, fill in its fields, have it agreed, add the usual tasks, and go on."""
        self.keys.press(Qt.Key.Key_1)
        for name in FIELDS:
            if name in self._asked():
                self.keys.to(name)
                self.write(FIELDS[name])
        self.keys.press(Qt.Key.Key_F8)
        if has_button(self.controller.window, "Add all"):
            press(self.controller.window, "Add all")
            self.clicks += 1
            settle()
        self.keys.press(Qt.Key.Key_Return, CTRL)

    def _asked(self) -> set[str]:
        """The names of the visible fields."""
        shown = page(self.controller)
        return {each.accessibleName() for each in (*visible(shown, QLineEdit), *visible(shown, QComboBox))}


@pytest.mark.parametrize("partners", [1, 6, 40])
def test_each_of_twelve_items_takes_few_keys_and_clicks(tmp_path: Path, partners: int) -> None:
    path = tmp_path / "plan.gpplan"
    plan_files.keep_new(sitting(partners), path)
    taken = {}
    with whole_window(path) as controller:
        manager = Manager(controller)
        controller.go_to(ITEM_STEPS[0])
        for step in ITEM_STEPS:
            assert controller.window.current_key == step
            before = manager.acts
            item = item_of_step(step)
            assert item is not None
            manager.decide(item)
            taken[item] = manager.acts - before
            proposal = last_proposal(controller.session.plan, item)
            assert proposal is not None
            assert proposal.decision is not None, item
            if not item_of(controller.session.plan, item).duty:
                assert proposal.owner is not None, item
                assert proposal.review_on or proposal.hold_until, item
                assert any(task.item == item for task in controller.session.plan.tasks), item
    assert max(taken.values()) <= MOST, taken
