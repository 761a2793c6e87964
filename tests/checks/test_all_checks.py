"""The findings before a meeting is closed: which block, which are acknowledged, which are results."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pytest
from tests.plans import plan_of
from tests.rules import CHAIR, deed, quorum
from tests.voting.rooms import roll_call

from wizard.checks.all_checks import Check, Severity, blocking, checks
from wizard.checks.check import groups_of
from wizard.edits.attendance_edits import with_presence
from wizard.edits.meeting_edits import new_proposal
from wizard.edits.note_edits import with_interest
from wizard.edits.task_edits import new_task
from wizard.guidance.position_kinds import PositionKind
from wizard.plan.meeting import Attendance, InterestKind, Matter, Presence
from wizard.plan.plan import Plan
from wizard.plan.proposal import (
    Advice,
    Agreed,
    BringBack,
    CheckedWith,
    ContractorDecides,
    Decision,
    DutyCheck,
    Noted,
    Owner,
    Proposal,
)

HELD = date(2026, 7, 8)
AGREED = Agreed(how="agreed")
OWNER = Owner(person="p1")


def ready(partners: int = 4) -> Plan:
    """A plan whose meeting was held, with everybody present and no item on the agenda yet."""
    plan = plan_of(partners)
    plan = plan.replace(practice=plan.practice.replace(name="Harbour Lane", ods_code="A12345"))
    assert plan.meeting is not None
    attendance = tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in plan.people)
    return plan.with_meeting(plan.meeting.replace(held_on=HELD, chair="p1", attendance=attendance, items=()))


def put(plan: Plan, item: str, kind: PositionKind, decision: Decision | None = AGREED, **changes: Any) -> Plan:
    """Put a proposal of a kind on an item of the meeting."""
    assert plan.meeting is not None
    positions = plan.item(plan.meeting.guidance.items[item]).positions
    position = next(position.id for position in positions if position.kind is kind)
    proposal = new_proposal(plan.meeting, item, position).replace(decision=decision, **changes)
    return on(plan, item, proposal)


def position(plan: Plan, item: str, position_id: str, **changes: Any) -> Plan:
    """Record a position of a duty, by its id."""
    assert plan.meeting is not None
    proposal = new_proposal(plan.meeting, item, position_id)
    return on(plan, item, proposal.replace(decision=Noted(how="noted"), **changes))


def on(plan: Plan, item: str, *proposals: Proposal) -> Plan:
    """Put proposals on an item that is on the agenda."""
    assert plan.meeting is not None
    items = tuple(dict.fromkeys([*plan.meeting.items, item]))
    meeting = plan.meeting.replace(items=items)
    return plan.with_meeting(meeting.with_matter(Matter(item=item, proposals=proposals)))


def meeting_with(plan: Plan, **changes: Any) -> Plan:
    """Change the meeting."""
    assert plan.meeting is not None
    return plan.with_meeting(plan.meeting.replace(**changes))


def found(plan: Plan, today: date = HELD) -> Mapping[str, Check]:
    """The findings, by the name under which each is acknowledged."""
    return {check.name: check for check in checks(plan, today)}


def test_a_meeting_in_order_has_no_findings() -> None:
    assert checks(ready(), HELD) == ()


def test_a_plan_without_an_open_meeting_has_no_findings() -> None:
    assert checks(plan_of(4).replace(meeting=None), HELD) == ()


def test_no_date_no_chair_and_nobody_present_block() -> None:
    plan = meeting_with(ready(), held_on=None, chair=None, attendance=())
    assert {check.code for check in blocking(checks(plan, HELD))} == {"no_date", "no_chair", "nobody_present"}
    assert all(check.place == "meeting" for check in blocking(checks(plan, HELD)))


@pytest.mark.parametrize(
    ("starts", "ends"), [(time(13), time(14)), (time(13), time(13)), (time(13), None), (None, time(1))]
)
def test_times_that_can_be_are_left_alone(starts: time | None, ends: time | None) -> None:
    assert "ends_before_start" not in found(meeting_with(ready(), starts=starts, ends=ends))


def test_a_meeting_that_ends_before_it_starts_is_acknowledged() -> None:
    check = found(meeting_with(ready(), starts=time(13), ends=time(12, 30)))["ends_before_start"]
    assert check.severity is Severity.ACKNOWLEDGE
    assert check.sentence == "The meeting ends at 12:30, before it starts at 13:00."


def test_those_that_block_come_first_and_results_last() -> None:
    plan = meeting_with(put(ready(), "1", PositionKind.ADOPT), chair=None, items=("1", "2"))
    order = [check.severity for check in checks(plan, HELD)]
    assert order == sorted(order, key=list(Severity).index)
    assert {Severity.BLOCKING, Severity.ACKNOWLEDGE, Severity.RESULT} == set(order)


@pytest.mark.parametrize(
    ("back", "names"),
    [
        (None, {"no_bring_back:8"}),
        (BringBack(), {"no_bring_back:8"}),
        (BringBack(on=date(2026, 9, 1)), set()),
        (BringBack(on=date(2026, 7, 7)), {"date_before:8"}),
        (BringBack(event="the ICB replies"), {"no_latest:8", "no_watcher:8"}),
        (BringBack(event="the ICB replies", latest=date(2026, 9, 1), watcher=OWNER), set()),
    ],
)
def test_deciding_later_needs_a_date_or_an_event(back: BringBack | None, names: set[str]) -> None:
    result = found(put(ready(), "8", PositionKind.LATER, bring_back=back))
    assert set(result) == names
    assert [check.code for check in blocking(tuple(result.values()))] == (
        ["no_bring_back"] if "no_bring_back:8" in names else []
    )


def test_a_tie_whose_casting_vote_is_awaited_blocks() -> None:
    plan = put(ready(), "8", PositionKind.DECLINE, roll_call(".ffaa"), reason="Said.")
    settings = plan.settings.replace(rule=deed(casting=CHAIR, clause="12.3"))
    check = found(plan.replace(settings=settings))["casting_open:8"]
    assert (check.severity, check.place) == (Severity.BLOCKING, "item-8")
    assert "casting vote is still awaited" in check.sentence


def test_a_duty_on_which_advice_is_taken_says_from_whom_and_what_is_missing() -> None:
    plan = position(ready(), "5", "taking_advice")
    assert {"no_advice:5", "nothing_missing:5"} <= set(found(plan))
    said: dict[str, Any] = {"missing": "It is off.", "advice": Advice(taken_from="LMC", on=HELD)}
    assert not {"no_advice:5", "nothing_missing:5"} & set(found(position(ready(), "5", "taking_advice", **said)))


def test_an_incomplete_vote_is_acknowledged_and_names_who() -> None:
    check = found(put(ready(), "8", PositionKind.DECLINE, roll_call(".ff.a"), reason="Said."))["incomplete_vote:8"]
    assert check.severity is Severity.ACKNOWLEDGE
    assert "Dr Number 3" in check.sentence


def test_a_missing_owner_start_and_review_are_named() -> None:
    assert {"no_owner:2", "no_start:2", "no_review:2"} <= set(found(put(ready(), "2", PositionKind.ADOPT)))


def test_a_review_after_the_end_of_a_hold_is_asked_about() -> None:
    hold = date(2026, 9, 1)
    late = put(ready(), "7", PositionKind.ADOPT, hold_until=hold, review_on=date(2026, 10, 1))
    assert "review_after_hold:7" in found(late)
    assert "review_after_hold:7" not in found(put(ready(), "7", PositionKind.ADOPT, hold_until=hold, review_on=hold))


def test_two_items_that_pull_against_each_other_are_said_once_if_both_are_taken_up() -> None:
    one = put(ready(), "1", PositionKind.ADOPT)
    assert [name for name in found(one) if name.startswith("pulls_against")] == ["pulls_against:1:9b"]
    both = put(one, "10", PositionKind.IN_PLACE) if _offers(one, "10") else put(one, "10", PositionKind.ADOPT)
    assert [name for name in found(both) if name.startswith("pulls_against")] == [
        "pulls_against:1:9b",
        "pulls_against:1:10",
    ]


def _offers(plan: Plan, item: str) -> bool:
    assert plan.meeting is not None
    return any(
        position.kind is PositionKind.IN_PLACE for position in plan.item(plan.meeting.guidance.items[item]).positions
    )


def test_what_fell_pulls_against_nothing_and_asks_for_nothing() -> None:
    plan = put(put(ready(), "1", PositionKind.ADOPT), "10", PositionKind.ADOPT, roll_call(".aaaa"))
    assert [name for name in found(plan) if name.endswith(":10")] == ["undecided:10"]
    assert found(plan)["undecided:10"].severity is Severity.RESULT


def test_an_owner_whom_the_practice_does_not_name_is_asked_about() -> None:
    plan = put(ready(), "2", PositionKind.ADOPT, owner=Owner(name="Sam Poole"))
    assert "owner_unknown:2" in found(plan)
    known = put(ready(), "2", PositionKind.ADOPT, owner=Owner(name="dr number 1"))
    assert "owner_unknown:2" not in found(known)


def test_an_owner_who_leaves_during_the_meeting_is_asked_about_though_their_vote_counts() -> None:
    plan = put(ready(), "2", PositionKind.ADOPT, owner=Owner(person="p2"))
    assert "owner_unknown:2" not in found(plan)
    assert "owner_unknown:2" in found(plan.with_person(plan.person("p2").replace(left=True)))


@pytest.mark.parametrize(("start", "asked"), [(date(2026, 7, 15), True), (date(2026, 7, 16), False)])
@pytest.mark.parametrize("item", ["1", "2", "4a", "4b"])
def test_a_change_for_staff_within_seven_days_asks_whether_they_were_told(item: str, start: date, asked: bool) -> None:
    plan = put(ready(), item, PositionKind.ADOPT, start=start)
    assert (f"staff_not_told:{item}" in found(plan)) is asked
    told = {"told_in_writing_on": "2026-07-01", "job_plan_agreed": False}
    assert f"staff_not_told:{item}" not in found(put(ready(), item, PositionKind.ADOPT, start=start, fields=told))


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (date(2026, 1, 5), "it starts on 5 January 2026, before the meeting; not recorded: when staff were told"),
        (date(2026, 7, 15), "it starts on 15 July 2026, within seven days of the meeting; not recorded: when staff"),
    ],
)
def test_what_starts_before_the_meeting_is_not_said_to_start_within_days_of_it(start: date, words: str) -> None:
    plan = put(ready(), "2", PositionKind.ADOPT, start=start)
    (said,) = [check.sentence for check in checks(plan, HELD) if check.code == "staff_not_told"]
    assert words in said


def test_items_1_and_4b_ask_for_what_the_guidance_asks() -> None:
    limit = found(put(ready(), "1", PositionKind.ADOPT))["field_empty:1"].sentence
    for label in ("Overflow route in core hours", "Same-day route for urgent need", "Online tool", "Scripts checked"):
        assert label in limit
    assert "Urgent suspected cancer" in found(put(ready(), "4b", PositionKind.ADOPT))["field_empty:4b"].sentence
    refused = put(ready(), "4b", PositionKind.ADOPT, fields={"cancer_unchanged": False})
    assert "answered_no:4b" in found(refused)


def test_a_table_that_the_practice_collected_before_the_meeting_is_not_empty() -> None:
    plan = put(ready(), "3", PositionKind.ADOPT)
    assert "field_empty:3" in found(plan)
    assert "field_empty:3" not in found(plan.replace(facts={"3": {"services": ({"service": "Spirometry"},)}}))


def test_a_number_outside_its_bounds_is_asked_about() -> None:
    assert "number_outside:1" in found(put(ready(), "1", PositionKind.ADOPT, fields={"contacts": 0}))
    assert "number_outside:1" not in found(put(ready(), "1", PositionKind.ADOPT, fields={"contacts": 25}))


def test_a_duty_asks_who_checked_when_and_how() -> None:
    assert "not_checked_how:5" in found(put(ready(), "5", PositionKind.MET))
    whole = DutyCheck(by=OWNER, on=HELD, how="Looked at the settings.")
    assert "not_checked_how:5" not in found(put(ready(), "5", PositionKind.MET, check=whole))


def test_old_guidance_is_warned_of_unless_somebody_was_asked_since() -> None:
    later = date(2026, 11, 2)
    plan = meeting_with(ready(), held_on=later, items=("3",))
    assert "old_evidence" in found(plan, later)
    asked = Matter(item="3", checked_with=(CheckedWith(whom="LMC", on=date(2026, 10, 1)),))
    assert "old_evidence" not in found(plan.with_matter(asked), later)


@pytest.mark.parametrize("text", ["943 476 5919", "9434765919", "See 943-476-5919.", "(94 34 76 59 19)"])
def test_text_like_an_nhs_number_is_found_wherever_it_was_typed(text: str) -> None:
    assert "nhs_number:8" in found(put(ready(), "8", PositionKind.DECLINE, reason=text))
    assert "nhs_number" in found(meeting_with(ready(), matters_arising=text))
    task = ready()
    assert "nhs_number:t1" in found(task.with_task(new_task(task, text, owner=OWNER)))


@pytest.mark.parametrize("text", ["943 476 5918", "01632 960123", "94347659190", "£1,240 in 2026"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not [name for name in found(meeting_with(ready(), matters_arising=text)) if "nhs" in name]


def test_results_never_block() -> None:
    plan = ready().replace(settings=ready().settings.replace(rule=deed(quorum=quorum(4), clause="4")))
    plan = with_presence(plan, "p4", Presence.APOLOGIES)
    plan = put(put(plan, "8", PositionKind.DECLINE), "3", PositionKind.DECLINE, None, reason="Said.")
    result = found(meeting_with(plan, items=("3", "5", "6", "8")))
    assert {name: check.severity for name, check in result.items()} == dict.fromkeys(
        ["no_quorum:8", "not_voted:3", "nothing_proposed:6", "not_checked:5"], Severity.RESULT
    )


@pytest.mark.parametrize(("code", "odd"), [("A12345", False), ("a12345", True), ("A1234", True), ("", False)])
def test_an_odd_practice_code_is_warned_of(code: str, odd: bool) -> None:
    plan = ready()
    assert ("ods_code_form" in found(plan.replace(practice=plan.practice.replace(ods_code=code)))) is odd


def test_a_casting_vote_or_a_quorum_asks_for_the_clause() -> None:
    plan = ready()
    for parts in ({"casting": CHAIR}, {"quorum": quorum(2)}):
        assert "no_clause" in found(plan.replace(settings=plan.settings.replace(rule=deed(**parts))))
        given = deed(clause="12.3", **parts)
        assert "no_clause" not in found(plan.replace(settings=plan.settings.replace(rule=given)))


def test_a_single_contractor_who_was_away_or_does_not_vote_is_asked_about() -> None:
    plan = put(ready(1), "8", PositionKind.DECLINE, ContractorDecides(how="contractor"), reason="Said.")
    assert not [name for name in found(plan) if name.startswith("contractor")]
    away = found(with_presence(plan, "p1", Presence.APOLOGIES))["contractor_absent:8"]
    assert away.severity is Severity.ACKNOWLEDGE
    assert away.sentence.endswith("decided by Dr Number 1, who is not recorded as present.")
    barred = found(with_interest(plan, "8", "p1", InterestKind.WITHDRAWS))["contractor_interest:8"]
    assert "Dr Number 1, who declared an interest and does not vote on it" in barred.sentence


def test_a_vote_recorded_for_somebody_absent_is_said() -> None:
    plan = put(ready(), "8", PositionKind.DECLINE, roll_call(".ffff"), reason="Said.")
    away = Attendance(person="p4", presence=Presence.APOLOGIES)
    assert plan.meeting is not None
    assert "vote_not_counted:8" in found(plan.with_meeting(plan.meeting.with_attendance(away)))


def test_tasks_without_an_owner_are_told_apart() -> None:
    plan = ready()
    for text in ("Write to the ICB", "Count contacts"):
        plan = plan.with_task(new_task(plan, text))
    assert {"task_without_owner:t1", "task_without_owner:t2"} == set(found(plan))


@pytest.mark.parametrize(("item", "begins"), [("1", "Item 1, "), (None, "12 tasks have no owner")])
def test_many_tasks_without_an_owner_are_one_short_sentence(item: str | None, begins: str) -> None:
    plan = ready()
    for number in range(12):
        plan = plan.with_task(new_task(plan, f"Write letter {number}", item=item))
    (group,) = groups_of(checks(plan, HELD))
    assert group.sentence.startswith(begins)
    assert group.sentence.endswith("12 tasks have no owner: “Write letter 0”, “Write letter 1” and 10 more.")


def test_two_tasks_without_an_owner_are_both_named() -> None:
    plan = ready()
    for text in ("Write to the ICB", "Count contacts"):
        plan = plan.with_task(new_task(plan, text, item="1"))
    (group,) = groups_of(checks(plan, HELD))
    assert "the task “Write to the ICB” has no owner; the task “Count contacts” has no owner" in group.sentence
