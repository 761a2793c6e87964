"""The answers that a meeting's count includes: in writing before and after closing, and the time for them."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from tests.rules import CHAIR
from tests.signing.awaiting_plans import ANSWERED_ON, IN_WRITING, consent, waiting
from tests.signing.closed_plans import FIRST, PARTNERS
from tests.voting.rooms import HELD_ON, partners, roll_call, sitting

from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, ConsentWay
from wizard.plan.in_writing import InWriting
from wizard.plan.meeting import Matter, Meeting
from wizard.plan.people import Settings
from wizard.plan.proposal import Agreed, CarriedOver, Circulated, ContractorDecides, Counted, Decision, Noted, Proposal
from wizard.plan.ruling_kind import RulingKind
from wizard.signing.later_answers import with_casting, with_consent, with_waiting_ended
from wizard.voting.answers_given import CastingVote, Hands, Way
from wizard.voting.rulings import live_ruling, ruling_on, rulings_on
from wizard.voting.sitting import WAYS, Sitting, answers_for, answers_until, record_sitting, window_for, words_digest

LATER = FIRST + timedelta(days=4)
PUT = Proposal(id="p1", position="adopt")


def of(meeting: Meeting) -> Sitting:
    return Sitting(meeting, partners(3), Settings(rule=IN_WRITING))


@pytest.mark.parametrize(
    ("decision", "way"),
    [
        (None, Way.NOT_PUT),
        (Agreed(how="agreed"), Way.AGREED),
        (roll_call("f"), Way.ROLL_CALL),
        (Counted(how="counted"), Way.COUNT),
        (ContractorDecides(how="contractor"), Way.CONTRACTOR),
        (Noted(how="noted"), Way.NOTED),
        (CarriedOver(how="carried_over"), Way.CARRIED_OVER),
        (Circulated(how="circulated"), Way.ROLL_CALL),
    ],
)
def test_every_way_of_deciding_becomes_answers(decision: Decision | None, way: Way) -> None:
    assert answers_for(of(sitting(partners(3))), "1", PUT.replace(decision=decision)).way is way


def test_no_way_of_deciding_is_left_out() -> None:
    assert set(WAYS) == {type(None), *get_args(get_args(Decision)[0])}


def test_hands_are_counted_and_a_carry_over_says_to_when() -> None:
    raised = Counted(how="counted", votes_for=2, against=1, abstain=3)
    assert answers_for(of(sitting(partners(3))), "1", PUT.replace(decision=raised)).hands == Hands(2, 1, 3)
    over = CarriedOver(how="carried_over", to=HELD_ON)
    assert answers_for(of(sitting(partners(3))), "1", PUT.replace(decision=over)).carried_to == HELD_ON


def test_only_answers_to_these_words_count() -> None:
    meeting = sitting(partners(3))
    record = waiting().records[-1]
    right = consent(record).replace(person="p1", item="1", words=words_digest(meeting, "1", PUT), how=None)
    put = PUT.replace(consents=(right, right.replace(person="p2", words="0" * 64)))
    (written,) = answers_for(of(meeting), "1", put).written
    assert (written.person, written.how) == ("p1", ConsentWay.EMAIL)


def test_the_words_are_those_of_the_proposal_and_of_the_guidance_it_was_put_under() -> None:
    meeting = sitting(partners(3))
    words = words_digest(meeting, "1", PUT)
    same = (PUT.replace(reason="Because."), PUT.replace(seen=meeting.guidance.items["1"]), PUT.replace(id="p2"))
    assert {words_digest(meeting, "1", put) for put in same} == {words}
    others = (PUT.replace(position="leave"), PUT.replace(start=HELD_ON), PUT.replace(conditions="If"))
    assert len({words, *(words_digest(meeting, "1", put) for put in others), words_digest(meeting, "2", PUT)}) == 5


def test_a_casting_vote_of_the_meeting_is_read_from_the_decision() -> None:
    decision = roll_call("fa", CastingChoice.FOR, "p0")
    given = answers_for(of(sitting(partners(2))), "1", PUT.replace(decision=decision)).casting
    assert given == CastingVote(CastingChoice.FOR, "p0")


def test_answers_since_closing_are_those_of_the_chain() -> None:
    tie = IN_WRITING.replace(tiers=IN_WRITING.tiers.replace(ordinary=IN_WRITING.tiers.ordinary.replace(casting=CHAIR)))
    record = waiting(tie).records[-1]
    for person in PARTNERS[3:]:
        record = with_consent(record, consent(record, person, Choice.AGAINST), LATER)
    given = {"by": "p1", "on": LATER.date(), "how": ConsentWay.TOLD, "at": LATER}
    record = with_casting(record, "3", "p1", CastingChoice.AGAINST, **given)  # type: ignore[arg-type]
    put = record.content.meeting.matter("3").proposals[0]
    answers = answers_for(record_sitting(record), "3", put)
    assert [written.person for written in answers.written] == ["p4", "p5", "p6"]
    assert answers.casting == CastingVote(CastingChoice.AGAINST, "p1")
    # A later link is about this proposal only.
    other = put.replace(id="p2")
    assert not answers_for(record_sitting(record), "3", other).written


# --- For how long -----------------------------------------------------------------------------------------------------


def test_the_time_for_answers_ends_on_the_last_day_of_the_rule() -> None:
    meeting = sitting(partners(3))
    tier = IN_WRITING.tiers.ordinary
    last = HELD_ON + timedelta(days=14)
    assert answers_until(meeting, tier) == last
    assert answers_until(meeting.replace(held_on=None), tier) is None
    assert answers_until(meeting, tier.replace(answer_within=None)) is None
    assert window_for(replace(of(meeting), today=last), "1", PUT, tier).open
    over = window_for(replace(of(meeting), today=last + timedelta(days=1)), "1", PUT, tier)
    assert (over.open, over.ended_on) == (False, last)


def test_a_circulation_ends_by_its_own_terms() -> None:
    terms = InWriting(circulation="c1", begun_on=HELD_ON, reply_by=HELD_ON + timedelta(days=7))
    meeting = sitting(partners(3)).replace(in_writing=terms)
    tier = IN_WRITING.tiers.ordinary
    assert answers_until(meeting, tier) == terms.reply_by
    assert window_for(of(meeting), "1", PUT, tier).open
    ended = meeting.replace(in_writing=terms.replace(ended_on=HELD_ON))
    assert window_for(of(ended), "1", PUT, tier).ended_on == HELD_ON


def test_the_chair_ends_the_waiting_of_one_proposal() -> None:
    record = with_waiting_ended(waiting().records[-1], "3", "p1", by="p1", on=LATER.date(), at=LATER)
    now = record_sitting(record)
    tier = now.tier("3", "not")
    assert window_for(now, "3", record.content.meeting.matter("3").proposals[0], tier).ended_on == LATER.date()
    assert window_for(now, "3", PUT.replace(id="p9"), tier).open


def test_a_record_says_the_same_whenever_it_is_read_unless_it_is_told_the_day() -> None:
    record = waiting().records[-1]
    assert record_sitting(record).today == FIRST.date()
    assert record_sitting(record, LATER.date()).today == LATER.date()
    assert record_sitting(record, FIRST.date() - timedelta(days=9)).today == FIRST.date()
    answered = with_consent(record, consent(record), LATER)
    assert record_sitting(answered).today == LATER.date()


# --- Worked out once --------------------------------------------------------------------------------------------------


def meeting_with(votes: str) -> Meeting:
    put = PUT.replace(decision=roll_call(votes))
    return sitting(partners(3)).replace(
        matters=(Matter(item="1", proposals=(put,)), Matter(item="2", proposals=(PUT,)))
    )


def test_an_item_is_worked_out_anew_only_where_something_changed() -> None:
    meeting = meeting_with("ffa")
    first = rulings_on(of(meeting), "1")
    assert rulings_on(of(meeting), "1") is first
    assert rulings_on(of(meeting.replace(place="Room 2")), "1") is first
    other = meeting.with_matter(Matter(item="2", proposals=(PUT.replace(decision=roll_call("fff")),)))
    assert rulings_on(of(other), "1") is first
    assert rulings_on(of(meeting_with("faa")), "1")[0].ruling.kind is RulingKind.NOT_CARRIED
    away = sitting(partners(3), absent=("p0",)).replace(matters=meeting.matters)
    assert rulings_on(of(away), "1") != first


def test_what_was_worked_out_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.voting.rulings._MOST_KNOWN", 1)
    meeting = meeting_with("ffa")
    first = rulings_on(of(meeting), "1")
    rulings_on(of(meeting), "2")
    assert rulings_on(of(meeting), "1") == first


def test_an_item_without_a_proposal_has_no_ruling_and_a_live_one() -> None:
    meeting = sitting(partners(3))
    assert rulings_on(of(meeting), "1") == ()
    assert live_ruling(of(meeting), "1").kind is RulingKind.NOT_PUT
    assert ruling_on(of(meeting), "1", PUT).kind is RulingKind.NOT_PUT


def test_a_consent_moves_an_item_from_the_day_it_was_given() -> None:
    record = waiting().records[-1]
    record = with_consent(record, consent(record), LATER)
    assert rulings_on(record_sitting(record), "3")[0].ruling.effective_on == ANSWERED_ON


def test_a_sitting_stays_the_same_until_an_answer_or_the_day_makes_a_difference() -> None:
    answered = with_waiting_ended(waiting().records[-1], "3", "p1", by="p1", on=LATER.date(), at=LATER)
    everyone = Sitting(sitting(partners(3)), partners(3), Settings(), today=HELD_ON)
    later = HELD_ON + timedelta(days=40)
    assert everyone.as_at((), later) is everyone
    assert everyone.as_at(answered.answers, later).chain == answered.answers
    limited = replace(everyone, settings=Settings(rule=IN_WRITING))
    assert limited.as_at((), later).today == later
    terms = InWriting(circulation="c1", begun_on=HELD_ON, reply_by=later)
    assert replace(everyone, meeting=everyone.meeting.replace(in_writing=terms)).as_at((), later).today == later
