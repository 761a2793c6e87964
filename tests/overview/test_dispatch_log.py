"""Matters that wait for others: letters that were sent and neither acknowledged nor closed."""

from datetime import date

import pytest
from tests.plans import worked_example

from wizard.edits.letter_edits import dispatch_of, with_dispatch, with_made
from wizard.overview.dispatch_log import state_of_dispatch, waiting_for_others
from wizard.overview.due_rows import DueGroup, DueVerb, by_date, due_rows, overdue_count
from wizard.plan.office import Dispatch
from wizard.services.example_plan import example

SENT = Dispatch(
    id="d1",
    document="d5",
    item="3",
    row="Spirometry",
    meeting=1,
    to_words="Notice on a service",
    made_on=date(2026, 12, 12),
    sent_on=date(2026, 12, 14),
    sent_how="signed-for post",
    chase_on=date(2027, 1, 4),
)
TODAY = date(2026, 12, 20)


def test_a_letter_that_was_sent_waits_and_is_late_on_the_day_to_chase_it() -> None:
    plan = with_dispatch(worked_example(), SENT)
    (waiting,) = waiting_for_others(plan, TODAY)
    assert waiting.words.startswith("Notice on a service, Spirometry: sent on 14 December 2026, not acknowledged")
    assert not waiting.late
    assert waiting_for_others(plan, date(2027, 1, 4))[0].late
    assert waiting_for_others(plan, date(2026, 12, 13)) == ()


@pytest.mark.parametrize(
    "changes",
    [{"acknowledged_on": TODAY}, {"answered_on": TODAY}, {"closed": True}, {"sent_on": None}],
    ids=["acknowledged", "answered", "closed", "not sent"],
)
def test_what_was_answered_or_never_sent_waits_for_nobody(changes: dict[str, object]) -> None:
    assert waiting_for_others(with_dispatch(worked_example(), SENT.replace(**changes)), TODAY) == ()


def test_the_due_step_lists_it_as_waiting_for_others_and_then_as_late() -> None:
    plan = with_dispatch(worked_example(), SENT)
    (row,) = [each for each in due_rows(plan, TODAY) if each.verb is DueVerb.LETTER]
    assert (row.group, row.when, row.item_id) == (DueGroup.WAITING, "Chase 4\N{NO-BREAK SPACE}Jan", "3")
    assert row.words == "Notice on a service, Spirometry: sent on 14 December 2026, not acknowledged"
    (late,) = [each for each in due_rows(plan, date(2027, 1, 4)) if each.verb is DueVerb.LETTER]
    assert (late.group, late.when) == (DueGroup.OVERDUE, "Chase 4\N{NO-BREAK SPACE}Jan, today")


def test_letters_to_chase_come_first_of_what_is_late_and_are_counted_with_it() -> None:
    plan, today = with_dispatch(example(signed=True), SENT), date(2027, 1, 25)
    rows = due_rows(plan, today)
    late = by_date(rows)[DueGroup.OVERDUE.value]
    assert (late[0].verb, late[0].when) == (DueVerb.LETTER, "Chase 4\N{NO-BREAK SPACE}Jan, 21 days late")
    assert [row.on for row in late[1:]] == sorted(row.on for row in late[1:] if row.on)
    assert overdue_count(plan, today) == len(late) > 1


def test_its_state_is_said_in_one_line() -> None:
    assert state_of_dispatch(None) == ""
    assert state_of_dispatch(SENT.replace(sent_on=None, chase_on=None)) == "Made on 12 December 2026"
    assert state_of_dispatch(SENT) == "Sent on 14 December 2026, signed-for post; chase on 4 January 2027"
    assert state_of_dispatch(SENT.replace(closed=True)) == "Sent on 14 December 2026, signed-for post; closed"


def test_making_a_letter_again_keeps_what_was_sent_and_renews_what_was_not() -> None:
    sent = with_dispatch(worked_example(), SENT)
    assert with_made(sent, [(SENT, "a" * 64)], TODAY) == sent
    once = with_made(worked_example(), [(SENT.replace(sent_on=None), "a" * 64)], TODAY)
    again = with_made(once, [(SENT.replace(sent_on=None), "b" * 64)], TODAY)
    (entry,) = again.office.dispatches
    assert (entry.id, entry.sha256, entry.made_on) == ("d1", "b" * 64, TODAY)
    assert dispatch_of(again, "d5", "3", "Spirometry", 1, None) == entry
    assert dispatch_of(again, "d5", "3", "Other", 1, None) is None
