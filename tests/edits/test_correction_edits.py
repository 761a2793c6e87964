"""A slip in a signed record is corrected openly; decisions cannot be, and the signed text stays."""

from datetime import timedelta

import pytest
from tests.pdf.exports import signed_example
from tests.signing.closed_plans import FIRST, SECOND, closed, second_draft, signed

from wizard.checks.all_checks import checks
from wizard.edits.correction_edits import corrected, seen, with_noted
from wizard.foundation.canonical_json import digest
from wizard.minutes.correctable import correctable
from wizard.minutes.correction_minutes import corrections_of, noted_at, seen_in_words, to_note
from wizard.minutes.minutes import minutes_of
from wizard.plan.plan import Plan
from wizard.signing.chain import AnswerError
from wizard.signing.closing import RecordState, close, signing_state
from wizard.signing.record_corrections import Slip, correctors, to_be_shown, unseen_by
from wizard.signing.verify_plan import verify

LATER = FIRST + timedelta(days=3)


def slip(place: str = "reason on item 1", old: str = "too long", new: str = "far too long", **said: object) -> Slip:
    """A correction as the chair asks for it, changed as the test needs it."""
    given = {"place": place, "old": old, "new": new, "why": "A word was left out.", "chair": "p1", "on": LATER.date()}
    return Slip(**(given | said))  # type: ignore[arg-type]


def with_slip(plan: Plan, **said: object) -> Plan:
    """A plan whose first record is corrected."""
    return corrected(plan, 1, slip(**said), LATER)  # type: ignore[arg-type]


def test_a_signed_record_is_corrected_and_what_was_signed_stays() -> None:
    before = signed()
    plan = with_slip(before)
    assert plan.records[0].seal == before.records[0].seal
    assert plan.records[0].content == before.records[0].content
    assert signing_state(plan.records[0]).state is RecordState.SIGNED
    [said] = corrections_of(minutes_of(plan))
    assert said.sentence == (
        "Item 1: reason: “too long” should read “far too long”. "
        f"Corrected on {LATER.day} {LATER:%B %Y}, recorded by Dr Amara Osei. Why: A word was left out."
    )


def test_checking_names_the_correction_and_is_sound() -> None:
    verdict = verify(with_slip(signed()))
    assert verdict.sound
    assert any("“too long” should read “far too long”" in note for note in verdict.notes)


@pytest.mark.parametrize(
    "place",
    ["position on item 1", "votes on item 1", "outcomes", "outcome on item 1", "attendance", "settings", "item 1"],
)
def test_what_was_decided_is_no_slip(place: str) -> None:
    with pytest.raises(AnswerError, match="make a new proposal"):
        with_slip(signed(), place=place)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"old": "much too long"}, "does not have these words"),
        ({"old": "t"}, "more than once"),
        ({"new": "too long"}, "says that already"),
        ({"new": " "}, "as they should be"),
        ({"new": "x" * 161}, "160 characters at most"),
        ({"why": ""}, "Say why"),
        ({"chair": "p2"}, "Only the chair"),
        ({"on": (LATER + timedelta(days=1)).date()}, "in the future"),
        ({"on": (FIRST - timedelta(days=1)).date()}, "before the meeting was closed"),
        ({"place": "reason on item 4b"}, "no such place"),
    ],
)
def test_a_correction_is_refused_with_a_sentence(said: dict[str, object], why: str) -> None:
    with pytest.raises(AnswerError, match=why):
        with_slip(signed(), **said)


def test_a_meeting_that_is_not_closed_has_nothing_to_correct() -> None:
    with pytest.raises(AnswerError, match="not closed"):
        corrected(signed(), 2, slip(), LATER)


def test_a_name_and_a_date_are_corrected_whole_and_again_from_what_was_corrected() -> None:
    plan = with_slip(signed(), place="people", old="Partner: Dr Amara Osei", new="Partner: Dr Amara Osay")
    found = {entry.text for entry in correctable(minutes_of(plan)) if entry.place == "people"}
    assert "Dr Amara Osay" in found
    assert "Dr Amara Osei" not in found
    again = with_slip(plan, place="people", old="Partner: Dr Amara Osay", new="Partner: Dr Amara Osei")
    assert len(again.records[0].corrections) == 2
    with pytest.raises(AnswerError, match="does not have these words"):
        with_slip(again, place="people", old="Partner: Dr Amara Osay", new="Partner: x")


def test_nothing_that_was_decided_is_offered_for_correction() -> None:
    offered = {entry.place.partition(" on item ")[0] for entry in correctable(minutes_of(signed()))}
    assert {"practice", "people", "reason", "dates", "owner", "tasks"} <= offered
    assert not offered & {"position", "votes", "outcomes", "attendance", "rule", "settings", "consents", "views"}


def test_those_who_signed_before_are_shown_it_and_say_that_they_have_seen_it() -> None:
    plan = with_slip(signed())
    record = plan.records[0]
    assert to_be_shown(record) == ("p1", "p2", "p3", "p4", "p6")
    plan = seen(plan, 1, "p2", LATER, "Quite right.")
    record = plan.records[0]
    assert unseen_by(record, "p2") == ()
    assert len(record.replies) == 6
    assert "Dr" in seen_in_words(minutes_of(plan))[0]
    assert corrections_of(minutes_of(plan))[0].seen_by
    assert verify(plan).sound
    with pytest.raises(AnswerError, match="already seen every correction"):
        seen(plan, 1, "p2", LATER)
    with pytest.raises(AnswerError, match="Only people who have answered"):
        seen(plan, 1, "p5", LATER)


def test_a_note_of_having_seen_without_an_answer_is_found() -> None:
    plan = seen(with_slip(signed()), 1, "p2", LATER)
    record = plan.records[0]
    *_, note = record.answers
    assert note.entry == "answer"
    alone = record.replace(answers=(note,), signatures=note.digest)
    found = [finding.sentence for finding in verify(plan.replace(records=(alone,))).findings]
    assert any("came before any answer" in sentence for sentence in found)
    assert any("names a correction that was not there" in sentence for sentence in found)


def test_a_correction_that_was_altered_is_found_by_its_place() -> None:
    plan = with_slip(signed())
    record = plan.records[0]
    altered = record.corrections[0].replace(new="short enough")
    forged = record.replace(answers=(*record.answers[:-1], altered))
    findings = verify(plan.replace(records=(forged,))).findings
    assert findings[0].place == "the correction of the reason on item 1"


def test_a_correction_of_votes_that_somebody_sealed_anew_is_found() -> None:
    plan = with_slip(signed())
    record = plan.records[0]
    forged = record.corrections[0].replace(place="votes on item 1", chair="p9")
    data = forged.model_dump(mode="json", exclude_defaults=True)
    del data["digest"]
    sealed = forged.replace(digest=digest(data))
    made = record.replace(answers=(*record.answers[:-1], sealed), signatures=sealed.digest)
    findings = verify(plan.replace(records=(made,))).findings
    assert [finding.sentence for finding in findings] == [
        "The correction of the votes on item 1 is not the correction of a slip."
    ]
    nobody = record.corrections[0].replace(chair="p9")
    data = nobody.model_dump(mode="json", exclude_defaults=True)
    del data["digest"]
    sealed = nobody.replace(digest=digest(data))
    made = record.replace(answers=(*record.answers[:-1], sealed), signatures=sealed.digest)
    [found] = verify(plan.replace(records=(made,))).findings
    assert "somebody who is not in the record" in found.sentence


def test_where_the_chair_has_left_another_partner_records_it() -> None:
    plan = signed()
    assert [person.id for person in correctors(plan.records[0], plan.people)] == ["p1"]
    people = tuple(person.replace(left=person.id in ("p1", "p2")) for person in plan.people)
    assert [person.id for person in correctors(plan.records[0], people)] == ["p3", "p4", "p5", "p6"]
    assert with_slip(plan.replace(people=people), chair="p3").records[0].corrections


def test_the_next_meeting_notes_it() -> None:
    plan = corrected(second_draft(), 1, slip(), LATER)
    [waiting] = to_note(plan)
    assert not waiting.noted
    plan = with_noted(plan, waiting.digest, noted=True)
    assert to_note(plan)[0].noted
    assert to_note(with_noted(plan, waiting.digest, noted=False))[0].noted is False
    done = close(plan, SECOND)
    assert to_note(done) == ()
    assert noted_at(done, minutes_of(done, 2)) == (
        "The correction of the record of meeting 1 was noted: Item 1: reason, “too long” should read “far too long”.",
    )


def test_before_the_meeting_is_closed_what_it_has_not_noted_is_asked_about() -> None:
    def open_ones(plan: Plan) -> list[str]:
        return [check.words for check in checks(plan, SECOND.date()) if check.code == "corrections_open"]

    assert open_ones(second_draft()) == []
    plan = corrected(second_draft(), 1, slip(), LATER)
    assert open_ones(plan) == ["The correction of the record of meeting 1 is not noted at this meeting."]
    plan = corrected(plan, 1, slip(old="far too long", new="much too long"), LATER)
    assert open_ones(plan) == ["2 corrections of the record of meeting 1 are not noted at this meeting."]
    for entry in to_note(plan):
        plan = with_noted(plan, entry.digest, noted=True)
    assert open_ones(plan) == []


def test_before_anybody_signed_nobody_has_to_be_shown_it_again() -> None:
    assert to_be_shown(with_slip(closed()).records[0]) == ()


def test_every_kind_of_thing_in_the_worked_example_can_be_corrected() -> None:
    minutes = minutes_of(signed_example())
    found = correctable(minutes)
    assert {"facts", "check", "date, place and chair"} <= {entry.place.partition(" on item ")[0] for entry in found}
    assert all(entry.title and entry.text for entry in found)
    assert len({(entry.place, entry.label, entry.text) for entry in found}) == len(found)
