"""How plans and meetings begin, and the guidance frozen into them."""

from datetime import date

import pytest
from tests.plans import NOW, empty_plan, shipped_pack, worked_example

from wizard.edits.meeting_edits import MeetingOpenError, new_meeting, new_proposal, next_id, with_guidance
from wizard.foundation.canonical_json import digest
from wizard.guidance.pack import Pack
from wizard.minutes.minutes import minutes_of
from wizard.overview.changes import guidance_changed
from wizard.signing.closing import close


def newer_pack() -> Pack:
    """The shipped pack with one word on item 3 changed."""
    pack = shipped_pack()
    third = pack.actions[2]
    item = third.items[0].replace(title="Notice on services, reworded")
    actions = (*pack.actions[:2], third.replace(items=(item,)), *pack.actions[3:])
    return pack.replace(edition=pack.edition.replace(edition="2026-12"), actions=actions)


def test_a_new_plan_has_its_first_meeting_open_with_all_twelve_items() -> None:
    plan = empty_plan()
    assert plan.meeting is not None
    assert plan.meeting.number == 1
    assert plan.meeting.items == ("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "9a", "9b", "10")


def test_guidance_is_kept_once_under_the_digest_of_its_text() -> None:
    guidance = empty_plan().guidance
    assert len(guidance.items) == 12
    assert all(digest(item) == key for key, item in guidance.items.items())


def test_a_second_open_meeting_is_refused() -> None:
    with pytest.raises(MeetingOpenError):
        new_meeting(empty_plan(), shipped_pack())


def test_a_new_meeting_carries_positions_and_neither_attendance_nor_votes() -> None:
    plan = new_meeting(close(worked_example(), NOW), shipped_pack())
    assert plan.meeting is not None
    assert plan.meeting.number == 2
    assert plan.meeting.attendance == ()
    assert plan.meeting.matters == ()
    entry = minutes_of(plan).item("3")
    assert entry.label == "Serve notice on the services listed"
    assert not entry.decided_here


def test_newer_guidance_leaves_every_decision_and_names_what_changed() -> None:
    plan = with_guidance(worked_example(), newer_pack())
    assert guidance_changed(plan) == ("3",)
    assert minutes_of(plan).item("3").label == "Serve notice on the services listed"
    assert minutes_of(plan).item("3").item.title == "Notice on services, reworded"


def test_an_item_that_was_only_checked_again_did_not_change() -> None:
    checked = newer_pack()
    later = tuple(
        action.replace(items=tuple(item.replace(evidence_as_at=date(2026, 12, 31)) for item in action.items))
        for action in checked.actions
    )
    assert guidance_changed(with_guidance(worked_example(), checked.replace(actions=later))) == ("3",)


def test_guidance_without_an_item_on_which_something_was_put_is_refused() -> None:
    pack = shipped_pack()
    with pytest.raises(ValueError, match="no item 3"):
        with_guidance(worked_example(), pack.replace(actions=(pack.actions[0], *pack.actions[3:])))


def test_a_second_proposal_has_an_id_of_its_own_and_remembers_the_guidance_it_was_made_under() -> None:
    meeting = worked_example().meeting
    assert meeting is not None
    proposal = new_proposal(meeting, "1", "decline")
    assert proposal.id == "p3"
    assert proposal.seen == meeting.guidance.items["1"]


def test_ids_fill_the_first_gap() -> None:
    assert next_id("t", ["t1", "t3"]) == "t2"
