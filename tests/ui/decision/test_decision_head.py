"""Above the positions: the item's last position, and what has lapsed since."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.overview.second_meetings import LATER, second_meeting
from tests.plans import NOW
from tests.ui.fake_services import session_with
from tests.ui.seeing import words

from wizard.edits.decision_edits import agreed
from wizard.edits.lapse_edits import extended, let_end
from wizard.overview.run_out import run_out
from wizard.plan.lapses import RanOut
from wizard.plan.plan import Plan
from wizard.ui.decision.decision_head import DecisionHead
from wizard.ui.session.apply_edit import ItemScope


def said(qtbot: QtBot, plan: Plan, item: str) -> str:
    head = DecisionHead(ItemScope(session_with(plan, NOW), item))
    qtbot.addWidget(head)
    head.refresh()
    head.show()
    QApplication.processEvents()
    return words(head)


def ran_out(plan: Plan, item: str) -> RanOut:
    return next(line.ran_out for line in run_out(plan, LATER) if line.ran_out.item == item)


def test_a_position_of_which_something_ran_out_is_not_only_in_force(qtbot: QtBot) -> None:
    plan = second_meeting()
    assert (
        "In force since meeting 1, 8 December 2026: New agreements on hold until a set date. Its hold ended on 30 June "
        "2027, and nothing has been decided since."
    ) in said(qtbot, plan, "7")
    plan = agreed(extended(plan, ran_out(plan, "7"), LATER.replace(year=2028), LATER), "7")
    assert "Its hold ended" not in said(qtbot, plan, "7")


def test_what_the_partners_let_end_is_said(qtbot: QtBot) -> None:
    plan = second_meeting()
    plan = let_end(plan, ran_out(plan, "1"))
    found = said(qtbot, plan, "1")
    assert "Its review was due on 9 March 2027; the partners let it end." in found
    assert "In force" not in found
