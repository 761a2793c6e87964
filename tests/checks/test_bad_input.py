"""However odd a plan is, the checks give a finding or a sentence, and never crash or guess."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.test_all_checks import AGREED, HELD, found, meeting_with, on, put, ready

from wizard.checks.all_checks import Severity, checks
from wizard.edits.meeting_edits import new_proposal
from wizard.exports.plan_json import lines, shown
from wizard.guidance.position_kinds import PositionKind
from wizard.plan.choice import Choice
from wizard.plan.consent import Consent, ConsentWay
from wizard.plan.meeting import Attendance, Interest, InterestKind, Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Proposal, RollCall, Vote
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import (
    AbsentAnswers,
    AllBut,
    Base,
    Casting,
    CastingHolder,
    Number,
    Over,
    Quorum,
    Tier,
    Unit,
    least,
)
from wizard.plan.voting_rule import DecidingRule, ItemTier, RuleSource, Tiers
from wizard.voting.sitting import words_digest

ABOVE = Number(kind="number", number=9)


def ruled(tier: Tier) -> Plan:
    """A plan of four partners with this rule."""
    plan = ready()
    rule = DecidingRule(source=RuleSource.DEED, tiers=Tiers(ordinary=tier.replace(clause="1")))
    return plan.replace(settings=plan.settings.replace(rule=rule))


@pytest.mark.parametrize(
    ("tier", "code", "words"),
    [
        (Tier(need=ABOVE, base=Base.CAST), "need_above", "The rule needs 9 to be for, but there are only 4 partners."),
        (
            Tier(need=AllBut(kind="all_but", fewer=4), base=Base.ALL),
            "need_below",
            "The rule needs all but 4, but there are only 4 partners.",
        ),
        (
            Tier(need=least(1, 2), base=Base.CAST, quorum=Quorum(need=ABOVE)),
            "quorum_above",
            "The quorum is 9, but there are only 4 partners.",
        ),
        (
            Tier(need=least(1, 2), base=Base.CAST, quorum=Quorum(need=least(1, 2), adjourned=ABOVE)),
            "quorum_above",
            "The quorum after an adjournment is 9, but there are only 4 partners.",
        ),
        (
            Tier(need=least(1, 2), base=Base.CAST, veto=("nobody",)),
            "veto_without_vote",
            "The rule gives nobody a veto, but they are not on the practice’s list of people.",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_a_finding(tier: Tier, code: str, words: str) -> None:
    check = found(ruled(tier))[code]
    assert (check.severity, check.words, check.group) == (Severity.ACKNOWLEDGE, words, "practice")


def test_the_own_rule_of_an_item_is_looked_at_too() -> None:
    plan = put(ready(), "8", PositionKind.DECLINE, AGREED, reason="Said.")
    matter = open_meeting(plan).matter("8")
    own = ItemTier(tier=Tier(need=ABOVE, base=Base.CAST), reason="It matters.")
    check = found(plan.with_matter(matter.replace(rule=own)))["need_above:8"]
    assert check.words == "by its own rule: the rule needs 9 to be for, but there are only 4 partners"


def consented(person: str, words: str = "", presence: Presence = Presence.APOLOGIES, **parts: Any) -> Plan:
    """A plan in which somebody answered the proposal on item 8 in writing."""
    plan = ruled(Tier(need=Over(kind="over", part=1, of=2), base=Base.ALL, absent=AbsentAnswers.WRITTEN))
    plan = put(plan, "8", PositionKind.DECLINE, AGREED, reason="Said.")
    meeting = open_meeting(plan)
    (proposal,) = meeting.matter("8").proposals
    consent = Consent(
        person=person,
        item="8",
        proposal=proposal.id,
        words=words or words_digest(meeting, "8", proposal),
        choice=Choice.FOR,
        **{"on": HELD, "how": ConsentWay.EMAIL, **parts},
    )
    plan = on(plan, "8", proposal.replace(consents=(consent,)))
    return meeting_with(plan, attendance=(*meeting.attendance[:3], Attendance(person="p4", presence=presence)))


def test_a_consent_to_other_words_blocks_in_a_sentence() -> None:
    check = found(consented("p4", "0" * 64))["consent_other_words:8"]
    assert (check.severity, check.words) == (Severity.BLOCKING, "Dr Number 4 agreed to different words")


def test_a_consent_without_a_day_or_a_way_blocks() -> None:
    check = found(consented("p4", on=None))["consent_undated:8"]
    assert (check.severity, check.words) == (Severity.BLOCKING, "when and how did Dr Number 4 consent?")
    assert "consent_undated:8" in found(consented("p4", how=None))
    assert not [name for name in found(consented("p4")) if name.startswith(("consent_", "written_"))]


@pytest.mark.parametrize("person", ["p1", "nobody"])
def test_an_answer_of_somebody_who_was_here_or_has_no_vote_is_not_counted_and_that_is_said(person: str) -> None:
    words = found(consented(person))["written_not_absent:8"].words
    assert words.endswith("is not counted: only absent partners who have a vote on it can answer in writing")


# --- Anything at all --------------------------------------------------------------------------------------------------

WHO = st.sampled_from(["p1", "p2", "p3", "p4", "nobody"])
DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))
NEEDS = st.sampled_from(
    [ABOVE, AllBut(kind="all_but", fewer=1_000), least(999, 1_000), Over(kind="over", part=1, of=2), least(1, 1)]
)
QUORUMS = st.none() | st.builds(
    Quorum,
    need=st.sampled_from([ABOVE, least(1, 1), Number(kind="number", number=1)]),
    includes=st.lists(WHO, max_size=2).map(tuple),
    adjourned_any=st.booleans(),
)
CASTING = st.just(Casting()) | WHO.map(lambda person: Casting(who=CastingHolder.PERSON, person=person))
TIERS = st.builds(
    Tier,
    need=NEEDS,
    base=st.sampled_from(Base),
    unit=st.sampled_from(Unit),
    quorum=QUORUMS,
    casting=CASTING,
    absent=st.sampled_from(AbsentAnswers),
    answer_within=st.none() | st.integers(1, 365),
    veto=st.lists(WHO, max_size=2).map(tuple),
)
SPELLS = st.builds(
    Spell, person=WHO, kind=st.sampled_from(SpellKind), first=st.just(date(2020, 1, 1)),
    last=st.none() | st.dates(date(2021, 1, 1), date(2030, 1, 1)), counted=st.booleans(),
)  # fmt: skip
CONSENTS = st.builds(
    Consent, person=WHO, item=st.sampled_from(["8", "1"]), proposal=st.sampled_from(["p1", "p9"]),
    words=st.sampled_from(["0" * 64, "f" * 64]), choice=st.sampled_from(Choice), on=st.none() | DAYS,
    how=st.none() | st.sampled_from(ConsentWay),
)  # fmt: skip
CELLS = st.sampled_from(["", "soon", "2026-13-45", "9999-12-31", True, -1, 2**53 - 1])
ROWS = st.dictionaries(st.sampled_from(["name", "notice_months", "notice_sent", "ends"]), CELLS)
VOTES = st.builds(
    lambda votes: RollCall(how="roll_call", votes=tuple(votes)),
    st.lists(
        st.builds(Vote, person=WHO, choice=st.sampled_from(Choice)), max_size=5, unique_by=lambda vote: vote.person
    ),
)


@st.composite
def odd_plans(draw: st.DrawFn) -> Plan:
    """Plans that the window would never make, but that a file may contain."""
    plan = ready()
    rule = DecidingRule(
        source=RuleSource.DEED, tiers=Tiers(ordinary=draw(TIERS)), notice_days=draw(st.none() | st.just(7))
    )
    spells = tuple(draw(st.lists(SPELLS, max_size=2)))
    plan = plan.replace(settings=plan.settings.replace(rule=rule, spells=spells))
    meeting = open_meeting(plan)
    proposal: Proposal = new_proposal(meeting, "3", "adopt").replace(
        decision=draw(st.none() | VOTES | st.just(AGREED)),
        fields={"services": tuple(draw(st.lists(ROWS, max_size=3))), "patients_told_by": draw(CELLS)},
        start=draw(st.none() | DAYS),
        review_on=draw(st.none() | DAYS),
        consents=tuple(draw(st.lists(CONSENTS, max_size=2))),
        proposed_by=draw(st.none() | WHO),
    )
    plan = on(plan, "3", proposal)
    interest = Interest(person=draw(WHO), items=("3",), kind=draw(st.sampled_from(InterestKind)))
    here = tuple(Attendance(person=person, presence=draw(st.sampled_from(Presence))) for person in ("p1", "nobody"))
    return meeting_with(
        plan, held_on=draw(st.none() | DAYS), chair=draw(st.none() | WHO), interests=(interest,), attendance=here,
        notice_sent=draw(st.none() | DAYS),
    )  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(odd_plans())
def test_no_odd_plan_is_a_crash(plan: Plan) -> None:
    for check in checks(plan, HELD):
        assert check.words
        assert check.sentence[-1] in ".?!…"
    json.dumps(shown(plan, HELD))
    assert list(lines(plan, HELD))
