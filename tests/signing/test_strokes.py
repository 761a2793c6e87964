"""Drawn signatures."""

import itertools
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.signing.closed_plans import closed, reply

from wizard.plan.record import Method
from wizard.signing.answers import with_answer
from wizard.signing.strokes import MOST_KEPT, Point, point, signature_of, simplified

QUARTER_POINT = 0.25 / 72 * 2540

points = st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 4000), st.integers(0, 1000)), max_size=60)


def off_line(at: Point, one: Point, other: Point) -> float:
    """The distance of a point from the line between two others."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = math.hypot(dx, dy)
    along = 0.0 if not length else ((at[0] - one[0]) * dx + (at[1] - one[1]) * dy) / length**2
    along = min(max(along, 0.0), 1.0)
    return math.hypot(at[0] - one[0] - along * dx, at[1] - one[1] - along * dy)


def scrawl(count: int) -> list[Point]:
    """A signature as a pen gives it: loops running to the right, slightly shaky."""
    return [
        point(5 + step * 0.04 + 6 * math.sin(step / 9), 20 + 8 * math.cos(step / 7) + (step % 3) * 0.02, 0.5)
        for step in range(count)
    ]


def test_a_point_is_kept_in_hundredths_of_a_millimetre_and_thousandths_of_pressure() -> None:
    assert point(12.345, 0.5, 0.4567) == (1234, 50, 457)


def test_a_point_beside_the_pad_is_held_at_its_edge() -> None:
    assert point(-3, 5_000, 1.7) == (0, 100_000, 1000)


def test_points_on_a_straight_line_are_left_out() -> None:
    assert simplified([(x * 100, x * 50, 500) for x in range(50)]) == ((0, 0, 500), (4900, 2450, 500))


def test_a_loop_that_ends_where_it_began_is_kept() -> None:
    assert len(simplified([(0, 0, 1), (500, 0, 1), (500, 500, 1), (0, 0, 1)])) == 4


@given(points)
def test_no_point_that_was_left_out_lies_farther_off_than_a_quarter_of_a_point(stroke: list[Point]) -> None:
    kept = simplified(stroke)
    pairs = list(itertools.pairwise(kept)) or [(kept[0], kept[0])] if kept else []
    for at in stroke:
        assert min(off_line(at, one, other) for one, other in pairs) <= QUARTER_POINT + 1e-6


@given(points)
def test_the_ends_of_a_stroke_are_kept_and_its_order(stroke: list[Point]) -> None:
    kept = simplified(stroke)
    assert kept[:1] == tuple(stroke[:1])
    assert kept[-1:] == tuple(stroke[-1:])
    rest = iter(stroke)
    assert all(at in rest for at in kept)


@pytest.mark.parametrize(
    "drawn",
    [
        [scrawl(2_000)],
        [scrawl(200)] * 10,
        [[(step * 7919 % 20_000, step * 104_729 % 8_000, step % 1000) for step in range(2_000)]],
        [[(step * 40, step % 2 * 900, 1000)] * 5 for step in range(400)],
    ],
    ids=["a scrawl", "ten strokes", "a wild scribble", "four hundred dots"],
)
def test_a_signature_of_two_thousand_points_stays_under_ten_kilobytes_in_the_file(drawn: list[list[Point]]) -> None:
    given = reply("p1", method=Method.DRAWN, strokes=signature_of(drawn))
    record = with_answer(closed().records[0], given)
    strokes = json.loads(record.model_dump_json(exclude_defaults=True))["answers"][0]["strokes"]
    assert sum(len(stroke) for stroke in strokes) <= MOST_KEPT
    assert len(json.dumps(strokes, separators=(",", ":"))) < 10_000


def test_a_scrawl_keeps_its_shape() -> None:
    drawn = scrawl(2_000)
    assert max(x for x, _, _ in signature_of([drawn])[0]) > max(x for x, _, _ in drawn) - QUARTER_POINT


def test_strokes_without_points_are_left_out() -> None:
    assert signature_of([[], [(1, 2, 3)]]) == (((1, 2, 3),),)


def test_more_strokes_than_can_be_kept_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        signature_of([[(1, 1, 1)]] * (MOST_KEPT + 1))
