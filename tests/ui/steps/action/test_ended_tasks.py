"""A later decision that ends a position asks about its open tasks."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.plans import NOW, shipped_pack, worked_example
from tests.ui.fake_services import session_with
from tests.ui.seeing import has_button, press, words

from wizard.edits.attendance_edits import with_everybody_here
from wizard.edits.decision_edits import agreed, item_of, with_position
from wizard.edits.meeting_edits import new_meeting
from wizard.plan.plan import Plan
from wizard.plan.task import TaskState
from wizard.signing.closing import close
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.session.session import Session
from wizard.ui.steps.action.ended_tasks import DropTasksDialog, EndedTasks


def later(position: int) -> Plan:
    """The meeting after the worked example's, which agrees to the position at this place on item 1."""
    plan = with_everybody_here(new_meeting(close(worked_example(), NOW), shipped_pack()))
    plan = with_position(plan, "1", item_of(plan, "1").positions[position].id)
    return agreed(plan, "1")


def asked(qtbot: QtBot, plan: Plan) -> tuple[EndedTasks, Session]:
    session = session_with(plan, NOW)
    part = EndedTasks(ItemScope(session, "1"))
    qtbot.addWidget(part)
    session.changed.connect(lambda _plan: part.refresh())
    part.show()
    part.refresh()
    return part, session


def opened(plan: Plan) -> int:
    return sum(task.item == "1" and task.state is TaskState.OPEN for task in plan.tasks)


def test_nothing_is_asked_where_the_position_stays(qtbot: QtBot) -> None:
    part, session = asked(qtbot, later(0))
    assert opened(session.plan)
    assert part.isHidden()


def test_tasks_are_kept_and_not_asked_about_again(qtbot: QtBot) -> None:
    part, session = asked(qtbot, later(-1))
    before = opened(session.plan)
    assert before
    assert "This ends the decision of meeting 1. Keep its open tasks?" in words(part)
    press(part, "Keep them")
    assert (part.isHidden(), opened(session.plan)) == (True, before)


def test_tasks_are_dropped_with_a_reason(qtbot: QtBot) -> None:
    part, session = asked(qtbot, later(-1))
    press(part, "Drop them")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DropTasksDialog)
    press(dialog, "Drop")
    assert "Say why they are no longer needed." in words(dialog)
    assert has_button(dialog, "Drop")
    QTest.keyClicks(dialog.focusWidget(), "The limit was given up")
    press(dialog, "Drop")
    assert opened(session.plan) == 0
    assert {task.dropped_because for task in session.plan.tasks if task.state is TaskState.DROPPED} == {
        "The limit was given up"
    }
    assert part.isHidden()
