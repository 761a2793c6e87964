"""Help by keyboard: the panel, the words, the keys, About, and the tour that is shown only once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import shipped_pack
from tests.ui.keyboard import settle
from tests.ui.wholewindow import whole_window

from wizard.guidance.pack import Term, terms_in
from wizard.ui.accessibility.shortcuts import key_groups
from wizard.ui.guidance_view.statement_list import TermLabel, TermLead
from wizard.ui.help.about_dialog import AboutDialog, support_details
from wizard.ui.help.help_panel import HelpPanel
from wizard.ui.help.help_texts import program_words
from wizard.ui.help.key_sheet import KeySheet
from wizard.ui.help.tour import TourDialog
from wizard.ui.shell.main_window import Window
from wizard.ui.widgets.buttons import Button

GLOSSARY = (
    Term(id="icb", term="ICB", long="integrated care board", text="The board.", editorial=True),
    Term(id="lmc", term="LMC", long="local medical committee", text="It names the ICB <b>.", editorial=True),
)


def opened(qtbot: QtBot) -> tuple[Window, HelpPanel]:
    window = Window(lambda _key: QWidget())
    qtbot.addWidget(window)
    panel = HelpPanel(window)
    panel.show_glossary(GLOSSARY)
    panel.show_questions(shipped_pack().edition)
    panel.show_step("practice", texts=["Ask the ICB."])
    window.commands.help.triggered.connect(panel.toggle)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, panel


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_f1_opens_the_panel_and_closes_it(qtbot: QtBot) -> None:
    window, panel = opened(qtbot)
    assert not panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert panel.isVisible()
    assert panel.isAncestorOf(window.focusWidget())
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert panel.isHidden()


def test_escape_closes_the_panel_and_not_the_window(qtbot: QtBot) -> None:
    window, panel = opened(qtbot)
    panel.open()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.isVisible()


def test_the_words_of_the_page_are_explained_below_its_help(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    assert "ICB: integrated care board. The board." in words(panel)
    assert not any(text.startswith("LMC:") for text in words(panel))


def test_a_word_is_found_before_those_that_only_name_it(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    panel.field.setText("icb")
    assert [row.key for row in panel.words.rows] == ["icb", "interest", "lmc"]
    panel.field.setText("committee")
    assert [row.key for row in panel.words.rows] == ["lmc"]
    panel.field.setText("xylophone")
    assert panel.words.rows == ()


def test_every_shipped_word_is_in_the_panel(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    glossary = shipped_pack().edition.glossary
    panel.show_glossary(glossary)
    assert {term.id for term in (*glossary, *program_words())} == {row.key for row in panel.words.rows}


# --- Words where they occur -------------------------------------------------------------------------------------------


def test_a_term_is_explained_to_the_ear(qtbot: QtBot) -> None:
    label = TermLabel("The ICB decides.", GLOSSARY)
    qtbot.addWidget(label)
    assert label.accessibleDescription() == "ICB: integrated care board. The board."
    label.show_text("Nobody decides.")
    assert label.accessibleDescription() == ""


def test_a_label_knows_which_term_is_under_the_pointer(qtbot: QtBot) -> None:
    label = TermLabel("ICB", GLOSSARY)
    qtbot.addWidget(label)
    label.resize(300, 30)
    term = label.term_at(QPoint(3, 6))
    assert term is GLOSSARY[0]
    label.show_text("no word")
    assert label.accessibleDescription() == ""


@pytest.mark.parametrize("width", [120, 180, 233, 410])
def test_a_text_with_terms_is_never_higher_than_its_label(qtbot: QtBot, width: int) -> None:
    edition = shipped_pack().edition
    label = TermLead("", edition.glossary)
    qtbot.addWidget(label)
    label.ensurePolished()
    statements = (*edition.timeline, *edition.background, *edition.gaps)
    for statement in (each for each in statements if terms_in((each.text,), edition.glossary)):
        label.show_text(statement.text)
        height = label.heightForWidth(width)
        label.resize(width, 2 * height)
        image = label.grab().toImage()
        ground = image.pixelColor(0, 2 * height - 1)
        below = {image.pixelColor(x, y).rgb() for x in range(width) for y in range(height, height + 8)}
        assert below == {ground.rgb()}


# --- Keys, about ------------------------------------------------------------------------------------------------------


def test_every_key_of_the_sheet_is_named_to_the_ear(qtbot: QtBot) -> None:
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    sheet.look_up()
    names = {widget.accessibleName() for widget in sheet.findChildren(QWidget)}
    for group in key_groups():
        assert any(name.endswith(f": {group.rows[0].does}") for name in names)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_what_is_copied_is_what_is_shown_and_names_nobody(qtbot: QtBot, home: Path) -> None:
    copied: list[str] = []
    about = AboutDialog(copied.append, "gpce-2024, 2026-06")
    qtbot.addWidget(about)
    about.look_up()
    copy = next(
        button for button in about.findChildren(Button) if button.accessibleName() == "Copy details for support"
    )
    QTest.keyClick(copy, Qt.Key.Key_Space)
    assert copied == [about.details] == [support_details("gpce-2024, 2026-06")]
    assert str(home) not in about.details
    assert home.name not in about.details
    about.close()


# --- The tour ---------------------------------------------------------------------------------------------------------


def test_enter_goes_through_the_cards_and_ends_the_tour(qtbot: QtBot) -> None:
    tour = TourDialog()
    qtbot.addWidget(tour)
    with qtbot.waitActive(tour):
        tour.open()
    done = QSignalSpy(tour.accepted)
    QTest.keyClick(tour, Qt.Key.Key_Right)
    assert tour.place == 1
    QTest.keyClick(tour, Qt.Key.Key_Left)
    assert tour.place == 0
    for _ in range(3):
        QTest.keyClick(tour, Qt.Key.Key_Return)
    assert done.count() == 1


def test_what_partners_ask_first_is_answered_with_its_sources(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    panel.open()
    tab = next(each for each in panel.findChildren(Button) if each.text().replace("&", "") == "Questions")
    tab.click()
    edition = shipped_pack().edition
    shown = words(panel)
    for question in edition.questions:
        assert question.question in shown
        for answer in question.answers:
            assert any(text.startswith(answer.text) for text in shown)
            labels = [label for label in panel.findChildren(TermLabel) if label.text().startswith(answer.text)]
            assert labels
            assert all(source in labels[0].accessibleDescription() for source in answer.sources)


def test_words_and_questions_are_there_before_a_plan_is_open() -> None:
    with whole_window() as controller:
        controller.window.commands.help.trigger()
        settle()
        (panel,) = controller.window.findChildren(HelpPanel)
        edition = shipped_pack().edition
        assert {term.id for term in edition.glossary} <= {row.key for row in panel.words.rows}
        assert edition.questions[0].question in words(panel)
