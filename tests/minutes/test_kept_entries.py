"""Minutes of an item are kept while nothing changes that they depend on, and never any longer."""

from dataclasses import replace

import pytest
from tests.signing.closed_plans import FIRST, draft

from wizard.minutes.kept_entries import frame_of
from wizard.minutes.minutes import minutes_of
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed
from wizard.voting.sitting import open_sitting


def meeting_of(plan: Plan) -> Meeting:
    assert plan.meeting is not None
    return plan.meeting


def with_minute(plan: Plan, item_id: str, minute: str) -> Plan:
    meeting = meeting_of(plan)
    return plan.with_meeting(meeting.with_matter(meeting.matter(item_id).replace(minute=minute)))


def test_an_edit_of_one_item_leaves_the_minutes_of_the_others_as_they_are() -> None:
    plan = draft()
    before = minutes_of(plan)
    after = minutes_of(with_minute(plan, "3", "They talked about it."))
    changed = [now.id for then, now in zip(before.items, after.items, strict=True) if then is not now]
    assert changed == ["3"]
    assert after.item("3").matter.minute == "They talked about it."


def test_what_happens_around_the_items_makes_all_of_them_new() -> None:
    plan = draft()
    before = minutes_of(plan)
    renamed = plan.replace(people=(plan.people[0].replace(name="Dr Renamed"), *plan.people[1:]))
    assert not any(then is now for then, now in zip(before.items, minutes_of(renamed).items, strict=True))
    later = minutes_of(plan, today=FIRST.date())
    assert not any(then is now for then, now in zip(before.items, later.items, strict=True))


@pytest.mark.parametrize("name", sorted({*Plan.model_fields} - {"meeting"}))
def test_every_field_of_a_plan_counts(name: str) -> None:
    plan = draft()
    sitting = open_sitting(plan)
    assert frame_of(plan, sitting) == frame_of(plan, sitting)
    assert frame_of(plan, sitting) != frame_of(plan.model_copy(update={name: object()}), sitting)


@pytest.mark.parametrize("name", sorted({*Meeting.model_fields} - {"matters"}))
def test_every_field_of_the_meeting_counts(name: str) -> None:
    plan = draft()
    sitting = open_sitting(plan)
    changed = replace(sitting, meeting=meeting_of(plan).model_copy(update={name: object()}))
    assert frame_of(plan, sitting) == frame_of(plan, sitting)
    assert frame_of(plan, sitting) != frame_of(plan, changed)


def test_items_taken_together_name_each_other_as_they_are_now() -> None:
    plan = draft()
    meeting = meeting_of(plan)
    together = Agreed(how="agreed", together=True)
    put = [matter for matter in meeting.matters if matter.proposals][:2]
    for matter in put:
        last = matter.proposals[-1].replace(decision=together)
        meeting = meeting.with_matter(matter.replace(proposals=(*matter.proposals[:-1], last)))
    first, second = put[0].item, put[1].item
    both = plan.with_meeting(meeting)
    apart = both.with_meeting(meeting.with_matter(meeting.matter(second).replace(proposals=())))
    for _ in range(2):
        assert "Taken together" in dict(minutes_of(both).item(first).proposals[-1].particulars)
        assert "Taken together" not in dict(minutes_of(apart).item(first).proposals[-1].particulars)
