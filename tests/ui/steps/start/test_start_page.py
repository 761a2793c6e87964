"""The Start step: painted before anything heavy is loaded, and every link from it works."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.plans import NOW, empty_plan, worked_example
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, has_button, press, visible, words

from wizard.plan.plan import Plan
from wizard.services.example_plan import example
from wizard.services.known_plans import DueEntry, RecentPlan
from wizard.ui.session.session import Session
from wizard.ui.steps.start.plan_lists import OpeningRow
from wizard.ui.steps.start.start_page import StartPage

HARBOUR = RecentPlan(Path("/plans/harbour.gpplan"), "Harbour Lane Surgery", "8 December 2026, 14:10")
DRAFT = RecentPlan(Path("/local/abc.gpplan"), "A plan without a name", "9 December 2026, 09:00", draft=True)

CHILD = """
import sys
from PySide6.QtWidgets import QApplication
from wizard.ui.theme import Theme
application = QApplication([])
Theme(application)
from wizard.ui.steps.page_services import PageServices
from wizard.ui.steps.start.start_page import StartPage
from wizard.ui.session.session import Session


class Nothing:
    def recent(self): return ()
    def due(self): return ()
    def __getattr__(self, name): return lambda *given: None


page = StartPage(Session(), PageServices(Nothing(), Nothing(), Nothing(), Nothing(), print, Nothing()))
page.show()
application.processEvents()
heavy = ("pydantic", "wizard.plan.plan", "wizard.guidance.pack", "wizard.foundation.value")
print([name for name in heavy if name in sys.modules])
"""


class StartServices(FakeServices):
    """Fake services of a PC where plans were open before."""

    def __init__(
        self,
        session: Session,
        plans: Sequence[RecentPlan] = (),
        due: Sequence[DueEntry] = (),
        newer: str = "",
        *,
        draft: bool = False,
    ) -> None:
        super().__init__(session)
        self._plans, self._due, self._newer, self._draft = plans, due, newer, draft
        self.opened: list[Path | None] = []

    def recent(self) -> Sequence[RecentPlan]:
        return self._plans

    def due(self) -> Sequence[DueEntry]:
        return self._due

    def newer_guidance(self) -> str:
        return self._newer

    def open_plan(self, path: Path | None = None) -> None:
        self.opened.append(path)

    def place(self) -> str:
        return "on this PC, without a name and a folder yet" if self._draft else "/plans/harbour.gpplan"

    @property
    def is_draft(self) -> bool:
        return self._draft


def shown(qtbot: QtBot, session: Session, fake: FakeServices) -> StartPage:
    page = StartPage(session, fake.services)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def with_plan(qtbot: QtBot, plan: Plan, newer: str = "", *, draft: bool = False) -> tuple[StartPage, StartServices]:
    session = session_with(plan, NOW)
    fake = StartServices(session, (HARBOUR,), (), newer, draft=draft)
    return shown(qtbot, session, fake), fake


def test_it_is_painted_before_guidance_and_models_are_loaded() -> None:
    child = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=False)
    assert (child.stdout.strip(), child.returncode) == ("[]", 0), child.stderr


def test_somebody_new_is_told_how_it_goes_and_can_begin_by_key(qtbot: QtBot) -> None:
    session = Session()
    fake = StartServices(session)
    page = shown(qtbot, session, fake)
    assert "In the meeting" in words(page)
    assert "Nothing here recommends an action" in words(page)
    first = page.first_field()
    assert first is page.begin_button
    QTest.keyClick(first, Qt.Key.Key_Space)
    press(page, "See the worked example", "Check a plan or a PDF", "Add guidance")
    assert fake.asked == ["new plan", "open example", "check file", "add pack"]


def test_drafts_stand_apart_and_every_plan_opens_by_its_row(qtbot: QtBot) -> None:
    session = Session()
    fake = StartServices(session, (DRAFT, HARBOUR))
    page = shown(qtbot, session, fake)
    assert "Not yet given a name" in words(page)
    assert [row.title for row in page.plans.rows] == [DRAFT.title, HARBOUR.title]
    QTest.keyClick(page.plans.rows[1], Qt.Key.Key_Return)
    QTest.keyClick(page.plans.rows[0], Qt.Key.Key_Space)
    assert fake.opened == [HARBOUR.path, DRAFT.path]


def test_what_is_late_says_so(qtbot: QtBot) -> None:
    session = Session(lambda: NOW)
    due = (DueEntry(HARBOUR.path, date(2026, 12, 1), "A task"), DueEntry(HARBOUR.path, date(2027, 3, 9), "A review"))
    page = shown(qtbot, session, StartServices(session, (HARBOUR,), due))
    assert [row.detail for row in page.due.rows] == ["Overdue since 1 Dec 2026", "Due 9 Mar 2027"]


def test_an_open_plan_goes_on_where_it_is_not_complete(qtbot: QtBot) -> None:
    page, _desk = with_plan(qtbot, empty_plan())
    wanted = QSignalSpy(page.step_wanted)
    press(page, "Go on with name and people")
    assert wanted.at(0) == ["start/begin"]
    assert "Meeting 1 · open" in words(page)


def test_a_plan_without_a_name_is_offered_one(qtbot: QtBot) -> None:
    page, fake = with_plan(qtbot, worked_example(), draft=True)
    assert "Saved on this PC, without a name and a folder yet." in words(page)
    press(page, "Give it a name and a folder")
    assert fake.asked == ["keep in folder"]
    named, _desk = with_plan(qtbot, worked_example())
    assert not has_button(named, "Give it a name")


def test_a_new_meeting_is_begun_only_when_none_is_open(qtbot: QtBot) -> None:
    open_one, _desk = with_plan(qtbot, worked_example())
    assert not has_button(open_one, "Begin a new meeting")
    closed, fake = with_plan(qtbot, example(signed=True))
    press(closed, "Begin a new meeting")
    assert fake.asked == ["begin meeting"]


def test_newer_guidance_is_offered_and_taken_by_a_press(qtbot: QtBot) -> None:
    page, fake = with_plan(qtbot, worked_example(), newer="Edition 2026-12 is at hand.")
    press(page, "Use it for this meeting")
    assert fake.asked == ["take newer guidance"]
    without, _desk = with_plan(qtbot, worked_example())
    assert not has_button(without, "Use it for this meeting")


def test_an_ampersand_in_a_title_is_shown_as_it_is(qtbot: QtBot) -> None:
    session = Session()
    odd = HARBOUR._replace(title="<b>Heath & Vale</b>")
    page = shown(qtbot, session, StartServices(session, (odd,)))
    assert visible(page, OpeningRow)[0].accessibleName().startswith("<b>Heath & Vale</b>, ")
    assert button(page, "<b>Heath").isEnabled()


def test_how_fresh_the_guidance_is_always_stands_there_and_its_age_from_three_months_on(qtbot: QtBot) -> None:
    always = "Guidance checked up to 30 June 2026. Ask your LMC what has changed since."
    fake = StartServices(Session())
    assert always in words(shown(qtbot, Session(), fake))
    plan = empty_plan()
    assert plan.meeting is not None
    page, _ = with_plan(qtbot, plan.with_meeting(plan.meeting.replace(held_on=date(2026, 9, 29))))
    assert words(page).count(always) == 1
    page, _ = with_plan(qtbot, plan.with_meeting(plan.meeting.replace(held_on=date(2026, 9, 30))))
    assert "Guidance checked up to 30 June 2026 · 3 months old." in words(page)


def test_what_stands_behind_the_actions_is_one_press_away(qtbot: QtBot) -> None:
    fake = StartServices(Session())
    press(shown(qtbot, Session(), fake), "Background")
    assert fake.asked == ["show background"]
