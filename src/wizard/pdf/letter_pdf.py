"""A letter as a tagged PDF, for reading and for sending as it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO

from wizard.exports.letters.letter import Letter
from wizard.exports.letters.letter_docx import DRAFT, before_sending
from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.canonical_json import digest
from wizard.pdf.sections.page_wording import bound
from wizard.tagged_pdf import (
    Block,
    Bullets,
    Callout,
    Furniture,
    Heading,
    Info,
    InkTone,
    Paragraph,
    Space,
    Table,
    TypeScale,
    build,
    semibold,
)
from wizard.tagged_pdf.story_blocks import mapped

_DAY = date(2000, 1, 1)
_SHORT, _POINTS = 18, 5.6
"""Up to how many characters are short, and how wide one is taken to be."""


def letter_pdf(letter: Letter, on: date | None) -> bytes:
    """Return a letter as a PDF; `on` is the day in its properties, that of the meeting or of the letter."""
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
    yield Heading(1, letter.subject, close=True)
    for piece in letter.pieces:
        yield from _piece(piece)
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


def _piece(piece: WrittenPiece) -> Iterator[Block]:
    if piece.heading:
        yield Heading(2, piece.heading, bookmark="")
    if piece.text:
        yield Paragraph(piece.text)
    if piece.bullets:
        yield Bullets(piece.bullets, numbered=piece.numbered)
    if piece.head:
        yield Table(piece.head, piece.rows, widths=_widths(piece))


def _widths(piece: WrittenPiece) -> tuple[float, ...]:
    """Return the width of each column: what is short never breaks, and what is long shares the rest."""
    longest = [max(len(row[at]) for row in (piece.head, *piece.rows)) for at in range(len(piece.head))]
    widths = tuple(_POINTS * length + _POINTS if length <= _SHORT else 0.0 for length in longest)
    return widths if 0.0 in widths else (*widths[:-1], 0.0)
