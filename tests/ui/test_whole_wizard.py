"""The wizard from start to finish: from Start to a saved PDF with all twelve items, in the real window."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.guidance.other_pack import OTHER_ID, write_other_pack
from tests.ui.keyboard import Keyboard
from tests.ui.seeing import field, press, visible, words
from tests.ui.wholewindow import page, reviewed, said, wait_until, whole_window

from wizard.minutes.minutes import minutes_of
from wizard.plan.meeting import Presence
from wizard.plan.people import Role
from wizard.services import guidance_packs
from wizard.storage.plan_file import read_plan
from wizard.ui.application.controller import Controller
from wizard.ui.commands.choose_guidance_dialog import ChooseGuidanceDialog
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.steps.export.export_page import ExportPage
from wizard.ui.steps.meeting.meeting_page import MeetingPage
from wizard.ui.steps.practice.practice_page import PracticePage

PARTNERS = ("Dr Amara Osei", "Dr Ben Shah", "Dr Carys Pugh")
CHOSEN = {
    "1": "Work to a safe daily limit",
    "2": "Use it where timely and clinically helpful",
    "3": "No notice on any service",
    "4a": "Already our practice",
    "4b": "",
    "5": "We meet this duty",
    "6": "No change to our agreements",
    "7": "New agreements on hold until a set date",
    "8": "Keep safety prompts only",
    "9a": "We meet it under protest",
    "9b": "Not yet met",
    "10": "Decide later on pilots",
}
"""The choice on each item; on 4b, whichever comes first."""

DUTIES = ("5", "9a", "9b")
BY_ROLL_CALL = {"2": "112", "8": "131"}


def write(root: QWidget, name: str, text: str) -> None:
    """Type into a field, and leave it with Enter."""
    control = field(root, name)
    control.setFocus()
    QTest.keyClicks(control, text)
    QTest.keyClick(control, Qt.Key.Key_Return)


def choose(root: QWidget, name: str, label: str) -> None:
    """Choose from a list."""
    box = next(each for each in visible(root, ChoiceField) if each.accessibleName() == name)
    while not box.currentText().startswith(label):
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before, f"“{name}” does not offer “{label}”"


def fill_in_the_practice(controller: Controller) -> None:
    """Three partners and a manager, typed."""
    controller.go_to("practice")
    practice = page(controller)
    assert isinstance(practice, PracticePage)
    write(practice, "Name", "Elm Street Surgery")
    write(practice, "ODS code", "a12345")
    write(practice, "List size", "9,800")
    for name in (*PARTNERS, "Gwen Abbot"):
        write(practice, "Add somebody", name)
    choose(practice, "Role of Gwen Abbot", "Manager")
    choose(practice, "Start from", "More than half of the votes given")


def begin_the_meeting(controller: Controller) -> None:
    """Date, chair, minutes, and everybody in the room."""
    press(controller.window, "Next")
    meeting = page(controller)
    assert isinstance(meeting, MeetingPage)
    write(meeting, "Date", "8 December 2026")
    choose(meeting, "In the chair", PARTNERS[0])
    choose(meeting, "Takes the minutes", "Gwen Abbot")
    press(meeting, "Everybody in the room")
    # Nothing has been prepared that could be taken together.
    press(controller.window, "Next")
    assert controller.window.current_key == "together"


def decide(controller: Controller, item: str) -> None:
    """Choose the item's position, fill in its one required field, and agree, vote or check it."""
    shown = page(controller)
    cards = visible(shown, OptionCard)
    wanted = [card for card in cards if card.option.label == CHOSEN[item]]
    (wanted or cards)[0].click()
    if item in BY_ROLL_CALL:
        press(shown, "Roll call")
        for key in BY_ROLL_CALL[item]:
            QTest.keyClicks(QApplication.focusWidget() or shown, key)
        press(shown, "Back to the item")
    else:
        press(shown, "Note it" if item in DUTIES else "Agreed, nobody against")


def decide_everything(controller: Controller) -> None:
    """Go through the twelve items with Next, and type a reason or other required text on the way."""
    for item in minutes_of(controller.session.plan).meeting.guidance.order:
        press(controller.window, "Next")
        assert controller.window.current_key == f"item-{item}"
        decide(controller, item)
        if item == "1":
            write(page(controller), "Starts", "11 Jan 2027")
            choose(page(controller), "Owner", "Gwen Abbot")
        if item == "3":
            reason = field(page(controller), "Reason")
            QTest.keyClicks(reason, "Nothing is done <b>unpaid</b> & unasked.")
        if item == "7":
            write(page(controller), "Hold until", "8 Jun 2027")


def undo_and_redo(controller: Controller) -> None:
    """Undo the last decision by key, and redo it."""
    keys, before = Keyboard(controller.window), controller.session.plan
    keys.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, times=2)
    assert minutes_of(controller.session.plan).item("10").last is None
    keys.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, times=2)
    assert controller.session.plan == before


def export(controller: Controller, out: Path) -> str:
    """Go on to Export, save the PDF, and return its text."""
    for _ in range(2):
        press(controller.window, "Next")
    shown = page(controller)
    assert isinstance(shown, ExportPage)
    wait_until(lambda: shown.preview.pages > 0)
    keys, asked = Keyboard(controller.window), list[str]()

    def close_what_is_said() -> None:
        asked.append(keys.dialog.accessibleName())
        keys.press(Qt.Key.Key_Escape)

    keys.answer(close_what_is_said)
    press(shown, "Save PDF")
    wait_until(lambda: bool(asked))
    assert asked == ["The PDF is saved"]
    return text_of(out)


def text_of(path: Path) -> str:
    """Return the text of a PDF in one line."""
    document = pypdfium2.PdfDocument(path)
    text = " ".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    document.close()
    return " ".join(text.split())


def test_from_start_to_a_saved_pdf_that_holds_all_twelve_items(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_file, pdf = tmp_path / "elm.gpplan", tmp_path / "elm.pdf"
    where = {"Keep the plan in a folder": plan_file, "Save the PDF": pdf}
    monkeypatch.setattr(CommandContext, "ask_where", lambda _context, title, _suggested, _kinds: where[title])
    with whole_window() as controller:
        press(page(controller), "Begin a new plan")
        fill_in_the_practice(controller)
        begin_the_meeting(controller)
        decide_everything(controller)
        undo_and_redo(controller)
        press(controller.window, "Next")
        told, sentences = reviewed(controller), said(controller)
        assert all(sentence in told[item] for item in CHOSEN for sentence in sentences[item])
        text = export(controller, pdf)
        controller.go_to("start")
        press(page(controller), "Your plans")
        press(page(controller), "Give it a name")
        plan = controller.session.plan

    assert [person.role for person in plan.people] == [*([Role.PARTNER] * 3), Role.MANAGER]
    assert (plan.practice.ods_code, plan.practice.list_size) == ("A12345", 9800)
    assert plan.meeting is not None
    assert (plan.meeting.held_on, plan.meeting.chair) == (date(2026, 12, 8), plan.people[0].id)
    assert plan.meeting.attendance[2].presence is Presence.IN_ROOM
    for entry in minutes_of(plan).items:
        assert entry.last is not None, entry.item.id
        assert " ".join(entry.item.title.split()) in text
        # A duty’s label follows its title, and so begins in small letters.
        assert entry.label.casefold() in text.casefold()
        assert ("noted without a vote" if entry.is_duty else entry.sentence) in text, entry.item.id
    assert "Nothing is done <b>unpaid</b> & unasked." in text
    assert read_plan(plan_file) == plan
    with whole_window(plan_file) as controller:
        assert controller.session.plan == plan
        controller.go_to("item-3")
        assert "would not serve notice on any service" in words(page(controller))


def test_a_guidance_with_another_id_and_three_actions_goes_the_whole_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = tmp_path / "devon.pdf"
    monkeypatch.setattr(CommandContext, "ask_where", lambda _context, _title, _suggested, _kinds: pdf)
    guidance_packs.add_pack(guidance_packs.look_at(write_other_pack(tmp_path / "pack")))
    with whole_window() as controller:
        monkeypatch.setattr(ChooseGuidanceDialog, "exec", lambda dialog: _take(dialog, OTHER_ID))
        press(page(controller), "Begin a new plan")
        fill_in_the_practice(controller)
        begin_the_meeting(controller)
        minutes = minutes_of(controller.session.plan)
        assert [entry.item.id for entry in minutes.items] == ["1", "2", "c"]
        labels = {"1": "No notice on any service", "2": "No hold", "c": "Decide later on pilots"}
        for number, (item, label) in enumerate(labels.items(), 1):
            press(controller.window, "Next")
            assert controller.window.current_key == f"item-{item}"
            assert f"Action {number} of 3" in words(page(controller))
            cards = visible(page(controller), OptionCard)
            wanted = [card for card in cards if card.option.label.startswith(label)]
            (wanted or cards)[0].click()
            press(page(controller), "Agreed, nobody against")
        press(controller.window, "Next")
        assert sorted(reviewed(controller)) == ["1", "2", "c"]
        text = export(controller, pdf)
        plan = controller.session.plan
    for entry in minutes_of(plan).items:
        assert entry.last is not None, entry.item.id
        assert ("noted without a vote" if entry.is_duty else entry.sentence) in text, entry.item.id
    assert "Devon’s own: GPC England’s ten actions of 2024" in text


def _take(dialog: ChooseGuidanceDialog, pack_id: str) -> int:
    next(card for card in dialog.findChildren(OptionCard) if card.option.value == pack_id).click()
    return 1
