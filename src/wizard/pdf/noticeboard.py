"""The page for the noticeboard: emergencies first, then plain lines that the practice wrote or approved, large."""

from collections.abc import Iterator

from wizard.overview.outward_lines import lines_that_go, typed_for
from wizard.pdf.outward import Outward
from wizard.plan.office import OutsideReader
from wizard.tagged_pdf import Block, Heading, Labels, Paragraph, Text, semibold

EMERGENCY = "Life-threatening emergency: 999. When we are closed: 111."


def noticeboard(document: Outward) -> Iterator[Block]:
    """Yield the page."""
    office = document.office
    yield Paragraph(document.practice, style="place", with_next=True)
    yield Heading(1, "Changes at our practice", close=True)
    yield Paragraph(semibold(EMERGENCY))
    lead = typed_for(office, OutsideReader.PUBLIC, "lead")
    if lead:
        yield Paragraph(lead.words, style="lead")
    pairs: list[tuple[Text, Text]] = []
    urgent = typed_for(office, OutsideReader.PUBLIC, "urgent")
    if urgent:
        pairs.append(("If it is urgent", urgent.words))
    pairs += [(line.title, line.words) for line in lines_that_go(document.minutes, office, OutsideReader.PUBLIC)]
    if pairs:
        yield Labels(pairs, ruled=True, strong=True, style="body")
    else:
        yield Paragraph("No lines were chosen for this page.")
    questions = typed_for(office, OutsideReader.PUBLIC, "questions")
    yield Heading(2, "Questions", bookmark="")
    asked = "Ask at reception, or write to the practice manager."
    yield Paragraph(questions.words if questions else asked)
