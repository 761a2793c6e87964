"""Titles: one list of them, and who is called a doctor."""

import pytest
from tests.plans import empty_plan

from wizard.edits.practice_edits import with_new_person
from wizard.plan.people import is_doctor, titles_of
from wizard.signing.signers import may_be_name_of


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Dr Amara Osei", ("dr",)),
        ("Prof. Dr. Ng", ("prof", "dr")),
        ("Sister Pia Storm", ("sister",)),
        ("Drew Barry", ()),
        ("Nurse", ("nurse",)),
        ("", ()),
        ("Anne Lord", ()),
    ],
)
def test_titles_stand_before_a_name_and_are_no_part_of_it(name: str, titles: tuple[str, ...]) -> None:
    assert titles_of(name) == titles


@pytest.mark.parametrize(
    ("name", "doctor"),
    [
        ("Dr Amara Osei", True), ("dr. osei", True), ("Dr.Osei", True), ("Doctor Foster", True), ("Prof Dr Ng", True),
        ("Drew Barry", False), ("Dreda Dr", False), ("Mrs Dina Shah", False), ("Professor Ng", False),
        ("Doctorow", False),
    ],
)  # fmt: skip
def test_who_is_added_is_a_gp_if_called_a_doctor(name: str, doctor: bool) -> None:
    assert is_doctor(name) is doctor
    assert with_new_person(empty_plan(), name).people[0].gp is doctor


def test_a_surname_that_is_also_a_title_still_tells_whose_name_it_is() -> None:
    assert may_be_name_of("P. Nurse", "Sir Paul Nurse")
    assert not may_be_name_of("Sister A. Bell", "Sister Pia Storm")
