"""The background by keyboard: every part of it, its sources in words, who to ask."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.plans import shipped_pack
from tests.ui.seeing import button, words

from wizard.guidance.pack import Edition
from wizard.ui.guidance_view.background_dialog import BackgroundDialog

HEAD = shipped_pack().edition


def opened(qtbot: QtBot, head: Edition = HEAD) -> BackgroundDialog:
    dialog = BackgroundDialog(head, date(2026, 12, 8))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.look_up()
    return dialog


def test_it_begins_with_what_partners_ask_and_with_its_age(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.titles[0] == "What partners ask first"
    text = words(dialog)
    assert all(question.question in text for question in HEAD.questions)
    button(dialog, "How it came to this").click()
    text = words(dialog)
    assert (
        f"Edition {HEAD.edition}, by GP Action Wizard. Guidance checked up to 30 June 2026 · 5 months old. Ask" in text
    )
    # The sources are in the text read aloud; a command shows them.
    aloud = {label.text(): label.accessibleDescription() for label in dialog.findChildren(QLabel)}
    for statement in HEAD.background:
        said = next(spoken for shown, spoken in aloud.items() if shown.startswith(statement.text))
        assert all(source in said for source in statement.sources)
    dialog.close()


def test_every_part_is_reached_by_key_and_read_aloud(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    for title in dialog.titles:
        QTest.keyClick(button(dialog, title), Qt.Key.Key_Space)
        reading = dialog.focusWidget()
        assert reading.accessibleName() == title
        assert [line for line in reading.accessibleDescription().split("\n") if line not in words(dialog)] == []
        assert len(reading.accessibleDescription()) > 100
    dialog.close()


def test_the_timeline_the_gaps_and_the_sources_are_all_there(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    for title, texts in (
        ("Timeline 2024 to 2026", [entry.text for entry in HEAD.timeline]),
        ("What we know is missing", [gap.text for gap in HEAD.gaps]),
        ("This edition takes no side", [line.text for line in HEAD.neutrality]),
        ("Sources", [f"{source.id}  {source.publisher}: {source.title}" for source in HEAD.sources]),
    ):
        button(dialog, title).click()
        text = words(dialog)
        assert [each for each in texts if each not in text] == []
    dialog.close()


def test_whom_to_ask_is_the_editions_lmc_or_said_to_be_missing(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    button(dialog, "Who to ask").click()
    assert "Ask your LMC; this edition does not give its details." in words(dialog)
    assert "They are not verified" in words(dialog)
    dialog.close()


def test_escape_closes_it(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
