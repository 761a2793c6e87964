"""Times away on the Practice step: leave, suspension, notice, 24-hour retirement; who is counted, by which clause."""

from datetime import date

from pytestqt.qtbot import QtBot
from tests.plans import plan_of
from tests.ui.answering import answering
from tests.ui.seeing import press, words
from tests.ui.steps.practice.filling_in import answer, choose, opened, write

from wizard.edits.rule_edits import LEAVE_COUNTS, with_spell_at
from wizard.plan.plan import Plan
from wizard.plan.spell import Spell, SpellKind
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.practice_page import PracticePage

LEAVE = Spell(person="p2", kind=SpellKind.LEAVE, first=date(2026, 11, 1))


def unfolded(qtbot: QtBot, plan: Plan) -> tuple[PracticePage, Session]:
    page, session = opened(qtbot, plan)
    page.away.head.click()
    return page, session


def with_leave() -> Plan:
    return with_spell_at(plan_of(3), 0, LEAVE)


def test_a_time_away_is_kept_once_it_says_who_why_and_from_when(qtbot: QtBot) -> None:
    page, session = unfolded(qtbot, plan_of(3))
    press(page.away, "Add time away")
    row = page.away.rows[0]
    choose(row.person, "p2")
    choose(row.kind, SpellKind.SUSPENDED)
    assert "Not saved yet" in words(page.away)
    write(row.first, "1 Nov 2026")
    assert session.plan.settings.spells == (LEAVE.replace(kind=SpellKind.SUSPENDED),)
    assert "Not saved yet" not in words(page.away)
    write(row.last, "31 Jan 2027")
    answer(row.counted, yes=False)
    assert "No clause is given for leaving Dr Number 2 out of the count" in words(page.away)
    write(row.clause, "clause 14.2")
    (spell,) = session.plan.settings.spells
    assert (spell.last, spell.counted, spell.clause) == (date(2027, 1, 31), False, "14.2")
    assert "Dr Number 2 is suspended from 1 November 2026 until 31 January 2027, and is not counted" in words(page)
    assert session.undo_label == "time away of Dr Number 2"
    session.undo()
    assert row.clause.text() == ""


def test_one_that_ends_before_it_begins_is_refused_at_the_field(qtbot: QtBot) -> None:
    page, session = unfolded(qtbot, with_leave())
    row = page.away.rows[0]
    write(row.last, "31 Oct 2026")
    assert "It cannot end before it begins." in words(page.away)
    assert session.plan == with_leave()
    write(row.last, "1 Nov 2026")
    assert "It cannot end before it begins." not in words(page.away)
    assert session.plan.settings.spells[0].last == date(2026, 11, 1)


def test_nobody_on_leave_is_left_out_without_a_clause(qtbot: QtBot) -> None:
    page, session = unfolded(qtbot, with_leave())
    row = page.away.rows[0]
    answer(row.counted, yes=False)
    assert LEAVE_COUNTS in words(page.away)
    assert session.plan == with_leave()
    assert row.counted.value is True
    write(row.clause, "14.2")
    answer(row.counted, yes=False)
    assert session.plan.settings.spells == (LEAVE.replace(counted=False, clause="14.2"),)
    write(row.clause, "")
    assert LEAVE_COUNTS in words(page.away)
    assert session.plan.settings.spells[0].clause == "14.2"


def test_somebody_retired_for_a_day_is_no_partner_and_nothing_is_asked(qtbot: QtBot) -> None:
    page, session = unfolded(qtbot, with_leave())
    row = page.away.rows[0]
    choose(row.kind, SpellKind.RETIRED)
    assert "is retired from 1 November 2026, and not a partner then." in words(page.away)
    assert "Counted in votes and quorum?" not in words(page.away)
    assert session.plan.settings.spells[0].leaves_out


def test_a_time_away_that_lacks_its_first_day_stays_as_it_was(qtbot: QtBot) -> None:
    page, session = unfolded(qtbot, with_leave())
    write(page.away.rows[0].first, "")
    assert "Until then, it stays as it was." in words(page.away)
    assert session.plan == with_leave()


def test_a_time_away_is_removed_when_asked(qtbot: QtBot) -> None:
    page, session = unfolded(qtbot, with_leave())
    with answering("Keep", "Remove") as asked:
        press(page.away, "Remove")
        assert session.plan == with_leave()
        press(page.away, "Remove")
    assert "the time away of Dr Number 2" in asked[0]
    assert session.plan.settings.spells == ()
    assert page.away.rows == ()


def test_one_that_was_begun_by_mistake_goes_and_asks_only_if_something_is_in_it(qtbot: QtBot) -> None:
    page, session = unfolded(qtbot, plan_of(3))
    press(page.away, "Add time away", "Remove")
    assert "Not saved yet" not in words(page.away)
    press(page.away, "Add time away")
    choose(page.away.rows[0].person, "p1")
    with answering("Keep", "Remove"):
        press(page.away, "Remove")
        assert "Not saved yet" in words(page.away)
        press(page.away, "Remove")
    assert page.away.rows == ()
    assert session.plan == plan_of(3)
