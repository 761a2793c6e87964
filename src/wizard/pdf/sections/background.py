"""What stands behind the actions, compactly: history, timeline, what is missing, whom to ask, and their sources."""

from collections.abc import Iterator

from wizard.guidance.background import Section, lmc_lines, sections_of, source_in_words
from wizard.guidance.pack import Edition
from wizard.pdf.sections.page_wording import sourced
from wizard.tagged_pdf import Block, Bullets, Compact, Heading, Paragraph, Table, Tone, semibold

_SIZE = 10.5
"""Points of the body: looked up, and not read through."""

_ELSEWHERE = "neutrality"
"""The section that stands on the first page already."""


def background(head: Edition) -> Iterator[Block]:
    """Yield the background of an edition as a chapter of its own, the sources of its statements at its end."""
    sections = [section for section in sections_of(head) if section.key != _ELSEWHERE]
    yield Heading(1, "Background", anchor="background", new_page=True)
    for section in sections:
        yield Heading(2, section.title, bookmark="")
        yield Compact([_set(section)], size=_SIZE)
    yield Heading(2, "Whom to ask", bookmark="")
    yield Compact([whom_to_ask(head)], size=_SIZE)
    cited = {source for section in sections for passage in section.passages for source in passage.statement.sources}
    named = [source for source in head.sources if source.id in cited]
    if named:
        yield Heading(2, "Sources of this background", bookmark="")
        marks = [semibold(source.id, Tone.INK) for source in named]
        lines = [source_in_words(source, address=False) for source in named]
        yield Compact([Bullets(lines, marks=marks, style="note", wide=True)])
        yield Paragraph("Their addresses stand in the program, under Background.", style="note")


def whom_to_ask(head: Edition) -> Paragraph:
    """Return the LMC's contact as the edition has it, or that it names none."""
    return Paragraph(" · ".join(lmc_lines(head.lmc)), wide=True)


def _set(section: Section) -> Block:
    if any(passage.when for passage in section.passages):
        rows = [(passage.when, sourced(passage.statement)) for passage in section.passages]
        return Table(("When", "What"), rows, widths=(22, 100))
    return Bullets([sourced(passage.statement) for passage in section.passages], wide=True)
