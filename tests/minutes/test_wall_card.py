"""What the room sees about an item, and what it must never see."""

from dataclasses import asdict

from tests.edits.test_together_edits import prepared
from tests.plans import empty_plan, worked_example
from tests.voting.test_roll_call import sitting

from wizard.edits.decision_edits import agreed, noted, with_field, with_position, with_vote
from wizard.edits.note_edits import with_private_note, with_taken
from wizard.guidance.item import FieldKind
from wizard.minutes.minutes import minutes_of
from wizard.minutes.wall_card import AN_AMOUNT, RoomItem, room_item, room_order
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan
from wizard.plan.ruling_kind import RulingKind


def seen(plan: Plan, item: str, *, hidden: bool = False) -> RoomItem:
    return room_item(plan, minutes_of(plan), item, hidden=hidden)


def test_an_item_of_two_is_named_beside_its_action() -> None:
    assert seen(worked_example(), "9b").place == "Action 9 of 10 · 9b"
    assert seen(worked_example(), "3").place == "Action 3 of 10"


def test_both_sides_are_equally_many() -> None:
    plan = empty_plan()
    for item in minutes_of(plan).meeting.guidance.order:
        shown = seen(plan, item)
        assert len(shown.gains) == len(shown.costs) >= 2


def test_the_proposal_stands_with_its_resolution_and_outcome() -> None:
    shown = seen(worked_example(), "3")
    assert shown.position == "Serve notice on the services listed"
    assert shown.resolution.startswith("It was agreed that notice")
    assert shown.kind is RulingKind.CARRIED
    assert shown.ballot is not None


def test_a_duty_shows_what_is_required_and_has_no_roll_call() -> None:
    shown = seen(worked_example(), "9b")
    assert shown.duty
    assert shown.required
    assert shown.ballot is None


def test_before_anything_is_proposed_that_is_said() -> None:
    plan = with_taken(with_taken(empty_plan(), "3", taken=True), "5", taken=True)
    assert seen(plan, "3").sentence == "Nothing is proposed yet."
    assert seen(plan, "5").sentence == "Not checked yet."
    assert seen(sitting(), "3").sentence == "3 of 4 present; 3 needed."


def test_while_votes_are_hidden_the_sentence_counts_answers_and_not_votes() -> None:
    plan = with_vote(sitting(), "3", "p1", Choice.AGAINST)
    assert seen(plan, "3", hidden=True).sentence == "1 of 3 have answered."
    assert "against" in seen(plan, "3").sentence


def test_the_minute_taker_s_notes_are_never_seen() -> None:
    plan = with_private_note(worked_example(), "3", "Between us: xylophone")
    assert "xylophone" not in str(asdict(seen(plan, "3")))


def test_money_in_a_resolution_is_not_shown() -> None:
    plan = with_taken(empty_plan(), "9a", taken=True)
    digest = minutes_of(plan).meeting.guidance.items["9a"]
    item = plan.item(digest)
    assert item.field("payment").kind is FieldKind.MONEY
    position = item.positions[0].replace(resolution="It was agreed for {payment}.")
    altered = item.replace(positions=(position, *item.positions[1:]))
    plan = plan.replace(guidance=plan.guidance.replace(items={**plan.guidance.items, digest: altered}))
    plan = with_field(noted(with_position(plan, "9a", position.id), "9a"), "9a", "payment", 123_400)
    shown = seen(plan, "9a")
    assert shown.resolution == f"It was agreed for {AN_AMOUNT}."


def test_the_room_goes_through_the_items_of_this_meeting() -> None:
    minutes = minutes_of(worked_example())
    assert room_order(minutes) == minutes.meeting.items


def test_an_item_of_the_practice_s_own_is_gone_through_last_with_its_words_and_its_vote() -> None:
    plan = prepared()
    assert room_order(minutes_of(plan))[-1] == "o1"
    shown = seen(plan, "o1")
    assert (shown.place, shown.own, shown.position, shown.status) == ("Our own item O1", True, "", "")
    assert shown.resolution.startswith("It was proposed to ")
    assert shown.sentence == "4 of 4 present; 3 needed."
    assert shown.agree == "Agreed, nobody against"
    assert shown.ballot is not None
    done = seen(agreed(plan, "o1"), "o1")
    assert done.sentence.startswith("Agreed without a vote")
