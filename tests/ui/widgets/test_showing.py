"""Cards, folds, banners, dialogs, pages, the focus ring."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.inputs.test_choosing import OPTIONS
from tests.ui.pixels import Picture
from tests.ui.seeing import shown
from tests.ui.theme.test_theme import ratio

from wizard.ui.accessibility.focus_ring import FocusRing
from wizard.ui.decision.roll_call_rows import RollCallRows, Voter
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.option_cards import OptionCards
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.theme import Icon, Look, Theme, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer, SayDialog
from wizard.ui.widgets.flow_layouts import FieldRow, Flow
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.messages import Banner, OutcomeBar
from wizard.ui.widgets.scroll_page import ScrollPage
from wizard.ui.widgets.text_labels import Body, PlainLabel

Key = Qt.Key


def test_a_label_shows_markup_as_it_is_and_asks_for_the_height_it_needs(qtbot: QtBot) -> None:
    label = PlainLabel("<b>Not bold</b> " * 8)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.heightForWidth(120) > label.heightForWidth(900)


def test_keys_unfold_and_fold_a_section_and_it_builds_its_body_once(qtbot: QtBot) -> None:
    built: list[int] = []

    def build() -> QWidget:
        built.append(1)
        return Body("Inside")

    fold = FoldSection("The contract", "BMA and NHS England", build)
    shown(qtbot, fold)
    spy = QSignalSpy(fold.opened)
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_Return, Key.Key_Space):
        QTest.keyClick(fold.head, key)
    assert [spy.at(i)[0] for i in range(spy.count())] == [True, False, True, False]
    assert built == [1]
    fold.show_open(True)
    assert (fold.is_open, spy.count()) == (True, 4)
    assert fold.head.accessibleName() == "The contract, BMA and NHS England, expanded"


def test_a_banner_names_itself_and_its_button_works_by_key(qtbot: QtBot) -> None:
    banner = Banner(Tone.BAD, "The folder is read-only.", "Not saved", "Try again")
    shown(qtbot, banner)
    spy = QSignalSpy(banner.pressed)
    button = banner.findChild(Button)
    assert button is not None
    QTest.keyClick(button, Key.Key_Space)
    assert spy.count() == 1
    assert banner.accessibleName() == "Not saved. The folder is read-only."


def test_an_outcome_shows_its_sentence(qtbot: QtBot) -> None:
    bar = OutcomeBar()
    qtbot.addWidget(bar)
    bar.show_outcome(Tone.GOOD, "Carried, 3 for.", aloud=True)
    assert (bar.sentence, bar.tone, bar.accessibleName()) == ("Carried, 3 for.", Tone.GOOD, "Carried, 3 for.")


def test_a_button_is_named_without_its_mnemonic(qtbot: QtBot) -> None:
    button = Button("&Open " + plain("Advice & Guidance"))
    qtbot.addWidget(button)
    assert button.accessibleName() == "Open Advice & Guidance"


def test_escape_answers_nothing_and_a_verb_answers_its_value(qtbot: QtBot) -> None:
    answers = [DialogAnswer("close", "Close the meeting", ButtonKind.PRIMARY)]
    dialog = AskDialog(None, "Close it?", "<b>Two</b> items are open.", answers)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert (dialog.isVisible(), dialog.answer) == (False, None)
    dialog.open()
    QTest.keyClick(dialog, Key.Key_Return)
    assert (dialog.isVisible(), dialog.answer) == (False, "close")


def test_escape_closes_what_only_says_something(qtbot: QtBot) -> None:
    dialog = SayDialog(None, "Not opened", "The file is cut short.", tone=Tone.BAD)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_page_never_scrolls_sideways_and_finds_its_first_field(qtbot: QtBot) -> None:
    page = ScrollPage("Practice", "Before the meeting", "Entered once.")
    field = TextField()
    page.column.addWidget(Body("word " * 200))
    page.column.addWidget(field)
    page.finish()
    qtbot.addWidget(page)
    page.resize(500, 300)
    page.show()
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.area.verticalScrollBar().maximum() > 0
    assert page.first_field() is field
    page.hide()


def test_the_ring_goes_round_the_whole_card_and_follows_the_focus(qtbot: QtBot, theme: Theme) -> None:
    cards, field = OptionCards("Position", OPTIONS), TextField()
    window = shown(qtbot, cards, field)
    ring = FocusRing(window)
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    targets = [ring.target]
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    card = cards.cards[0]
    assert [*targets, ring.target] == [field, card]
    corner = card.mapTo(window, QPoint(0, 0))
    assert ring.geometry().contains(corner)
    assert ring.width() > card.width()
    window.resize(500, 500)
    qtbot.waitUntil(lambda: abs(ring.width() - card.width()) < 20)
    for look in (Look.LIGHT, Look.DARK, Look.CONTRAST):
        theme.choose(look)
        image = window.grab().toImage()
        column = [image.pixelColor(ring.geometry().center().x(), y) for y in range(image.height())]
        assert QColor(theme.colours.focus) in column


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_words_and_edges_as_painted_stand_out_from_their_ground(qtbot: QtBot, theme: Theme, look: Look) -> None:
    theme.choose(look)
    chosen = OptionCards("Position", OPTIONS)
    chosen.show_choice("l")
    empty = TextField("What to write")
    call = RollCallRows()
    call.show_voters([Voter("1", "Dr One", "for"), Voter("2", "Dr Two", away="Absent")])
    button, filled = Button("Back"), Button("Next", kind=ButtonKind.PRIMARY)
    tick, note = TickLine("Less fatigue", "clinicians", "[3]"), Banner(Tone.WAITING, "Check with your LMC.")
    window = shown(qtbot, chosen, empty, call, button, filled, tick, note)
    window.resize(700, 900)
    qtbot.wait(30)
    window.setFocus()
    # Of the whole window: a transparent line gets its background from what is behind it.
    picture = Picture(window)
    for words in (*chosen.cards, empty, *call.rows[0].segments, button, filled, tick, note):
        box = picture.seen(words)
        assert box.size() == words.size()
        assert picture.text_contrast(box.adjusted(8, 6, -8, -6)) >= 4.5, words.accessibleName()
    for edged in (*chosen.cards, empty, *call.rows[0].segments, button):
        image = edged.grab().toImage()
        edge = image.pixelColor(image.width() // 2, 0)
        assert ratio(edge, theme.colours.page) >= 3, edged.accessibleName()
        assert ratio(edge, theme.colours.surface) >= 3, edged.accessibleName()


def test_fields_stand_beside_one_another_and_below_in_a_narrow_place(qtbot: QtBot) -> None:
    fields = [LabelledInput(name, TextField()) for name in ("One", "Two", "Three")]
    row = FieldRow(*fields, least=150)
    window = shown(qtbot, row)
    assert len({field.y() for field in fields}) == 1
    window.resize(360, 400)
    qtbot.waitUntil(lambda: fields[2].y() > fields[0].y())
    assert fields[1].y() == fields[0].y()
    row.show_fields(fields[0], fields[2])
    qtbot.waitUntil(lambda: fields[2].y() == fields[0].y())
    assert not fields[1].isVisible()


def test_chips_take_another_line_where_there_is_no_room(qtbot: QtBot) -> None:
    chips = [StatusChip(f"Status number {at}", Tone.GOOD, Icon.TICK) for at in range(4)]
    place = QWidget()
    Flow(8, place).add(*chips)
    window = shown(qtbot, place)
    assert len({chip.y() for chip in chips}) == 1
    window.resize(300, 400)
    qtbot.waitUntil(lambda: chips[3].y() > chips[0].y())
    assert place.heightForWidth(300) > place.heightForWidth(900)
