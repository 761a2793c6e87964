"""Notice of the meeting: the deed's period is shown where the day is entered; agreeing to a shorter one settles it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.plans import plan_of
from tests.rules import deed
from tests.ui.seeing import words
from tests.ui.steps.meeting.test_meeting_page import opened

from wizard.plan.plan import Plan, open_meeting


def announced() -> Plan:
    """A meeting on 30 November under a deed that requires a week’s notice."""
    plan = plan_of(3)
    rule = deed().replace(notice_days=7)
    plan = plan.replace(settings=plan.settings.replace(rule=rule))
    return plan.with_meeting(open_meeting(plan).replace(held_on=date(2026, 11, 30)))


def test_short_notice_is_said_and_agreed_to(qtbot: QtBot) -> None:
    page, session = opened(qtbot, announced())
    part = page.details.notice
    assert "The deed asks for 7 days’ notice, but none is recorded" in words(part)
    part.sent.setFocus()
    QTest.keyClicks(part.sent, "27 Nov 2026")
    QTest.keyClick(part.sent, Qt.Key.Key_Return)
    assert open_meeting(session.plan).notice_sent == date(2026, 11, 27)
    assert "and 3 were given; say whether all partners agreed to shorter notice." in words(part)
    part.agreed.click()
    assert open_meeting(session.plan).short_notice_agreed
    assert "were given" not in words(part)


def test_without_a_deed_nothing_is_asked(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, plan_of(3))
    assert page.details.notice.agreed.isHidden()
    assert "deed" not in words(page.details.notice)
