"""The rows of the Due step: every kind of due matter with its verb, mark and person; sorted, grouped, counted."""

from datetime import date, timedelta

import pytest
from tests.edits.test_consent_edits import three_of_six
from tests.overview.second_meetings import CLOSED, altered
from tests.plans import worked_example

from wizard.guidance.position_kinds import Mark
from wizard.overview.due_rows import (
    RECORD,
    DueGroup,
    DueRow,
    DueVerb,
    by_date,
    by_item,
    by_person,
    due_people,
    due_rows,
    due_sentence,
)
from wizard.plan.plan import Plan
from wizard.plan.proposal import BringBack
from wizard.signing.closing import close

TODAY = date(2027, 1, 14)


def closed() -> Plan:
    """The worked example, closed and not signed: no meeting is open."""
    return close(worked_example(), CLOSED)


def row(plan: Plan, verb: DueVerb, today: date = TODAY) -> DueRow:
    return next(row for row in due_rows(plan, today) if row.verb is verb)


def test_every_kind_has_its_verb_mark_and_person() -> None:
    plan = closed()
    assert row(plan, DueVerb.SIGN).item == RECORD
    assert row(plan, DueVerb.SIGN).words == "Record of meeting 1: 6 signatures missing"
    task = row(plan, DueVerb.DONE)
    assert (task.mark, task.when, task.group) == (None, "11\N{NO-BREAK SPACE}Dec, 34 days late", DueGroup.OVERDUE)
    met = row(plan, DueVerb.MET)
    assert (met.mark, met.item_id, met.words) == (Mark.DUTY_NOT_MET, "9b", "Duty of item 9b not yet met")
    back = row(plan, DueVerb.DECIDE)
    assert (back.mark, back.item_id, back.who) == (Mark.DEFERRED, "8", "Dr Ewan Petrie")
    assert row(plan, DueVerb.REVIEW).mark is Mark.ADOPTED


def test_an_event_has_no_date_and_comes_last() -> None:
    eight = BringBack(event="When the ICB answers")
    plan = close(altered(worked_example(), "8", bring_back=eight), CLOSED)
    last = due_rows(plan, TODAY)[-1]
    found = row(plan, DueVerb.HAPPENED)
    assert last.on is None
    assert (found.when, found.on, found.group) == ("When it happens", None, DueGroup.LATER)


def test_consents_of_absent_partners_are_awaited_by_name_until_their_last_day() -> None:
    plan = close(three_of_six(), CLOSED)
    found = row(plan, DueVerb.CONSENT, date(2026, 12, 20))
    assert (found.words, found.item_id, found.mark) == ("Consent of 3 absent partners awaited", "1", Mark.AWAITING)
    assert (found.on, found.group) == (date(2026, 12, 22), DueGroup.SOON)
    assert found.people == ("Dr Number 4", "Dr Number 5", "Dr Number 6")
    assert found.who == "Dr Number 4 and 2 others"
    assert set(found.people) <= set(due_people(due_rows(plan, TODAY)))
    assert row(close(three_of_six(within=None), CLOSED), DueVerb.CONSENT).group is DueGroup.WAITING


@pytest.mark.parametrize(
    ("days", "group"), [(-1, DueGroup.SOON), (0, DueGroup.SOON), (1, DueGroup.OVERDUE), (-31, DueGroup.LATER)]
)
def test_a_task_may_be_done_on_its_day(days: int, group: DueGroup) -> None:
    plan = closed()
    task = next(task for task in plan.tasks if task.due)
    assert task.due is not None
    found = due_rows(plan, task.due + timedelta(days=days))
    assert next(row for row in found if row.task == task.id).group is group


def test_each_grouping_has_every_row_once() -> None:
    rows = due_rows(closed(), TODAY)
    assert len({row.key for row in rows}) == len(rows)
    for groups in (by_date(rows), by_person(rows), by_item(rows, ["1", "3"])):
        assert sorted(row.key for found in groups.values() for row in found) == sorted(row.key for row in rows)
    assert list(by_item(rows, ["9b", "1"]))[:2] == ["9b Online requests", "1 Safe daily limit"]


def test_the_sentence_counts_each_group() -> None:
    rows = due_rows(closed(), TODAY)
    counts = {group: sum(row.group is group for row in rows) for group in DueGroup}
    assert due_sentence(rows).startswith(f"{counts[DueGroup.OVERDUE]} overdue, {counts[DueGroup.SOON]} in the next 30")
    assert due_sentence(()) == "Nothing is due"
