"""Checking a plan: every alteration of a random plan is found, and its place named."""

import json
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.signing.altering import Path, altered, as_json, closed_meetings, from_json, leaves
from tests.signing.closed_plans import (
    PARTNERS,
    SECOND,
    pack,
    reply,
    second_closed,
    signed,
)

from wizard.edits.meeting_edits import new_meeting
from wizard.foundation.canonical_json import digest
from wizard.plan.plan import Plan
from wizard.plan.record import AnswerKind, Method
from wizard.signing.closing import answer, close
from wizard.signing.verify_plan import verify

OVER_RANDOM_PLANS = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def is_sealed(path: Path) -> bool:
    """Whether a path is in the sealed part: the records and the frozen guidance."""
    return path[0] in ("records", "guidance")


_LINKS = {
    "answer": "answer",
    "consent": "consent",
    "casting": "casting vote",
    "waiting_ended": "wait",
    "correction": "correction",
}


def place_words(path: Path, data: dict[str, Any]) -> str:
    """A word that the finding on a change at this path must contain."""
    match path:
        case ("records", record, "content", "meeting", "matters", index, *_):
            return f"item {data['records'][record]['content']['meeting']['matters'][index]['item']}"
        case ("records", _, "content", "practice" | "people" | "settings" | "facts" | "tasks" as section, *_):
            return str(section)
        case ("records", _, "content", "meeting", "attendance" | "interests" | "guidance" as section, *_):
            return str(section)
        case ("records", record, "answers", index, *_):
            return _LINKS[data["records"][record]["answers"][index]["entry"]]
        case ("guidance", *_):
            return "guidance"
    return ""


@OVER_RANDOM_PLANS
@given(closed_meetings())
def test_random_plans_are_sound(plan: Plan) -> None:
    assert verify(plan).findings == ()
    assert verify(from_json(json.loads(plan.model_dump_json(exclude_defaults=True)))).findings == ()


@OVER_RANDOM_PLANS
@given(closed_meetings(), st.data())
def test_any_change_of_a_value_in_a_record_or_an_answer_is_found_and_its_place_named(
    plan: Plan, draw: st.DataObject
) -> None:
    data = as_json(plan)
    path = draw.draw(st.sampled_from([path for path in leaves(data) if is_sealed(path)]))
    changed = altered(plan, path)
    assume(changed is not None)
    assert changed is not None
    verdict = verify(changed)
    assert not verdict.sound
    assert any(place_words(path, data) in finding.place for finding in verdict.findings)
    if path[0] == "records":
        number = data["records"][path[1]]["content"]["number"]
        assert any(f"meeting {number}" in finding.place for finding in verdict.findings) or "number" in path


@OVER_RANDOM_PLANS
@given(closed_meetings(), st.data())
def test_answers_dropped_swapped_doubled_or_dated_anew_are_found(plan: Plan, draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, 1))
    record = plan.records[index]
    answers = list(record.replies)
    at = draw.draw(st.integers(0, len(answers) - 1))
    match draw.draw(st.sampled_from(["drop", "swap", "double", "date", "person", "other meeting"])):
        case "drop":
            del answers[at]
        case "swap":
            assume(len(answers) > 1)
            answers[at], answers[at - 1] = answers[at - 1], answers[at]
        case "double":
            answers.insert(draw.draw(st.integers(0, len(answers))), answers[at])
        case "date":
            answers[at] = answers[at].replace(at=answers[at].at + timedelta(seconds=1))
        case "person":
            others = [person for person in PARTNERS if person != answers[at].person]
            answers[at] = answers[at].replace(person=draw.draw(st.sampled_from(others)))
        case _:
            answers[at] = plan.records[1 - index].replies[0]
    records = list(plan.records)
    records[index] = record.replace(answers=tuple(answers))
    verdict = verify(plan.replace(records=tuple(records)))
    assert not verdict.sound
    assert any("answer" in finding.place for finding in verdict.findings)


@settings(OVER_RANDOM_PLANS, max_examples=15)
@given(closed_meetings(meetings=3), st.data())
def test_a_chain_with_a_meeting_removed_or_moved_is_found(plan: Plan, draw: st.DataObject) -> None:
    kept = draw.draw(st.permutations(plan.records))[: draw.draw(st.integers(0, 3))]
    assume(tuple(kept) != plan.records)
    verdict = verify(plan.replace(records=tuple(kept)))
    assert not verdict.sound
    assert verdict.headline.startswith("Incomplete: ")


def test_a_meeting_put_in_a_second_time_is_found() -> None:
    plan = second_closed()
    assert not verify(plan.replace(records=(plan.records[0], *plan.records))).sound
    assert not verify(plan.replace(records=(*plan.records, plan.records[1]))).sound


def test_a_meeting_added_behind_the_last_sealed_one_is_found() -> None:
    plan = signed()
    longer = second_closed()
    verdict = verify(longer.replace(sealed=plan.sealed))
    assert [finding.place for finding in verdict.findings] == ["what follows the last sealed meeting"]


def test_a_forged_digest_of_the_guidance_is_found() -> None:
    plan = signed()
    texts = dict(plan.guidance.items)
    key, text = next(iter(texts.items()))
    del texts[key]
    texts[digest(text.replace(title="Another"))] = text.replace(title="Another")
    verdict = verify(plan.replace(guidance=plan.guidance.replace(items=texts)))
    assert verdict.headline.startswith("Incomplete: the guidance on item")


def test_three_meetings_answered_in_any_order_are_sound() -> None:
    plan = close(new_meeting(second_closed(2), pack()), SECOND + timedelta(days=30))
    later = SECOND + timedelta(days=31)
    plan = answer(answer(plan, 2, reply("p3", later)), 3, reply("p1", later, kind=AnswerKind.READ_AND_AGREED))
    assert verify(plan).findings == ()


def test_a_refusal_that_was_turned_into_a_signature_is_named_as_an_answer() -> None:
    plan = close(new_meeting(second_closed(2), pack()), SECOND + timedelta(days=30))
    refusal = reply("p1", SECOND + timedelta(days=31), kind=AnswerKind.DECLINED, method=Method.STATED, words="No.")
    plan = answer(plan, 3, refusal)
    assert verify(plan).findings == ()
    record = plan.records[2]
    changed = record.replace(answers=(record.replies[0].replace(kind=AnswerKind.SIGNED),))
    verdict = verify(plan.replace(records=(*plan.records[:2], changed)))
    assert not verdict.sound
    assert any("answer at meeting 3" in finding.place for finding in verdict.findings)
