"""The codes that follow from a ruling, an answer or a spell only."""

from datetime import date

import pytest
from tests.voting.case_values import Case, answers_of, room_of, tier_of
from tests.voting.engine_codes import codes_of, codes_of_spells

from wizard.plan.spell import Spell, SpellKind
from wizard.plan.voting_rule import RuleSource
from wizard.voting.meets import meets

DEED = {"need": "over 1/2", "base": "all", "source": "deed", "absent": "written"}
THREE = dict.fromkeys("ABC", "for")
TWO = {**THREE, "C": "against"}


@pytest.mark.parametrize(
    ("codes", "case"),
    [
        ([], {"votes": {**THREE, "D": "against", "E": "abstain"}}),
        (["casting_open"], {"rule": {**DEED, "casting": "A"}, "votes": {"A": "for", "B": "against"}, "partners": "AB"}),
        (["consent_awaited"], {"away": ["D", "E"], "votes": TWO}),
        (
            ["consent_lapsed"],
            {"away": ["D", "E"], "votes": TWO, "window": "closed"},
        ),
        ([], {"away": ["D", "E"], "votes": dict.fromkeys("ABC", "against"), "window": "closed"}),
        (
            ["written_not_allowed"],
            {"away": ["D", "E"], "votes": THREE, "written": {"D": {"vote": "for", "on": "2026-12-01", "how": "proxy"}}},
        ),
        (["consent_undated"], {"away": ["D", "E"], "votes": THREE, "written": {"D": {"vote": "for"}}}),
        (["dissent_absent"], {"away": ["D", "E"], "votes": THREE, "dissents": ["D"]}),
        (["dissent_and_for"], {"away": ["D", "E"], "votes": THREE, "dissents": ["C"]}),
        (["veto_not_named"], {"rule": {**DEED, "veto": ["A"]}, "how": "count", "votes": {"for": 5, "against": 0}}),
        ([], {"rule": {**DEED, "veto": ["A"]}, "how": "count", "votes": {"for": 1, "against": 3}, "away": ["A"]}),
        (["weights_under_act"], {"rule": {**DEED, "source": "act"}, "held": {"A": 60}, "how": "agreed"}),
        ([], {"held": {"A": 60}, "how": "agreed"}),
    ],
)
def test_codes(codes: list[str], case: Case) -> None:
    whole: Case = {"rule": DEED, "partners": "ABCDE", "how": "roll", **case}
    ruling = meets(tier_of(whole["rule"]), room_of(whole), answers_of(whole))
    assert codes_of([ruling], RuleSource(whole["rule"]["source"])) == codes


def test_codes_of_spells() -> None:
    spell = Spell(person="e", kind=SpellKind.SUSPENDED, first=date(2026, 11, 1), last=date(2026, 11, 15), counted=False)
    assert codes_of_spells([spell], date(2026, 11, 30)) == ["spell_over"]
    assert codes_of_spells([spell], date(2026, 11, 15)) == ["spell_no_clause"]
    assert codes_of_spells([spell.replace(clause="20.2")], date(2026, 11, 15)) == []
    assert codes_of_spells([spell.replace(counted=True)], date(2026, 11, 30)) == []
    assert codes_of_spells([spell.replace(kind=SpellKind.RETIRED)], date(2026, 11, 15)) == []
