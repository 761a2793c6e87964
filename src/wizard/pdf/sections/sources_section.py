"""Sources and notes: what the record is and is not, how fresh the guidance was, and where its statements come from."""

from collections.abc import Iterator

from wizard.foundation.dates import whole_months_between
from wizard.foundation.formatting import counted, date_in_words
from wizard.guidance.background import source_in_words
from wizard.pdf.sections.background import whom_to_ask
from wizard.pdf.sections.guidance_section import considered, statements_of
from wizard.pdf.sections.page_wording import sourced
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Bullets, Callout, Compact, Heading, Paragraph, Tone, semibold


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
        marks = [semibold(source.id, Tone.INK) for source in named]
        yield Compact([Bullets([source_in_words(source) for source in named], marks=marks, style="note", wide=True)])


def _cited(copy: Copy) -> frozenset[str]:
    """Return the sources that are named on these pages."""
    head = copy.minutes.head
    printed = [
        statement for entry in copy.minutes.items if considered(entry) for statement in statements_of(entry.item)
    ]
    return frozenset(source for statement in (*head.neutrality, *head.gaps, *printed) for source in statement.sources)
