"""A letter as a tagged PDF, to read or to send."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO

from wizard.exports.letters.letter import Letter
from wizard.exports.letters.letter_docx import DRAFT, before_sending
from wizard.foundation.canonical_json import digest
from wizard.pdf.sections.page_wording import bound
from wizard.pdf.written_blocks import blocks_of
from wizard.tagged_pdf import (
    Block,
    Callout,
    Furniture,
    Heading,
    Info,
    InkTone,
    Paragraph,
    Space,
    TypeScale,
    build,
    semibold,
)
from wizard.tagged_pdf.story_blocks import mapped

_DAY = date(2000, 1, 1)


def letter_pdf(letter: Letter, on: date | None) -> bytes:
    """Return a letter as a PDF; `on` is the date in its properties: the date of the meeting or of the letter."""
    out = BytesIO()
    author = letter.letterhead[0] if letter.letterhead else ""
    build(
        out,
        list(mapped(_story(letter), bound)),
        Info(
            title=f"{letter.title}, {author}" if author else letter.title,
            created=datetime.combine(on or _DAY, time(), tzinfo=UTC),
            identity=f"letter {digest({'letter': repr(letter)})}",
            author=author,
        ),
        furniture=Furniture(
            header_left=author,
            header_right=DRAFT if letter.draft else "",
            footer_left=letter.text.title,
            watermark="DRAFT" if letter.draft else "",
        ),
        scale=TypeScale.PLAN,
    )
    return out.getvalue()


def _story(letter: Letter) -> Iterator[Block]:
    notes = " ".join(part for part in (before_sending(letter), *letter.halts) if part)
    if notes:
        yield Callout("Draft", notes, tone=InkTone.WAIT)
    if letter.signed:
        for line in letter.letterhead:
            yield Paragraph(line, style="place", with_next=True)
        yield Space(8)
        yield Paragraph(letter.dated)
        for line in letter.to:
            yield Paragraph(line, style="place", with_next=True)
        yield Space(8)
        yield Paragraph(letter.greeting, with_next=True)
    yield Heading(1, letter.subject, close=True)
    for piece in letter.pieces:
        yield from blocks_of(piece)
    if letter.signed:
        yield Paragraph(letter.farewell, with_next=True)
        yield Space(28)
        yield Paragraph(semibold(letter.signed[0]), with_next=True)
        for line in letter.signed[1:]:
            yield Paragraph(line, style="place", with_next=True)
        if letter.text.enclose:
            yield Paragraph(f"Enclosed: {letter.text.enclose[:1].lower()}{letter.text.enclose[1:]}")
    if letter.closing:
        yield Paragraph(letter.closing, style="note")
