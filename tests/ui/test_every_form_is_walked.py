"""Every place in the code that makes a field is reached by the walks over pages, forms and dialogs.

A new form that no walk opens is named here, so that it is added to them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.ui.every_module import import_every_module
from tests.ui.states import PLANS, STEPS, page_of, settle, window_with
from tests.ui.test_accessibility_walk import called
from tests.ui.test_dialogs_fit import DIALOGS, empty_pages
from tests.ui.test_typing_walk import BEHIND, checkable, opener, unfold, with_an_own_item

from wizard import ui
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.inputs.typing import LineInput, Typing

FOLDER = Path(ui.__file__).parent
NOT_ENTRIES = {"HelpPanel": "it is searched in"}
"""The classes whose fields take nothing that is recorded, and why."""
OTHER_PLANS = {
    "BoardPart": "a board that decides",
    "CountFields": "votes of which only the counts are recorded",
    "JoinedSection": "a rule for which it matters when partners joined",
    "OutwardFields": "a document that a form fills in",
    "Particulars": "own words in place of a position",
    "PersonRow": "a name that cannot be printed",
    "RecordCard": "a record that names its keeper",
    "RuleCard": "a rule of their own",
    "RunOutRow": "something that has run out since the last meeting",
    "SentPart": "a circulation that was not sent yet",
}
"""Classes with fields that only other plans show, and what shows them: their own tests type into these."""


class Site(NamedTuple):
    """A place in the code that makes a field."""

    file: str
    line: int
    owner: str
    """The class that makes it."""


def kinds(of: type) -> Iterator[str]:
    """Yield the names of a class and of all its subclasses in the program."""
    if of.__module__.startswith("wizard."):
        yield of.__name__
    below: list[type] = type.__subclasses__(of)
    for each in below:
        yield from kinds(each)


def sites() -> dict[tuple[str, int], Site]:
    """Return the places that make a field, by file and line."""
    import_every_module()
    names = {*kinds(LineInput), *kinds(NoteField)}
    found: dict[tuple[str, int], Site] = {}
    for file in FOLDER.rglob("*.py"):
        for owner in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(owner, ast.ClassDef):
                for call in ast.walk(owner):
                    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names:
                        found[str(file), call.lineno] = Site(file.name, call.lineno, owner.name)
    return found


class Met:
    """The places in the code whose fields were on the screen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wanted = sites()
        self.sites: set[Site] = set()
        self._made: dict[int, Site] = {}
        before = Typing.__init__

        def made(typing: Typing[Any], field: QObject, *more: Any, **named: Any) -> None:
            before(typing, field, *more, **named)  # type: ignore[arg-type]
            frame = sys._getframe(1)
            while frame.f_back is not None and (frame.f_code.co_filename, frame.f_lineno) not in self.wanted:
                frame = frame.f_back
            if (site := self.wanted.get((frame.f_code.co_filename, frame.f_lineno))) is not None:
                self._made[id(typing)] = site

        monkeypatch.setattr(Typing, "__init__", made)

    def look(self, root: QWidget) -> None:
        """Note the fields that can be seen."""
        fields: list[Any] = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
        for field in fields:
            if field.isVisible() and isinstance(field, LineInput | NoteField) and id(field.typing) in self._made:
                self.sites.add(self._made[id(field.typing)])


def walk_pages(qtbot: QtBot, met: Met) -> None:
    """Look at every page, and at the forms behind the buttons that are walked."""
    window = window_with(qtbot, "own item")
    for step in (*STEPS, "together", "item-o1"):
        page = page_of(window, step)
        unfold(page)
        met.look(page)
        for name in BEHIND.get(step, ()):
            dialog: QWidget | None = None
            for button in name.split(" > "):
                opener(dialog or page, button).click()
                settle()
                dialog = QApplication.activeModalWidget()
            met.look(dialog or page)
            while isinstance(dialog, QDialog) and isValid(dialog):
                dialog.done(0)
                settle()
                dialog = QApplication.activeModalWidget()


def walk_signing(qtbot: QtBot, met: Met) -> None:
    """Look at every way to answer a record."""
    page = page_of(window_with(qtbot, "closed"), "sign")
    for name in ("Answer: ", "The projector is off", "I am "):
        opener(page, name).click()
        settle()
    pressed = set[str]()
    while ways := [each for each in checkable(page) if called(each) not in pressed]:
        # In reverse order: refusing, which comes before the means, hides them.
        pressed.add(called(ways[-1]))
        ways[-1].click()
        settle()
        met.look(page)


def walk_dialogs(qtbot: QtBot, met: Met, tmp_path: Path) -> None:
    """Look at every dialog."""
    pdf = empty_pages(tmp_path / "copy.pdf")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    for make in DIALOGS.values():
        dialog = make(window, pdf)
        getattr(dialog, "look_up", dialog.show)()
        unfold(dialog)
        met.look(dialog)
        dialog.done(0)


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_every_place_that_makes_a_field_is_walked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(PLANS, "own item", with_an_own_item)
    met = Met(monkeypatch)
    walk_pages(qtbot, met)
    walk_signing(qtbot, met)
    walk_dialogs(qtbot, met, tmp_path)
    assert len(met.sites) > 60
    missed = {site for site in met.wanted.values() if site not in met.sites}
    # A class that is listed above without need has to be taken off the list.
    assert {site.owner for site in missed} == {*NOT_ENTRIES, *OTHER_PLANS}, sorted(missed)
