from datetime import date, datetime
from pathlib import Path

from tests.plans import worked_example

from wizard.foundation.paths import local_folders
from wizard.overview.due import due_in
from wizard.services.known_plans import due_in_known_plans, due_with, known_plans
from wizard.storage.local_plans import Due, Recent, remember


def test_when_a_plan_was_open_is_said_in_words_by_this_pcs_clock() -> None:
    opened = datetime(2026, 12, 8, 14, 10).astimezone().isoformat()
    remember(local_folders().recent, Recent("/plans/osei.gpplan", "Hawthorn Lane", opened))
    assert [(plan.title, plan.opened) for plan in known_plans()] == [("Hawthorn Lane", "8 December 2026, 14:10")]


def test_what_a_damaged_index_says_of_moments_and_days_is_passed_over() -> None:
    due = (Due("soon", "Review of item 1"), Due("2027-01-11", "Review of item 2"))
    for name, opened in (("a", "yesterday"), ("b", "")):
        remember(local_folders().recent, Recent(f"/plans/{name}.gpplan", name, opened, due))
    assert [(plan.path, plan.opened) for plan in known_plans()] == [
        (Path("/plans/b.gpplan"), ""),
        (Path("/plans/a.gpplan"), ""),
    ]
    assert [entry.on for entry in due_in_known_plans()] == [date(2027, 1, 11)] * 2


def test_what_is_due_in_the_open_plan_is_listed_as_it_is_now_though_the_index_does_not_know_it() -> None:
    path, plan = Path("/plans/draft.gpplan"), worked_example()
    remember(local_folders().recent, Recent("/plans/a.gpplan", "A", "", (Due("2026-12-01", "Review of item 2"),)))
    remember(local_folders().recent, Recent(str(path), "Draft", "", (Due("2026-12-01", "gone since"),)))
    entries = due_with(path, plan)
    assert (entries[0].path, entries[0].words) == (Path("/plans/a.gpplan"), "Review of item 2")
    here = [entry for entry in entries if entry.path == path]
    assert [(entry.on, entry.words) for entry in here] == [(due.on, due.words) for due in due_in(plan)]
    assert "gone since" not in [entry.words for entry in entries]
