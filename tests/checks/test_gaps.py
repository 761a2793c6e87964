"""The list of empty fields before closing: a row for each item, separate from what has to be read."""

from datetime import date

from tests.plans import worked_example

from wizard.checks.all_checks import checks
from wizard.checks.check import Check, FindingGroup, Severity, groups_of, weightiest_first
from wizard.checks.gaps import GapRow, gap_rows
from wizard.edits.decision_edits import with_particulars
from wizard.edits.gap_edits import filled
from wizard.guidance.position_kinds import Need
from wizard.minutes.minutes import minutes_of
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner
from wizard.plan.record import LEFT_OPEN

TODAY = date(2026, 12, 8)
NOBODY = {"owner": None, "review_on": None}


def rows_of(plan: Plan) -> dict[str, GapRow]:
    assert plan.meeting is not None
    minutes = minutes_of(plan, plan.meeting.number, TODAY)
    return {row.item: row for row in gap_rows(minutes, checks(plan, TODAY))}


def emptied(*items: str) -> Plan:
    plan = worked_example()
    for item in items:
        plan = with_particulars(plan, item, **NOBODY)
    return plan


def test_a_plan_in_which_all_is_filled_in_has_no_rows() -> None:
    assert rows_of(worked_example()) == {}


def test_an_item_has_a_row_with_what_is_empty_and_what_is_recorded() -> None:
    (row,) = rows_of(emptied("1")).values()
    assert (row.item, row.owner.empty, row.review.empty) == ("1", True, True)
    assert row.begins.need is Need.START
    assert not row.begins.empty
    assert isinstance(row.begins.value, date)


def test_what_is_empty_is_left_open_in_one() -> None:
    plan = emptied("1", "3")
    names = [group.name for group in groups_of(checks(plan, TODAY))]
    assert names.count(LEFT_OPEN) == 1
    group = next(group for group in groups_of(checks(plan, TODAY)) if group.name == LEFT_OPEN)
    assert {(check.item, check.code) for check in group.checks} >= {("1", "no_owner"), ("3", "no_owner")}


def test_filling_all_fills_what_is_empty_and_replaces_nothing() -> None:
    plan = emptied("1")
    plan = with_particulars(plan, "3", review_on=None)
    kept = rows_of(plan)["3"].owner.value
    full = filled(plan, rows_of(plan).values(), Owner(person=plan.people[0].id), date(2027, 3, 9))
    assert rows_of(full) == {}
    assert full.meeting is not None
    three = full.meeting.matter("3").proposals[-1]
    one = full.meeting.matter("1").proposals[-1]
    assert (one.owner, one.review_on) == (Owner(person=plan.people[0].id), date(2027, 3, 9))
    assert three.review_on == date(2027, 3, 9)
    assert kept == next(each.name for each in plan.people if three.owner and each.id == three.owner.person)


def group(*codes: str) -> FindingGroup:
    checks = tuple(Check(code=code, severity=Severity.ACKNOWLEDGE, place="meeting", words=code) for code in codes)
    return FindingGroup(name=codes[0], checks=checks)


def test_what_weighs_most_is_read_first_and_the_rest_keeps_its_order() -> None:
    groups = [group("nhs_number"), group("no_chair", "date_ahead"), group("no_notice"), group("pulls_against")]
    names = [each.name for each in weightiest_first(groups)]
    assert names == ["pulls_against", "no_chair", "nhs_number", "no_notice"]
