from datetime import date

import pytest
from tests.plans import shipped_pack

from wizard.guidance.freshness import OUT_OF_DATE, Age, freshness, is_out_of_date

HEAD = shipped_pack().edition.replace(
    evidence_as_at=date(2026, 6, 30),
    use_until=date(2027, 3, 31),
    stale="Guidance checked up to {date}. Ask your LMC what has changed since.",
)
CHECKED = "Guidance checked up to 30 June 2026"


@pytest.mark.parametrize(
    ("on", "line", "age"),
    [
        (None, f"{CHECKED}, and meant for use until 31 March 2027", Age.FRESH),
        (date(2026, 9, 29), CHECKED, Age.FRESH),
        (date(2026, 9, 30), f"{CHECKED} · 3 months old", Age.OLD),
        (date(2027, 3, 31), f"{CHECKED} · 9 months old", Age.OLD),
        (date(2027, 4, 1), f"{CHECKED} · 9 months old", Age.OUT_OF_DATE),
    ],
)
def test_one_line_says_how_old_guidance_is(on: date | None, line: str, age: Age) -> None:
    said = freshness(HEAD, on)
    assert (said.line, said.age) == (line, age)
    assert said.warns == (age is not Age.FRESH)


def test_past_its_last_day_it_is_out_of_date_whatever_was_asked() -> None:
    said = freshness(HEAD, date(2027, 4, 1), asked=date(2027, 3, 31))
    assert said.age is Age.OUT_OF_DATE
    assert said.sentence == f"{CHECKED} · 9 months old; we asked our LMC on 31 March 2027. {OUT_OF_DATE}"
    assert not is_out_of_date(HEAD.replace(use_until=None), date(2090, 1, 1))


def test_an_old_line_of_an_old_plan_is_never_printed() -> None:
    old = HEAD.replace(stale="Nothing after {date} was seen. Check with your LMC before deciding.")
    assert (
        freshness(old, date(2026, 12, 8)).sentence == f"{CHECKED} · 5 months old. Check with your LMC before deciding."
    )


def test_asking_the_lmc_is_said_and_ends_the_warning_for_three_months() -> None:
    asked = date(2026, 11, 27)
    said = freshness(HEAD, date(2026, 12, 8), asked=asked)
    assert said.line == f"{CHECKED} · 5 months old; we asked our LMC on 27 November 2026"
    assert not said.warns
    assert freshness(HEAD, date(2027, 2, 27), asked=asked).warns


def test_an_edition_that_fails_checks_says_so_wherever_its_age_is_said() -> None:
    failing = HEAD.replace(failed_checks=2)
    assert freshness(failing, None).sentence.endswith(
        "Ask your LMC what has changed since. This edition fails 2 style checks."
    )
    assert freshness(failing, date(2027, 4, 1)).sentence.endswith(f"{OUT_OF_DATE} This edition fails 2 style checks.")
