"""A newer edition of the guidance, as the user meets it: added, offered, accepted; and one that is refused."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.answering import answering
from tests.ui.keyboard import settle
from tests.ui.seeing import has_button, press, words
from tests.ui.wholewindow import page, whole_window

from wizard.foundation.paths import local_folders, resource
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.guidance_view.background_dialog import BackgroundDialog

SHIPPED = "2026-06, revised November 2026"
OLD = "The list strongly advised seeing patients face to face, as this is better for patients and for clinicians."
NEW = "It advised seeing patients face to face wherever they wished it."
BANNER = f"Edition 2026-12 of the guidance, by Devon LMC, is on this PC; this meeting uses edition {SHIPPED}."
FLAG = "The guidance for this decision changed with edition 2026-12"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newer edition, with one statement of item 1 reworded; the folder dialog answers with it."""
    folder = Path(shutil.copytree(resource("packs", "gpce-2024"), tmp_path / "newer"))
    reword(folder / "pack.toml", f'edition = "{SHIPPED}"', 'edition = "2026-12"')
    for day in ("2026-06-30", "2026-07-02"):
        reword(folder / "pack.toml", f" = {day}\n", " = 2026-11-28\n", every=True)
    reword(folder / "pack.toml", 'issuer = "GP Action Wizard"', 'issuer = "Devon LMC"')
    contact = '[lmc]\nname = "Devon LMC"\ntelephone = "01392 496000"\n'
    reword(folder / "pack.toml", "[[actions]]\nnumber = 1\n", f"{contact}\n[[actions]]\nnumber = 1\n")
    reword(folder / "actions" / "01-safe-daily-limit.toml", OLD, NEW)
    monkeypatch.setattr(CommandContext, "ask_for_folder", lambda _context, _title: folder)
    return folder


@pytest.fixture
def controller() -> Iterator[Controller]:
    with whole_window() as controller:
        controller.plans.open_example()
        settle()
        yield controller


def reword(file: Path, old: str, new: str, *, every: bool = False) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, -1 if every else 1), encoding="utf-8")


def shown(controller: Controller, step: str) -> str:
    controller.go_to(step)
    settle()
    return words(page(controller))


def add(controller: Controller, *answers: str) -> str:
    """Add the pack from the Start step; return the message about it."""
    answers = answers or ("Add", "Close")
    controller.go_to("start")
    settle()
    with answering("Choose a folder", *answers) as said:
        press(page(controller), "Add guidance")
    settle()
    return said[-1]


def installed() -> list[Path]:
    return sorted((local_folders().root / "packs").rglob("pack.toml"))


def test_an_edition_past_its_last_day_is_offered_with_a_word_about_it(controller: Controller, folder: Path) -> None:
    reword(folder / "pack.toml", "use_until = 2027-03-31", "use_until = 2026-11-28")
    add(controller)
    assert f"{BANNER} But the one on this PC is out of date: ask your LMC for a newer one." in shown(
        controller, "start"
    )


@pytest.mark.usefixtures("folder")
def test_a_newer_edition_is_offered_on_start_and_taken_only_when_wanted(controller: Controller) -> None:
    before = controller.session.plan
    assert BANNER not in shown(controller, "start")
    assert "New meetings use it from now on; an open meeting keeps its own" in add(controller)
    assert f"{BANNER} Every decision stays as it is." in shown(controller, "start")
    assert controller.session.plan == before
    assert OLD in shown(controller, "item-1")


@pytest.mark.usefixtures("folder")
def test_once_taken_what_changed_is_flagged_and_no_decision_is(controller: Controller) -> None:
    meeting = controller.session.plan.meeting
    assert meeting is not None
    add(controller)
    press(page(controller), "Use it for this meeting")
    taken = controller.session.plan.meeting
    assert taken is not None
    assert taken.matters == meeting.matters
    assert taken.items == meeting.items
    assert BANNER not in shown(controller, "start")
    changed = shown(controller, "item-1")
    assert FLAG in changed
    assert NEW in changed
    assert "Guidance checked up to 28 November 2026" in changed
    assert FLAG not in shown(controller, "item-3")
    review = shown(controller, "review")
    assert OLD in review
    assert NEW in review


@pytest.mark.usefixtures("folder")
def test_taking_it_can_be_undone(controller: Controller) -> None:
    before = controller.session.plan
    add(controller)
    press(page(controller), "Use it for this meeting")
    controller.window.commands.undo.trigger()
    settle()
    assert controller.session.plan == before
    assert BANNER in shown(controller, "start")


@pytest.mark.usefixtures("folder")
def test_an_edition_that_names_its_lmc_shows_whom_to_ask(controller: Controller) -> None:
    add(controller)
    press(page(controller), "Use it for this meeting")
    assert "Devon LMC. Telephone: 01392 496000." in shown(controller, "start")
    plan = controller.session.plan
    assert plan.meeting is not None
    later = plan.meeting.replace(held_on=date(2027, 2, 28))
    controller.session.apply(plan.replace(meeting=later), "date")
    assert "Guidance checked up to 28 November 2026 · 3 months old." in shown(controller, "start")


def test_one_that_is_refused_says_why_and_what_was_added_stays(controller: Controller, folder: Path) -> None:
    add(controller)
    there = {file: file.read_bytes() for file in installed()}
    assert len(there) == 1
    plan = controller.session.plan
    reword(folder / "actions" / "01-safe-daily-limit.toml", 'id = "1"', 'id = "1"\ncolour = "red"')
    said = add(controller, "Close")
    assert "The guidance was not added" in said
    assert "01-safe-daily-limit.toml" in said
    assert "colour" in said
    assert {file: file.read_bytes() for file in installed()} == there
    assert controller.session.plan == plan
    assert has_button(page(controller), "Use it for this meeting")


def test_the_shipped_edition_is_not_replaced(controller: Controller, folder: Path) -> None:
    reword(folder / "pack.toml", 'edition = "2026-12"', f'edition = "{SHIPPED}"')
    assert "is already on this PC with different texts" in add(controller, "Close")
    assert installed() == []


@pytest.mark.usefixtures("folder")
def test_the_background_is_that_of_the_edition_before_the_meeting(controller: Controller) -> None:
    def whom_to_ask() -> str:
        controller.window.commands.background.trigger()
        settle()
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, BackgroundDialog))
        press(dialog, "Who to ask")
        text = words(dialog)
        dialog.close()
        settle()
        return text

    assert "Ask your LMC; this edition does not give its details." in whom_to_ask()
    add(controller)
    assert "Ask your LMC; this edition does not give its details." in whom_to_ask()
    press(page(controller), "Use it for this meeting")
    assert "Devon LMC\nTelephone: 01392 496000" in whom_to_ask()
