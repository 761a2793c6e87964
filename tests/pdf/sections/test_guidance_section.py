"""What a PDF says about the guidance: its age, past dates, gaps, and a duty that is not met."""

from datetime import date

import pytest
from tests.pdf.exports import pdf
from tests.pdf.page_texts import page_texts
from tests.sittings import HELD_ON, sitting

from wizard.edits.decision_edits import with_particulars, with_position
from wizard.plan.plan import Plan
from wizard.plan.proposal import Advice

WARNING = "The partners made no decision on this duty. A signed record may have to be disclosed."


def text_of(plan: Plan) -> str:
    return " ".join(" ".join(page_texts(pdf(plan))).split())


def held(on: date) -> Plan:
    plan = with_position(sitting(3), "10", "hold")
    assert plan.meeting is not None
    return plan.with_meeting(plan.meeting.replace(held_on=on))


def test_page_one_always_says_up_to_when_anything_was_seen_and_from_three_months_on_how_long_ago() -> None:
    pages = [page_texts(pdf(held(on)))[0] for on in (date(2026, 9, 29), date(2026, 9, 30))]
    fresh, old = (" ".join(page.split()) for page in pages)
    assert "Guidance checked up to 30 June 2026. Ask your LMC what has changed since." in fresh
    assert "Guidance checked up to 30 June 2026 · 3 months old. Ask your LMC" in old


def test_a_date_counts_as_passed_on_the_day_of_the_meeting_and_not_before() -> None:
    passed = "Dates, all before the day of the meeting the new Government"
    assert passed not in text_of(held(date(2027, 3, 31)))
    assert passed in text_of(held(date(2027, 4, 1)))


def test_where_nothing_of_nhs_england_was_found_it_says_so() -> None:
    text = text_of(with_position(sitting(3), "8", "off"))
    assert "NHS England" in text
    assert "Not found." in text


@pytest.mark.parametrize("item", ["5", "9a", "9b"])
def test_taking_advice_on_a_duty_is_printed_with_its_warning_its_reason_and_the_advice(item: str) -> None:
    plan = with_position(sitting(3), item, "taking_advice")
    advice = Advice(taken_from="Devon LMC", on=HELD_ON)
    text = text_of(with_particulars(plan, item, reason="The supplier cannot.", advice=advice))
    assert WARNING in text
    for words in ("The supplier cannot.", "Advice taken from", "Devon LMC", "Advice taken on", "8 December 2026"):
        assert words in text
