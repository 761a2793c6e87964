"""Lists of labels in columns: short ones side by side, so that a page of particulars is not half empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wizard.tagged_pdf.drawing.line_breaking import natural_width
from wizard.tagged_pdf.drawing.text_styles import FULL_WIDTH, Style
from wizard.tagged_pdf.drawing.words import Text

Pair = tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class Column:
    """Where labels and their values stand: from `left`, `width` points, of which `label` are the label's."""

    left: float
    width: float
    label: float


def paired(pairs: Sequence[Pair], style: Style, alone: Column, gap: float) -> tuple[list[list[Pair]], list[Column]]:
    """Return `pairs` in rows of one or two, and the columns: for one that stands alone, for the first, the second.

    Two stand in a row where both fit in half the page without a break, in the order in which they are read. The room
    for labels is that of those that stand alone, or what lets more of them stand in pairs.
    """
    half = (FULL_WIDTH - gap) / 2
    sizes = [(natural_width(label, style) + gap, natural_width(value, style)) for label, value in pairs]

    def fitting(room: float) -> list[bool]:
        return [label <= room and room + value <= half for label, value in sizes]

    rooms = [alone.label, *sorted({label for label, _ in sizes if label < half}, reverse=True)]
    room = max(rooms, key=lambda each: sum(fitting(each)))
    columns = [alone, Column(0.0, half, room), Column(half + gap, half, room)]
    return list(_rows(pairs, fitting(room))), columns


def _rows(pairs: Sequence[Pair], short: Sequence[bool]) -> Iterator[list[Pair]]:
    waiting: list[Pair] = []
    for pair, fits in zip(pairs, short, strict=True):
        if waiting and not fits:
            yield waiting
            waiting = []
        waiting.append(pair)
        if not fits or len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting
