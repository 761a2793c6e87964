"""No command uses a disk on the window's thread: any file that is opened, added or saved may be on a slow one."""

from __future__ import annotations

import builtins
import io
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.guidance.other_pack import OTHER_ID, write_other_pack
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.commands.test_adding_guidance import CORRECTION, choose, drop
from tests.ui.keyboard import settle
from tests.ui.wholewindow import wait_until, whole_window

from wizard.foundation.dates import local_now
from wizard.foundation.paths import resource
from wizard.foundation.policy import Policy
from wizard.guidance.packs.load_pack import pack_files
from wizard.guidance.packs.making import built_correction
from wizard.guidance.packs.pack_archive import archive
from wizard.services import guidance_packs
from wizard.services.pdf_copies import PdfRequest, make_pdf
from wizard.storage.plan_file import write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext

CALLS = (
    "open", "stat", "lstat", "scandir", "listdir", "replace", "rename", "unlink", "remove", "link", "mkdir", "access",
    "readlink", "utime", "chmod",
)  # fmt: skip


class Share:
    """A watched folder: any use of it on the window's thread is noted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: list[str] = []

    def watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return `call`, noting its caller if that held up the window."""

        def noting(path: Any, *more: Any, **named: Any) -> Any:
            if threading.current_thread() is threading.main_thread() and self._holds(path):
                frames = [frame for frame in traceback.extract_stack()[:-1] if "/wizard/ui/" in frame.filename]
                if frames:
                    self.touched.append(" < ".join(f"{frame.name}:{frame.lineno}" for frame in frames[:-6:-1]))
            return call(path, *more, **named)

        return noting

    def _holds(self, path: object) -> bool:
        return isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(str(self.folder))


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Share:
    """A share with a plan, IT's guidance, a pack, a correction and a PDF on it, watched from now on."""
    made = Share(tmp_path / "share")
    made.folder.mkdir()
    write_new_plan(made.folder / "harbour.gpplan", worked_example())
    make_pdf(worked_example().replace(id="7" * 32), made.folder / "harbour.pdf")
    (made.folder / "devon.gppack").write_bytes(archive(pack_files(write_other_pack(tmp_path / "other"))))
    (tmp_path / "other").rename(made.folder / "pack")
    shipped = pack_files(resource("packs", "gpce-2024"))
    correction = built_correction(CORRECTION.encode("utf-8"), shipped, local_now().date())[0]
    (made.folder / "correction.gppack").write_bytes(correction)
    (made.folder / "of IT").mkdir()
    monkeypatch.setattr(guidance_packs, "policy", lambda: Policy(guidance=made.folder / "of IT"))
    for name in CALLS:
        monkeypatch.setattr(os, name, made.watched(getattr(os, name)))
    opened = made.watched(io.open)
    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr(builtins, "open", opened)
    return made


@pytest.fixture
def controller(share: Share) -> Iterator[Controller]:
    with whole_window(share.folder / "harbour.gpplan") as controller:
        yield controller
    assert share.touched == []


def picked(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Make the system's dialogs answer with this path."""
    for question in ("ask_for_file", "ask_where"):
        monkeypatch.setattr(CommandContext, question, lambda *_more: path)


def test_a_plan_is_opened_changed_copied_and_given_out(
    controller: Controller, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = controller.session
    session.apply(session.plan.replace(practice=session.plan.practice.replace(list_size=9_001)), "list size")
    picked(monkeypatch, share.folder / "copy.gpplan")
    controller.plans.save_copy()
    controller.plans.open_plan()
    assert session.plan.practice.list_size == 9_001
    picked(monkeypatch, share.folder / "copy.pdf")
    with answering("Close"):
        controller.pdfs.save_pdf(PdfRequest())
    picked(monkeypatch, share.folder / "copy.pdf")
    with answering("Close"):
        controller.plans.check_file()
    assert share.touched == []


def test_a_pdf_is_opened_and_a_plan_forgotten(
    controller: Controller, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked(monkeypatch, share.folder / "from the PDF.gpplan")
    controller.plans.open_dropped(share.folder / "harbour.pdf")
    assert controller.saver.path == share.folder / "from the PDF.gpplan"
    with answering("Forget it", "Close"):
        controller.recovery.forget_plan()
    assert not controller.session.is_open
    assert share.touched == []


def test_guidance_is_added_by_file_by_folder_and_as_a_correction(controller: Controller, share: Share) -> None:
    controller.saver.remember()
    with answering("Add", "Close"):
        drop(controller.window, share.folder / "devon.gppack")
    with answering("Close") as said:
        drop(controller.window, share.folder / "pack")
    assert "Nothing was added" in said[0]
    with answering("Add", "Close") as said:
        drop(controller.window, share.folder / "correction.gppack")
    assert "Harbour Lane Surgery, meeting 1" in said[0]
    with answering("Begin"):
        choose(controller, OTHER_ID)
        controller.plans.new_plan()
    settle()
    assert share.touched == []


def test_two_versions_are_told_apart_and_one_goes_beside_the_other(controller: Controller, share: Share) -> None:
    session, path = controller.session, share.folder / "harbour.gpplan"
    path.unlink()
    write_new_plan(path, worked_example().replace(practice=worked_example().practice.replace(list_size=4_000)), 40)
    with answering("Keep mine"):
        session.apply(session.plan.replace(practice=session.plan.practice.replace(list_size=9_001)), "list size")
        wait_until(lambda: controller.saver.path != path)
    assert controller.saver.path == share.folder / "harbour (2).gpplan"
    assert share.touched == []
