"""If IT does not allow drafts, a new plan has a file in the user's own folder from the start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.answering import answering
from tests.ui.wholewindow import whole_window

from wizard.foundation.paths import local_folders
from wizard.foundation.policy import Policy
from wizard.services import plan_keeper
from wizard.storage.plan_file import read_plan


@pytest.fixture(autouse=True)
def _no_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_keeper, "policy", lambda: Policy(keep_drafts=False))


def test_a_new_plan_is_saved_where_the_person_says(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "Harbour.gpplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(place), ""))
    with whole_window() as controller:
        with answering("Choose a folder…") as said:
            controller.plans.new_plan()
        assert "IT requires a new plan to be saved in a folder" in said[0]
        assert controller.session.is_open
        assert read_plan(place) == controller.session.plan
        assert not local_folders().drafts.exists()


def test_without_a_folder_no_plan_is_begun(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window() as controller:
        with answering("Cancel"):
            controller.plans.new_plan()
        assert not controller.session.is_open
        assert not local_folders().drafts.exists()
