"""Answers after closing: consents make a decision from their own day, the waiting ends, nothing else changes."""

from datetime import timedelta

import pytest
from tests.rules import CHAIR, deed
from tests.signing.awaiting_plans import ANSWERED_ON, IN_WRITING, consent, waiting
from tests.signing.closed_plans import FIRST, PARTNERS, SECOND, pack, reply

from wizard.edits.meeting_edits import new_meeting
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, ConsentWay
from wizard.plan.meeting import Attendance, Interest, InterestKind, Matter, Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed, Noted, RollCall, Vote
from wizard.plan.record import ClosedRecord, WaitingEnded
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.tier import AbsentAnswers, Base, Interests
from wizard.plan.voting_rule import DecidingRule
from wizard.signing.chain import AnswerError
from wizard.signing.closing import answer, close, reopen, signing_state
from wizard.signing.later_answers import (
    awaiting,
    came_to,
    tied,
    with_casting,
    with_consent,
    with_waiting_ended,
)
from wizard.signing.verify_plan import verify
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.positions import standing_after, standing_now, standing_on

LATER = FIRST + timedelta(days=4)


def record_of(plan: Plan) -> ClosedRecord:
    return plan.records[-1]


def with_record(plan: Plan, record: ClosedRecord) -> Plan:
    return plan.replace(records=(*plan.records[:-1], record))


def test_what_those_here_could_not_carry_waits_and_takes_no_effect() -> None:
    record = record_of(waiting())
    assert awaiting(record) == (("3", "p1"),)
    assert record.content.outcomes[0].kind is RulingKind.AWAITING
    assert record.content.outcomes[0].number == 1
    assert record.content.outcomes[0].answers_until == FIRST.date() + timedelta(days=14)
    assert "3" not in standing_after(record)


def test_a_consent_carries_it_from_its_own_day_and_alters_no_seal() -> None:
    plan = waiting()
    record = with_consent(record_of(plan), consent(record_of(plan)), LATER, recorded_by="m1", message="I agree.")
    assert record.seal == record_of(plan).seal
    assert awaiting(record) == ()
    assert standing_after(record)["3"].effective_on == ANSWERED_ON
    plan = with_record(plan, record)
    assert standing_now(plan)["3"].number == 1
    assert "3" not in standing_on(plan, FIRST.date())
    assert "3" in standing_on(plan, LATER.date())
    assert verify(plan).sound


def test_the_state_counts_what_waits() -> None:
    plan = waiting()
    for person in PARTNERS[:3]:
        plan = answer(plan, 1, reply(person))
    assert signing_state(record_of(plan)).words == "Closed, 3 of 6 signed; 1 awaits consent"


Refused = tuple[str, dict[str, object], str]
REFUSED: list[Refused] = [
    ("nobody", {"person": "p99"}, "This person is not in the record."),
    ("manager", {"person": "m1"}, "Gwen Abbot has no vote on this."),
    ("here", {"person": "p1"}, "Dr Amara Osei was here when it was put to the vote, and answered then."),
    ("undated", {"on": None}, "Say when the answer came, and how."),
    ("no way", {"how": None}, "Say when the answer came, and how."),
    ("proxy", {"how": ConsentWay.PROXY}, "The rule does not let absent partners vote by proxy."),
    ("future", {"on": LATER.date() + timedelta(days=1)}, "The date of the answer is in the future."),
    ("before", {"on": FIRST.date() - timedelta(days=1)}, "The date of the answer is before the proposal was put."),
    ("late", {"on": FIRST.date() + timedelta(days=15)}, "The answer came after 26 January 2027, the last day for it."),
]


@pytest.mark.parametrize(("changes", "why"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_consent_that_cannot_count_is_refused(changes: dict[str, object], why: str) -> None:
    record = record_of(waiting())
    given = consent(record).replace(**changes)
    with pytest.raises(AnswerError, match=why):
        with_consent(record, given, LATER)


def test_a_consent_to_other_words_is_refused() -> None:
    record = record_of(waiting())
    with pytest.raises(AnswerError, match="words that differ"):
        with_consent(record, consent(record).replace(words="0" * 64), LATER)


def test_a_consent_to_nothing_that_was_put_is_refused() -> None:
    record = record_of(waiting())
    with pytest.raises(AnswerError, match="no such proposal"):
        with_consent(record, consent(record).replace(proposal="p9"), LATER)


def test_a_consent_to_what_was_settled_is_refused() -> None:
    record = record_of(waiting(here=5))
    with pytest.raises(AnswerError, match="is not waiting"):
        with_consent(record, consent(record, "p6"), LATER)


def test_a_consent_after_the_last_day_is_refused() -> None:
    record = record_of(waiting())
    with pytest.raises(AnswerError, match="The time for answers ended on 26 January 2027"):
        with_consent(record, consent(record), FIRST + timedelta(days=20))


def test_where_the_absent_have_no_vote_no_consent_is_taken() -> None:
    record = record_of(waiting(rule_with(absent=AbsentAnswers.NO)))
    with pytest.raises(AnswerError, match="is not waiting"):
        with_consent(record, consent(record), LATER)


def test_who_steps_aside_or_is_left_out_is_refused() -> None:
    record = record_of(waiting(rule_with(interests=Interests.IN)))
    aside = Interest(person="p4", items=("3",), kind=InterestKind.WITHDRAWS)
    meeting = record.content.meeting.replace(interests=(aside,))
    with pytest.raises(AnswerError, match="does not vote on this because of an interest"):
        with_consent(record.replace(content=record.content.replace(meeting=meeting)), consent(record), LATER)
    record = record_of(waiting(here=2))
    spell = Spell(person="p4", kind=SpellKind.SUSPENDED, first=FIRST.date(), counted=False, clause="9")
    settings = record.content.settings.replace(spells=(spell,))
    with pytest.raises(AnswerError, match="is left out of the count on this"):
        with_consent(record.replace(content=record.content.replace(settings=settings)), consent(record), LATER)


def test_what_a_later_resolution_overtook_waits_for_no_answers() -> None:
    record = record_of(waiting())
    meeting = record.content.meeting
    first = meeting.matter("3").proposals[0]
    votes = tuple(Vote(person=f"p{at}", choice=Choice.FOR) for at in range(1, 5))
    later = first.replace(id="p2", position="do", decision=RollCall(how="roll_call", votes=votes))
    there = Attendance(person="p4", presence=Presence.IN_ROOM)
    first = first.replace(out_of_room=("p4",))
    matter = meeting.matter("3").replace(proposals=(first, later))
    record = record.replace(content=record.content.replace(meeting=meeting.with_attendance(there).with_matter(matter)))
    with pytest.raises(AnswerError, match="A later resolution on this item took effect"):
        with_consent(record, consent(record), LATER)


def test_a_rule_that_gives_the_absent_no_vote_takes_no_answer_of_theirs() -> None:
    record = record_of(waiting(rule_with(casting=CHAIR, absent=AbsentAnswers.NO, base=Base.CAST)))
    put = record.content.meeting.matter("3").proposals[0]
    votes = (Vote(person="p1", choice=Choice.FOR), Vote(person="p2", choice=Choice.AGAINST))
    meeting = record.content.meeting.with_attendance(Attendance(person="p3", presence=Presence.APOLOGIES))
    tie = put.replace(decision=RollCall(how="roll_call", votes=votes))
    meeting = meeting.with_matter(Matter(item="3", proposals=(tie,)))
    with pytest.raises(AnswerError, match="gives absent partners no vote"):
        with_consent(record.replace(content=record.content.replace(meeting=meeting)), consent(record), LATER)


def test_the_chair_ends_the_waiting_and_it_has_failed() -> None:
    record = with_waiting_ended(record_of(waiting()), "3", "p1", by="p1", on=LATER.date(), at=LATER)
    assert awaiting(record) == ()
    assert came_to(record, "3", "p1")[1].ruling.kind is RulingKind.NOT_CARRIED
    with pytest.raises(AnswerError, match="is not waiting"):
        with_waiting_ended(record, "3", "p1", by="p1", on=LATER.date(), at=LATER)
    with pytest.raises(AnswerError, match="The time for answers ended on"):
        with_consent(record, consent(record), LATER)


def test_closing_a_later_meeting_ends_the_waiting_of_all_before() -> None:
    plan = waiting(rule_with(answer_within=None))
    plan = new_meeting(plan, pack())
    assert plan.meeting is not None
    plan = close(plan.with_meeting(plan.meeting.replace(held_on=SECOND.date(), chair="p1")), SECOND)
    (ended,) = plan.records[0].answers
    assert isinstance(ended, WaitingEnded)
    assert ended.on == SECOND.date()
    assert verify(plan).sound


def test_a_tie_that_answers_made_takes_a_casting_vote_of_its_holder() -> None:
    record = record_of(waiting(rule_with(casting=CHAIR)))
    for person in PARTNERS[3:]:
        record = with_consent(record, consent(record, person, Choice.AGAINST), LATER)
    assert tied(record) == (("3", "p1"),)
    assert signing_state(record).words == "Closed, 0 of 6 signed; 1 awaits a casting vote"
    said = {"on": LATER.date(), "how": ConsentWay.TOLD, "at": LATER}
    with pytest.raises(AnswerError, match="Dr Amara Osei holds the casting vote"):
        with_casting(record, "3", "p1", CastingChoice.FOR, by="p2", **said)  # type: ignore[arg-type]
    with pytest.raises(AnswerError, match="in the future"):
        with_casting(
            record,
            "3",
            "p1",
            CastingChoice.FOR,
            by="p1",
            on=LATER.date() + timedelta(days=1),
            how=ConsentWay.TOLD,
            at=LATER,
        )
    cast = with_casting(record, "3", "p1", CastingChoice.FOR, by="p1", **said)  # type: ignore[arg-type]
    assert "3" in standing_after(cast)
    with pytest.raises(AnswerError, match="no tie"):
        with_casting(cast, "3", "p1", CastingChoice.FOR, by="p1", **said)  # type: ignore[arg-type]
    declined = with_casting(record, "3", "p1", CastingChoice.DECLINED, by="p1", **said)  # type: ignore[arg-type]
    assert came_to(declined, "3", "p1")[1].ruling.kind is RulingKind.NOT_CARRIED


def closed_later(plan: Plan) -> Plan:
    """A plan with its second meeting closed under the same chair."""
    plan = new_meeting(plan, pack())
    assert plan.meeting is not None
    return close(plan.with_meeting(plan.meeting.replace(held_on=SECOND.date(), chair="p1")), SECOND)


def test_a_tie_that_answers_made_waits_no_longer_once_a_later_meeting_is_closed() -> None:
    plan = waiting(rule_with(casting=CHAIR))
    record = record_of(plan)
    for person in PARTNERS[3:]:
        record = with_consent(record, consent(record, person, Choice.AGAINST), LATER)
    plan = closed_later(plan.replace(records=(record,)))
    record = plan.records[0]
    assert tied(record, SECOND.date()) == ()
    ruling = came_to(record, "3", "p1")[1].ruling
    assert ruling.kind is RulingKind.NOT_CARRIED
    words = "a tie, and Dr Amara Osei gave no casting vote before a later meeting was closed"
    assert words in outcome_sentence(ruling)
    said = {"on": SECOND.date(), "how": ConsentWay.TOLD, "at": SECOND}
    with pytest.raises(AnswerError, match="no tie"):
        with_casting(record, "3", "p1", CastingChoice.FOR, by="p1", **said)  # type: ignore[arg-type]
    assert verify(plan).sound


def test_a_tie_that_the_end_of_the_waiting_leaves_does_not_wait_either() -> None:
    plan = waiting(deed(absent=AbsentAnswers.WRITTEN, casting=CHAIR), dissenting="p3")
    record = record_of(plan)
    record = with_consent(record, consent(record, "p4", Choice.AGAINST), LATER)
    assert awaiting(record) == (("3", "p1"),)
    plan = closed_later(plan.replace(records=(record,)))
    first = plan.records[0]
    assert [entry.casting for entry in first.answers if isinstance(entry, WaitingEnded)] == [False, True]
    assert came_to(first, "3", "p1")[1].ruling.kind is RulingKind.NOT_CARRIED
    assert tied(first, SECOND.date()) == awaiting(first, SECOND.date()) == ()
    assert verify(plan).sound


def test_the_chair_who_ends_the_waiting_may_still_break_the_tie() -> None:
    record = record_of(waiting(deed(absent=AbsentAnswers.WRITTEN, casting=CHAIR), dissenting="p3"))
    record = with_consent(record, consent(record, "p4", Choice.AGAINST), LATER)
    record = with_waiting_ended(record, "3", "p1", by="p1", on=LATER.date(), at=LATER)
    assert tied(record) == (("3", "p1"),)
    said = {"on": LATER.date(), "how": ConsentWay.TOLD, "at": LATER}
    cast = with_casting(record, "3", "p1", CastingChoice.FOR, by="p1", **said)  # type: ignore[arg-type]
    assert "3" in standing_after(cast)


def test_reopening_keeps_what_was_answered_since() -> None:
    plan = waiting(rule_with(casting=CHAIR))
    record = record_of(plan)
    for person in PARTNERS[3:]:
        record = with_consent(record, consent(record, person, Choice.AGAINST), LATER)
    record = with_casting(record, "3", "p1", CastingChoice.FOR, by="p1", on=LATER.date(), how=ConsentWay.TOLD, at=LATER)
    plan = reopen(with_record(plan, record), LATER, "A name was wrong.")
    assert standing_now(plan)["3"].proposal.position == "not"
    put = open_meeting(plan).matter("3").proposals[0]
    assert isinstance(put.decision, Agreed)
    assert (put.decision.casting, put.decision.cast_by) == (CastingChoice.FOR, "p1")
    again = close(plan, LATER)
    assert again.records[-1].content.outcomes[0].kind is RulingKind.CARRIED
    assert verify(again).sound


def test_reopening_lets_a_casting_vote_go_where_nothing_was_voted() -> None:
    plan = waiting(rule_with(casting=CHAIR))
    record = record_of(plan)
    for person in PARTNERS[3:]:
        record = with_consent(record, consent(record, person, Choice.AGAINST), LATER)
    record = with_casting(record, "3", "p1", CastingChoice.FOR, by="p1", on=LATER.date(), how=ConsentWay.TOLD, at=LATER)
    put = record.content.meeting.matter("3").proposals[0].replace(decision=Noted(how="noted"))
    meeting = record.content.meeting.with_matter(Matter(item="3", proposals=(put,)))
    altered = record.replace(content=record.content.replace(meeting=meeting))
    again = reopen(with_record(plan, altered), LATER, "A name was wrong.")
    assert open_meeting(again).matter("3").proposals[0].decision == Noted(how="noted")


def rule_with(**parts: object) -> DecidingRule:
    """The rule of these plans with one part changed."""
    return IN_WRITING.replace(tiers=IN_WRITING.tiers.replace(ordinary=IN_WRITING.tiers.ordinary.replace(**parts)))
