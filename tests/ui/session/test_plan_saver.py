"""Keeping plans, as the user meets it: recovery, damage, two people, failed saves, forgetting."""

import os
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.storage.samples import small_plan, with_list_size
from tests.ui.answering import answering
from tests.ui.session.desks import Desk, left_behind, newer

from wizard.foundation.atomic_file import previous_of
from wizard.foundation.paths import local_folders
from wizard.plan.plan import Plan
from wizard.services.plan_keeper import Stopgap
from wizard.storage.plan_file import read_plan, write_new_plan
from wizard.storage.recovery import offers


def test_the_newer_version_is_taken_into_its_file_and_offered_no_more(qtbot: QtBot, desk: Desk, path: Path) -> None:
    left_behind(path, newer(), counter=6)
    with answering("Take the newer version") as said:
        assert desk.recovery.offer()
    assert "They change: practice details." in said[0]
    assert "The file was last saved on " in said[0]
    assert desk.session.plan == newer()
    qtbot.waitUntil(lambda: read_plan(path) == newer())
    desk.saver.leave()
    assert offers(local_folders()) == ()


def older() -> Plan:
    return with_list_size(small_plan(), 1_111)


@pytest.mark.parametrize("counter", [6, 7])
def test_of_two_kept_versions_the_newer_goes_into_the_file_and_the_other_stays_a_plan_of_its_own(
    qtbot: QtBot, desk: Desk, path: Path, counter: int
) -> None:
    left_behind(path, newer(), counter=7, token="a")
    left_behind(path, older(), counter=counter, token="b")
    # The counter decides, whatever the clock says; if two have the same one, as in older programs, the clock does.
    touched_last = "b" if counter < 7 else "a"
    for segment in local_folders().recovery.glob("*/*"):
        at = 2e9 if segment.parent.name.endswith(touched_last) else 1e9
        os.utime(segment, (at, at))
    with answering("Take the newer version", "Open them as a separate plan") as said:
        desk.recovery.offer()
    assert "You have just taken a newer version. They change: practice details." in said[1]
    assert (desk.session.plan, desk.saver.is_draft) == (older(), True)
    desk.saver.leave()
    assert (read_plan(path), offers(local_folders())) == (newer(), ())


def test_of_two_kept_versions_the_older_is_taken_where_the_newer_is_not_wanted(
    qtbot: QtBot, desk: Desk, path: Path
) -> None:
    left_behind(path, older(), counter=6, token="a")
    left_behind(path, newer(), counter=7, token="b")
    with answering("Leave it", "Take the newer version"):
        desk.recovery.offer()
    desk.saver.leave()
    assert (read_plan(path), offers(local_folders())) == (older(), ())


def test_two_versions_that_are_put_off_are_changes_to_one_plan(desk: Desk, path: Path) -> None:
    left_behind(path, older(), counter=6, token="a")
    left_behind(path, newer(), counter=7, token="b")
    with answering("Ask me later"):
        desk.recovery.offer()
    assert desk.recovery.waiting() == "Changes to a plan are kept on this PC but never reached the file."


def test_what_is_saved_after_putting_off_is_never_taken_for_older(qtbot: QtBot, desk: Desk, path: Path) -> None:
    left_behind(path, older(), counter=9)
    desk.saver.open(path)
    desk.session.apply(newer(), "list size")
    desk.saver.leave()
    with answering("Open them as a separate plan"):
        desk.recovery.offer()
    assert (desk.session.plan, desk.saver.is_draft, read_plan(path)) == (older(), True, newer())


def test_a_plan_that_is_open_here_is_no_obstacle_to_taking_what_was_kept_of_it(
    qtbot: QtBot, desk: Desk, path: Path
) -> None:
    left_behind(path, newer(), counter=9)
    desk.saver.open(path)
    with answering("Take the newer version"):
        desk.recovery.offer()
    assert (desk.session.plan, desk.saver.path) == (newer(), path)
    qtbot.waitUntil(lambda: read_plan(path) == newer())


def test_what_is_left_alone_is_removed_and_the_file_stays(desk: Desk, path: Path) -> None:
    left_behind(path, newer(), counter=6)
    with answering("Leave it"):
        assert not desk.recovery.offer()
    assert (read_plan(path), offers(local_folders()), desk.recovery.waiting()) == (small_plan(), (), "")


def test_what_is_put_off_stays_and_is_said_to_wait(desk: Desk, path: Path) -> None:
    left_behind(path, newer(), counter=6)
    with answering("Ask me later"):
        desk.recovery.offer()
    assert len(offers(local_folders())) == 1
    assert desk.recovery.waiting() == "Changes to a plan are kept on this PC but never reached the file."


def test_where_somebody_saved_since_both_versions_stay(desk: Desk, path: Path) -> None:
    left_behind(path, newer(), counter=4)
    with answering("Open them as a separate plan") as said:
        assert desk.recovery.offer()
    assert "Somebody has saved the file since" in said[0]
    assert (desk.session.plan, desk.saver.is_draft, read_plan(path)) == (newer(), True, small_plan())


def test_what_was_kept_of_a_plan_that_is_gone_opens_as_a_plan_of_its_own(desk: Desk, path: Path) -> None:
    left_behind(path, newer(), counter=6)
    path.unlink()
    with answering("Open them as a separate plan"):
        assert desk.recovery.offer()
    assert (desk.session.plan, desk.saver.is_draft, path.exists()) == (newer(), True, False)


def test_of_a_damaged_plan_the_previous_version_opens_as_a_new_one(desk: Desk, path: Path) -> None:
    previous_of(path).write_bytes(path.read_bytes())
    path.write_bytes(damaged := path.read_bytes().replace(b"Amara", b"Anara"))
    with answering("Open the previous version") as said:
        assert desk.saver.open(path)
    assert "The version before the last save is complete" in said[0]
    assert (desk.session.plan, desk.saver.is_draft, path.read_bytes()) == (small_plan(), True, damaged)


def test_of_a_damaged_plan_what_can_be_read_opens_and_what_is_lost_is_said(desk: Desk, path: Path) -> None:
    path.write_bytes(damaged := path.read_bytes().replace(b'"name":"Hawthorn', b'"nome":"Hawthorn'))
    with answering("Open what can be read") as said:
        assert desk.saver.open(path)
    assert "All of this file can still be read except: practice." in said[0]
    assert (desk.session.plan.people, path.read_bytes()) == (small_plan().people, damaged)


def test_a_damaged_draft_is_never_written_over(desk: Desk) -> None:
    desk.saver.begin(small_plan())
    draft = desk.saver.path
    assert draft is not None
    desk.saver.leave()
    draft.write_bytes(damaged := draft.read_bytes().replace(b"Amara", b"Anara"))
    with answering("Open what can be read"):
        assert desk.saver.open(draft)
    assert (desk.saver.path != draft, draft.read_bytes()) == (True, damaged)


def test_a_file_of_nothing_is_only_said_to_be_none(desk: Desk, path: Path) -> None:
    path.write_bytes(b"")
    with answering("Close") as said:
        assert not desk.saver.open(path)
    assert "“osei.gpplan”" in said[0]


def test_a_change_by_somebody_else_is_asked_about_once_and_mine_goes_beside_it(
    qtbot: QtBot, desk: Desk, path: Path
) -> None:
    desk.saver.open(path)
    path.unlink()
    write_new_plan(path, theirs := small_plan("Elm Road Surgery"), counter=9)
    with answering("Not now") as said:
        desk.session.apply(newer(), "list size")
        qtbot.waitUntil(lambda: any(two for _, two in desk.troubles))
    assert "Yours differs in: practice details." in said[0]
    with answering("Keep mine under another name"):
        desk.saver.choose_version()
    assert (read_plan(path), desk.saver.path) == (theirs, path.with_name("osei (2).gpplan"))
    assert read_plan(path.with_name("osei (2).gpplan")) == newer()
    assert desk.troubles[-1] == ("", False)


def test_of_two_versions_theirs_can_be_opened_and_mine_is_kept(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.saver.open(path)
    path.unlink()
    write_new_plan(path, theirs := small_plan("Elm Road Surgery"), counter=9)
    with answering("Open what the file holds", "Close"):
        desk.session.apply(newer(), "list size")
        qtbot.waitUntil(lambda: desk.session.is_open and desk.session.plan == theirs)
    assert [offer.kept.plan for offer in offers(local_folders())] == [newer()]


def test_saving_that_fails_is_said_and_tried_again_on_request(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.saver.open(path)
    path.rename(away := path.with_name("away.gpplan"))
    desk.session.apply(newer(), "list size")
    qtbot.waitUntil(lambda: bool(desk.troubles) and "is not saved" in desk.troubles[-1][0])
    assert "Your changes are kept on this PC" in desk.troubles[-1][0]
    away.rename(path)
    desk.saver.try_again()
    qtbot.waitUntil(lambda: read_plan(path) == newer())
    qtbot.waitUntil(lambda: desk.troubles[-1] == ("", False))


def test_a_copy_can_be_saved_while_saving_fails(desk: Desk, path: Path, tmp_path: Path) -> None:
    desk.saver.open(path)
    path.unlink()
    desk.session.apply(newer(), "list size")
    assert desk.saver.save_copy(tmp_path / "copy.gpplan")
    assert read_plan(tmp_path / "copy.gpplan") == newer()


def test_a_plan_is_secured_by_its_journal(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.saver.open(path)
    desk.session.apply(newer(), "list size")
    assert desk.saver.secure()


def test_where_saving_has_ended_every_change_is_kept_aside_and_offered(desk: Desk, path: Path) -> None:
    desk.saver.open(path)
    desk.saver.go_on_aside()
    for size in (1, 2, 9_000):
        desk.session.apply(with_list_size(small_plan(), size), "list size")
    assert "is no longer being saved" in desk.troubles[-1][0]
    desk.saver.leave()
    (offer,) = offers(local_folders())
    assert (offer.kept.plan, offer.newer) == (newer(), True)


def test_what_is_written_aside_is_newer_than_its_file_and_not_offered_while_it_is_written_to(path: Path) -> None:
    aside = Stopgap(local_folders(), path, 5)
    assert aside.keep(small_plan("Elm Road Surgery"))
    assert aside.keep(newer())
    assert offers(local_folders()) == ()
    aside.close()
    (offer,) = offers(local_folders())
    assert (offer.newer, offer.kept.counter, offer.kept.plan) == (True, 7, newer())


def test_nothing_is_said_to_be_secured_that_is_not(path: Path) -> None:
    local_folders().recovery.parent.mkdir(parents=True)
    local_folders().recovery.write_text("a file where a folder should be")
    assert not Stopgap(local_folders(), path, 5).keep(newer())


def test_what_was_secured_aside_goes_once_the_file_holds_it(
    qtbot: QtBot, desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.saver.open(path)
    desk.session.apply(newer(), "list size")
    monkeypatch.setattr("wizard.services.plan_keeper.SECURING", 0)
    assert desk.saver.secure()
    assert len(list(local_folders().recovery.iterdir())) >= 1
    desk.saver.leave()
    assert (read_plan(path), list(local_folders().recovery.iterdir())) == (newer(), [])


def test_forgetting_asks_first(desk: Desk, path: Path) -> None:
    left_behind(path, newer(), counter=6)
    with answering("Cancel") as said:
        assert not desk.recovery.forget(path)
    assert "The plan’s own file stays where it is" in said[0]
    assert len(offers(local_folders())) == 1


def test_the_folder_that_was_used_last_is_forgotten_with_its_plan_and_no_other(desk: Desk, path: Path) -> None:
    for folder, kept in (("/elsewhere", "/elsewhere"), (str(path.parent), "")):
        desk.preferences.change(last_folder=folder)
        with answering("Forget it", "Close") as said:
            assert desk.recovery.forget(path)
        assert desk.preferences.now.last_folder == kept
        assert ("the folder that was used last" in said[-1]) is not bool(kept)


def test_a_plan_that_is_open_is_closed_before_it_is_forgotten(desk: Desk, path: Path) -> None:
    desk.saver.open(path)
    with answering("Forget it", "Close"):
        assert desk.recovery.forget(path)
    assert (desk.session.is_open, desk.saver.path, read_plan(path)) == (False, None, small_plan())
    assert not list(local_folders().recovery.glob("*"))


def test_whoever_forgets_a_draft_is_told_that_this_deletes_it(desk: Desk) -> None:
    desk.saver.begin(small_plan())
    draft = desk.saver.path
    assert draft is not None
    with answering("Delete the plan", "Close") as said:
        assert desk.recovery.forget(draft)
    assert "Forgetting it deletes it" in said[0]
    assert not list(local_folders().drafts.iterdir())


def test_no_thread_is_left_when_a_plan_is_left(desk: Desk, path: Path) -> None:
    before = threading.active_count()
    desk.saver.open(path)
    desk.saver.leave()
    assert threading.active_count() == before
