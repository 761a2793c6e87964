"""Notes and sources: who to ask, what was looked for, the source of every statement; in a briefing, the background."""

from collections.abc import Collection, Iterator

from wizard.guidance.background import (
    Section,
    lmc_lines,
    sections_of,
    source_in_words,
)
from wizard.guidance.pack import Edition
from wizard.guidance.statement import Statement
from wizard.pdf.sections.page_wording import source_anchor, sourced
from wizard.tagged_pdf import (
    Block,
    Bullets,
    Heading,
    Labels,
    Paragraph,
    Scaled,
    Table,
    TableRow,
    Text,
    address,
    semibold,
)

_IN_PRINT = ("history", "timeline")
"""The sections that a briefing prints; the program shows the others, and all sources."""


def background(head: Edition) -> Iterator[Block]:
    """Yield the background of an edition, for a briefing."""
    sections = [section for section in sections_of(head) if section.key in _IN_PRINT]
    yield Heading(1, "Background", anchor="background", new_page=True)
    told = "Sources, and what partners ask first, are in the program under Background."
    yield Paragraph(f"{' · '.join(lmc_lines(head.lmc))} {told}", style="note")
    for section in sections:
        yield Scaled([Heading(2, section.title, bookmark=""), *_set(section)])


def whom_to_ask(head: Edition) -> Paragraph:
    """Return the LMC's contact from the edition, or words that it gives none."""
    return Paragraph(" · ".join(lmc_lines(head.lmc)), style="table")


def _set(section: Section) -> Iterator[Block]:
    if any(passage.when for passage in section.passages):
        pairs: list[tuple[Text, Text]] = [
            (passage.when, sourced(passage.statement, cite=False)) for passage in section.passages
        ]
        yield Labels(pairs, ruled=True, close=True, strong=True)
        return
    yield Bullets([sourced(passage.statement, cite=False) for passage in section.passages])


def notes(head: Edition, listed_in: Collection[str]) -> Iterator[Block]:
    """Yield the notes: who to ask, that nothing is recommended, and what was looked for but not found."""
    yield Heading(1, "Notes", anchor="notes")
    yield Heading(2, "Who to ask", bookmark="")
    yield whom_to_ask(head)
    yield Heading(2, "No recommendation", bookmark="")
    yield Bullets([sourced(statement, listed_in) for statement in head.neutrality])
    if head.gaps:
        yield Heading(2, "What we looked for and did not find", bookmark="")
        yield Bullets([sourced(statement, listed_in) for statement in head.gaps])


def statements_of_notes(head: Edition) -> Iterator[Statement]:
    """Yield every statement that the notes print."""
    yield from (*head.neutrality, *head.gaps)


def source_table(head: Edition, cited: Collection[str]) -> Iterator[Block]:
    """Yield the sources used, each address as a link."""
    yield Heading(1, "Sources", anchor="sources")
    if any(source.id in cited for source in head.sources):
        yield _table(head, cited)
    else:
        yield Paragraph("No source is named.")


def _table(head: Edition, cited: Collection[str]) -> Table:
    rows = [
        TableRow(
            (
                semibold(source.id),
                source_in_words(source, address=False),
                address(source.url) if source.url else source.no_url or "No address",
            ),
            anchor=source_anchor(source.id),
        )
        for source in head.sources
        if source.id in cited
    ]
    return Table(("Code", "Source", "Address: each is a link"), rows, widths=(30.0, 0.0, 230.0))
