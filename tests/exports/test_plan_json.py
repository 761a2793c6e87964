"""What `show --json` says about an item: its position and, separately, the proposals at this meeting."""

from datetime import date
from typing import Any

from tests.plans import plan_of, worked_example
from tests.signing.closed_plans import SECOND, pack, proposal, signed

from wizard.edits.decision_edits import with_item_rule
from wizard.edits.meeting_edits import new_meeting
from wizard.edits.rule_edits import with_preset, with_rule_parts, with_spell_at
from wizard.exports.plan_json import lines, shown
from wizard.plan.meeting import Matter
from wizard.plan.proposal import Agreed, BringBack, Owner
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import EVERYBODY, Base, Tier


def items() -> dict[str, Any]:
    found: dict[str, Any] = shown(worked_example(), date(2026, 12, 9))["items"]
    return found


def test_a_position_that_was_carried_over_keeps_its_owner_and_dates() -> None:
    plan = new_meeting(signed(), pack())
    item = shown(plan, SECOND.date())["items"]["1"]
    (first,) = signed().records[0].content.meeting.matter("1").proposals
    assert first.owner is not None
    assert item["owner"] == plan.person(first.owner.person or "").name
    assert item["proposal"] is None
    assert item["proposed"] is None


def test_what_fell_is_shown_apart_from_what_stands() -> None:
    plan = new_meeting(signed(), pack())
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(held_on=SECOND.date()))
    put = proposal(plan, "1", "not", "It did not help.").replace(owner=Owner(name="The locum"), decision=None)
    item = shown(plan.with_matter(Matter(item="1", proposals=(put,))), SECOND.date())["items"]["1"]
    assert item["proposal"]["owner"] == "The locum"
    assert item["owner"] != "The locum"


def test_when_a_matter_comes_back_is_told_with_its_event_and_its_watcher() -> None:
    item = items()["8"]
    assert item["bring_back_on"] == "2027-03-09"
    assert item["bring_back_event"]
    assert item["watcher"]


def test_an_event_alone_has_no_date() -> None:
    plan = new_meeting(signed(), pack())
    put = proposal(plan, "1", "not", "Later.").replace(
        decision=Agreed(how="agreed"), bring_back=BringBack(event="the ICB replies")
    )
    told = shown(plan.with_matter(Matter(item="1", proposals=(put,))), SECOND.date())["items"]["1"]["proposal"]
    assert (told["bring_back_on"], told["bring_back_event"], told["watcher"]) == (None, "the ICB replies", "")


def test_the_rule_the_deed_who_is_away_and_another_rule_of_an_item_are_told() -> None:
    plan = with_rule_parts(with_preset(plan_of(3), "half-of-votes"), deed_dated=date(2019, 4, 1), notice_days=7)
    plan = with_spell_at(plan, 0, Spell(person="p2", kind=SpellKind.LEAVE, first=date(2026, 11, 1)))
    plan = with_item_rule(plan, "3", Tier(need=EVERYBODY, base=Base.ALL), "It is large.", ("p1",))
    told = shown(plan, date(2026, 12, 8))
    text = "\n".join(lines(plan, date(2026, 12, 8)))
    own = "It is large. Agreed by Dr Number 1 before it was discussed."
    assert told["deed"] == "The deed is dated 1 April 2019. It asks for 7 days’ notice of a meeting."
    assert told["away"] == ["Dr Number 2 is on leave from 1 November 2026, with no end known, and is counted."]
    assert told["items"]["3"]["rule"].endswith(own)
    assert told["items"]["1"]["rule"] is None
    for words in (
        f"Rule: {told['rule']}",
        told["deed"],
        *told["away"],
        f"Rule for this item: {told['items']['3']['rule']}",
    ):
        assert words in text
