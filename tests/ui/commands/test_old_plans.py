"""A plan of version 0.1 that holds closed meetings: its file stays as it is, and a new plan can be begun from it."""

import json
from pathlib import Path

import pytest
from tests.storage.test_version_1 import CLOSED, OPEN, old_file
from tests.ui.answering import answering
from tests.ui.wholewindow import whole_window

from wizard.plan.plan import open_meeting

BEGIN = "Begin a new plan from it"


def test_a_new_plan_is_begun_and_the_old_file_is_untouched(tmp_path: Path) -> None:
    path = tmp_path / "old.gpplan"
    path.write_bytes(CLOSED.read_bytes())
    with whole_window() as controller:
        with answering(BEGIN) as said:
            controller.plans.open_plan(path)
        assert "It is left as it is." in said[0]
        plan = controller.session.plan
        assert (plan.practice.name, plan.records) == ("Hawthorn Lane Surgery", ())
        assert plan.begun_with is not None
        assert open_meeting(plan).number == 2
        assert controller.saver.is_draft
    assert path.read_bytes() == CLOSED.read_bytes()
    assert [each.name for each in tmp_path.glob("*.gpplan")] == ["old.gpplan"]


def test_whoever_cancels_has_no_plan_open(tmp_path: Path) -> None:
    path = tmp_path / "old.gpplan"
    path.write_bytes(CLOSED.read_bytes())
    with whole_window() as controller:
        with answering("Cancel"):
            controller.plans.open_plan(path)
        assert not controller.session.is_open


def test_what_begins_undecided_is_said(tmp_path: Path) -> None:
    data = json.loads(CLOSED.read_bytes())["plan"]
    content = data["records"][0]["content"]
    content["settings"] = {"rule": {"threshold": "all", "base": "all"}}
    content["meeting"]["attendance"][0]["presence"] = "apologies"
    content["meeting"]["matters"][0]["proposals"][0]["decision"] = {"how": "agreed"}
    path = tmp_path / "old.gpplan"
    path.write_bytes(old_file(data))
    with whole_window() as controller, answering(BEGIN, "Close") as said:
        controller.plans.open_plan(path)
    assert "Item 1 Safe daily limit begins undecided: by the practice’s own rule" in said[1]


def test_a_plan_that_cannot_be_read_to_its_end_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.gpplan"
    data = json.loads(CLOSED.read_bytes())["plan"]
    data["records"] = [{"content": {}}]
    path.write_bytes(old_file(data))
    with whole_window() as controller:
        with answering(BEGIN, "Close") as said:
            controller.plans.open_plan(path)
        assert not controller.session.is_open
    assert "a closed meeting in it is not whole" in said[1]


def test_a_plan_without_closed_meetings_is_just_opened_and_kept_beside_at_the_first_save(tmp_path: Path) -> None:
    path = tmp_path / "open.gpplan"
    path.write_bytes(OPEN.read_bytes())
    with whole_window() as controller:
        controller.plans.open_plan(path)
        plan = controller.session.plan
        controller.session.apply(plan.replace(tasks=()), "the tasks")
    assert (tmp_path / "open.version-1.gpplan").read_bytes() == OPEN.read_bytes()
