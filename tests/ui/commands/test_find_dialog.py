"""Finding by keyboard: type, look through the results, go to one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.ui.sessions import session_of

from wizard.edits.note_edits import with_private_note
from wizard.plan.plan import Plan
from wizard.ui.commands.find_dialog import FindDialog
from wizard.ui.session.session import Session
from wizard.ui.theme import Theme
from wizard.ui.widgets.word_list import WordList, WordRow


def opened(qtbot: QtBot, plan: Plan) -> FindDialog:
    dialog = FindDialog(session_of(plan))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.look_up()
    return dialog


def test_enter_goes_to_the_step_of_the_marked_result(qtbot: QtBot) -> None:
    dialog = opened(qtbot, worked_example())
    wanted = QSignalSpy(dialog.step_wanted)
    QTest.keyClicks(dialog.field, "hold pilots")
    assert dialog.results.rows
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert wanted.at(0) == ["item-10"]
    assert not dialog.isVisible()


def test_down_marks_the_next_result_while_the_field_keeps_the_focus(qtbot: QtBot) -> None:
    dialog = opened(qtbot, worked_example())
    dialog.field.setText("icb")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.results.currentIndex().row() == 1
    assert dialog.field.hasFocus()


def test_nothing_found_is_said_and_enter_stays(qtbot: QtBot) -> None:
    dialog = opened(qtbot, worked_example())
    wanted = QSignalSpy(dialog.step_wanted)
    dialog.field.setText("xylophone")
    assert dialog.said.startswith("Nothing was found")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert wanted.count() == 0
    assert dialog.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)


def test_private_notes_are_found_but_not_on_the_wall(qtbot: QtBot, theme: Theme) -> None:
    plan = with_private_note(worked_example(), "3", "xylophone")
    dialog = opened(qtbot, plan)
    dialog.field.setText("xylophone")
    assert [row.title for row in dialog.results.rows] == ["Private note"]
    dialog.close()
    theme.set_room(True)
    dialog.look_up()
    assert [row.title for row in dialog.results.rows] == []
    dialog.close()


def test_without_a_plan_it_says_what_to_do(qtbot: QtBot) -> None:
    dialog = FindDialog(Session())
    qtbot.addWidget(dialog)
    dialog.look_up()
    dialog.field.setText("a")
    assert dialog.said.startswith("No plan is open")
    dialog.close()


def test_a_row_is_read_as_title_text_and_place(qtbot: QtBot) -> None:
    rows = WordList("Results")
    qtbot.addWidget(rows)
    rows.show_rows([WordRow("a", "Dr Osei", "Partner", "Practice, people")])
    assert rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Dr Osei. Partner. Practice, people"


def test_a_long_text_is_cut_at_the_end_of_a_word() -> None:
    shown = WordRow("a", "Title", "word " * 100).shown_text
    assert shown.endswith("word …")
    assert len(shown) < 250


def test_enter_in_the_list_chooses_its_marked_row(qtbot: QtBot) -> None:
    rows = WordList("Results")
    qtbot.addWidget(rows)
    rows.show_rows([WordRow("a", "One"), WordRow("b", "Two")])
    chosen = QSignalSpy(rows.chosen)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.at(0) == ["b"]
