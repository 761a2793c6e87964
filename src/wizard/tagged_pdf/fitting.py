"""Try several choices of blocks on the rest of a page, and take the first that fits."""

from dataclasses import replace
from typing import TYPE_CHECKING

from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.text_styles import FRAME_HEIGHT
from wizard.tagged_pdf.page_flow import PageFlow
from wizard.tagged_pdf.story_blocks import FirstThatFits

if TYPE_CHECKING:
    from wizard.tagged_pdf.block_layout import Layout


def add_first_that_fits(layout: "Layout", block: FirstThatFits) -> None:
    """Add the first choice that fits on the rest of the page; the last if none does.

    A block is laid out only once, however many choices share it, and is not laid out again once it is chosen.
    """
    flow = PageFlow(FRAME_HEIGHT)
    flow.place(layout.boxes)
    choice, tried, headings = block.choice(0), dict[int, "Layout"](), layout.headings
    for at in range(len(block.choices)):
        for each in (choice := block.choice(at)):
            if id(each) not in tried:
                # Try it outside the tree, so that only the chosen blocks are in the structure.
                tried[id(each)] = replace(layout, root=Element("Document"), boxes=[])
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
