"""Every Windows error that we know, in every place where a file is opened, written, renamed or removed."""

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.storage.samples import NOON, small_plan

from wizard.foundation.atomic_file import new_file, put_in_place, write_file
from wizard.foundation.disk import BRISK, DENIED, DISK, HELD_OPEN, Disk
from wizard.foundation.file_errors import reason
from wizard.foundation.paths import Folders, resource
from wizard.foundation.windows_errors import NOT_HERE, ROWS, TROUBLES
from wizard.foundation.windows_files import extended, is_no_file
from wizard.guidance.packs.adding import add, offered
from wizard.guidance.packs.installed_packs import AddedBy
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError
from wizard.services.preferences import PreferencesFile
from wizard.storage.file_lock import take_lock, this_person
from wizard.storage.journal import Journal, Record
from wizard.storage.local_plans import Recent, recent_plans, remember, remove_draft
from wizard.storage.plan_file import PlanFileError, plan_bytes, read_plan, write_new_plan
from wizard.storage.plan_writer import PlanWriter

OPERATIONS = (
    "read",
    "create",
    "write",
    "sync",
    "mode",
    "set_mode",
    "link",
    "replace",
    "exchange",
    "remove",
    "make_folder",
)
NUMBERS = sorted({DENIED, *HELD_OPEN, *(next(iter(names)) for _, names in ROWS)})
"""One of each kind, and all that the program waits for."""

LONGEST_WAIT = 35
"""Seconds: ten for each of the three file operations in one action, and a little more."""


class WindowsError(OSError):
    """A Windows error; Linux has no such number, so it is added to the Linux error."""

    def __init__(self, number: int) -> None:
        # The C runtime turns most of them into “invalid argument”, which must not be reported.
        super().__init__(22, "as the test wants it")
        self.winerror = number


class Windows:
    """Makes one file operation fail everywhere with a Windows number; counts the seconds waited."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._failing, self._number = "", 0
        self.waited = 0.0
        for operation in OPERATIONS:
            patch.setattr(Disk, operation, self._wrapped(operation, getattr(Disk, operation)))
        for disk in (DISK, BRISK):
            patch.setattr(disk, "_wait", self._wait)

    @contextmanager
    def failing(self, operation: str, number: int) -> Iterator[None]:
        self.waited, self._failing, self._number = 0.0, operation, number
        yield
        self._failing = ""

    def _wrapped(self, operation: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        def done(*given: Any) -> Any:
            if operation == self._failing:
                raise WindowsError(self._number)
            return plain(*given)

        return done

    def _wait(self, seconds: float) -> None:
        self.waited += seconds


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    return Windows(monkeypatch)


def save_plan(folder: Path) -> None:
    path = folder / "plan.gpplan"
    lock = take_lock(path, Folders(folder / "local"), this_person(), NOON)
    try:
        data = path.read_bytes()
        PlanWriter(path, data, lock).write(Record.of(2, plan_bytes(small_plan("Changed"), 2)))
    finally:
        lock.release()


def save_pdf(folder: Path) -> None:
    with put_in_place(folder / "plan.pdf") as stream:
        stream.write(b"page")


def save_copy(folder: Path) -> None:
    write_new_plan(folder / "copy.gpplan", small_plan())


def save_letter(folder: Path) -> None:
    new_file(folder / "letter.docx", b"letter")


def remember_plan(folder: Path) -> None:
    remember(folder / "recent.json", Recent("new.gpplan", "New", NOON.isoformat()))


def keep_in_journal(folder: Path) -> None:
    journal = Journal(folder / "journals", folder / "plan.gpplan", "token")
    try:
        journal.append(Record.of(2, b"changed"))
        journal.keep_copy(b"changed")
    finally:
        journal.close(remove=True)


def read_it(folder: Path) -> None:
    read_plan(folder / "plan.gpplan")


def drop_draft(folder: Path) -> None:
    remove_draft(folder / "draft.gpplan")


ACTS = (save_plan, save_pdf, save_copy, save_letter, remember_plan, keep_in_journal, read_it, drop_draft)


def laid_out(folder: Path) -> None:
    folder.mkdir()
    (folder / "plan.gpplan").write_bytes(plan_bytes(small_plan(), 1))
    (folder / "plan.pdf").write_bytes(b"old")
    (folder / "draft.gpplan").write_bytes(b"draft")
    write_file(folder / "recent.json", b'{"recent":[{"path":"old.gpplan","title":"Old","opened":"2026-11-29T10:00"}]}')


def sentence_of(error: Exception) -> str:
    return reason(error) if isinstance(error, OSError) else str(error)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_whatever_windows_says_it_ends_in_words_and_what_was_there_is_whole(
    windows: Windows, tmp_path: Path, act: Callable[[Path], None], operation: str
) -> None:
    for number in NUMBERS:
        folder, said = tmp_path / str(number), ""
        laid_out(folder)
        with windows.failing(operation, number):
            try:
                act(folder)
            except (OSError, PlanFileError) as error:
                said = sentence_of(error)
        trouble = TROUBLES[number]
        assert not said or f"{trouble.words}. {trouble.advice}" in said
        assert windows.waited < LONGEST_WAIT
        if number not in {*HELD_OPEN, DENIED}:
            assert windows.waited == 0
        assert read_plan(folder / "plan.gpplan").practice.name in ("Hawthorn Lane Surgery", "Changed")
        assert (folder / "plan.pdf").read_bytes() in (b"old", b"page")
        assert "old.gpplan" in [entry.path for entry in recent_plans(folder / "recent.json")]
        left = {path.name for path in folder.rglob("*") if path.name.endswith("-tmp")}
        assert not left or operation == "remove"


@pytest.mark.parametrize("operation", [*OPERATIONS, "move_folder", "remove_folder"])
def test_a_pack_that_is_added_is_whole_or_the_one_before_is(windows: Windows, tmp_path: Path, operation: str) -> None:
    source = tmp_path / "source"
    shutil.copytree(resource("packs", "gpce-2024"), source)
    head = source / "pack.toml"
    head.write_text(re.sub('(?m)^edition = ".*"', 'edition = "2031-01"', head.read_text(encoding="utf-8")), "utf-8")
    packs = tmp_path / "packs" / "gpce-2024"
    offer = replace(offered(source, (), date(2026, 11, 29)), same=False)
    by = AddedBy(fingerprint=offer.fingerprint)
    add(offer, tmp_path, by)
    for number in (32, DENIED, 112, 1260):
        with windows.failing(operation, number), contextlib.suppress(PackError):
            add(offer, tmp_path, by)
        assert load_pack(packs / "2031-01").edition.edition == "2031-01"
        left = [path for path in packs.iterdir() if path.name not in ("2031-01", "2031-01.json")]
        assert not left or operation in ("remove", "remove_folder")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_preferences_that_cannot_be_kept_last_until_the_program_ends(
    windows: Windows, tmp_path: Path, operation: str
) -> None:
    for number in NUMBERS:
        preferences = PreferencesFile(tmp_path / f"{number}.json")
        with windows.failing(operation, number):
            preferences.change(look="dark")
        assert (preferences.now.look, windows.waited < 1) == ("dark", True)


def test_a_list_of_recent_plans_that_is_held_open_is_not_written_anew(windows: Windows, tmp_path: Path) -> None:
    laid_out(tmp_path / "plans")
    with windows.failing("read", 32), pytest.raises(OSError, match="as the test wants it"):
        remember_plan(tmp_path / "plans")
    assert [entry.path for entry in recent_plans(tmp_path / "plans" / "recent.json")] == ["old.gpplan"]


def test_every_number_of_windows_is_listed_once_and_has_words_and_advice() -> None:
    assert sum(len(names) for _, names in ROWS) == len(TROUBLES)
    for trouble, names in ROWS:
        assert names
        assert trouble.words[0].islower() or trouble is NOT_HERE
        assert trouble.advice[0].isupper()
        assert not trouble.words.endswith(".")
        assert not trouble.advice.endswith(".")


def test_a_number_that_is_not_listed_is_told_with_what_windows_says() -> None:
    assert reason(WindowsError(9_999)) == "Windows says “as the test wants it” (error 9999)"


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("C:\\plans\\osei.gpplan", "C:\\plans\\osei.gpplan"),
        ("C:\\" + "a" * 300, "\\\\?\\C:\\" + "a" * 300),
        ("C:/" + "a" * 300 + "/../b" + "c" * 300, "\\\\?\\C:\\b" + "c" * 300),
        ("\\\\server\\share\\" + "a" * 300, "\\\\?\\UNC\\server\\share\\" + "a" * 300),
        ("\\\\?\\C:\\" + "a" * 300, "\\\\?\\C:\\" + "a" * 300),
    ],
)
def test_a_long_path_is_given_to_windows_as_it_takes_it(path: str, taken: str) -> None:
    assert extended(path) == taken


@pytest.mark.parametrize(
    "path",
    ["C:\\plans\\a:b.gpplan", "ab:c.gpplan", "C:\\plans\\con.gpplan", "osei.gpplan.", "\\\\server\\share\\x:y.pdf"],
)
def test_a_name_that_windows_takes_for_something_else_is_refused_there(path: str) -> None:
    assert is_no_file(path)


@pytest.mark.parametrize("path", ["C:\\plans\\osei.gpplan", "a.b.gpplan", "\\\\?\\C:\\plans\\osei.pdf", "console.pdf"])
def test_any_other_name_is_taken(path: str) -> None:
    assert not is_no_file(path)
