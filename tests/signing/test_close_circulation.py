"""A decision in writing becomes a record: numbered with the meetings, never reopened; answers go to one record only."""

from datetime import datetime

import pytest
from tests.signing.awaiting_plans import consent, waiting
from tests.signing.closed_plans import FIRST, draft, pack

from wizard.edits.circulation_edits import begun, with_reply, with_sent
from wizard.edits.decision_edits import with_position
from wizard.edits.meeting_edits import new_meeting
from wizard.plan.choice import Choice
from wizard.plan.consent import ConsentWay
from wizard.plan.in_writing import SendingWay
from wizard.plan.people import SignerKind, Signers
from wizard.plan.plan import Draft, DraftKind, Plan, PrivateDissent, open_meeting
from wizard.plan.proposal import Dissent
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import ClosingError, close, reopen, reopening_refused
from wizard.signing.later_answers import with_consent, with_record_answered

AT = datetime(2027, 2, 1, 9, tzinfo=FIRST.tzinfo)
SIX = [f"p{number}" for number in range(1, 7)]


def answered(plan: Plan) -> Plan:
    """Item 4a was circulated and four of six were for it."""
    plan = begun(with_position(plan, "4a", "do"), ["4a"], on=AT.date())
    plan = with_sent(plan, "c1", SIX, AT.date(), SendingWay.EMAIL)
    for person in SIX[:4]:
        plan = with_reply(plan, "c1", "4a", person, Choice.FOR, on=AT.date(), how=ConsentWay.EMAIL, today=AT.date())
    return plan


def second() -> Plan:
    return new_meeting(close(draft(), FIRST), pack())


def test_it_is_never_reopened() -> None:
    plan = close_circulation(answered(second()), "c1", AT)
    assert reopening_refused(plan.replace(meeting=None)) == (
        "Record 2 was decided in writing, so it cannot be reopened; a new decision supersedes it."
    )


def test_before_any_meeting_was_closed_it_is_the_first_record() -> None:
    plan = draft()
    meeting = open_meeting(plan)
    plan = close_circulation(answered(plan), "c1", AT)
    assert (plan.records[0].content.number, open_meeting(plan).number) == (1, meeting.number + 1)


def test_words_that_are_kept_apart_follow_the_open_meeting() -> None:
    plan = answered(second())
    dissent = PrivateDissent(meeting=2, item="1", proposal="p1", dissent=Dissent(person="p5"))
    typed = Draft(meeting=2, item="1", kind=DraftKind.DISSENT, words="I")
    private = plan.private.replace(dissents=(dissent,), drafts=(typed,))
    plan = close_circulation(plan.replace(private=private), "c1", AT)
    assert (plan.private.dissents[0].meeting, plan.private.drafts[0].meeting) == (3, 3)


def test_without_an_open_meeting_nothing_is_renumbered() -> None:
    plan = close_circulation(answered(second()).replace(meeting=None), "c1", AT)
    assert plan.meeting is None
    assert plan.records[-1].content.number == 2


def test_a_reopened_meeting_is_closed_first() -> None:
    plan = reopen(close(draft(), FIRST), FIRST, "A mistake")
    with pytest.raises(ClosingError, match="Meeting 1 was reopened: close it first"):
        close_circulation(answered(plan), "c1", AT)


def test_where_those_present_sign_every_partner_does_because_nobody_met() -> None:
    plan = answered(second())
    settings = plan.settings.replace(signers=Signers(kind=SignerKind.ALL_PRESENT))
    plan = close_circulation(plan.replace(settings=settings), "c1", AT)
    assert plan.records[-1].content.expected == tuple(SIX)


def test_one_that_is_not_under_way_cannot_be_closed() -> None:
    with pytest.raises(KeyError):
        close_circulation(second(), "c1", AT)


def test_an_answer_to_one_record_leaves_the_others_alone() -> None:
    plan = waiting()
    record = plan.records[0]
    later = FIRST.replace(day=16)
    after = with_record_answered(plan, 1, lambda each: with_consent(each, consent(record), later))
    assert len(after.records[0].answers) == 1
    assert with_record_answered(plan, 9, lambda each: with_consent(each, consent(record), later)) == plan
