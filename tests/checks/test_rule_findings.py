"""The findings of the written rules beyond the worked ones, each at its limits and in its exact words."""

from datetime import date
from typing import Any

import pytest
from tests.checks.test_all_checks import HELD, OWNER, found, meeting_with, put, ready

from wizard.checks.all_checks import Severity
from wizard.checks.check import groups_of
from wizard.edits.meeting_edits import new_proposal
from wizard.edits.task_edits import new_task
from wizard.guidance.position_kinds import PositionKind
from wizard.plan.meeting import Lapse, LapseAnswer, LapseKind
from wizard.plan.plan import BegunWith, Happened, Plan, open_meeting
from wizard.plan.proposal import Advice, BringBack, CarriedOver, CheckedWith, DutyCheck, Owner
from wizard.plan.record import LEFT_OPEN, Standing

IN_PLACE, ADOPT, LATER = PositionKind.IN_PLACE, PositionKind.ADOPT, PositionKind.LATER


def words(plan: Plan, name: str) -> str:
    """The words of a finding; empty if there is none with this name."""
    check = found(plan, HELD).get(name)
    return check.words if check else ""


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (date(2025, 7, 7), "start_year"),
        (date(2025, 7, 8), "start_before"),
        (date(2026, 7, 7), "start_before"),
        (HELD, None),
        (date(2031, 7, 8), None),
        (date(2031, 7, 9), "start_year"),
    ],
)
def test_a_start_is_asked_about_before_the_meeting_and_in_a_year_that_nobody_means(
    start: date, code: str | None
) -> None:
    plan = put(ready(), "8", ADOPT, start=start)
    assert [check.code for check in found(plan).values() if check.code.startswith("start_")] == ([code] if code else [])


def test_a_start_years_ahead_says_how_many() -> None:
    plan = put(ready(), "8", ADOPT, start=date(2033, 1, 11))
    assert words(plan, "start_year:8") == (
        "it starts on 11 January 2033, 6 years after the meeting: correct the year, or leave the start date empty"
    )


def test_what_is_our_practice_already_may_have_begun_at_any_time() -> None:
    plan = put(ready(), "1", IN_PLACE, start=date(2016, 7, 8))
    assert not [name for name in found(plan) if name.startswith("start_")]


def test_a_finding_that_blocks_takes_the_place_of_weaker_ones_on_the_same_field() -> None:
    plan = put(ready(), "1", ADOPT, start=date(2016, 7, 8), hold_until=date(2015, 1, 1))
    names = set(found(plan))
    assert "start_year:1" in names
    assert not names & {"staff_not_told:1", "start_before:1", "start_after_hold:1"}


def test_a_return_after_the_latest_date() -> None:
    back = BringBack(on=date(2027, 3, 1), event="the ICB replies", latest=date(2027, 2, 1))
    plan = put(ready(), "8", LATER, bring_back=back)
    expected = "it is deferred until 1 March 2027, after the latest date, 1 February 2027"
    assert words(plan, "return_after_latest:8") == expected


def test_a_check_advice_or_an_answer_dated_after_the_meeting() -> None:
    late = date(2026, 7, 9)
    check = DutyCheck(by=OWNER, on=late, how="Looked.")
    assert words(put(ready(), "5", PositionKind.MET, check=check), "checked_ahead:5") == (
        "the check is dated 9 July 2026, after the meeting"
    )
    advice = put(ready(), "5", PositionKind.NOT_YET_MET, advice=Advice(taken_from="LMC", on=late))
    assert words(advice, "checked_ahead:5") == "the advice is dated 9 July 2026, after the meeting"
    plan = put(ready(), "8", PositionKind.DECLINE, reason="Said.")
    matter = open_meeting(plan).matter("8").replace(checked_with=(CheckedWith(whom="LMC", on=late),))
    asked = plan.with_matter(matter)
    assert words(asked, "checked_ahead:8") == "the answer of LMC is dated 9 July 2026, after the meeting"


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("2026-08-25", ""),
        ("2026-08-26", "staff are told in writing on 26 August 2026, 6 days before it starts"),
        ("2026-09-01", "staff are told in writing on 1 September 2026, the day it starts"),
        ("2026-09-02", "staff are told in writing on 2 September 2026, 1 day after it starts"),
    ],
)
def test_staff_are_told_a_week_before_the_start(told: str, when: str) -> None:
    plan = put(ready(), "1", ADOPT, start=date(2026, 9, 1), fields={"told_in_writing_on": told})
    assert words(plan, "told_late:1") == when


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        ("6", "dpo_consulted_on", "the data protection officer is consulted on 2 September 2026, after it starts"),
        ("6", "privacy_notice_on", "the privacy notice is brought up to date on 2 September 2026, after it starts"),
        ("8", "safety_checked_on", "the safety check is made on 2 September 2026, after it starts"),
    ],
)
def test_what_is_prepared_comes_before_the_start(item: str, field: str, expected: str) -> None:
    start = date(2026, 9, 1)
    late = put(ready(), item, ADOPT, start=start, fields={field: "2026-09-02"})
    assert words(late, f"prepared_after_start:{item}") == expected
    on_the_day = put(ready(), item, ADOPT, start=start, fields={field: "2026-09-01"})
    assert not words(on_the_day, f"prepared_after_start:{item}")


def test_a_limit_above_the_average_and_one_said_to_be_in_place_below_it() -> None:
    facts = {"1": {"contacts_now": 34}}
    high = put(ready(), "1", ADOPT, fields={"contacts": 40}).replace(facts=facts)
    assert found(high)["limit_above_now:1"].severity is Severity.RESULT
    assert words(high, "limit_above_now:1") == "the daily limit of 40 is above the average of 34 recorded now"
    low = put(ready(), "1", IN_PLACE, fields={"contacts": 25}).replace(facts=facts)
    expected = "said to be in place at 25, and the average recorded now is 34"
    assert words(low, "in_place_against_fact:1") == expected
    fine = put(ready(), "1", ADOPT, fields={"contacts": 34}).replace(facts=facts)
    assert not {"limit_above_now:1", "in_place_against_fact:1"} & set(found(fine))


@pytest.mark.parametrize("months", [2**53 - 1, -3, True, "three"])
def test_notice_that_nobody_can_give_is_no_crash(months: Any) -> None:
    row = {"name": "Spirometry", "notice_months": months, "notice_sent": "2026-08-01", "ends": "2026-09-01"}
    assert "notice_too_short:3" not in found(put(ready(), "3", ADOPT, fields={"services": (row,)}))


@pytest.mark.parametrize("text", ["soon", "", "2026-13-01"])
def test_a_date_that_is_none_is_no_crash(text: str) -> None:
    row = {"name": "Spirometry", "notice_months": 3, "notice_sent": text, "ends": text}
    assert "ends_before_notice:3" not in found(put(ready(), "3", ADOPT, fields={"services": (row,)}))


# --- From the last meeting ------------------------------------------------------------------------------------------


def stands(plan: Plan, item: str, kind: PositionKind, **parts: Any) -> Plan:
    """A position from an earlier plan."""
    meeting = open_meeting(plan)
    guidance = meeting.guidance.items[item]
    position = next(entry.id for entry in plan.item(guidance).positions if entry.kind is kind)
    proposal = new_proposal(meeting, item, position).replace(**parts)
    standing = Standing(item=item, meeting=1, decided_on=date(2026, 1, 8), proposal=proposal, guidance=guidance)
    return plan.replace(begun_with=BegunWith(plan="f" * 32, positions=(standing,)))


def test_an_owner_who_left_is_named_even_off_the_agenda() -> None:
    plan = stands(ready(), "7", ADOPT, owner=Owner(person="p4"))
    plan = meeting_with(plan, attendance=open_meeting(plan).attendance[:3])
    assert not words(plan, "owner_gone:7")
    gone = plan.with_person(plan.person("p4").replace(left=True))
    assert words(gone, "owner_gone:7") == "its owner, Dr Number 4, has left"


def test_what_ran_out_is_settled_by_a_decision_or_by_letting_it_end_and_not_by_carrying_over() -> None:
    plan = stands(ready(), "7", ADOPT, hold_until=date(2026, 7, 1))
    assert words(plan, "hold_ended:7") == "its hold ended on 1 July 2026, and nothing has been decided since"
    assert not words(put(plan, "7", ADOPT, hold_until=date(2027, 7, 1)), "hold_ended:7")
    carried = put(plan, "7", ADOPT, CarriedOver(how="carried_over"), hold_until=date(2027, 7, 1))
    assert words(carried, "hold_ended:7")
    ended = Lapse(what=LapseKind.HOLD, item="7", was=date(2026, 7, 1), answer=LapseAnswer.END)
    assert not words(meeting_with(plan, lapses=(ended,)), "hold_ended:7")
    later = stands(ready(), "7", ADOPT, hold_until=date(2026, 7, 9))
    assert not words(later, "hold_ended:7")


def test_an_event_that_happened_makes_a_deferral_due() -> None:
    back = BringBack(event="the ICB replies", latest=date(2027, 1, 1))
    plan = stands(ready(), "7", LATER, bring_back=back)
    assert not words(plan, "return_due:7")
    came = plan.replace(happened=(Happened(item="7", on=date(2026, 6, 1)),))
    expected = "it was deferred until the ICB replies, which happened on 1 June 2026, and nothing has been decided"
    assert words(came, "return_due:7") == expected
    said = Lapse(what=LapseKind.EVENT, item="7", answer=LapseAnswer.HAPPENED)
    now = words(meeting_with(plan, lapses=(said,)), "return_due:7")
    assert now == "it was deferred until the ICB replies, which has happened, and nothing has been decided"


def test_what_was_put_off_to_the_next_meeting_is_due_at_it() -> None:
    plan = stands(ready(), "7", LATER, bring_back=BringBack(event="the next meeting is held"))
    assert words(plan, "return_due:7") == "it was deferred until the next meeting, and nothing has been decided"


def test_all_findings_on_an_item_begin_alike_and_what_is_empty_is_acknowledged_apart() -> None:
    plan = put(ready(), "2", ADOPT)
    plan = plan.replace(private=plan.private.replace(notes={"2": "943 476 5919"}))
    plan = plan.with_task(new_task(plan, "Write to the ICB", item="2"))
    checks = [check for check in found(plan).values() if check.item == "2"]
    assert {check.head for check in checks} == {"Item 2, A&G by clinical choice"}
    groups = {group.name: group for group in groups_of(checks)}
    assert set(groups) == {"item:2", LEFT_OPEN}
    to_tick, empty = groups["item:2"], groups[LEFT_OPEN]
    assert to_tick.sentence.startswith(f"Item 2, A&G by clinical choice, {len(to_tick.checks)} points: ")
    assert {"nhs_number", "task_without_owner"} <= {check.code for check in to_tick.checks}
    assert {"no_owner", "no_start", "no_review"} <= {check.code for check in empty.checks}


def test_a_duty_recorded_as_met_says_how_much_of_it_nobody_checked() -> None:
    facts = {"open_all_day": True, "no_cap": True, "data_given": True}
    plan = put(ready(), "9b", PositionKind.MET).replace(facts={"9b": facts})
    assert words(plan, "met_unchecked:9b") == "recorded as met, with 1 of 4 parts not checked"
    assert found(plan)["met_unchecked:9b"].severity is Severity.RESULT
    whole = plan.replace(facts={"9b": {**facts, "pauses_told": True}})
    assert "met_unchecked:9b" not in found(whole)
    not_yet = put(ready(), "9b", PositionKind.NOT_YET_MET).replace(facts={"9b": facts})
    assert "met_unchecked:9b" not in found(not_yet)
