"""A letter as a Word file, to be edited before it is sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wizard.exports.docx_file import (
    NOTE_STYLE,
    add_lines,
    docx_bytes,
    mark_as_draft,
    new_docx,
    put,
    said,
    set_apart,
    write_pieces,
)
from wizard.exports.letters.letter import Letter
from wizard.foundation.formatting import listed

if TYPE_CHECKING:
    from docx.document import Document

DRAFT = "DRAFT: not to be sent"
"""What stands at the head of every page of a draft."""
_NAME = 15
"""Points: the practice's name at the head of a letter."""


def before_sending(letter: Letter) -> str:
    """Return what is missing in a draft, in a sentence; empty if nothing is."""
    if not letter.missing:
        return ""
    return f"Before it can be sent, fill in: {listed([each.words for each in letter.missing])}."


def letter_docx(letter: Letter, on: date | None) -> bytes:
    """Return a letter as a Word file; `on` is the date in its properties: the date of the meeting or of the letter."""
    author = letter.letterhead[0] if letter.letterhead else ""
    document = new_docx(letter.title, author, on, subject=letter.subject)
    if letter.draft:
        mark_as_draft(document, DRAFT)
    notes = [*([before_sending(letter)] if letter.missing else []), *letter.halts]
    for note in notes:
        document.add_paragraph(said(note), style=NOTE_STYLE)
    if letter.signed:
        _head(document, letter)
    document.add_paragraph(said(letter.subject), style="Heading 1")
    write_pieces(document, letter.pieces)
    if letter.signed:
        _foot(document, letter)
    if letter.closing:
        document.add_paragraph(f"{letter.closing} Remove this line before sending.", style=NOTE_STYLE)
    return docx_bytes(document)


def _head(document: Document, letter: Letter) -> None:
    add_lines(document, letter.letterhead, name=_NAME)
    document.add_paragraph(said(letter.dated))
    if letter.to:
        add_lines(document, letter.to)
    document.add_paragraph(letter.greeting)


def _foot(document: Document, letter: Letter) -> None:
    # A signature is never alone on a page: a line of the letter stays with it.
    put(document.paragraphs[-1].paragraph_format, keep_with_next=True)
    closing = document.add_paragraph(letter.farewell)
    set_apart(closing)
    put(closing.paragraph_format, keep_with_next=True)
    # Room for a signature by hand.
    add_lines(document, letter.signed, room=36)
    if letter.text.enclose:
        document.add_paragraph(f"Enclosed: {letter.text.enclose[:1].lower()}{letter.text.enclose[1:]}")
