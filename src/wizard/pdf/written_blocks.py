"""A written piece as blocks of a PDF."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.canonical_json import digest
from wizard.pdf.sections.page_wording import bound
from wizard.tagged_pdf import Block, Bullets, Furniture, Heading, Info, Paragraph, Table, TypeScale, build
from wizard.tagged_pdf.story_blocks import mapped

_SHORT, _POINTS = 18, 5.6
"""The length up to which a text counts as short, and the assumed width of one character."""


def blocks_of(piece: WrittenPiece) -> Iterator[Block]:
    """Yield the blocks of a piece; its heading is of level 1 or 2."""
    if piece.heading:
        yield Heading(1 if piece.level == 1 else 2, piece.heading, bookmark=None if piece.level == 1 else "")
    if piece.text:
        yield Paragraph(piece.text)
    if piece.bullets:
        yield Bullets(piece.bullets, numbered=piece.numbered)
    if piece.head:
        yield Table(piece.head, piece.rows, widths=_widths(piece))


def _widths(piece: WrittenPiece) -> tuple[float, ...]:
    """Return the width of each column: short texts never break, and long ones share the remaining width."""
    longest = [max(len(row[at]) for row in (piece.head, *piece.rows)) for at in range(len(piece.head))]
    widths = tuple(_POINTS * length + _POINTS if length <= _SHORT else 0.0 for length in longest)
    return widths if 0.0 in widths else (*widths[:-1], 0.0)


def pieces_pdf(pieces: Sequence[WrittenPiece], practice: str, on: date) -> bytes:
    """Return pieces as a separate PDF with this date; the first piece is its title."""
    out, title = BytesIO(), pieces[0].heading
    build(
        out,
        list(mapped([block for piece in pieces for block in blocks_of(piece)], bound)),
        Info(
            title=f"{title}, {practice}" if practice else title,
            created=datetime.combine(on, time(), tzinfo=UTC),
            identity=f"pieces {digest({'pieces': repr(pieces)})}",
            author=practice,
        ),
        furniture=Furniture(header_left=title, footer_left=practice),
        scale=TypeScale.PLAN,
    )
    return out.getvalue()
