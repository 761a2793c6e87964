"""The minutes as a Word file, in our styles or in the practice's own template, by the names of its styles."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wizard.exports.docx_file import add_table, docx_bytes, new_docx, said, set_apart
from wizard.exports.minutes_pieces import minutes_pieces
from wizard.exports.word_template import TemplateError, as_document
from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.formatting import date_in_words

if TYPE_CHECKING:
    from docx.document import Document

    from wizard.minutes.minutes import Minutes

_HEADINGS = {1: "Title", 2: "Heading 1", 3: "Heading 2"}
_PLAIN = "Normal"
_ONE_OF_EACH = WrittenPiece("Decisions", 2, "It was agreed.", ("Review",), head=("Task", "By"), rows=(("Tell", ""),))


@dataclass(frozen=True)
class MinutesFile:
    """Minutes as a Word file."""

    data: bytes
    notes: tuple[str, ...] = ()
    """What is missing in the template and what was used instead, one sentence each."""


def minutes_docx(minutes: Minutes, template: bytes | None = None, name: str = "") -> MinutesFile:
    """Return the minutes as a Word file.

    Args:
        minutes: What to write. template: A `.docx` or `.dotx` of the practice's; its pages come first, and its styles
        are used by name. name: The template's name, for messages.

    Raises:
        TemplateError: The template cannot be used.
    """
    held = minutes.held_on
    title = f"Minutes, {date_in_words(held)}" if held else "Minutes"
    document = new_docx(title, minutes.practice.name, held) if template is None else _opened(template, name)
    writer = _Writer(document, name)
    for piece in minutes_pieces(minutes):
        writer.add(piece)
    return MinutesFile(docx_bytes(document), tuple(writer.notes.values()))


def _opened(template: bytes, name: str) -> Document:
    from docx.opc.exceptions import PackageNotFoundError

    data = as_document(template, name)
    try:
        # A damaged part shows only when it is used: so each kind of piece is tried, on a copy that is thrown away.
        tried = _Writer(_read(data), name)
        tried.add(_ONE_OF_EACH)
        _read(docx_bytes(tried.document))
        return _read(data)
    # lxml's own errors are syntax errors.
    except (PackageNotFoundError, SyntaxError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise TemplateError(
            f"“{name}” is damaged, or is not a Word file; open it in Word and save it again."
        ) from error


def _read(data: bytes) -> Document:
    import docx
    from docx.oxml.parser import OxmlElement

    document = docx.Document(io.BytesIO(data))
    if not document.sections:
        # Word opens a document that says nothing of its pages; python-docx needs to know how wide they are.
        document.element.body.append(OxmlElement("w:sectPr"))
    return document


@dataclass
class _Writer:
    """Writes pieces into a document, using its styles by name."""

    document: Document
    template: str
    notes: dict[str, str] = field(default_factory=dict)

    def add(self, piece: WrittenPiece) -> None:
        if piece.heading:
            self._paragraph(piece.heading, _HEADINGS[piece.level], strong=True)
        for line in piece.text.splitlines():
            if line.strip():
                set_apart(self._paragraph(line, _PLAIN))
        for bullet in piece.bullets:
            self._paragraph(bullet, "List Bullet", before="• ")
        if piece.head or piece.rows:
            add_table(self.document, piece.head, piece.rows, style=self._known("Table Grid"))

    def _paragraph(self, text: str, style: str, *, strong: bool = False, before: str = "") -> Any:
        known = self._known(style)
        paragraph: Any = self.document.add_paragraph(style=known)
        run = paragraph.add_run(said(text) if known else f"{before}{said(text)}")
        # A plain paragraph used instead of a heading is bold, so that it still looks like one.
        run.bold = True if strong and known is None else None
        return paragraph

    def _known(self, style: str) -> str | None:
        """Return the style's name if the document has it; if not, add a note and return None."""
        if any(each.name == style for each in self.document.styles):
            return style
        if style != _PLAIN:
            words = f"“{self.template}” has no style “{style}”: a plain one is used in its place."
            self.notes.setdefault(style, words)
        return None
