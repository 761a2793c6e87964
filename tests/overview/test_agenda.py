"""The agenda of a meeting: which items, what is due on them, and how long they may take."""

from datetime import date

from tests.plans import plan_of, shipped_pack, worked_example

from wizard.edits.decision_edits import agreed, with_position
from wizard.edits.meeting_edits import new_meeting, with_items, with_minutes
from wizard.overview.agenda import agenda, agenda_sentence, stands_words
from wizard.services.example_plan import example


def test_nothing_is_due_at_a_first_meeting() -> None:
    lines = agenda(plan_of(1), date(2030, 1, 1))
    assert [line.item for line in lines][:5] == ["1", "2", "3", "4a", "4b"]
    assert not any(line.due or line.stands for line in lines)


def test_what_is_due_on_the_day_stands_first_and_says_why() -> None:
    plan = new_meeting(example(signed=True), shipped_pack())
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(held_on=None))
    early, late = agenda(plan, date(2026, 12, 9)), agenda(plan, date(2027, 12, 1))
    assert sum(bool(line.due) for line in early) < sum(bool(line.due) for line in late)
    assert [bool(line.due) for line in late] == sorted((bool(line.due) for line in late), reverse=True)
    assert all("2027" in stands_words(line) or "when" in stands_words(line) for line in late if line.due)
    assert all("Now: " in stands_words(line) for line in late if line.due)


def test_items_stay_in_the_order_of_the_guidance() -> None:
    plan = with_items(plan_of(1), ["10", "4a", "1"])
    assert plan.meeting is not None
    assert plan.meeting.items == ("1", "4a", "10")


def test_what_was_put_stays_when_no_item_or_others_are_chosen() -> None:
    plan = agreed(with_position(plan_of(1), "3", "adopt"), "3")
    for chosen, left in (([], ("3",)), (["10", "1"], ("1", "3", "10"))):
        after = with_items(plan, chosen)
        assert after.meeting is not None
        assert after.meeting.items == left


def test_what_an_older_file_has_decided_and_left_out_is_on_the_agenda() -> None:
    plan = agreed(with_position(plan_of(1), "3", "adopt"), "3")
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(items=("1",)))
    assert [line.item for line in agenda(plan, date(2030, 1, 1)) if line.taken] == ["1", "3"]
    assert agenda_sentence(plan) == "2 items are for this meeting."


def test_the_minutes_add_up_to_an_end() -> None:
    assert agenda_sentence(worked_example()) == "8 items are for this meeting, 65 minutes in all, from 13:00 to 14:05."
    plan = with_items(plan_of(1), ["1"])
    assert agenda_sentence(plan) == "1 item is for this meeting."
    assert agenda_sentence(with_minutes(plan, "1", 20)) == "1 item is for this meeting, 20 minutes in all."
    assert with_minutes(with_minutes(plan, "1", 20), "1", None) == plan
