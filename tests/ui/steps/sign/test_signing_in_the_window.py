"""Six partners close a meeting and sign in the real window; a second meeting changes two items; every PDF is sound."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.ui.ceremony import acknowledge_all, close_by_bar, draw, on_paper, type_name
from tests.ui.keyboard import Keyboard, settle
from tests.ui.seeing import has_button, press, visible, words, write
from tests.ui.wholewindow import page, wait_until, whole_window

from wizard.overview.aftermath_lines import Aftermath
from wizard.overview.changes import changes_of
from wizard.plan.people import Role
from wizard.plan.record import AnswerKind, Method
from wizard.services import example_plan, file_check, plan_files
from wizard.signing.closing import RecordState, record_fingerprint, signing_state
from wizard.ui.application import controller as conducting
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.session.session import Session
from wizard.ui.steps.sign.sign_page import SignPage

FIRST = datetime(2026, 12, 8, 14, 30, tzinfo=UTC)


class Clock:
    """The PC's clock, set by the test."""

    def __init__(self) -> None:
        self.now = FIRST

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(conducting, "Session", lambda: Session(clock))
    return clock


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """The worked example in a file of its own: six partners, one of them away."""
    path = tmp_path / "harbour.gpplan"
    plan_files.keep_new(example_plan.example(), path)
    return path


def sign_page(controller: Controller) -> SignPage:
    """Go to the Sign step."""
    controller.go_to("sign")
    settle()
    found = page(controller)
    assert isinstance(found, SignPage)
    return found


def close_meeting(controller: Controller) -> SignPage:
    """Acknowledge everything necessary, and close the meeting."""
    found = sign_page(controller)
    acknowledge_all(found)
    close_by_bar(found)
    assert record_fingerprint(controller.session.plan.records[-1]) in words(found)
    return found


def save_pdf(controller: Controller, monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    """Save the partners' copy from the Export step."""
    monkeypatch.setattr(CommandContext, "ask_where", lambda *_asked: out)
    controller.go_to("export")
    if has_button(page(controller), "All documents"):
        press(page(controller), "All documents")
    keys, told = Keyboard(controller.window), list[str]()

    def close_what_is_said() -> None:
        told.append(keys.dialog.accessibleName())
        keys.press(Qt.Key.Key_Escape)

    keys.answer(close_what_is_said)
    press(page(controller), "Save PDF")
    wait_until(lambda: told == ["The PDF is saved"])


def verdict(path: Path) -> str:
    """Return the verdict of a check of a file, and see that it is sound."""
    found = file_check.check(path)
    assert (found.code, found.findings) == (plan_files.SOUND, ()), found.headline
    return found.headline


def sign_in_turn(signing: SignPage, names: dict[str, str]) -> None:
    """The five who were present: drawn, typed, on paper, in writing with a correction; the fifth declines."""
    press(signing, f"Begin with {names['osei']}", "The projector is off", f"I am {names['osei']}")
    draw(signing)
    press(signing, "Sign as", f"I am {names['whitlock']}")
    type_name(signing, "Ben Whitlock")
    press(signing, "Sign as", f"I am {names['rhydderch']}")
    on_paper(signing, "8 Dec 2026", "Gwen Abbot")
    press(signing, "Sign as", f"I am {names['shah']}", "I sign, with a correction")
    write(signing, "The correction, in your words", "The meeting began at 13:00.")
    on_paper(signing, "8 Dec 2026", "Gwen Abbot", way="Confirmed by e-mail")
    press(signing, "Sign as", f"Record the e-mail of {names['petrie']}", "I refuse to sign")
    write(signing, "Why you refuse, in your words", "I was outvoted.")
    press(signing, f"Record the answer of {names['petrie']}")


def change(controller: Controller, step: str, label: str) -> None:
    """Choose another position on the first item of an action, and agree."""
    controller.go_to(step)
    settle()
    shown = page(controller)
    next(card for card in visible(shown, OptionCard) if card.option.label == label).click()
    press(shown, "Agreed, nobody against")


def hold_a_second_meeting(controller: Controller) -> None:
    """Begin it after the last one's signatures, with everybody present, and change two items."""
    press(sign_page(controller), "Begin the next meeting")
    assert controller.window.current_key == "meeting"
    keys = Keyboard(controller.window)
    keys.fill("Date", "9 Mar 2027")
    keys.choose("In the chair", "Dr Amara Osei")
    press(page(controller), "Everybody in the room")
    change(controller, "item-3", "No notice on any service")
    change(controller, "item-10", "No hold on pilots")


def the_last_partner_answers(controller: Controller, name: str) -> None:
    """The absent partner agrees, so the record is signed."""
    signing = sign_page(controller)
    press(signing, f"Go on with {name}", f"I am {name}", "I have read it and agree")
    type_name(signing, "Farah Noor")
    press(signing, "Sign that I agree")
    record = controller.session.plan.records[-1]
    assert [(answer.kind, answer.method) for answer in record.replies] == [
        (AnswerKind.SIGNED, Method.DRAWN),
        (AnswerKind.SIGNED, Method.TYPED),
        (AnswerKind.SIGNED, Method.PAPER),
        (AnswerKind.SIGNED_WITH_CORRECTION, Method.WRITING),
        (AnswerKind.DECLINED, Method.STATED),
        (AnswerKind.READ_AND_AGREED, Method.TYPED),
    ]
    assert [answer.at.date().day for answer in record.replies] == [8, 8, 8, 8, 8, 21]
    assert signing_state(record).state is RecordState.SIGNED


def test_six_partners_sign_and_a_second_meeting_changes_two_items(
    plan_file: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    with whole_window(plan_file) as controller:
        names = {person.id: person.name for person in controller.session.plan.people if person.role is Role.PARTNER}
        signing = close_meeting(controller)
        sign_in_turn(signing, names)
        assert "Closed, 4 of 6 signed, 1 refused" in words(signing)

    clock.now += timedelta(days=13)
    with whole_window(plan_file) as controller:
        the_last_partner_answers(controller, names["noor"])
        save_pdf(controller, monkeypatch, first)

        clock.now = datetime(2027, 3, 9, 14, 0, tzinfo=UTC)
        hold_a_second_meeting(controller)
        signing = close_meeting(controller)
        assert {entry.item for entry in changes_of(controller.session.plan)} - {None} == {"3", "10"}
        press(signing, f"Begin with {names['osei']}", "The projector is off", f"I am {names['osei']}")
        draw(signing)
        press(signing, "Sign as")
        save_pdf(controller, monkeypatch, second)
        ticks = [(tick.meeting, tick.what) for tick in controller.session.plan.office.ticks]
        assert ticks == [(1, Aftermath.SAVE), (2, Aftermath.SAVE)], "each saved plan is ticked under What to do now"
        fingerprints = [record_fingerprint(record) for record in controller.session.plan.records]

    assert "8 December 2026" in verdict(first)
    assert "9 March 2027" in verdict(second)
    assert file_check.check(first, fingerprints[0]).code == plan_files.SOUND
    assert file_check.check(second, fingerprints[1]).code == plan_files.SOUND
    assert file_check.check(second, fingerprints[0]).code == plan_files.UNSOUND
    assert "9 March 2027" in verdict(plan_file)
