"""Tables are listed as lines and filled in by forms."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.plans import shipped_pack
from tests.ui.answering import answering
from tests.ui.seeing import field, press, words, write

from wizard.plan.proposal import FieldValue, Row
from wizard.ui.pack_fields.record_table import RowDialog, TableEntry, notice_end

SERVICES = shipped_pack().item("3").field("services")


def table(qtbot: QtBot, told: list[FieldValue | None], refusal: str = "") -> TableEntry:
    def tell(value: FieldValue | None) -> str:
        told.append(value)
        return refusal

    entry = TableEntry(SERVICES, tell)
    qtbot.addWidget(entry)
    return entry


def form(entry: TableEntry) -> RowDialog:
    assert entry.dialog is not None
    return entry.dialog


def enter(dialog: RowDialog, name: str, text: str) -> None:
    write(dialog, name, text)
    QTest.keyClick(field(dialog, name), Qt.Key.Key_Tab)
    for each in (field(dialog, name),):
        each.commit()  # type: ignore[union-attr]


def test_a_row_is_added_by_its_form(qtbot: QtBot) -> None:
    told: list[FieldValue | None] = []
    entry = table(qtbot, told)
    press(entry, "Add a row to Services")
    enter(form(entry), SERVICES.columns[0].label, "Ring pessary changes")
    press(form(entry), "Save the row")
    assert told == [({"name": "Ring pessary changes"},)]
    assert entry.dialog is None


def test_an_empty_row_is_not_kept(qtbot: QtBot) -> None:
    told: list[FieldValue | None] = []
    entry = table(qtbot, told)
    press(entry, "Add a row to Services")
    press(form(entry), "Save the row")
    assert "Fill in at least one field" in words(form(entry))
    assert told == []
    form(entry).reject()


def test_the_end_of_notice_is_worked_out_and_said(qtbot: QtBot) -> None:
    told: list[FieldValue | None] = []
    entry = table(qtbot, told)
    row: Row = {"name": "Ring pessary changes", "notice_months": 3}
    entry.show_rows((row,))
    press(entry, "Edit: Ring pessary changes")
    labels = {column.id: column.label for column in SERVICES.columns}
    enter(form(entry), labels["notice_sent"], "18 Dec 2026")
    assert "By calendar months, notice ends on 18 March 2027." in words(form(entry))
    press(form(entry), "Save the row")
    rows = told[0]
    assert isinstance(rows, tuple)
    assert rows[0]["ends"] == "2027-03-18"
    assert notice_end(rows[0]) == date(2027, 3, 18)


def test_a_wrong_entry_keeps_the_form_open(qtbot: QtBot) -> None:
    told: list[FieldValue | None] = []
    entry = table(qtbot, told)
    press(entry, "Add a row to Services")
    enter(form(entry), SERVICES.columns[0].label, "A service")
    labels = {column.id: column.label for column in SERVICES.columns}
    enter(form(entry), labels["income"], "lots")
    press(form(entry), "Save the row")
    assert told == []
    assert "Write a sum in pounds" in words(form(entry))
    form(entry).reject()


def test_a_row_is_removed(qtbot: QtBot) -> None:
    told: list[FieldValue | None] = []
    entry = table(qtbot, told)
    entry.show_rows(({"name": "One"}, {"name": "Two"}))
    with answering("Keep", "Remove") as said:
        press(entry, "Remove: One")
        assert told == []
        press(entry, "Remove: One")
    assert "Remove “One” from Services?" in said[0]
    assert told == [({"name": "Two"},)]
    entry.show_rows(told[0])
    with answering("Remove"):
        press(entry, "Remove: Two")
    assert told[1] is None
