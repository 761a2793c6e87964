"""Sources and notes: what the record is and is not, how fresh the guidance was, where its statements come from.

Then, in small print, what is behind the actions: history, timeline, what is missing, whom to ask, and their sources.
"""

from collections.abc import Iterator

from wizard.foundation.dates import whole_months_between
from wizard.foundation.formatting import counted, date_in_words
from wizard.guidance.background import Section, lmc_lines, sections_of, source_in_words
from wizard.guidance.pack import Edition
from wizard.pdf.sections.guidance_section import considered, statements_of
from wizard.pdf.sections.page_wording import sourced
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Bullets, Callout, Compact, Heading, InkTone, Paragraph, Table, semibold

_SIZE = 10.5
"""Points of the body: looked up, and not read through."""

_ELSEWHERE = "neutrality"
"""The section that stands on the first page already."""


def sources(copy: Copy) -> Iterator[Block]:
    """Yield the notes, and the sources that the entries of this record name."""
    head = copy.minutes.head
    yield Heading(1, "Sources and notes", anchor="sources")
    seen = date_in_words(head.evidence_as_at)
    yield Paragraph(f"Guidance: {head.title}, edition {head.edition}, by {head.issuer}. Evidence as at {seen}.")
    held = copy.minutes.held_on
    stale = head.stale.replace("{date}", seen)
    months = whole_months_between(head.evidence_as_at, held) if held else 0
    later = f" The meeting was held {counted(months, 'month')} after that date." if months else ""
    yield Callout("How fresh it was", f"{stale}{later}")
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
    return frozenset(source for statement in (*head.neutrality, *head.gaps, *printed) for source in statement.sources)


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
        marks = [semibold(source.id, InkTone.INK) for source in named]
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
