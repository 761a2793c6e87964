"""Everything that a plan contains about one person, as a PDF for them."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from wizard.foundation.canonical_json import digest
from wizard.foundation.formatting import date_in_words
from wizard.pdf.sections.page_wording import bound
from wizard.redaction.about_person import AboutPerson, as_text, kept_in_words
from wizard.tagged_pdf import Block, Callout, Furniture, Heading, Info, Labels, Paragraph, build
from wizard.tagged_pdf.story_blocks import mapped


def write_about_person(about: AboutPerson, out: Path) -> int:
    """Write it to `out`, which is replaced once the new file is complete; return the number of pages.

    Raises:
        OSError: The file cannot be written.
    """
    title = f"What the plan holds about {about.name}"
    on = date_in_words(about.on)
    parts = build(
        out,
        list(mapped(_story(about, title, on), bound)),
        Info(
            f"{title}, {about.practice}, {on}",
            datetime.combine(about.on, time(), tzinfo=UTC),
            f"person {digest({'text': list(as_text(about))})}",
            author=about.practice,
        ),
        furniture=Furniture(
            header_left=title,
            header_right=on,
            marking=f"For {about.name}.",
            footer_left="Other people’s names are left out.",
        ),
    )
    return sum(parts)


def _story(about: AboutPerson, title: str, on: str) -> Iterator[Block]:
    yield Heading(1, title)
    yield Paragraph(f"{about.practice or 'An unnamed practice'}, as at {on}.", style="lead")
    yield Callout("Before you read", " ".join(kept_in_words(about)))
    if not about.held:
        yield Paragraph("The plan holds nothing about them.")
    for entry in about.held:
        yield Heading(2, entry.title, bookmark="")
        yield Paragraph("; ".join(entry.places) + ".", style="note", with_next=True)
        yield Labels(list(entry.lines))
