from datetime import date
from fractions import Fraction

import pytest

from wizard.minutes.practice_figures import (
    Contacts,
    Service,
    Sums,
    contacts_of,
    contacts_sums,
    notice_ends,
    services_of,
    services_sums,
    totals,
)
from wizard.plan.proposal import FieldValue, Row

SURGERY = Contacts(now=34, chosen=25, clinicians=6, days_a_week=4, appointment_minutes=15, session_minutes=180)


def test_contacts_beyond_the_number_are_counted_for_a_day_and_a_week() -> None:
    assert SURGERY.over_a_day == 9
    assert SURGERY.over_a_week == 9 * 6 * 4
    assert "Contacts a week that would need another route: 216." in contacts_sums(SURGERY).results


def test_a_practice_below_the_number_sends_nobody_elsewhere() -> None:
    quiet = Contacts(now=20, chosen=25, clinicians=3, days_a_week=5)
    assert quiet.over_a_week == 0
    assert "All clinicians in a week: 300 now, 300 at that number." in contacts_sums(quiet).results


def test_appointments_that_fit_a_session_are_whole_ones() -> None:
    assert SURGERY.fit_a_session == 12
    assert Contacts(30, 25, 1, 1, appointment_minutes=13, session_minutes=180).fit_a_session == 13


def test_an_appointment_longer_than_a_session_fits_no_time() -> None:
    long = Contacts(30, 25, 1, 1, appointment_minutes=120, session_minutes=90)
    assert long.fit_a_session == 0
    assert "0 appointments of that length fit into a session, 0 into a day." in contacts_sums(long).results


def test_minutes_for_each_contact_are_exact() -> None:
    assert SURGERY.minutes_each == Fraction(360, 25)
    assert any("14.4 minutes for each" in sentence for sentence in contacts_sums(SURGERY).results)


def test_lengths_that_are_not_known_are_left_out() -> None:
    short = contacts_sums(Contacts(now=30, chosen=25, clinicians=2, days_a_week=4))
    assert not any("appointment" in sentence for sentence in short.results + short.inputs)


def test_one_is_not_written_as_many() -> None:
    alone = contacts_sums(Contacts(now=1, chosen=1, clinicians=1, days_a_week=1))
    assert alone.inputs[1:] == ("Limit considered: 1 contact a day.", "1 clinician, on average 1 day a week.")
    assert alone.results[0].startswith("For each clinician a day: 1 contact now")


@pytest.mark.parametrize(
    "wrong", [(-1, 25, 1, 1), (30, -1, 1, 1), (30, 25, 0, 1), (30, 25, 1, 0), (30, 25, 1, 1, 0), (30, 25, 1, 1, 10, 0)]
)
def test_numbers_that_make_no_sense_are_refused(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="not negative"):
        Contacts(*wrong)


def test_what_goes_into_the_record_carries_inputs_and_assumptions() -> None:
    text = contacts_sums(SURGERY).in_words()
    assert f"From: Counted now: {SURGERY.now} contacts a day for each clinician." in text
    assert " Limit considered: 25 contacts a day. 6 clinicians, on average 4 days a week." in text
    assert "Assumed: Every clinician is counted at the average." in text
    assert "A consulting day has 2 sessions." in text


def test_a_group_without_sentences_leaves_no_line() -> None:
    assert Sums(("One.", "Two."), (), ()).in_words() == "One. Two."


def test_the_sum_starts_from_the_item_s_own_fields() -> None:
    fields: dict[str, FieldValue] = {"contacts_now": 34, "contacts": 25, "clinicians": 6, "days_a_week": 4}
    others: dict[str, FieldValue] = {"appointment_minutes": 15, "session_minutes": 180, "overflow_route": "Duty doctor"}
    assert contacts_of(fields | others) == SURGERY
    assert contacts_of(fields) == Contacts(34, 25, 6, 4)


def test_the_sum_waits_until_its_numbers_are_there() -> None:
    assert contacts_of({"contacts_now": 34, "contacts": 25, "clinicians": 6}) is None
    assert contacts_of({"contacts_now": 34, "contacts": 25, "clinicians": 0, "days_a_week": 4}) is None


SPIROMETRY = Service("Spirometry", income=120_000, cost=250_050, notice_months=3, notice_sent=date(2026, 11, 30))
RINGS = Service("Ring pessaries", income=400_000, cost=300_000)
MONITORING = Service("Monitoring", cost=90_000)


def test_the_net_of_a_service_is_income_less_cost() -> None:
    assert SPIROMETRY.net == -130_050
    assert MONITORING.net is None


def test_totals_leave_what_is_not_known_out_of_the_net_and_say_so() -> None:
    together = totals([SPIROMETRY, RINGS, MONITORING])
    assert (together.income, together.cost, together.net, together.unknown) == (520_000, 640_050, -30_050, 1)
    sums = services_sums([SPIROMETRY, RINGS, MONITORING])
    assert "The net leaves out 1 service without income or cost." in sums.assumptions


def test_a_loss_is_said_in_words() -> None:
    sentence = services_sums([SPIROMETRY]).results[0]
    assert "net −£1,300.50" in sentence
    assert "notice ends on 28 February 2027" in sentence


def test_the_end_of_a_notice_says_what_it_was_counted_from() -> None:
    sums = services_sums([SPIROMETRY, RINGS])
    assert sums.inputs == ("2 services as listed.", "Spirometry: 3 months of notice, sent on 30 November 2026.")


def test_services_come_from_the_rows_of_the_item_s_table() -> None:
    row: Row = {
        "name": "Spirometry",
        "income": 120_000,
        "cost": 250_050,
        "notice_months": 3,
        "notice_sent": "2026-11-30",
    }
    assert services_of([row, {"name": "", "notice_sent": ""}]) == (SPIROMETRY, Service(""))


def test_no_services_come_to_nothing() -> None:
    assert totals([]).net == 0
    assert services_sums([]).inputs == ("0 services as listed.",)


@pytest.mark.parametrize(
    ("sent", "months", "ends"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 10, 31), 6, date(2027, 4, 30)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_notice_ends_by_calendar_months_and_stops_at_the_end_of_a_month(sent: date, months: int, ends: date) -> None:
    assert notice_ends(sent, months) == ends


@pytest.mark.parametrize("months", [1, 2**53 - 1, -1])
def test_notice_that_nobody_can_mean_has_no_end(months: int) -> None:
    assert notice_ends(date(9999, 12, 1), months) is None
