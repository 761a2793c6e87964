"""The task list, and the minutes for the clipboard."""

from datetime import date

import pytest
from tests.plans import empty_plan, worked_example

from wizard.edits.decision_edits import with_particulars, with_position
from wizard.edits.task_edits import dropped, new_task, offered, with_checklist, with_state
from wizard.foundation.value import LAST_DAY
from wizard.guidance.item import Item
from wizard.minutes.minutes import minutes_of
from wizard.minutes.task_list import NOBODY, as_minutes, by_owner, state_in_words
from wizard.plan.people import Person, Role, VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner, RollCall
from wizard.plan.task import Task, TaskState


def _held() -> tuple[Plan, Item]:
    plan = empty_plan()
    assert plan.meeting is not None
    item = plan.item(plan.meeting.guidance.items["1"])
    return plan.with_meeting(plan.meeting.replace(held_on=date(2027, 1, 11))), item


def test_a_checklist_becomes_tasks_that_are_due_so_many_days_after_the_meeting() -> None:
    plan, item = _held()
    plan = with_checklist(plan, item)
    assert [task.template for task in plan.tasks] == [template.id for template in item.tasks]
    assert plan.tasks[0].due == date(2027, 1, 18)
    assert {task.set_at for task in plan.tasks} == {1}


def test_a_checklist_is_never_added_twice() -> None:
    plan, item = _held()
    once = with_checklist(plan, item)
    dropped = with_state(once, "t1", TaskState.DROPPED)
    assert with_checklist(dropped, item) == dropped
    assert offered(dropped, item) == ()


def test_ticking_a_task_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        with_state(empty_plan(), "t1", TaskState.DONE)


def test_overdue_is_said_in_words_only_while_open() -> None:
    task = Task(id="t1", text="Count contacts", due=date(2027, 3, 4))
    assert state_in_words(task, date(2027, 3, 4)) == "Open, due 4 March 2027"
    assert state_in_words(task, date(2027, 3, 5)) == "Overdue since 4 March 2027"
    assert state_in_words(task.replace(state=TaskState.DONE), date(2027, 3, 5)) == "Done"


def test_tasks_stand_under_their_owners_and_by_date() -> None:
    people = (Person(id="p1", name="Dr Osei"), Person(id="p2", name="Dr Bell"))
    tasks = [
        Task(id="t1", text="a"),
        Task(id="t2", text="b", owner=Owner(person="p2")),
        Task(id="t3", text="c", owner=Owner(name="The ICB"), due=date(2027, 1, 1)),
        Task(id="t4", text="d", owner=Owner(person="p1")),
        Task(id="t5", text="e", owner=Owner(person="p1"), due=date(2027, 1, 2)),
    ]
    groups = by_owner(tasks, people)
    assert list(groups) == ["Dr Osei", "Dr Bell", "The ICB", NOBODY]
    assert [task.id for task in groups["Dr Osei"]] == ["t5", "t4"]


def test_the_minutes_hold_each_resolution_with_its_outcome_and_the_open_tasks() -> None:
    plan = worked_example()
    plan = plan.with_task(new_task(plan, "Ring the LMC"))
    minutes = minutes_of(plan)
    text = as_minutes(minutes)
    for entry in minutes.items:
        assert (f"{entry.item.id}. {entry.item.title}" in text) is entry.taken
        for put in entry.proposals if entry.taken else ():
            assert put.sentence in text
            assert (put.resolution in text) is put.ruling.takes_effect
    assert f"Ring the LMC ({NOBODY}, no date)" in text


def test_the_minutes_for_the_clipboard_say_votes_as_the_practice_prints_them() -> None:
    plan = worked_example()
    plan = plan.replace(settings=plan.settings.replace(votes_printed=VotesPrinted.OUTCOME))
    minutes = minutes_of(plan)
    text = as_minutes(minutes)
    voted = [put for entry in minutes.items for put in entry.proposals if isinstance(put.proposal.decision, RollCall)]
    assert voted
    assert not [put.sentence for put in voted if put.sentence in text]
    assert {put.sentence_printed(VotesPrinted.OUTCOME) for put in voted} == {"Carried.", "Not carried."}
    assert all(f"{put.sentence_printed(VotesPrinted.OUTCOME)}\n" in text for put in voted)


def test_a_task_is_due_on_the_last_day_that_a_plan_may_name_at_the_latest() -> None:
    plan, item = _held()
    assert plan.meeting is not None
    plan = with_checklist(plan.with_meeting(plan.meeting.replace(held_on=LAST_DAY)), item)
    assert plan.tasks[0].due == LAST_DAY


def _decided(owner: Owner | None) -> tuple[Plan, Item]:
    """Item 1 with its first position agreed and this owner, and the tasks of its checklist."""
    plan, item = _held()
    plan = with_position(plan.replace(people=(MANAGER, OSEI, BELL)), "1", item.positions[0].id)
    plan = with_particulars(plan, "1", owner=owner)
    return with_checklist(plan, item), item


MANAGER = Person(id="m", name="Ms Grace Hollis", role=Role.MANAGER)
OSEI, BELL = Person(id="p1", name="Dr Osei"), Person(id="p2", name="Dr Bell")


def test_a_task_belongs_to_the_one_person_in_its_role_else_to_the_owner_of_its_item() -> None:
    plan, item = _decided(Owner(person="p1"))
    roles = {template.id: template.owner for template in item.tasks}
    owners = {roles[task.template or ""]: task.owner for task in plan.tasks}
    assert owners["practice manager"] == Owner(person="m")
    assert owners["partners"] == owners["lead GP"] == Owner(person="p1")


def test_a_task_follows_the_owner_of_its_item_until_its_own_is_chosen() -> None:
    plan, _item = _decided(None)
    mine = next(task for task in plan.tasks if not task.owner_set)
    other = next(task for task in plan.tasks if not task.owner_set and task.id != mine.id)
    plan = with_particulars(plan, "1", owner=Owner(person="p1"))
    plan = plan.with_task(by_id(plan, other.id).replace(owner=Owner(person="p2"), owner_set=True))
    done = by_id(plan, mine.id)
    assert done.owner == Owner(person="p1")
    plan = with_particulars(plan, "1", owner=Owner(person="m"))
    assert (by_id(plan, mine.id).owner, by_id(plan, other.id).owner) == (Owner(person="m"), Owner(person="p2"))
    plan = with_particulars(with_state(plan, mine.id, TaskState.DONE), "1", owner=Owner(person="p2"))
    assert by_id(plan, mine.id).owner == Owner(person="m"), "what is done stays with who did it"


def test_an_owner_that_was_chosen_before_plans_said_so_is_kept() -> None:
    plan, _item = _decided(None)
    task = next(task for task in plan.tasks if not task.owner_set)
    plan = with_particulars(plan.with_task(task.replace(owner=Owner(name="The ICB"))), "1", owner=Owner(person="p1"))
    assert by_id(plan, task.id).owner == Owner(name="The ICB")


def test_a_dropped_task_says_why_until_it_is_opened_again() -> None:
    plan, _item = _decided(None)
    plan = dropped(plan, plan.tasks[:2], "The limit was given up")
    assert [(task.state, task.dropped_because) for task in plan.tasks[:2]] == [
        (TaskState.DROPPED, "The limit was given up")
    ] * 2
    assert by_id(with_state(plan, plan.tasks[0].id, TaskState.OPEN), plan.tasks[0].id).dropped_because == ""


def by_id(plan: Plan, task_id: str) -> Task:
    return next(task for task in plan.tasks if task.id == task_id)
