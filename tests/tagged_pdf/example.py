"""A story with every kind of block."""

from wizard.tagged_pdf import (
    Attachment,
    Block,
    Bullets,
    Callout,
    Contents,
    Figure,
    Heading,
    InkTone,
    Labels,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Space,
    Table,
    Together,
    bold,
    linked,
    unbroken,
)
from wizard.tagged_pdf.drawing.figure_pen import Pen

ATTACHMENTS = (
    Attachment("plan.json", b'{"plan": 1}', "application/json", "The plan as data", "Source"),
    Attachment("actions.csv", b"item,owner\n", "text/csv", "The actions as a table", "Data"),
)

_VERBS = ("Call", "Write to", "Ask", "Tell", "Meet", "Visit", "Thank", "Ring", "Count", "Answer", "Invite")
_WHOM = ("the patients", "each partner", "the LMC", "the network", "the board", "the staff", "our neighbours")

# No two rows begin or end alike, or a checker takes them for a running header.
ROWS = [
    (
        str(number),
        f"{_VERBS[number % 11]} {_WHOM[number % 7]}",
        f"{number % 6} for, {_VERBS[number % 10]} against",
        unbroken(f"{number % 28 + 1} March 2027"),
    )
    for number in range(1, 91)
]


def drawn(pen: Pen) -> None:
    """Draw two rows of a timeline."""
    pen.box(0, 0, pen.width, 30, fill="#eef4f3")
    pen.box(60, 8, 90, 14, fill=InkTone.TITLE, radius=2)
    pen.box(60, 38, 90, 14, stroke=InkTone.WAIT, dash=(3, 2))
    pen.line((60, 0), (60, pen.height), "#b9c6c4")
    pen.diamond(150, 15, 5, fill="#ffffff", stroke=InkTone.INK)
    pen.text(4, 8, "Recruit", pen.style(size=10))
    pen.text(pen.width, 8, "3 March", pen.style(size=10), right=True)
    pen.write(4, 32, pen.lines("Share the duty rota with the network", pen.style(), 50), pen.style())


STORY: list[Block] = [
    Heading(1, "Action plan"),
    Contents([("Timeline", "timeline"), ("Action 1", "action-1")]),
    Heading(1, "Timeline", anchor="timeline", new_page=True),
    Paragraph("Work starts on two actions. One waits.", "lead"),
    Figure(drawn, 70, "Timeline. Recruit: to review on 3 March 2027. Share the rota: waiting.", "Figure 1. Dates"),
    Heading(2, "Action 1. Recruit a salaried GP", anchor="action-1", bookmark="Action 1"),
    Paragraph((bold("✓ Agreed", InkTone.GOOD), ", six votes for. Review ", unbroken("3 March 2027"), ".")),
    Heading(3, "What we accept in return"),
    Bullets(["Less reception time.", ("A cost of ", bold("£1,240"), ".")]),
    Bullets(["Ring the LMC", "Tell the staff"], numbered=True),
    Bullets(["carried", "to come back"], marks=["✓", "○"]),
    Labels([("Owner", "Dr A. Patel"), ("Due", unbroken("3 March 2027"))]),
    Quote("I would have preferred a trial.", "Dr C. Evans, dissenting"),
    Callout("Before deciding", "Check with your LMC."),
    Space(12),
    Paragraph(
        ("See ", linked("the timeline", "#timeline"), " or ", linked("the BMA", "https://www.bma.org.uk/a b"), ".")
    ),
    Heading(2, "Tasks"),
    Table(("Item", "Task", "Vote", "Due"), ROWS, caption="Table 1. Tasks"),
    Together([Heading(2, "Signatures"), Signature([[(0, 0, 30), (500, 300, 45), (900, 100, 20)]], "Drawn signature")]),
    PageBreak(),
]
