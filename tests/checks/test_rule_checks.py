"""Findings on the rule: thresholds that can never be met, people who cannot be in it, gaps in a deed or a clause."""

from datetime import date
from typing import Any

import pytest
from tests.plans import plan_of
from tests.rules import CHAIR, deed, quorum

from wizard.checks.rule_checks import clause_missing, rule_checks
from wizard.plan.plan import Plan
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import AllBut, Base, Casting, CastingHolder, Number, Quorum, Unit, least
from wizard.plan.voting_rule import DecidingRule, Tiers

FIVE = Number(kind="number", number=5)


def under(rule: DecidingRule, people: int = 3) -> Plan:
    plan = plan_of(people)
    return plan.replace(settings=plan.settings.replace(rule=rule))


def found(plan: Plan) -> list[str]:
    return [check.sentence for check in rule_checks(plan)]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"need": FIVE}, "The rule needs 5 to be for, but there are only 3 partners."),
        (
            {"need": AllBut(kind="all_but", fewer=3), "base": Base.ALL},
            "The rule needs all but 3, but there are only 3 partners.",
        ),
        ({"need": FIVE, "unit": Unit.VOTES}, "The rule needs 5 to be for, but there are only 3 votes."),
        ({"quorum": quorum(4), "clause": "9"}, "The quorum is 4, but there are only 3 partners."),
        (
            {"quorum": Quorum(need=least(1, 2), adjourned=FIVE, unit=Unit.VOTES), "clause": "9"},
            "The quorum after an adjournment is 5, but there are only 3 votes.",
        ),
        ({"veto": ("p9",)}, "The rule gives p9 a veto, but they are not on the practice’s list of people."),
    ],
)
def test_what_can_never_be_is_found(parts: dict[str, Any], sentence: str) -> None:
    assert found(under(deed(**parts))) == [sentence]


def test_one_partner_is_counted_in_the_singular() -> None:
    assert found(under(deed(need=FIVE), 1)) == ["The rule needs 5 to be for, but there is only 1 partner."]


def test_a_casting_vote_that_cannot_act_is_no_finding() -> None:
    person = Casting(who=CastingHolder.PERSON, person="p9")
    assert found(under(deed(need=least(2, 3), casting=person))) == []
    assert found(under(deed(need=least(2, 3), casting=CHAIR))) == []
    assert len(found(under(deed(casting=person, clause="9")))) == 1


def test_the_kind_of_matter_is_named_where_there_are_several() -> None:
    tiers = Tiers(ordinary=deed().tiers.ordinary, important=deed(quorum=quorum(2)).tiers.ordinary)
    assert found(under(deed().replace(tiers=tiers))) == [
        "Important matters: the rule has a quorum, but no clause of the deed is given."
    ]


def test_who_is_no_party_is_found_whether_or_not_the_deed_is_dated() -> None:
    unsigned = deed().replace(parties=("p1", "p2"))
    says = "; a deed that a partner has not signed may not bind."
    assert found(under(unsigned)) == [f"Dr Number 3 is not party to the deed{says}"]
    dated = unsigned.replace(deed_dated=date(2019, 4, 1))
    assert found(under(dated)) == [f"Dr Number 3 is not party to the deed of 2019{says}"]
    late = under(dated)
    late = late.with_person(late.person("p3").replace(joined=date(2023, 1, 1)))
    assert found(late) == [f"Dr Number 3 joined after the deed of 2019{says}"]
    gone = late.with_person(late.person("p3").replace(left=True))
    assert found(gone) == []


def test_a_clause_is_missed_only_where_somebody_is_left_out() -> None:
    spell = Spell(person="p1", kind=SpellKind.SUSPENDED, first=date(2026, 11, 1), counted=False)
    assert clause_missing(spell, "Dr Ash") == "No clause is given for leaving Dr Ash out of the count (suspended)."
    assert clause_missing(spell.replace(clause="14.2"), "Dr Ash") == ""
    assert clause_missing(spell.replace(counted=True), "Dr Ash") == ""
    assert clause_missing(spell.replace(kind=SpellKind.RETIRED), "Dr Ash") == ""
