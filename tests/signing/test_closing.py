"""Closing, the state of a record, and reopening."""

from datetime import timedelta

import pytest
from tests.signing.closed_plans import (
    FIRST,
    PARTNERS,
    SECOND,
    closed,
    draft,
    pack,
    reply,
    second_closed,
    second_draft,
    signed,
)

from wizard.edits.meeting_edits import new_meeting
from wizard.plan.meeting import Attendance, Presence
from wizard.plan.people import Settings, SignerKind, Signers
from wizard.plan.plan import Plan
from wizard.plan.record import Acknowledged, AnswerKind, Method
from wizard.signing.closing import (
    ClosingError,
    RecordState,
    answer,
    close,
    record_fingerprint,
    reopen,
    reopening_refused,
    signatures_fingerprint,
    signing_state,
    superseded_by,
    undo_stops_between,
    void_on_reopening,
)
from wizard.signing.signers import expected_signers
from wizard.signing.verify_plan import verify

ONE_AWAY = (Presence.IN_ROOM, Presence.APOLOGIES)


def draft_with(kind: SignerKind, others: int = 1) -> Plan:
    plan = draft()
    return plan.replace(settings=plan.settings.replace(signers=Signers(kind=kind, others=others)))


def test_a_closed_record_has_its_own_copy_of_everything() -> None:
    plan = closed()
    edited = plan.replace(practice=plan.practice.replace(name="Elsewhere"), people=(), settings=Settings(), tasks=())
    content = edited.records[0].content
    assert content.practice.name == "Mill Lane Surgery"
    assert len(content.people) == 7
    assert content.tasks
    assert verify(edited).sound


def test_closing_leaves_no_meeting_open() -> None:
    assert closed().meeting is None


def test_nobody_who_was_away_is_recorded_from_or_until_an_item() -> None:
    plan = draft()
    assert plan.meeting is not None
    here, away = (Attendance(person=f"p{n}", presence=p, from_item="3") for n, p in enumerate(ONE_AWAY, 1))
    plan = plan.with_meeting(plan.meeting.with_attendance(here).with_attendance(away))
    attendance = close(plan, FIRST).records[-1].content.meeting.attendance
    assert [entry.from_item for entry in attendance if entry.person in ("p1", "p2")] == ["3", None]


def test_a_check_that_stands_in_the_way_keeps_the_meeting_open_and_is_said() -> None:
    with pytest.raises(ClosingError, match="Item 3 has no owner"):
        close(draft(), FIRST, blocking=["Item 3 has no owner."])


def test_what_was_acknowledged_is_kept_in_the_record() -> None:
    seen = Acknowledged(name="item:3", findings="a" * 64)
    assert close(draft(), FIRST, acknowledged=[seen]).records[0].content.acknowledged == (seen,)


def test_without_an_open_meeting_there_is_nothing_to_close() -> None:
    with pytest.raises(ClosingError, match="No meeting is open"):
        close(closed(), FIRST)


def test_a_record_that_nobody_would_sign_is_not_closed() -> None:
    with pytest.raises(ClosingError, match="there is nobody to sign"):
        close(draft().replace(people=()), FIRST)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SignerKind.ALL_PARTNERS, PARTNERS),
        (SignerKind.ALL_PRESENT, PARTNERS[:5]),
        (SignerKind.CHAIR_AND_OTHERS, PARTNERS),
    ],
)
def test_the_practice_settles_who_must_answer(kind: SignerKind, expected: tuple[str, ...]) -> None:
    plan = draft_with(kind)
    assert plan.meeting is not None
    assert expected_signers(plan.meeting, plan.people, plan.settings) == expected


def gone(plan: Plan, person: str) -> Plan:
    return plan.with_person(plan.person(person).replace(left=True))


def test_a_partner_who_had_left_before_the_meeting_is_not_asked() -> None:
    plan = gone(draft(), "p4")
    assert plan.meeting is not None
    here = tuple(entry for entry in plan.meeting.attendance if entry.person != "p4")
    plan = plan.with_meeting(plan.meeting.replace(attendance=here))
    assert "p4" not in close(plan, FIRST).records[0].content.expected


def test_who_leaves_while_the_meeting_is_open_signs_its_record_and_is_out_of_the_next() -> None:
    plan = close(gone(draft(), "p4"), FIRST)
    content = plan.records[0].content
    assert content.expected == PARTNERS
    assert [person.left for person in content.people] == [False] * 7
    assert plan.person("p4").left
    plan = second_from(answer(plan, 1, reply("p4")))
    assert plan.meeting is not None
    assert "p4" not in expected_signers(plan.meeting, plan.people_at_meeting, plan.settings)
    assert verify(plan).sound


def test_the_three_states_and_their_words() -> None:
    everyone = closed()
    for person in PARTNERS[:5]:
        everyone = answer(everyone, 1, reply(person))
    assert signing_state(None).words == "Draft"
    assert signing_state(everyone.records[0]).words == "Closed, 5 of 6 signed"
    everyone = answer(everyone, 1, reply("p6", kind=AnswerKind.READ_AND_AGREED))
    assert signing_state(everyone.records[0]).words == "Signed"


def test_a_refusal_is_counted_and_shown() -> None:
    assert signing_state(signed(5).records[0]).words == "Closed, 4 of 6 signed, 1 refused"
    state = signing_state(signed(6).records[0])
    assert state.state is RecordState.SIGNED
    assert state.words == "Signed (5 of 6 signed, 1 refused)"


def test_it_says_whose_answer_is_awaited() -> None:
    assert signing_state(signed(4).records[0]).awaited == ("p5", "p6")


def test_a_record_that_everybody_declined_is_not_signed() -> None:
    plan = closed()
    for person in PARTNERS:
        plan = answer(plan, 1, reply(person, kind=AnswerKind.DECLINED, method=Method.STATED, words="No."))
    assert signing_state(plan.records[0]).state is RecordState.CLOSED


def test_the_chair_and_any_one_other_are_enough_where_the_practice_settled_so() -> None:
    plan = close(draft_with(SignerKind.CHAIR_AND_OTHERS), FIRST)
    plan = answer(plan, 1, reply("p4"))
    assert signing_state(plan.records[0]).words == "Closed, 1 of 2 signed"
    assert signing_state(answer(plan, 1, reply("p1")).records[0]).words == "Signed"


def test_others_alone_are_not_enough_where_the_chair_must_sign() -> None:
    plan = close(draft_with(SignerKind.CHAIR_AND_OTHERS), FIRST)
    plan = answer(answer(plan, 1, reply("p4")), 1, reply("p2"))
    state = signing_state(plan.records[0])
    assert (state.state, state.awaited) == (RecordState.CLOSED, ("p1",))
    assert state.words == "Closed, 2 of 3 signed"


def declined(plan: Plan, *people: str) -> Plan:
    for person in people:
        plan = answer(plan, 1, reply(person, kind=AnswerKind.DECLINED, method=Method.STATED, words="No."))
    return plan


def test_a_refusal_is_not_one_of_the_others_beside_the_chair() -> None:
    plan = declined(answer(close(draft_with(SignerKind.CHAIR_AND_OTHERS), FIRST), 1, reply("p1")), "p3")
    state = signing_state(plan.records[0])
    assert (state.state, state.awaited) == (RecordState.CLOSED, ("p2", "p4", "p5", "p6"))
    assert state.words == "Closed, 1 of 2 signed, 1 refused"
    assert reopening_refused(plan) == ""
    plan = answer(plan, 1, reply("p4"))
    assert signing_state(plan.records[0]).words == "Signed (2 of 2 signed, 1 refused)"


def test_once_nobody_is_left_to_ask_the_refusals_end_the_signing() -> None:
    plan = answer(close(draft_with(SignerKind.CHAIR_AND_OTHERS), FIRST), 1, reply("p1"))
    plan = declined(plan, *PARTNERS[1:])
    state = signing_state(plan.records[0])
    assert (state.state, state.words) == (RecordState.SIGNED, "Signed (1 of 2 signed, 5 refused)")


def test_a_chair_who_declined_has_answered_and_has_not_signed() -> None:
    plan = answer(declined(close(draft_with(SignerKind.CHAIR_AND_OTHERS), FIRST), "p1"), 1, reply("p2"))
    assert signing_state(plan.records[0]).words == "Signed (1 of 2 signed, 1 refused)"


def test_an_answer_needs_a_closed_record() -> None:
    with pytest.raises(ClosingError, match="Meeting 2 is not closed"):
        answer(closed(), 2, reply("p1"))


def test_the_two_fingerprints() -> None:
    record = closed().records[0]
    assert len(record_fingerprint(record)) == 19
    assert signatures_fingerprint(record) == ""
    assert signatures_fingerprint(signed(2).records[0]) != signatures_fingerprint(signed(3).records[0])


def test_reopening_keeps_the_old_revision_with_its_answers_and_the_reason() -> None:
    plan = signed(3)
    again = reopen(plan, FIRST + timedelta(days=1), "A vote was left out.")
    assert again.meeting == plan.records[0].content.meeting
    assert again.records == ()
    assert again.reopenings[0].record == plan.records[0]
    assert again.reopenings[0].reason == "A vote was left out."
    assert verify(again).sound


def test_the_next_closing_says_what_it_replaces() -> None:
    old = signed(3)
    plan = close(reopen(old, FIRST, "A vote was left out."), FIRST + timedelta(days=1))
    content = plan.records[0].content
    assert content.revision == 2
    assert content.replaces == old.records[0].seal.digest
    assert content.replaces_signed_on == FIRST.date()
    assert plan.records[0].answers == ()
    later = FIRST + timedelta(days=2)
    third = close(reopen(plan, later, "Again."), later)
    assert third.records[0].content.revision == 3
    assert third.records[0].content.replaces_signed_on is None
    assert verify(third).sound


def test_it_says_whose_signatures_would_be_void() -> None:
    assert void_on_reopening(signed(2)) == ("Dr Amara Osei", "Dr Ben Shah")
    assert void_on_reopening(draft()) == ()


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (signed(), "no longer be edited"),
        (second_draft(), "already open"),
        (draft(), "No meeting is closed"),
        (second_closed(6), "no longer be edited"),
    ],
)
def test_what_is_signed_or_has_a_meeting_open_after_it_is_not_reopened(plan: Plan, words: str) -> None:
    assert words in reopening_refused(plan)
    with pytest.raises(ClosingError, match=words):
        reopen(plan, FIRST, "A reason.")


def test_only_the_last_closed_meeting_is_reopened() -> None:
    again = reopen(second_closed(), SECOND, "A vote was left out.")
    assert again.meeting is not None
    assert again.meeting.number == 2
    assert len(again.records) == 1


def test_reopening_needs_a_reason() -> None:
    with pytest.raises(ClosingError, match="reason"):
        reopen(signed(1), FIRST, " ")


def test_a_new_meeting_supersedes_the_one_before() -> None:
    plan = second_closed()
    assert (superseded_by(plan, 1), superseded_by(plan, 2)) == (2, None)


def test_an_absent_partner_can_answer_after_a_later_meeting_was_closed() -> None:
    plan = close(second_from(signed(5)), SECOND)
    plan = answer(plan, 1, reply("p6", SECOND, kind=AnswerKind.READ_AND_AGREED))
    assert verify(plan).sound
    assert signing_state(plan.records[0]).state is RecordState.SIGNED


def second_from(plan: Plan) -> Plan:
    return new_meeting(plan, pack())


def test_undo_stops_at_a_closing_and_at_an_answer_and_not_at_an_edit() -> None:
    before, after = draft(), closed()
    assert undo_stops_between(before, after)
    assert undo_stops_between(after, answer(after, 1, reply("p1", FIRST)))
    assert not undo_stops_between(before, before.replace(practice=before.practice.replace(name="Another")))
