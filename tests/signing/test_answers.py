"""Who may answer a closed record, and how."""

import contextlib
import tomllib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.signing.closed_plans import FIRST, closed, line, replies, reply, signed

from wizard.foundation.paths import resource
from wizard.plan.record import AnswerKind, ClosedRecord, Method
from wizard.signing.answers import Reply, with_answer
from wizard.signing.chain import AnswerError, entry_digest
from wizard.signing.closing import record_fingerprint
from wizard.signing.signers import answer_of, kinds_open_to, recorders_of_unavailable


def record() -> ClosedRecord:
    return closed().records[0]


def test_each_kind_of_answer_has_its_statement_among_the_texts() -> None:
    texts = tomllib.loads(resource("texts", "statements.toml").read_text(encoding="utf-8"))
    kinds = {kind.value for kind in AnswerKind}
    assert set(texts) == kinds | {"in_writing"}
    assert set(texts["in_writing"]) <= kinds


def test_who_took_part_signs_or_declines() -> None:
    assert AnswerKind.SIGNED in kinds_open_to(record(), "p1")
    assert AnswerKind.READ_AND_AGREED not in kinds_open_to(record(), "p1")


def test_who_was_away_says_whether_they_agree() -> None:
    assert AnswerKind.READ_AND_AGREED in kinds_open_to(record(), "p6")
    assert AnswerKind.SIGNED not in kinds_open_to(record(), "p6")


def test_nobody_else_is_asked() -> None:
    assert kinds_open_to(record(), "m1") == ()
    assert kinds_open_to(record(), "p99") == ()


def test_who_has_signed_is_not_asked_again_but_who_declined_is() -> None:
    answered = signed().records[0]
    assert kinds_open_to(answered, "p1") == ()
    assert AnswerKind.SIGNED in kinds_open_to(answered, "p5")
    again = with_answer(answered, reply("p5", FIRST + timedelta(days=3)))
    latest = answer_of(again, "p5")
    assert latest is not None
    assert latest.kind is AnswerKind.SIGNED


def test_an_answer_is_chained_to_the_seal_and_to_the_answer_before_it() -> None:
    answered = signed().records[0]
    first, second = answered.answers[:2]
    assert first.previous is None
    assert second.previous == first.digest
    assert {given.seal for given in answered.answers} == {answered.seal.digest}
    assert all(given.digest == entry_digest(given) for given in answered.answers)
    assert answered.signatures == answered.answers[-1].digest


def test_later_answers_alter_neither_the_seal_nor_the_answers_before() -> None:
    before, after = signed(3).records[0], signed(6).records[0]
    assert after.seal == before.seal
    assert after.answers[:3] == before.answers


def test_a_correction_is_given_in_words() -> None:
    given = reply("p1", kind=AnswerKind.SIGNED_WITH_CORRECTION, words="I voted against.")
    assert with_answer(record(), given).replies[0].words == "I voted against."


REFUSED = {
    "somebody else": (reply("p99", typed_name="X"), "does not name"),
    "the manager": (reply("m1"), "not asked"),
    "away, yet signs": (reply("p6"), "did not take part"),
    "present, yet only read it": (reply("p1", kind=AnswerKind.READ_AND_AGREED), "took part"),
    "no statement": (reply("p1", statement=" "), "statement"),
    "a correction without words": (reply("p1", kind=AnswerKind.SIGNED_WITH_CORRECTION), "in words"),
    "declines without words": (reply("p1", kind=AnswerKind.DECLINED, method=Method.STATED), "in words"),
    "no strokes": (reply("p1", method=Method.DRAWN), "Draw"),
    "no typed name": (reply("p1", typed_name=" "), "Type"),
    "paper without a date": (reply("p1", method=Method.PAPER, witness="N"), "date on the paper"),
    "paper without a witness": (reply("p1", method=Method.PAPER, signed_on=FIRST.date()), "who saw it"),
    "a message without a holder": (reply("p1", method=Method.WRITING, signed_on=FIRST.date()), "who received it"),
    "a signature that is only stated": (reply("p1", method=Method.STATED), "needs a signature"),
    "two ways at once": (reply("p1", strokes=line()), "one way only"),
    "signed tomorrow": (
        reply("p1", method=Method.PAPER, witness="N", signed_on=FIRST.date() + timedelta(days=1)),
        "future",
    ),
    "signed before the closing": (
        reply("p1", method=Method.PAPER, witness="N", signed_on=date(2027, 1, 11)),
        "before the meeting was closed",
    ),
    "unavailable, said by somebody else": (
        reply("p6", kind=AnswerKind.UNAVAILABLE, method=Method.STATED, words="Left.", recorded_by="p2"),
        "Only the chair",
    ),
    "the chair unavailable, said by the chair": (
        reply("p1", kind=AnswerKind.UNAVAILABLE, method=Method.STATED, words="Left.", recorded_by="p1"),
        "another partner",
    ),
    "unavailable, yet typed": (
        reply("p6", kind=AnswerKind.UNAVAILABLE, words="Left.", recorded_by="p1"),
        "there is no signature",
    ),
}


@pytest.mark.parametrize(("given", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_an_answer_that_lacks_what_it_needs_is_refused_in_a_sentence(given: Reply, words: str) -> None:
    with pytest.raises(AnswerError, match=words):
        with_answer(record(), given)


def test_who_has_signed_cannot_sign_again() -> None:
    with pytest.raises(AnswerError, match="already"):
        with_answer(signed().records[0], replies()[0])


def test_the_chair_records_that_somebody_is_no_longer_available() -> None:
    given = reply("p6", kind=AnswerKind.UNAVAILABLE, method=Method.STATED, words="Retired.", recorded_by="p1")
    assert with_answer(record(), given).answers[0].recorded_by == "p1"


def test_another_partner_records_that_the_chair_is_no_longer_available() -> None:
    given = reply("p1", kind=AnswerKind.UNAVAILABLE, method=Method.STATED, words="Ill.", recorded_by="p2")
    assert with_answer(record(), given).answers[0].recorded_by == "p2"


def test_a_chair_who_is_no_partner_records_it_too_and_nobody_in_their_place() -> None:
    managed = closed(chair="m1").records[0]
    given = reply("p6", kind=AnswerKind.UNAVAILABLE, method=Method.STATED, words="Retired.", recorded_by="m1")
    assert with_answer(managed, given).answers[0].recorded_by == "m1"
    with pytest.raises(AnswerError, match="Only the chair"):
        with_answer(managed, replace(given, recorded_by="p1"))


@pytest.mark.parametrize("chair", ["p1", "m1", None])
@pytest.mark.parametrize("person", ["p1", "p6"])
def test_whoever_is_offered_may_record_it_and_nobody_else(chair: str | None, person: str) -> None:
    managed = closed(chair=chair).records[0]
    given = reply(person, kind=AnswerKind.UNAVAILABLE, method=Method.STATED, words="Ill.")
    may = set()
    for by in managed.content.people:
        with contextlib.suppress(AnswerError):
            may.add(with_answer(managed, replace(given, recorded_by=by.id)).answers[0].recorded_by)
    assert may == {by.id for by in recorders_of_unavailable(managed.content, person)}
    assert may


def test_a_message_that_quotes_another_record_is_refused() -> None:
    record = closed().records[0]
    wrote = reply("p2", method=Method.WRITING, signed_on=FIRST.date(), witness="Gwen Abbot", message="I agree.")
    right = replace(wrote, quoted=record_fingerprint(record).upper())
    (given,) = with_answer(record, right).replies
    assert (given.message, given.quoted) == ("I agree.", right.quoted)
    with pytest.raises(AnswerError, match="quotes the fingerprint of another record"):
        with_answer(record, replace(wrote, quoted="0000 1111 2222 3333"))


@pytest.mark.parametrize("method", [Method.SLIP, Method.WRITING])
def test_a_fingerprint_in_the_words_themselves_must_be_the_records(method: Method) -> None:
    record = closed().records[0]
    wrote = replace(
        reply("p2", method=method, signed_on=FIRST.date(), witness="Gwen Abbot", message="I agree."), typed_name=""
    )
    wrapped = record_fingerprint(record).replace(" ", "\n> ", 1)
    given = with_answer(record, replace(wrote, message=f"I agree to {wrapped}.\nFrom: 0000 1111 2222 3333"))
    assert given.replies[-1].message.startswith("I agree to")
    with pytest.raises(AnswerError, match="quotes the fingerprint of another record"):
        with_answer(record, replace(wrote, message="I agree to 0000 1111 2222 3333."))
    with pytest.raises(AnswerError, match="quotes the fingerprint of another record"):
        with_answer(record, replace(wrote, quoted="the one you sent"))


def test_words_of_a_message_belong_to_no_drawn_signature() -> None:
    with pytest.raises(AnswerError, match="one way only"):
        with_answer(closed().records[0], reply("p2", message="I agree."))


def test_a_correction_that_the_record_has_not_cannot_have_been_seen() -> None:
    with pytest.raises(AnswerError, match="has no such correction"):
        with_answer(closed().records[0], reply("p2", seen=("0" * 64,)))
