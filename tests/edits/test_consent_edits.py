"""Answers of absent partners during the meeting: to the exact words, counted at once, refused in a sentence."""

from datetime import date, timedelta

import pytest
from tests.plans import TODAY, plan_of
from tests.rules import deed

from wizard.checks.all_checks import checks
from wizard.edits.attendance_edits import with_presence
from wizard.edits.consent_edits import with_absent_answer, without_absent_answer
from wizard.edits.decision_edits import agreed, carried_over, item_of, with_particulars, with_position
from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.value import RefusedError
from wizard.minutes.absent_answers import absent_answers, still_awaited
from wizard.minutes.minutes import minutes_of
from wizard.plan.choice import Choice
from wizard.plan.consent import ConsentWay
from wizard.plan.meeting import Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import AbsentAnswers, Base
from wizard.voting.sitting import words_digest

HELD_ON = date(2026, 12, 8)


def three_of_six(absent: AbsentAnswers = AbsentAnswers.WRITTEN, within: int | None = 14) -> Plan:
    """Three of six partners are here and agree on item 1; four of all six must be for."""
    plan = plan_of(6)
    rule = deed(base=Base.ALL, absent=absent, answer_within=within)
    plan = plan.replace(settings=plan.settings.replace(rule=rule))
    plan = plan.with_meeting(open_meeting(plan).replace(held_on=HELD_ON, chair="p1"))
    for number in range(1, 7):
        plan = with_presence(plan, f"p{number}", Presence.IN_ROOM if number < 4 else Presence.APOLOGIES)
    plan = with_position(plan, "1", item_of(plan, "1").positions[0].id)
    return agreed(plan, "1")


def answered(
    plan: Plan,
    person: str = "p4",
    choice: Choice = Choice.FOR,
    on: date | None = HELD_ON,
    how: ConsentWay | None = ConsentWay.LETTER,
) -> Plan:
    return with_absent_answer(plan, "1", "p1", person, choice, on=on, how=how, today=TODAY, seen_by="Ms Reed")


def test_an_answer_is_counted_at_once_and_said_with_its_way_and_who_saw_it() -> None:
    plan = three_of_six()
    (waiting,) = still_awaited(minutes_of(plan))
    assert waiting.awaited == 3
    assert waiting.line == "3 absent partners still to answer, until 22 December 2026"
    plan = answered(plan)
    assert minutes_of(plan).item("1").ruling.kind is RulingKind.CARRIED
    assert still_awaited(minutes_of(plan)) == ()
    (found,) = absent_answers(minutes_of(plan))
    assert [partner.words for partner in found.partners] == [
        "For, by letter of 8 December 2026, seen by Ms Reed",
        "Awaited",
        "Awaited",
    ]


def test_a_second_answer_of_somebody_takes_the_place_of_the_first_and_it_can_be_removed() -> None:
    plan = answered(answered(three_of_six()), choice=Choice.AGAINST)
    (proposal,) = open_meeting(plan).matter("1").proposals
    assert [consent.choice for consent in proposal.consents] == [Choice.AGAINST]
    assert without_absent_answer(plan, "1", "p1", "p4") == three_of_six()


def test_an_answer_before_the_meeting_is_taken() -> None:
    plan = answered(three_of_six(), on=HELD_ON - timedelta(days=4))
    assert minutes_of(plan).item("1").ruling.kind is RulingKind.CARRIED


def test_words_that_were_altered_since_make_it_an_answer_to_others() -> None:
    plan = with_particulars(answered(three_of_six()), "1", conditions="Until Easter only")
    assert minutes_of(plan).item("1").ruling.kind is RulingKind.AWAITING
    (found,) = absent_answers(minutes_of(plan))
    assert found.partners[0].words.endswith("answered to words that have changed since")
    assert "consent_other_words" in {check.code for check in checks(plan, TODAY)}


Refusal = tuple[dict[str, object], str]
REFUSED: dict[str, Refusal] = {
    "here": ({"person": "p1"}, "was here when it was put"),
    "unknown": ({"person": "p9"}, "is not in the record"),
    "undated": ({"on": None}, "Say when the answer came"),
    "future": ({"on": TODAY + timedelta(days=1)}, "in the future"),
    "proxy": ({"how": ConsentWay.PROXY}, "by proxy"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_taken_is_refused_in_a_sentence(name: str) -> None:
    parts, why = REFUSED[name]
    with pytest.raises(RefusedError, match=why):
        answered(three_of_six(), **parts)  # type: ignore[arg-type]


def test_where_the_rule_gives_the_absent_no_vote_nothing_is_asked_of_them() -> None:
    plan = plan_of(6)
    plan = plan.replace(settings=plan.settings.replace(rule=deed(base=Base.ALL)))
    plan = with_position(plan, "1", item_of(plan, "1").positions[0].id)
    assert absent_answers(minutes_of(plan)) == ()
    with pytest.raises(RefusedError, match="gives absent partners no vote"):
        answered(plan)


def test_nothing_is_answered_where_nothing_is_decided() -> None:
    with pytest.raises(RefusedError, match="nothing to answer"):
        answered(carried_over(three_of_six(), "1"))


def test_the_words_of_an_answer_are_kept_and_must_be_to_the_words_that_are_put() -> None:
    plan = three_of_six()
    put = open_meeting(plan).matter("1").proposals[-1]
    right = f"For. {fingerprint(words_digest(open_meeting(plan), '1', put))}"

    def wrote(message: str) -> Plan:
        how = ConsentWay.EMAIL
        return with_absent_answer(plan, "1", "p1", "p4", Choice.FOR, on=HELD_ON, how=how, today=TODAY, message=message)

    (found,) = absent_answers(minutes_of(wrote(right)))
    assert [partner.message for partner in found.partners if partner.answered] == [right]
    with pytest.raises(RefusedError, match="the fingerprint of different words"):
        wrote("For. 0000 1111 2222 3333")
