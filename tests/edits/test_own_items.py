"""The practice's own items: a number for the plan's life, a proposal in words, a position under any guidance."""

import pytest
from tests.signing.closed_plans import FIRST, SECOND, draft, pack

from wizard.edits.decision_edits import agreed, put_another, with_particulars
from wizard.edits.meeting_edits import new_meeting, tasks_of
from wizard.edits.own_items import (
    earlier_own_items,
    with_own_item,
    with_own_item_again,
    with_own_item_changed,
    with_own_words,
    without_own_item,
)
from wizard.edits.task_edits import new_task
from wizard.foundation.value import RefusedError
from wizard.guidance.pack import Pack
from wizard.minutes.minutes import minutes_of
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Owner
from wizard.signing.closing import close
from wizard.signing.seal import seal
from wizard.signing.verify_plan import verify
from wizard.voting.positions import standing_now, standing_on

THIRD = SECOND.replace(month=6)


def other_pack() -> Pack:
    """Another guidance, with other items."""
    one = pack()
    return one.replace(edition=one.edition.replace(id="another"))


def lease(plan: Plan | None = None) -> Plan:
    """The partners agreed to renew the lease: item O1."""
    plan = with_own_item(plan or draft(), "The lease")
    plan = with_own_words(plan, "o1", "to renew the lease for five years.")
    return agreed(with_particulars(plan, "o1", owner=Owner(person="p2")), "o1")


def at(plan: Plan, moment: object = SECOND, guidance: Pack | None = None) -> Plan:
    """The plan with its meeting closed and the next one begun, with the same people."""
    before = open_meeting(plan)
    plan = new_meeting(close(plan, FIRST if before.number == 1 else SECOND), guidance or pack())
    day = SECOND.date() if before.number == 1 else THIRD.date()
    return plan.with_meeting(open_meeting(plan).replace(attendance=before.attendance, held_on=day, chair=before.chair))


def test_it_is_decided_like_any_item() -> None:
    entry = next(entry for entry in minutes_of(lease()).own if entry.id == "o1")
    assert entry.number == "O1"
    assert entry.last is not None
    assert entry.last.resolution == "It was agreed to renew the lease for five years."
    assert entry.sentence.startswith("Agreed without a vote: none of the 5 here was against")
    assert ("Owner", "Dr Ben Shah") in entry.last.particulars


def test_what_was_voted_on_is_not_altered_and_another_proposal_may_be_put() -> None:
    with pytest.raises(RefusedError, match="take it back first"):
        with_own_words(lease(), "o1", "to leave")
    plan = with_own_words(put_another(lease(), "o1"), "o1", "to leave")
    first, second = open_meeting(plan).matter("o1").proposals
    assert (first.words, second.words) == ("to renew the lease for five years.", "to leave")
    assert (second.seen, second.decision) == (None, None)


def test_its_number_is_never_given_again() -> None:
    plan = without_own_item(with_own_item(draft(), "The lease"), "o1")
    plan = with_own_item_changed(with_own_item(plan, "The car park"), "o2", about="Twelve places")
    assert [(own.id, own.title, own.about) for own in open_meeting(plan).own_items] == [
        ("o2", "The car park", "Twelve places")
    ]


def test_one_that_was_put_stays_on_the_agenda() -> None:
    with pytest.raises(RefusedError, match="item O1 has been put to the meeting"):
        without_own_item(lease(), "o1")


def test_its_position_stays_under_another_guidance_and_back() -> None:
    plan = at(lease(), guidance=other_pack())
    assert standing_now(plan)["o1"].title == "The lease"
    plan = at(plan, THIRD)
    assert standing_now(plan)["o1"].decided_on == FIRST.date()
    assert "o1" in standing_on(plan, THIRD.date())
    carried = [standing.item for standing in plan.records[1].content.carried]
    assert carried == ["o1"]
    assert verify(plan).sound


def test_its_position_that_was_carried_wrongly_is_found_under_another_guidance() -> None:
    plan = at(lease(), guidance=other_pack())
    plan = close(plan, SECOND)
    assert verify(plan).sound
    record = plan.records[1]
    content = record.content.replace(carried=())
    sealed = seal(content, plan.records[0])
    without = record.replace(content=content, seal=sealed)
    found = verify(plan.replace(records=(plan.records[0], without), sealed=sealed.digest))
    assert any("carried forward on item O1" in finding.sentence for finding in found.findings)


def test_one_of_an_earlier_meeting_comes_back_under_its_number() -> None:
    plan = at(lease())
    assert [own.id for own in earlier_own_items(plan)] == ["o1"]
    plan = with_own_item_again(plan, "o1")
    assert earlier_own_items(plan) == ()
    entry = minutes_of(plan).own[0]
    assert entry.before is not None
    plan = agreed(with_own_words(plan, "o1", "to leave"), "o1")
    last = minutes_of(plan).own[0].last
    assert last is not None
    assert last.between == "It takes the place of decision O1.1 of 12 January 2027."
    with pytest.raises(KeyError):
        with_own_item_again(plan, "o9")


def test_its_tasks_are_its_own_under_any_guidance() -> None:
    plan = lease()
    plan = plan.with_task(new_task(plan, "Ring the landlord", item="o1"))
    plan = at(plan, guidance=other_pack())
    assert [task.text for task in tasks_of(plan, "o1")] == ["Ring the landlord"]
    assert tasks_of(plan, "1") == ()


def test_no_words_are_no_proposal() -> None:
    plan = with_own_item(draft(), "The lease")
    assert with_own_words(plan, "o1", "") == plan
