"""Guidance as the user meets it: added by file, folder or drop, refused, chosen when a meeting begins."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.guidance.other_pack import OTHER_ID, write_other_pack
from tests.ui.answering import answering
from tests.ui.keyboard import settle
from tests.ui.seeing import button, press, visible, words
from tests.ui.wholewindow import page, whole_window

from wizard.foundation.dates import local_now
from wizard.foundation.paths import local_folders, resource
from wizard.guidance.packs.load_pack import pack_files
from wizard.guidance.packs.making import built_correction
from wizard.guidance.packs.pack_archive import archive
from wizard.minutes.minutes import minutes_of
from wizard.services.guidance_packs import added_in_words
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.session.wait_dialog import WaitDialog

EDITION = "2026-06, revised November 2026"
CORRECTION = f"""
edition = "{EDITION}, corrected 28 November 2026"
issuer = "Devon LMC"
[corrects]
id = "gpce-2024"
edition = "{EDITION}"
[[corrections]]
item = "1"
old = "How do our records show that we still respond to patients?"
new = "How does the record show that we respond?"
on = 2026-11-28
"""


@pytest.fixture
def controller() -> Iterator[Controller]:
    with whole_window() as controller:
        controller.plans.open_example()
        settle()
        controller.go_to("start")
        settle()
        yield controller


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The other pack, as one file."""
    made = tmp_path / "devon.gppack"
    made.write_bytes(archive(pack_files(write_other_pack(tmp_path / "other"))))
    return made


def drop(target: QWidget, path: Path) -> None:
    """Drag a file or folder onto the window and drop it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), copy, data, left, none))
    settle(30)


def test_a_file_is_chosen_shown_with_its_fingerprint_and_added(
    controller: Controller, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CommandContext, "ask_for_file", lambda _context, _title, _kinds: file)
    with answering("Choose a file", "Add", "Close") as said:
        press(page(controller), "Add guidance")
    assert "You can also drop either on the window." in said[0]
    assert "Devon’s own: GPC England’s ten actions of 2024" in said[1]
    assert "Compare the fingerprint with the one on your LMC’s own page." in said[1]
    assert "You are asked which guidance to use when a new meeting begins." in said[2]
    (line,) = added_in_words()
    assert "from “devon.gppack”. Fingerprint " in line
    with answering("Close") as said:
        controller.plans.open_plan(file)
    assert "Nothing was added: this edition is already on this PC." in said[0]


def test_nothing_is_added_unless_that_is_wanted(controller: Controller, file: Path) -> None:
    with answering("Do not add"):
        drop(controller.window, file)
    assert added_in_words() == ()
    with answering("Add", "Close"):
        drop(controller.window, file.parent / "other")
    assert len(added_in_words()) == 1


def test_what_is_no_guidance_says_so(controller: Controller, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"?")
    (tmp_path / "empty").mkdir()
    with answering("Close") as said:
        drop(controller.window, tmp_path / "letter.docx")
    assert "is not a plan, a PDF or guidance" in said[0]
    with answering("Close") as said:
        drop(controller.window, tmp_path / "empty")
    assert "pack.toml: the file is missing from the pack." in said[0]


def test_a_refused_pack_shows_all_that_is_wrong_with_it(controller: Controller, file: Path) -> None:
    folder = file.parent / "other"
    head = folder / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("issuer", "isuer", 1), "utf-8")
    (folder / "background.toml").write_text("[[bords]]\n", "utf-8")
    with answering("Close") as said:
        drop(controller.window, folder)
    assert "The guidance was not added" in said[0]
    assert "unknown key “isuer”; did you mean “issuer”?" in said[0]
    assert "unknown key “bords”; did you mean “boards”?" in said[0]
    assert not (local_folders().root / "packs").exists()


def test_one_that_is_against_style_says_so_in_the_window_from_then_on(controller: Controller, file: Path) -> None:
    head = file.parent / "other" / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("It recommends nothing.", "It  recommends nothing."), "utf-8")
    with answering("Add it anyway", "Close") as said:
        drop(controller.window, file.parent / "other")
    assert "This edition fails 1 style check" in said[0]
    assert "double spaces" in said[0]
    assert "it fails 1 style check." in said[1]
    with answering("Begin"):
        choose(controller, OTHER_ID)
        controller.plans.new_plan()
    settle()
    controller.go_to("item-1")
    settle()
    assert "This edition fails 1 style check." in words(page(controller))
    controller.go_to("meeting")
    settle()
    assert "This edition fails 1 style check." in words(page(controller))


def choose(controller: Controller, pack_id: str) -> None:
    """Once the dialog is open, choose the guidance with this id in it."""
    from PySide6.QtCore import QTimer

    def pick() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or isinstance(dialog, WaitDialog):
            QTimer.singleShot(1, controller, pick)
            return
        next(card for card in visible(dialog, OptionCard) if card.option.value == pack_id).click()

    QTimer.singleShot(0, controller, pick)


def test_a_new_meeting_asks_which_guidance_and_cancelling_begins_none(controller: Controller, file: Path) -> None:
    before = controller.session.plan
    with answering("Add", "Close"):
        drop(controller.window, file)
    with answering("Cancel") as said:
        controller.plans.new_plan()
    assert "Which guidance does this meeting follow?" in said[0]
    assert controller.session.plan == before
    with answering("Begin"):
        controller.plans.new_plan()
    settle()
    assert minutes_of(controller.session.plan).meeting.guidance.pack == "gpce-2024"


def test_a_correction_shows_old_beside_new_and_the_plans_that_relied_on_it(
    controller: Controller, tmp_path: Path
) -> None:
    made = tmp_path / "correction.gppack"
    shipped = pack_files(resource("packs", "gpce-2024"))
    made.write_bytes(built_correction(CORRECTION.encode("utf-8"), shipped, local_now().date())[0])
    controller.saver.remember()
    with answering("Add", "Close") as said:
        drop(controller.window, made)
    assert "Add this correction?" in said[0]
    assert "item 1 › prompts › no. 1" in said[0]
    assert "How do our records show that we still respond to patients?" in said[0]
    assert "How does the record show that we respond?" in said[0]
    assert "Harbour Lane Surgery, not saved in a folder yet, meeting 1 of 8 December 2026: item 1" in said[0]
    assert str(local_folders().drafts) not in said[0]
    settle()
    assert f"{EDITION}, corrected 28 November 2026" in words(page(controller))
    button(page(controller), "Use it for this meeting").click()
    settle()
    controller.go_to("item-1")
    settle()
    assert "The guidance for this decision changed" in words(page(controller))
