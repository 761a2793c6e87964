"""Checking a plan: the verdict on sound files, and what a printed fingerprint shows."""

from datetime import timedelta

import pytest
from tests.signing.closed_plans import (
    FIRST,
    closed,
    draft,
    reclosed,
    replies,
    reply,
    second_closed,
    second_draft,
    signed,
)

from wizard.foundation.canonical_json import fingerprint
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord
from wizard.signing.answers import with_answer
from wizard.signing.closing import answer, close, record_fingerprint, reopen, signatures_fingerprint
from wizard.signing.seal import seal
from wizard.signing.verify_plan import typed_fingerprint, verify
from wizard.storage.plan_file import parse_plan, plan_bytes

# --- Sound files ------------------------------------------------------------------------------------------------------


def all_signed() -> Plan:
    """Both meetings closed, the second signed by all six on one day."""
    return second_closed(6)


SOUND = {
    "a draft": (draft(), "This is a draft: no meeting in it is closed."),
    "closed": (closed(), "This is the plan as it was closed on 12 January 2027; 0 of 6 have signed."),
    "awaited": (signed(3), "This is the plan as it was closed on 12 January 2027; 3 of 6 have signed."),
    "declined": (
        signed(),
        "This is the plan that five partners signed between 12 January 2027 and 14 January 2027; one declined.",
    ),
    "a second draft": (
        second_draft(),
        "This is the plan that five partners signed between 12 January 2027 and 14 January 2027; one declined.",
    ),
    "signed": (all_signed(), "This is the plan that six partners signed on 9 March 2027."),
    "reopened": (reopen(signed(2), FIRST, "A vote."), "This is a draft: no meeting in it is closed."),
}


@pytest.mark.parametrize(("plan", "headline"), SOUND.values(), ids=SOUND.keys())
def test_a_sound_plan_is_said_to_be_what_it_is(plan: Plan, headline: str) -> None:
    verdict = verify(plan)
    assert (verdict.headline, verdict.findings, verdict.sound) == (headline, (), True)


def test_it_says_what_it_cannot_tell() -> None:
    told = " ".join(verify(second_draft()).cannot_tell)
    assert "who held the pen" in told
    assert "fingerprint" in told
    assert "may still change" in told


def test_last_answers_that_were_taken_out_can_only_be_seen_beside_a_printed_page() -> None:
    plan = signed()
    record = plan.records[0]
    fewer = record.replace(answers=record.answers[:-1], signatures=record.answers[-2].digest)
    verdict = verify(plan.replace(records=(fewer,)))
    assert verdict.sound
    assert "So does a file without its last answers or its last record." in " ".join(verdict.cannot_tell)
    assert not verify(plan.replace(records=(fewer,)), fingerprint(record.answers[-1].digest)).sound


def test_a_last_record_that_was_taken_out_whole_is_seen_by_its_fingerprint_alone() -> None:
    plan = second_closed()
    first, last = plan.records
    shortened = plan.replace(records=(first,), sealed=first.seal.digest, numbers=first.content.numbers)
    assert verify(shortened).sound
    assert not verify(shortened, record_fingerprint(last)).sound


def test_first_records_that_were_taken_out_are_said_to_be_seals_alone() -> None:
    plan = second_closed()
    verdict = verify(plan.replace(records=plan.records[1:], earlier=(plan.records[0].seal.digest,)))
    assert verdict.sound
    assert any("It has only the seals of earlier records" in note for note in verdict.notes)


def test_an_open_meeting_beside_a_signed_one_is_noted() -> None:
    assert verify(second_draft()).notes == ("Meeting 2 is open: a draft that nobody has signed.",)


# --- Made again throughout --------------------------------------------------------------------------------------------


def made_anew(plan: Plan) -> Plan:
    """The first meeting with another reason, carefully sealed and answered again by somebody."""
    record = plan.records[0]
    was = record.content.meeting
    (put_then,) = was.matter("3").proposals
    meeting = was.with_matter(was.matter("3").replace(proposals=(put_then.replace(reason="Another."),)))
    content = record.content.replace(meeting=meeting)
    anew = ClosedRecord(content=content, seal=seal(content, None))
    for reply_then in replies()[: len(record.answers)]:
        anew = with_answer(anew, reply_then)
    return plan.replace(records=(anew,), sealed=anew.seal.digest)


def test_a_file_made_anew_throughout_is_found_by_the_printed_fingerprint_alone() -> None:
    plan = signed()
    anew = made_anew(plan)
    assert verify(anew).sound
    for printed in (record_fingerprint(plan.records[0]), signatures_fingerprint(plan.records[0])):
        assert verify(plan, printed).sound
        verdict = verify(anew, printed)
        assert verdict.headline == "Not what was printed: the fingerprint."
        assert [finding.place for finding in verdict.findings] == ["the fingerprint"]


def test_a_record_sealed_anew_under_the_old_answers_is_found() -> None:
    plan = signed(2)
    anew = made_anew(plan).records[0].replace(answers=plan.records[0].answers, signatures=plan.records[0].signatures)
    verdict = verify(plan.replace(records=(anew,), sealed=anew.seal.digest))
    assert [finding.place for finding in verdict.findings] == ["Dr Amara Osei’s answer", "Dr Ben Shah’s answer"]


def test_an_answer_dropped_with_care_after_the_next_meeting_was_closed_is_found() -> None:
    plan = second_closed()
    first = plan.records[0]
    shorter = first.replace(answers=first.answers[:-1], signatures=first.answers[-2].digest)
    verdict = verify(plan.replace(records=(shorter, plan.records[1])))
    assert [finding.place for finding in verdict.findings] == ["an answer to meeting 1"]


def test_a_position_that_no_meeting_recorded_is_found_even_if_sealed() -> None:
    plan = second_closed(0)
    content = plan.records[1].content
    forged = content.carried[0].replace(proposal=content.carried[0].proposal.replace(position="not"))
    content = content.replace(carried=(forged, *content.carried[1:]))
    anew = ClosedRecord(content=content, seal=seal(content, plan.records[0]))
    verdict = verify(plan.replace(records=(plan.records[0], anew), sealed=anew.seal.digest))
    assert [finding.place for finding in verdict.findings] == ["the position carried forward on item 1 at meeting 2"]


# --- Fingerprints -----------------------------------------------------------------------------------------------------


def test_a_page_printed_before_the_last_signature_is_recognised() -> None:
    verdict = verify(signed(), signatures_fingerprint(signed(3).records[0]))
    assert verdict.notes == ("The fingerprint is that of the first three answers to the record of meeting 1.",)
    assert verdict.sound


def test_a_page_of_an_earlier_meeting_or_a_reopened_revision_is_recognised_as_such() -> None:
    earlier = verify(second_closed(), record_fingerprint(signed().records[0]))
    assert earlier.notes == ("The fingerprint is that of the record of meeting 1; a later meeting has superseded it.",)
    void = verify(reclosed(), record_fingerprint(closed().records[0]))
    assert "which was reopened on 12 January 2027: its signatures are void" in void.notes[0]


def test_a_draft_has_no_fingerprint() -> None:
    assert verify(draft(), "9f2c 41d0 77ab e013").headline == "Not what was printed: the fingerprint."


@pytest.mark.parametrize(
    "text", ["9f2c41d077abe013", "9F2C 41D0 77AB E013", " 9f2c-41d0-77ab-e013\n", "9f2c 41d0\u00a077ab e013"]
)
def test_a_fingerprint_may_be_typed_in_any_way(text: str) -> None:
    assert typed_fingerprint(text) == "9f2c 41d0 77ab e013"


@pytest.mark.parametrize("text", ["", "9f2c", "9f2c 41d0 77ab e01g", "9f2c 41d0 77ab e013 00"])
def test_what_is_no_fingerprint_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="sixteen"):
        verify(signed(), text)


# --- Clocks -----------------------------------------------------------------------------------------------------------


def test_an_answer_before_the_closing_is_found_and_the_plan_still_opens() -> None:
    plan = answer(closed(), 1, reply("p1", FIRST - timedelta(minutes=1)))
    assert verify(parse_plan(plan_bytes(plan, 1), "x.gpplan").plan).findings[0].sentence == (
        "Dr Amara Osei’s answer is dated before the meeting was closed."
    )


def test_a_record_or_a_reopening_before_what_it_follows_is_found() -> None:
    plan = close(reopen(signed(2), FIRST - timedelta(days=1), "A slip."), FIRST)
    assert verify(plan).headline == "Dated wrongly: the reopening of meeting 1, revision 1."
    plan = close(second_draft(), FIRST - timedelta(days=1))
    assert verify(plan).headline == "Dated wrongly: the closing of meeting 2, and 1 more."


def test_what_is_dated_in_the_future_is_noted_and_the_plan_is_sound() -> None:
    verdict = verify(signed(), now=FIRST - timedelta(days=2))
    assert verdict.sound
    assert verdict.notes == (
        "The closing of meeting 1 is dated in the future: 12 January 2027.",
        "Answers to the record of meeting 1 are dated in the future, up to 14 January 2027.",
    )
    assert verify(signed(), now=FIRST + timedelta(days=2)).notes == ()
