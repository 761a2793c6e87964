"""What to do after a meeting is closed: worked out from the record, and ticked for one meeting only."""

from datetime import UTC, date, datetime

from tests.signing.closed_plans import NAMES, closed, draft, second_closed, signed

from wizard.edits.aftermath_edits import with_tick
from wizard.edits.letter_edits import with_dispatch
from wizard.overview.aftermath import ToDo, to_do_now
from wizard.overview.aftermath_lines import Aftermath
from wizard.plan.office import Dispatch
from wizard.plan.plan import Plan
from wizard.services.example_plan import example
from wizard.signing.closing import close
from wizard.signing.verify_plan import verify

TODAY = date(2027, 1, 12)


def line(plan: Plan, what: Aftermath) -> ToDo:
    return next(each for each in to_do_now(plan, TODAY) if each.what is what)


def test_nothing_is_to_be_done_before_a_meeting_is_closed() -> None:
    assert to_do_now(draft(), TODAY) == ()


def test_who_still_has_to_sign_is_named_until_everybody_has_answered() -> None:
    awaited = line(signed(5), Aftermath.SIGNATURES)
    assert (awaited.title, awaited.done) == (f"{NAMES[5]} still has to sign", False)
    several = line(closed(), Aftermath.SIGNATURES)
    assert several.title == "6 people still have to sign"
    assert all(name in several.words for name in NAMES)
    assert line(signed(), Aftermath.SIGNATURES).done


def test_a_tick_is_of_one_meeting_and_outside_the_seal() -> None:
    ticked = with_tick(signed(), 1, Aftermath.SAVE, TODAY)
    assert line(ticked, Aftermath.SAVE).done
    assert not line(ticked, Aftermath.COPIES).done
    assert verify(ticked).sound
    assert not line(with_tick(ticked, 1, Aftermath.SAVE, None), Aftermath.SAVE).done
    second = with_tick(second_closed(), 1, Aftermath.SAVE, TODAY)
    assert not line(second, Aftermath.SAVE).done


def test_letters_minutes_sheets_and_calendar_are_lines_of_their_own_each_with_its_tick() -> None:
    wanted = (Aftermath.LETTERS, Aftermath.MINUTES, Aftermath.SHEET, Aftermath.CALENDAR)
    assert not any(line(signed(), what).done for what in wanted)
    assert line(signed(), Aftermath.LETTERS).words.endswith("None has been made yet.")
    for what in wanted:
        ticked = with_tick(signed(), 1, what, TODAY)
        assert [each.what for each in to_do_now(ticked, TODAY) if each.done] == [Aftermath.SIGNATURES, what]
    sent = Dispatch(id="d1", document="d5", meeting=1, made_on=TODAY, sent_on=TODAY)
    plan = with_dispatch(with_dispatch(signed(), sent), sent.replace(id="d2", sent_on=None))
    assert line(plan, Aftermath.LETTERS).words.endswith("Made: 2. Sent: 1.")


def test_the_next_dates_are_the_soonest_and_none_is_past() -> None:
    plan = close(example(), datetime(2026, 12, 8, 14, tzinfo=UTC))
    first, later = (_next(plan, day) for day in (date(2026, 12, 8), date(2027, 1, 20)))
    assert first.count(" · ") == later.count(" · ") == 2
    assert first.split(" · ")[0] not in later
    assert "late" not in later


def _next(plan: Plan, today: date) -> str:
    return next(each.words for each in to_do_now(plan, today) if each.what is Aftermath.NEXT)
