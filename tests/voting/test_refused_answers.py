"""Reasons to refuse an absent partner's answer as it is entered."""

from dataclasses import replace
from datetime import date

from tests.voting.case_values import Case, answers_of, room_of, tier_of

from wizard.foundation.canonical_json import fingerprint
from wizard.plan.choice import Choice
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.tier import AbsentAnswers
from wizard.voting.meets import meets
from wizard.voting.refused_answers import form_refused

TODAY = date(2026, 12, 8)
WORDS, OTHER, RECORD = "a" * 64, "b" * 64, "c" * 64


def refused(message: str, record: str | None = None) -> str:
    case: Case = {"rule": {"need": "over 1/2", "base": "all", "source": "deed"}, "partners": ["A", "B"], "how": "roll"}
    ruling = meets(tier_of(case["rule"]), room_of(case), answers_of(case))
    ruling = replace(ruling, tier=ruling.tier.replace(absent=AbsentAnswers.WRITTEN))
    answer = Consent(
        person="b", item="1", proposal="p1", words=WORDS, choice=Choice.FOR, on=TODAY, how=ConsentWay.EMAIL
    )
    return form_refused(ruling, answer, TODAY, TODAY, record, message)


def test_a_message_that_quotes_other_words_is_refused() -> None:
    assert refused(f"For, to {fingerprint(OTHER)}.").startswith("The message quotes the fingerprint of different words")
    assert refused(f"For, to {fingerprint(WORDS)}.") == refused("For.") == ""
    assert refused(f"For, to {fingerprint(RECORD)}.", RECORD) == ""
