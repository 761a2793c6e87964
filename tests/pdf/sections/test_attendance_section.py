"""The rule in print: as one sentence, with the deed; only the partners see who is away."""

from dataclasses import replace
from datetime import date

import pytest
from tests.pdf.exports import pdf
from tests.pdf.page_texts import page_texts
from tests.plans import worked_example

from wizard.edits.decision_edits import with_item_rule
from wizard.edits.rule_edits import with_not_parties, with_rule_parts, with_spell_at
from wizard.exports.lmc_return import return_bytes
from wizard.minutes.minutes import minutes_of
from wizard.pdf.export_pdf import NORMAL
from wizard.plan.plan import Plan
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import EVERYBODY, Base, Tier
from wizard.redaction.readers import Reader
from wizard.voting.rule_in_words import item_rule_agreed, rule_in_words


def suspended() -> Plan:
    """The worked example, under a deed that one partner has not signed, with another partner suspended."""
    plan = worked_example()
    plan = with_not_parties(with_rule_parts(plan, deed_dated=date(2019, 4, 1), notice_days=7), (plan.people[2].id,))
    spell = Spell(person=plan.people[3].id, kind=SpellKind.SUSPENDED, first=date(2026, 11, 1), clause="14.2")
    return with_spell_at(plan, 0, spell.replace(counted=False))


def printed(plan: Plan, reader: Reader) -> str:
    return " ".join(" ".join(page_texts(pdf(plan, replace(NORMAL, reader=reader)))).split())


def test_partners_read_the_rule_the_deed_and_who_is_away() -> None:
    plan = suspended()
    text = printed(plan, Reader.PARTNERS)
    assert rule_in_words(plan.settings.rule, plan.people) in text
    assert f"The deed is dated 1 April 2019. {plan.people[2].name} is not party to it." in text
    assert f"{plan.people[3].name} is suspended from 1 November 2026, with no end known, and is not counted" in text


@pytest.mark.parametrize("reader", [Reader.STAFF, Reader.LMC, Reader.ICB, Reader.PUBLIC])
def test_nobody_else_reads_who_is_suspended(reader: Reader) -> None:
    # The outcome's sentence says that somebody is not counted, and why: only the partners see it.
    assert "1 not counted (suspended)" in printed(suspended(), Reader.PARTNERS)
    text = printed(suspended(), reader)
    for words in ("suspended", "not counted", "not party to"):
        assert words not in text


def test_the_return_as_data_does_not_tell_who_is_suspended_either() -> None:
    plan = suspended()
    said = return_bytes(minutes_of(plan), plan.office, "").decode()
    assert "suspended" not in said
    assert "not counted" not in said


def test_another_rule_for_an_item_is_printed_with_who_agreed() -> None:
    plan = worked_example()
    assert plan.meeting is not None
    plan = plan.with_meeting(plan.meeting.replace(matters=(), items=("6",)))
    people = tuple(person.id for person in plan.people[:2])
    plan = with_item_rule(plan, "6", Tier(need=EVERYBODY, base=Base.ALL), "It is large.", people)
    own = plan.meeting.matter("6").rule if plan.meeting else None
    assert own is not None
    assert item_rule_agreed(own, plan.settings.rule, plan.people) in printed(plan, Reader.PARTNERS)
