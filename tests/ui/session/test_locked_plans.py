"""Plans that are or were open elsewhere: in another window, in a program that ended, with somebody else."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.answering import answering
from tests.ui.session.desks import Desk, left_behind, lock_left_by_a_killed_program, locked_elsewhere, newer

from wizard.foundation.paths import local_folders
from wizard.services import plan_keeper
from wizard.services.other_window import ask_to_show
from wizard.storage.plan_file import read_plan


def test_who_holds_a_plan_is_said_and_it_can_be_read_or_taken_over(qtbot: QtBot, desk: Desk, path: Path) -> None:
    locked_elsewhere(path)
    with answering("Open for reading") as said:
        assert desk.saver.open(path)
    assert "Grace Hollis has had “osei.gpplan” open on RECEPTION-2 since 12:03 on 8 December 2026." in said[0]
    assert "their later changes will not be saved in the file" in said[0]
    assert desk.session.read_only_because
    with answering("Take it over"):
        assert desk.saver.open(path)
    desk.session.apply(newer(), "list size")
    qtbot.waitUntil(lambda: read_plan(path) == newer())


def test_a_plan_that_is_open_in_another_window_brings_that_to_the_front(desk: Desk, path: Path) -> None:
    other, told = Desk(desk.window), []
    other.saver.open(path)
    other.saver.asked_for.connect(lambda: told.append("asked for"))
    desk.saver.shown_elsewhere.connect(lambda: told.append("shown elsewhere"))
    assert not desk.saver.open(path)
    assert (told, desk.session.is_open) == (["asked for", "shown elsewhere"], False)
    assert list(local_folders().requests.iterdir()) == []
    other.saver.leave(give_up=True)


def test_a_window_that_does_not_answer_is_not_waited_for(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wizard.ui.session.plan_disk.ask_to_show", lambda token: ask_to_show(token, 0.1))
    keeper = plan_keeper.open_plan(path, plan_keeper.Hearing(lambda _hearing, _state: None))
    with answering("Open for reading") as said:
        assert desk.saver.open(path)
    assert "“osei.gpplan” is open in another window on this PC." in said[0]
    assert list(local_folders().requests.iterdir()) == []
    keeper.close()


def test_a_plan_that_a_killed_program_left_locked_opens_by_enter(desk: Desk, path: Path) -> None:
    lock_left_by_a_killed_program(path)
    with answering("Open it") as said:
        assert desk.saver.open(path)
    assert "was open on this PC when the program stopped without closing it" in said[0]
    assert not desk.session.read_only_because


def test_whoever_takes_what_a_killed_program_kept_is_not_asked_about_its_lock(
    qtbot: QtBot, desk: Desk, path: Path
) -> None:
    left_behind(path, newer(), counter=6)
    lock_left_by_a_killed_program(path)
    with answering("Take the newer version"):
        assert desk.recovery.offer()
    qtbot.waitUntil(lambda: read_plan(path) == newer())
