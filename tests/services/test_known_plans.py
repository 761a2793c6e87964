from datetime import date, datetime
from pathlib import Path

from wizard.foundation.paths import local_folders
from wizard.services.known_plans import due_in_known_plans, known_plans
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
