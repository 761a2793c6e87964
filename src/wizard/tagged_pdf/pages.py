"""Placing boxes on pages: what stays with what, what is cut, where the heads of tables are repeated."""

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.tagged_pdf.boxes import Box, GapBox, RowBox

_FUZZ = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A box at its place; `top` is its distance from the top of the frame."""

    box: Box
    top: float
    again: bool = False
    """It is the head of a table, repeated."""


class Flow:
    """Pages being filled, in order."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[Placed]] = [[]]
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

    def _leave(self, gap: GapBox) -> None:
        if not self.pages[-1]:
            return
        if gap.new_page:
            self._turn()
        else:
            self._after = max(self._after, gap.room)

    def _needed(self, boxes: Sequence[Box], index: int) -> float:
        """Room that must be left for a box to begin here: all that stays with it, and the least of what follows."""
        needed = 0.0
        while boxes[index].keep and index + 1 < len(boxes):
            box, following = boxes[index], boxes[index + 1]
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
        """Place a box, cut as often as it takes."""
        rest: Box | None = box
        while rest is not None:
            self._repeat_head(rest)
            room = self._height - self._used - self._gap(rest)
            if rest.height <= room + _FUZZ:
                self._put(rest)
                return
            fresh = self._fresh()
            parts = rest.cut(room, forced=False) or (rest.cut(room, forced=True) if fresh else None)
            if parts is not None:
                self._put(parts[0])
                rest = parts[1]
            elif fresh:
                raise ValueError("Something is higher than a page and cannot be divided.")
            self._turn()

    def _fresh(self) -> bool:
        return all(placed.again for placed in self.pages[-1])

    def _repeat_head(self, box: Box) -> None:
        if isinstance(box.header, RowBox) and not self.pages[-1] and box.header.height < self._height / 3:
            self.pages[-1].append(Placed(box.header, 0.0, again=True))
            self._used, self._after = box.header.height, 0.0

    def _put(self, box: Box) -> None:
        top = self._used + self._gap(box)
        self.pages[-1].append(Placed(box, top))
        self._used, self._after = top + box.height, box.after
