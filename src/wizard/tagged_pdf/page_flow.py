"""Place boxes on pages: which stay together, which are cut, where the heads of tables repeat."""

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.tagged_pdf.boxes import Box, GapBox, RowBox
from wizard.tagged_pdf.story_blocks import PagePart

# In points. Sums of lengths are floats: a box that fills a page exactly must not seem to be too high.
_FUZZ = 0.01
_FEWEST_LINES = 3
_BEFORE_LINES = 6.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and its place; `top` is its distance from the top of the frame."""

    box: Box
    top: float
    again: bool = False
    """Whether it is the repeated head of a table."""


class PageFlow:
    """Pages being filled, in order."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self.parts: dict[int, PagePart] = {}
        """The parts, by the index of the page on which each begins."""
        self._height = height
        self._used = 0.0
        self._after = 0.0

    def place(self, boxes: Sequence[Box]) -> None:
        """Place all boxes.

        Raises:
            ValueError: A box that cannot be cut is higher than a page.
        """
        for index, box in enumerate(boxes):
            if isinstance(box, GapBox):
                self._leave(box)
                continue
            if self.pages[-1] and self._used + self._gap(box) + self._needed(boxes, index) > self._height + _FUZZ:
                self._turn()
            self._set(box)

    def fits(self, boxes: Sequence[Box]) -> bool:
        """Whether boxes, one after the other, fit on the rest of the last page."""
        used, after = self._used, self._after
        for box in boxes:
            used += (max(after, box.before) if self.pages[-1] else 0.0) + box.height
            after = box.after
        return used <= self._height + _FUZZ

    def _leave(self, gap: GapBox) -> None:
        if gap.part is not None:
            if self.pages[-1]:
                self._turn()
            self.parts[len(self.pages) - 1] = gap.part
            return
        if not gap.new_page:
            self._fill(gap.notes)
            self._after = max(self._after, gap.room) if self.pages[-1] else 0.0
            return
        right = len(self.pages) % 2 == 1
        if gap.to == "right" and right and self.pages[-1]:
            return
        if self.pages[-1]:
            self._turn()
            right = not right
        if (gap.to == "left" and right) or (gap.to == "right" and not right):
            self._fill(gap.notes)
            self._turn()

    def _fill(self, notes: Sequence[RowBox]) -> None:
        """Fill the rest of the page with lines for notes, below their title."""
        if not notes:
            return
        title, line = notes
        room = self._height - self._used - self._after - title.height
        count = int(room / line.height)
        if count < _FEWEST_LINES:
            return
        top = self._used + (self._after + _BEFORE_LINES if self.pages[-1] else 0.0)
        for box in (title, *[line] * (count - 1)):
            self.pages[-1].append(Placed(box, top, again=True))
            top += box.height
        self._used, self._after = top, 0.0

    def _needed(self, boxes: Sequence[Box], index: int) -> float:
        """Return the space that a box needs to begin here: all that stays with it, and the least of what follows."""
        needed = 0.0
        while boxes[index].keep and index + 1 < len(boxes):
            box, following = boxes[index], boxes[index + 1]
            # The larger of two neighbouring distances counts, as with margins in CSS.
            needed += box.height + max(box.after, following.before)
            index += 1
        needed += boxes[index].least
        return needed

    def _gap(self, box: Box) -> float:
        return max(self._after, box.before) if self.pages[-1] else 0.0

    def _turn(self) -> None:
        self.pages.append([])
        self._used = self._after = 0.0

    def _set(self, box: Box) -> None:
        """Place a box, cut as often as needed."""
        rest: Box | None = box
        while rest is not None:
            self._repeat_head(rest)
            room = self._height - self._used - self._gap(rest)
            if rest.height <= room + _FUZZ:
                self._put(rest)
                return
            fresh = self._fresh()
            # Force a cut only on a fresh page: a box that does not even fit there has to be cut somewhere.
            parts = rest.cut(room, forced=False) or (rest.cut(room, forced=True) if fresh else None)
            if parts is not None:
                self._put(parts[0])
                rest = parts[1]
            elif fresh:
                raise ValueError("Something is taller than a page and cannot be divided.")
            self._turn()

    def _fresh(self) -> bool:
        return all(placed.again for placed in self.pages[-1])

    def _repeat_head(self, box: Box) -> None:
        # A head of more than a third of a page would leave too little room for rows, so it is not repeated.
        if isinstance(box.header, RowBox) and not self.pages[-1] and box.header.height < self._height / 3:
            self.pages[-1].append(Placed(box.header, 0.0, again=True))
            self._used, self._after = box.header.height, 0.0

    def _put(self, box: Box) -> None:
        top = self._used + self._gap(box)
        self.pages[-1].append(Placed(box, top))
        self._used, self._after = top + box.height, box.after
