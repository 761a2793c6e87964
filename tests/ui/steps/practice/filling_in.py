"""Filling in the Practice step as a user does: by typing, choosing from lists, pressing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.plans import NOW
from tests.ui.fake_services import session_with
from tests.ui.seeing import named, press

from wizard.plan.plan import Plan
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.people_picks import PeoplePicks
from wizard.ui.inputs.quick_inputs import YesNo
from wizard.ui.inputs.text_inputs import NumberField, TextField
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.practice_page import PracticePage


def opened(qtbot: QtBot, plan: Plan) -> tuple[PracticePage, Session]:
    session = session_with(plan, NOW)
    page = PracticePage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    QApplication.processEvents()
    return page, session


def write(control: object, text: str) -> None:
    """Type a text over the content, and press Enter."""
    assert isinstance(control, TextField | NumberField | DateField)
    control.selectAll()
    QTest.keyClick(control, Qt.Key.Key_Delete)
    QTest.keyClicks(control, text)
    QTest.keyClick(control, Qt.Key.Key_Return)


def choose(control: object, value: str) -> None:
    """Choose from the open list: in a closed list, a key chooses every entry on its way."""
    assert isinstance(control, ChoiceField)
    for at in range(control.count()):
        control.setCurrentIndex(at)
        if control.choice == value:
            control.activated.emit(at)
            return
    raise AssertionError(f"no choice “{value}”")


def answer(question: YesNo, yes: bool) -> None:
    """Answer as the user does: by the button."""
    press(question, f"{'Yes' if yes else 'No'}: {question.accessibleName()}")


def pick(people: PeoplePicks, *names: str) -> None:
    """Pick people by name from the list."""
    for name in names:
        listed = named(people, ChoiceField, people.accessibleName())
        at = listed.findText(name)
        assert at >= 0, f"{name} is not offered"
        listed.setCurrentIndex(at)
        listed.activated.emit(at)
