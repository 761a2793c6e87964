"""Meetings of one practice under two guidances: positions, facts and tasks carry over only within one of them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.guidance.other_pack import OTHER_ID, write_other_pack
from tests.plans import shipped_pack

from wizard.edits.guidance_edits import OUR_LMC, lmc_asked_on, with_lmc_asked
from wizard.edits.meeting_edits import new_meeting, tasks_of
from wizard.guidance.pack import Pack
from wizard.guidance.packs.load_pack import load_pack
from wizard.minutes.minutes import minutes_of
from wizard.overview.agenda import agenda
from wizard.overview.changes import changes_of, newer_than
from wizard.overview.due import due_in
from wizard.overview.due_rows import due_rows
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.plan import Plan
from wizard.services.example_plan import example
from wizard.signing.closing import close
from wizard.signing.verify_plan import verify
from wizard.voting.positions import records_under, standing_before, standing_elsewhere


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_other_pack(tmp_path_factory.mktemp("other") / "pack"))


def closed() -> Plan:
    """A plan with one signed meeting, under the shipped guidance."""
    return example(signed=True)


def with_closed_meeting(plan: Plan, day: int) -> Plan:
    """The plan with its open meeting held and closed, everybody there."""
    assert plan.meeting is not None
    everybody = tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in plan.people)
    held = plan.meeting.replace(held_on=date(2027, 2, day), attendance=everybody, chair=plan.people[0].id)
    return close(plan.with_meeting(held), datetime(2027, 2, day, 20, tzinfo=UTC))


def test_another_guidance_begins_with_nothing_decided_whatever_its_items_are_called(other: Pack) -> None:
    plan = new_meeting(closed(), other)
    assert standing_before(closed())
    assert standing_before(plan) == {}
    assert [entry.before for entry in minutes_of(plan).items] == [None, None, None]
    assert [line.stands for line in agenda(plan, date(2027, 1, 11))] == ["", "", ""]
    assert plan.facts == {}
    assert tasks_of(plan, "1") == ()
    assert tasks_of(closed(), "1") != ()
    assert changes_of(plan) == ()
    assert not newer_than(shipped_pack(), plan)


def test_what_was_decided_under_the_first_guidance_is_there_when_a_meeting_is_under_it_again(other: Pack) -> None:
    first = closed()
    between = with_closed_meeting(new_meeting(first, other), 1)
    again = new_meeting(between, shipped_pack())
    assert standing_before(again) == standing_before(first)
    sealed = with_closed_meeting(again, 8)
    assert verify(sealed).findings == ()
    assert {entry.item for entry in sealed.records[1].content.carried} == set()
    assert {entry.item for entry in sealed.records[2].content.carried} == set(standing_before(first))
    assert again.facts == first.facts
    assert tasks_of(again, "1") == tasks_of(first, "1")
    assert [record.content.number for record in records_under(between, OTHER_ID)] == [2]
    assert all(change.what != "guidance" for change in changes_of(again))


def test_what_is_due_under_the_other_guidance_is_still_due(other: Pack) -> None:
    first = closed()
    between = new_meeting(first, other)
    assert {entry.item for entry in standing_elsewhere(between)} == set(standing_before(first))
    assert [(entry.on, entry.item, entry.what) for entry in due_in(first)] == [
        (entry.on, entry.item, entry.what) for entry in due_in(between)
    ]


def test_what_is_due_under_the_other_guidance_is_named_by_its_own_title(other: Pack) -> None:
    between = new_meeting(closed(), other)
    assert other.item("1").short_title != "Safe daily limit"
    words = [entry.words for entry in due_in(between)]
    assert "Review of item 1, Safe daily limit (other guidance)" in words
    rows = [row for row in due_rows(between, date(2027, 2, 1)) if row.item_id == "1"]
    assert {row.item for row in rows} == {"1 Safe daily limit (other guidance)"}
    (review,) = [row for row in rows if row.task is None]
    assert (review.words, review.elsewhere) == ("Review of item 1", shipped_pack().edition.title)
    assert all("other guidance" not in row.sentence for row in due_rows(closed(), date(2027, 2, 1)))


def test_asking_the_lmc_is_noted_on_every_item_of_the_agenda_once() -> None:
    plan = new_meeting(closed(), shipped_pack())
    on = date(2026, 12, 28)
    assert lmc_asked_on(plan) is None
    asked = with_lmc_asked(with_lmc_asked(plan, on, "Nothing new."), on, "Nothing new.")
    assert asked.meeting is not None
    for item in asked.meeting.taken:
        (entry,) = asked.meeting.matter(item).checked_with
        assert (entry.whom, entry.on, entry.said) == (OUR_LMC, on, "Nothing new.")
    assert lmc_asked_on(asked) == on


def test_a_plan_of_the_other_guidance_is_written_and_read(other: Pack, tmp_path: Path) -> None:
    from wizard.services.plan_files import keep_new, load

    plan = new_meeting(closed(), other)
    keep_new(plan, tmp_path / "two.gpplan")
    assert load(tmp_path / "two.gpplan") == plan
