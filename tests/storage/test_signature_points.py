"""Drawn signatures read separately from the rest of a plan."""

from dataclasses import replace

import pytest
from tests.storage.samples import large_plan

from wizard.plan.record import Answer
from wizard.signing.seal import is_sealed, record_text
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import PlanFileError, parse_plan, plan_bytes, read_plan_bytes
from wizard.storage.signature_points import put_points_in, without_points

MANY = plan_bytes(large_plan(9, 20), 1)
"""More than ten thousand points, so that they are read separately."""


def test_many_strokes_come_back_each_in_its_place() -> None:
    plan = large_plan(9, 20)
    last = plan.records[-1]
    own = last.answers[3]
    assert isinstance(own, Answer)
    two = own.replace(strokes=(((7, 8, 9),), ((10, 11, 12), (13, 14, 15))))
    answers = (*last.answers[:3], two, *last.answers[4:])
    plan = plan.replace(records=(*plan.records[:-1], last.replace(answers=answers)))
    assert read_plan_bytes(plan_bytes(plan, 1), "osei.gpplan") == plan


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"[1000,500,300]", b"[1000,500,3000]"), (b"[1000,500,300],", b"[1000,500,300]"), (b"[1000,", b"[01000,")],
    ids=["out of its bounds", "no comma", "no number of JSON"],
)
def test_a_point_that_is_none_is_refused_among_many(before: bytes, after: bytes) -> None:
    with pytest.raises(PlanFileError, match="damaged"):
        parse_plan(MANY.replace(before, after, 1), "osei.gpplan")


def test_a_plan_without_points_is_not_the_plan() -> None:
    bare = without_points(MANY)
    assert b"[1000,500,300]" not in bare
    found = parse_plan(MANY, "osei.gpplan")
    emptied = found.plan.replace(
        records=tuple(
            record.replace(
                answers=tuple(
                    entry.replace(strokes=tuple(() for _ in entry.strokes))
                    for entry in record.answers
                    if isinstance(entry, Answer)
                )
            )
            for record in found.plan.records
        )
    )
    assert replace(found, plan=emptied) != found
    put_points_in(emptied, MANY)
    assert replace(found, plan=emptied) == found


def test_writing_a_record_tells_no_lie_about_what_it_is_sealed_with() -> None:
    """The digests cached while writing a record are used afterwards; a false seal stays false."""
    data = plan_bytes(large_plan(1, 2), 1)
    record = parse_plan(data, "osei.gpplan").plan.records[0]
    assert not is_sealed(record.seal)
    assert b"".join(record_text(record)) in data
    assert not is_sealed(record.seal)
    assert not verify(large_plan(1, 2)).sound
