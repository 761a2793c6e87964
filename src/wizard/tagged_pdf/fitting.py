"""Try several choices of blocks on the rest of a page, and take the first that fits."""

from collections.abc import Callable
from typing import Protocol

from wizard.tagged_pdf.boxes import Box
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.text_styles import FRAME_HEIGHT
from wizard.tagged_pdf.page_flow import PageFlow
from wizard.tagged_pdf.story_blocks import Block, FirstThatFits


class Laid(Protocol):
    """What choices are tried in: boxes made from blocks, with their structure."""

    root: Element
    boxes: list[Box]
    headings: int
    """How many headings were added so far."""

    def add(self, block: Block) -> None:
        """Make the boxes of one block."""


def add_first_that_fits(layout: Laid, block: FirstThatFits, apart: Callable[[], Laid]) -> None:
    """Add the first choice that fits on the rest of the page; the last if none does.

    A block is laid out only once, however many choices share it, and is not laid out again once it is chosen.

    Args:
        layout: Where the choice is added.
        block: The choices.
        apart: Returns an empty layout outside the tree, so that only the chosen blocks are in the structure.
    """
    flow = PageFlow(FRAME_HEIGHT)
    flow.place(layout.boxes)
    choice, tried, headings = block.choice(0), dict[int, Laid](), layout.headings
    for at in range(len(block.choices)):
        for each in (choice := block.choice(at)):
            if id(each) not in tried:
                tried[id(each)] = apart()
                tried[id(each)].add(each)
        if flow.fits([box for each in choice for box in tried[id(each)].boxes]):
            break
    for each in choice:
        made = tried.pop(id(each), None)
        if made is None or made.headings != headings:
            # A heading takes its place in the outline from those added before it, so add it again after them.
            layout.add(each)
            continue
        layout.root.adopt(made.root)
        layout.boxes += made.boxes
