"""A pasted column of names becomes people with their roles; nobody gets a vote by a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plans import empty_plan

from wizard.edits.pasted_people import PastedPerson, not_there_yet, pasted_people, with_people
from wizard.plan.people import Role


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Dr Nora Quill", PastedPerson("Dr Nora Quill")),
        ("Dr Nora Quill\tPartner", PastedPerson("Dr Nora Quill", Role.PARTNER)),
        ("\uf0b7\tMr Otto Reeve\tPractice manager", PastedPerson("Mr Otto Reeve", Role.MANAGER)),
        ("Sister Pia Storm, nurse", PastedPerson("Sister Pia Storm", Role.NURSE)),
        ("3. Pia Storm – Practice Nurse", PastedPerson("Pia Storm", Role.NURSE)),
        ("Pia Storm (locum)", PastedPerson("Pia Storm", Role.LOCUM)),
        ("Dr\tNora\tQuill\tSalaried GP", PastedPerson("Dr Nora Quill", Role.SALARIED_GP)),
        ("Nora\tQuill", PastedPerson("Nora Quill")),
        ("Nora Quill\tnora@example.org\tPartner", PastedPerson("Nora Quill", Role.PARTNER, "nora@example.org")),
        ("Nora Quill\t01234 567 890", PastedPerson("Nora Quill", None, "01234 567 890")),
        ("Nora Quill\tFinance wizard", PastedPerson("Nora Quill", None, "", "Finance wizard")),
        ("Dr Nora Quill, MRCGP", PastedPerson("Dr Nora Quill, MRCGP")),
        ("Quill-Reeve, Nora", PastedPerson("Quill-Reeve, Nora")),
        ("Dr No\u200bra Qu\u00adill\u00a0", PastedPerson("Dr Nora Quill")),
    ],
)
def test_a_line_is_somebody(line: str, person: PastedPerson) -> None:
    assert pasted_people(line) == (person,)


def test_headings_and_empty_lines_are_nobody() -> None:
    people = pasted_people("Name\tRole\r\nDr Nora Quill\tPartner\r\n\r\n\tnurse@example.org\r\nMr Otto Reeve\tPM\r\n")
    assert [(person.name, person.role) for person in people] == [
        ("Dr Nora Quill", Role.PARTNER),
        ("Mr Otto Reeve", Role.MANAGER),
    ]


def test_who_has_no_role_is_a_partner_and_whose_role_is_unknown_has_no_vote() -> None:
    plan = with_people(empty_plan(), pasted_people("Dr A Bell\nMr B Coe\tFinance wizard\nC Day\tStaff\tc@example.org"))
    assert [(person.name, person.role, person.votes) for person in plan.people] == [
        ("Dr A Bell", Role.PARTNER, 1),
        ("Mr B Coe", Role.STAFF, 0),
        ("C Day", Role.STAFF, 0),
    ]
    assert plan.private.contacts == {plan.people[2].id: "c@example.org"}


@given(st.text())
def test_whatever_is_pasted_every_name_may_stand_in_a_plan(text: str) -> None:
    for person in pasted_people(text):
        assert person.name.strip() == person.name != ""


def test_a_list_pasted_again_leaves_only_those_who_are_not_there_yet() -> None:
    plan = with_people(empty_plan(), pasted_people("Dr A Bell\nMr B Coe"))
    again = pasted_people("1. dr A BELL\nMr B Coe\tPM\nC Day")
    assert [person.name for person in not_there_yet(plan, again)] == ["C Day"]
