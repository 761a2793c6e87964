"""The pages of a PDF by ear: a document whose text is read line by line, and on from page to page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wizard.ui.steps.export.page_sheets import PageSheets
from wizard.ui.widgets.text_labels import speak_headings

Key = Qt.Key
PAGES = ("One\nTwo words\nThree", "Four\nFive")


@pytest.fixture
def heard() -> Iterator[None]:
    """A screen reader is running."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def sheets(qtbot: QtBot) -> PageSheets:
    """Two pages, the first visible."""
    speak_headings()
    sheets = PageSheets("Preview")
    qtbot.addWidget(sheets)
    at = [-1]

    def show(by: int) -> None:
        if (wanted := min(max(at[0] + by, 0), 1)) != at[0]:
            at[0] = wanted
            sheets.show_page(f"Page {wanted + 1}", PAGES[wanted])

    sheets.turned.connect(show)
    show(1)
    return sheets


def line(sheets: PageSheets) -> str:
    return sheets.page_text.textCursor().block().text()


@pytest.mark.usefixtures("heard")
def test_the_arrows_read_by_line_and_on_to_the_next_page_and_back(sheets: PageSheets) -> None:
    read = [line(sheets)]
    for _ in range(4):
        QTest.keyClick(sheets, Key.Key_Down)
        read.append(line(sheets))
    assert read == ["One", "Two words", "Three", "Four", "Five"]
    QTest.keyClick(sheets, Key.Key_Down)
    assert (sheets.accessibleName(), line(sheets)) == ("Page 2", "Five")
    for _ in range(2):
        QTest.keyClick(sheets, Key.Key_Up)
    assert (sheets.accessibleName(), line(sheets)) == ("Page 1", "Three")


@pytest.mark.usefixtures("heard")
def test_words_and_characters_are_read_and_the_page_follows(sheets: PageSheets) -> None:
    far: list[float] = []
    sheets.read.connect(far.append)
    QTest.keyClick(sheets, Key.Key_Down)
    QTest.keyClick(sheets, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert sheets.page_text.textCursor().positionInBlock() == 4
    QTest.keyClick(sheets, Key.Key_Left)
    assert sheets.page_text.textCursor().positionInBlock() == 3
    QTest.keyClick(sheets, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert far[0] < far[1]
    assert far[-1] > 0.9


def test_where_nobody_listens_the_arrows_scroll(sheets: PageSheets) -> None:
    QTest.keyClick(sheets, Key.Key_Down)
    assert line(sheets) == "One"


def test_it_is_a_document_and_has_its_text_and_nothing_below_it(sheets: PageSheets) -> None:
    interface = QAccessible.queryAccessibleInterface(sheets)
    assert interface.role() == QAccessible.Role.Document
    assert interface.childCount() == 0
    text = interface.textInterface()
    assert text.text(0, text.characterCount()) == PAGES[0]
    assert interface.valueInterface() is None
    sheets.turned.emit(1)
    assert text.text(0, text.characterCount()) == PAGES[1]
