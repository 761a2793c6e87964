"""Take together: the list to read out, a key that takes one item off, one press for the rest."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.edits.test_together_edits import decisions, prepared
from tests.plans import NOW, empty_plan
from tests.ui.fake_services import session_with
from tests.ui.seeing import button

from wizard.edits.together_edits import still_listed, with_together
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed
from wizard.ui.session.session import Session
from wizard.ui.steps.together.together_page import TogetherPage


def opened(qtbot: QtBot, plan: Plan) -> tuple[TogetherPage, Session]:
    session = session_with(plan, NOW)
    page = TogetherPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    QApplication.processEvents()
    return page, session


def seen(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_nothing_is_ready_says_what_to_do(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, empty_plan())
    assert "Prepare the proposals on the items’ pages first" in seen(page)


def test_all_that_is_ready_is_listed_in_one_press_and_never_a_duty(qtbot: QtBot) -> None:
    page, session = opened(qtbot, prepared())
    button(page, "List all that are ready").click()
    assert still_listed(session.plan) == ("1", "2", "3", "o1")
    assert "5  GP Connect" not in seen(page)


def test_the_focus_stays_on_the_page_and_never_on_what_decides(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, with_together(prepared(), []))
    listing = button(page, "List all that are ready")
    listing.setFocus()
    listing.click()
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Take off the list: 1 ")
    QTest.keyClick(page, Qt.Key.Key_F8)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("1  ")
    assert "Agreed without a vote" in focused.accessibleDescription()


def test_one_is_put_on_the_list_and_pulled_off_by_its_number(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_together(prepared(), ["1", "o1"]))
    button(page, "Put on the list: 3  Notice on unfunded work").click()
    assert still_listed(session.plan) == ("1", "3", "o1")
    QTest.keyClick(page, Qt.Key.Key_2)
    assert still_listed(session.plan) == ("1", "o1")
    QTest.keyClick(page, Qt.Key.Key_9)
    assert still_listed(session.plan) == ("1", "o1")


def test_one_press_records_the_rest_and_shows_what_came_of_each(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_together(prepared(), ["1", "o1"]))
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert decisions(session.plan)["1"] == Agreed(how="agreed", together=True)
    assert decisions(session.plan)["3"] is None
    QApplication.processEvents()
    assert seen(page).count("Agreed without a vote: none of the 4 here was against (3 of 4 needed).") == 2
    before = session.plan
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert session.plan == before
