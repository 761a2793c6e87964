"""Sources and notes: what the record is and is not, and where the statements of the guidance come from.

Then, in small print, what is behind the actions: history, timeline, what is missing, whom to ask, and their sources.
"""

from collections.abc import Iterator
from typing import Literal

from wizard.guidance.background import (
    Section,
    by_question,
    lmc_lines,
    questions_of,
    sections_of,
    source_in_words,
)
from wizard.guidance.pack import Edition
from wizard.pdf.sections.guidance_section import considered, statements_of
from wizard.pdf.sections.page_wording import sourced
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Bullets, Compact, Heading, InkTone, Paragraph, Table, semibold

_SIZE = 10.5
"""Points of the body: looked up, and not read through."""


_ELSEWHERE = ("neutrality", "revisions")
"""The sections that the first page has already, or that only readers of an older edition need."""


def background(head: Edition) -> Iterator[Block]:
    """Yield the background of an edition as a chapter of its own, the sources of its statements at its end."""
    sections = [section for section in sections_of(head) if section.key not in _ELSEWHERE]
    yield Heading(1, "Background", anchor="background", new_page=True)
    for section in sections:
        yield Heading(2, section.title, bookmark="")
        yield Compact(list(_set(section)), size=_SIZE)
    yield Heading(2, "Whom to ask", bookmark="")
    yield Compact([whom_to_ask(head)], size=_SIZE)
    cited = {source for section in sections for passage in section.passages for source in passage.statement.sources}
    named = [source for source in head.sources if source.id in cited]
    if named:
        yield Heading(2, "Sources of this background", bookmark="")
        marks = [semibold(source.id, InkTone.INK) for source in named]
        lines = [source_in_words(source, address=False) for source in named]
        yield Compact([Bullets(lines, marks=marks, style="note", wide=True)])
        yield Paragraph("Their addresses stand in the program, under Background.", style="note")


def whom_to_ask(head: Edition) -> Paragraph:
    """Return the LMC's contact as the edition has it, or that it names none."""
    return Paragraph(" · ".join(lmc_lines(head.lmc)), wide=True)


def questions(head: Edition) -> Iterator[Block]:
    """Yield what partners ask first, each answer with its sources; nothing where the edition has none."""
    section = questions_of(head)
    if section.passages:
        yield Heading(1, section.title, anchor="questions")
        yield Compact(list(_set(section, 2)))


def _set(section: Section, level: Literal[2, 3] = 3) -> Iterator[Block]:
    if any(passage.when for passage in section.passages):
        rows = [(passage.when, sourced(passage.statement)) for passage in section.passages]
        yield Table(("When", "What"), rows, widths=(22, 100))
        return
    for question, answers in by_question(section):
        if question:
            yield Heading(level, question, bookmark="")
        yield Bullets([sourced(passage.statement) for passage in answers], wide=True)


def sources(copy: Copy) -> Iterator[Block]:
    """Yield the notes, and the sources that the entries of this record name."""
    head = copy.minutes.head
    yield Heading(1, "Sources and notes", anchor="sources")
    yield Paragraph(f"Guidance: {head.title}, edition {head.edition}, by {head.issuer}.")
    yield Heading(2, "Whom to ask", bookmark="")
    yield whom_to_ask(head)
    yield Heading(2, "What this record is", bookmark="")
    yield Compact([Bullets([statement.text for statement in head.disclaimers])])
    yield Heading(2, "No recommendation", bookmark="")
    yield Compact([Bullets([sourced(statement) for statement in head.neutrality])])
    if head.gaps:
        yield Heading(2, "What was looked for and not found", bookmark="")
        yield Compact([Bullets([sourced(statement) for statement in head.gaps])])
    cited = _cited(copy)
    named = [source for source in head.sources if source.id in cited]
    if named:
        yield Heading(2, "Sources", bookmark="")
        marks = [semibold(source.id, InkTone.INK) for source in named]
        yield Compact([Bullets([source_in_words(source) for source in named], marks=marks, style="note", wide=True)])


def _cited(copy: Copy) -> frozenset[str]:
    """Return the sources that are named on these pages."""
    head = copy.minutes.head
    printed = [
        statement for entry in copy.minutes.items if considered(entry) for statement in statements_of(entry.item)
    ]
    asked = [passage.statement for passage in questions_of(head).passages] if copy.gets.record else []
    cited = (*head.neutrality, *head.gaps, *asked, *printed)
    return frozenset(source for statement in cited for source in statement.sources)
