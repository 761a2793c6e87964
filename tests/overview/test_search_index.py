"""Search by words."""

from tests.plans import worked_example

from wizard.edits.task_edits import new_task
from wizard.minutes.minutes import minutes_of
from wizard.overview.search_index import MOST_FOUND, EntryKind, SearchEntry, entries, find
from wizard.overview.wizard_steps import steps_of


def example_entries() -> tuple[SearchEntry, ...]:
    return entries(minutes_of(worked_example()))


def entry(title: str, text: str = "", kind: EntryKind = EntryKind.ITEM) -> SearchEntry:
    return SearchEntry(kind, title, text, "Action 1", "item-1")


def test_everything_that_is_found_has_a_step_to_go_to() -> None:
    keys = {step.key for step in steps_of(minutes_of(worked_example()))}
    assert {each.step for each in example_entries()} <= keys


def test_items_trade_offs_people_proposals_and_tasks_are_there() -> None:
    plan = worked_example()
    plan = plan.with_task(new_task(plan, "Write to the ICB", item="3"))
    kinds = {each.kind for each in entries(minutes_of(plan))}
    assert kinds >= {EntryKind.ITEM, EntryKind.TRADE_OFF, EntryKind.PERSON, EntryKind.PROPOSAL, EntryKind.TASK}


def test_private_notes_are_found_only_where_they_are_given() -> None:
    minutes = minutes_of(worked_example())
    assert find(entries(minutes), "xylophone") == ()
    note = find(entries(minutes, {"9b": "Ask about the xylophone"}), "xylophone")
    assert [(each.kind, each.step) for each in note] == [(EntryKind.NOTE, "item-9b")]
    assert find(entries(minutes, {"meeting": "xylophone"}), "xylophone")[0].step == "meeting"


def test_every_word_must_occur_and_case_and_accents_do_not_count() -> None:
    places = [entry("Zoë’s limit", "safe"), entry("Another limit")]
    assert find(places, "LIMIT zoe's") == (places[0],)


def test_the_title_comes_before_the_text_and_a_word_s_beginning_before_its_middle() -> None:
    places = [entry("Other", "a plan"), entry("Explanation"), entry("Planning")]
    assert [each.title for each in find(places, "plan")] == ["Planning", "Explanation", "Other"]


def test_no_word_finds_nothing() -> None:
    assert find(example_entries(), "  ") == ()


def test_the_list_of_results_is_bounded() -> None:
    assert len(find([entry("same") for _ in range(MOST_FOUND + 5)], "same")) == MOST_FOUND


def test_a_person_is_found_among_the_people_first() -> None:
    first = find(example_entries(), "osei")[0]
    assert (first.kind, first.step) == (EntryKind.PERSON, "practice")
