"""Drawn signatures: turn points into whole numbers, and leave out those that make no visible difference."""

from collections.abc import Iterable, Sequence

from wizard.plan.record import MOST_POINTS

Point = tuple[int, int, int]
"""x and y in hundredths of a millimetre from the left and the top, pressure in thousandths."""

MOST_KEPT = 480
"""The most points that a whole signature keeps, so that it stays under 10 KB in the file."""

# In hundredths of a millimetre: a metre, wider than any pad.
_FARTHEST = 100_000
# Pressure in thousandths.
_HARDEST = 1_000

# A quarter of a point is 0.25 / 72 inch = 635/72 hundredths of a millimetre. Distances are compared as squares of whole
# numbers, so that the same points give the same signature on every computer.
_TOLERANCE = 635
_TOLERANCE_PART = 72


def point(x: float, y: float, pressure: float) -> Point:
    """Return a point from millimetres and a pressure between 0 and 1, held within the bounds of the file."""
    return (
        min(max(round(x * 100), 0), _FARTHEST),
        min(max(round(y * 100), 0), _FARTHEST),
        min(max(round(pressure * _HARDEST), 0), _HARDEST),
    )


def signature_of(drawn: Iterable[Sequence[Point]]) -> tuple[tuple[Point, ...], ...]:
    """Return a drawn signature as it is kept: each stroke simplified to 0.25 pt, without empty strokes.

    If that leaves more than `MOST_KEPT` points (a scribble), the tolerance is doubled until it does not.

    Raises:
        ValueError: There are more than `MOST_KEPT` strokes.
    """
    strokes = [tuple(stroke) for stroke in drawn if stroke]
    if len(strokes) > MOST_KEPT:
        raise ValueError(f"a signature has at most {MOST_KEPT} strokes")
    coarseness = 1
    kept = [simplified(stroke, coarseness) for stroke in strokes]
    while sum(map(len, kept)) > MOST_KEPT and any(len(stroke) > 2 for stroke in kept):
        coarseness *= 2
        kept = [simplified(stroke, coarseness) for stroke in strokes]
    if sum(map(len, kept)) > MOST_KEPT:
        # Even two points a stroke are too many: keep the first of each, which shows where the pen was.
        kept = [stroke[:1] for stroke in kept]
    return tuple(kept)


def simplified(stroke: Sequence[Point], coarseness: int = 1) -> tuple[Point, ...]:
    """Return a stroke without the points that lie within `coarseness` × 0.25 pt of the line (Douglas and Peucker).

    The first and the last point are always kept. No more than `MOST_POINTS` are kept in any case.
    """
    if len(stroke) < 3:
        return tuple(stroke)
    kept = {0, len(stroke) - 1}
    spans = [(0, len(stroke) - 1)]
    while spans:
        first, last = spans.pop()
        farthest = _farthest_off(stroke, first, last, coarseness)
        if farthest is not None:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return tuple(stroke[index] for index in sorted(kept))[:MOST_POINTS]


def _farthest_off(stroke: Sequence[Point], first: int, last: int, coarseness: int) -> int | None:
    """Return the index of the point between two others that lies farthest off their line; None if all are close."""
    (ax, ay, _), (bx, by, _) = stroke[first], stroke[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    farthest, distance = None, 0
    for index in range(first + 1, last):
        x, y = stroke[index][0] - ax, stroke[index][1] - ay
        along = x * dx + y * dy
        # All distances are scaled by the line's length, squared.
        if length == 0:
            off = x * x + y * y
        elif along <= 0:
            off = (x * x + y * y) * length
        elif along >= length:
            off = ((x - dx) ** 2 + (y - dy) ** 2) * length
        else:
            off = (x * dy - y * dx) ** 2
        if off > distance:
            farthest, distance = index, off
    allowed = (_TOLERANCE * coarseness) ** 2 * (length or 1)
    return farthest if distance * _TOLERANCE_PART**2 > allowed else None
