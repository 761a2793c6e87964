"""Texts of a PDF for screen readers, and its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wizard.pdf_check.pdf_objects import PdfObjects
from wizard.pdf_check.pdf_pages import drawing, pages_in
from wizard.pdf_check.pdf_syntax import PackedStream, Value, tokens

_SPOKEN = ("Alt", "ActualText", "E")
_DESCRIBED = re.compile(rb"<rdf:li\b[^>]*>([^<]*)</rdf:li>")
_LINE_ENDS = re.compile(r"\s+")


@dataclass(frozen=True)
class ToldTexts:
    """The texts of a file that are not drawn on its pages."""

    spoken: frozenset[str]
    """Alternative texts for pictures, drawn words and abbreviations."""
    described: frozenset[bytes]
    """The texts of its metadata."""


def told_in(data: bytes) -> ToldTexts:
    """Return the texts of a file that are not drawn on its pages.

    Raises:
        UnclearError: It cannot be followed.
    """
    objects = PdfObjects(data)
    spoken = set(_spoken(list(objects.every())))
    for page in pages_in(objects).pages:
        spoken |= set(_spoken([value for value in tokens(drawing(objects, page)) if isinstance(value, dict)]))
    metadata = objects.get(objects.catalogue.get("Metadata"))
    described = _DESCRIBED.findall(objects.unpacked(metadata)) if isinstance(metadata, PackedStream) else []
    return ToldTexts(frozenset(spoken), frozenset(described))


def _spoken(waiting: list[Value]) -> Iterator[str]:
    while waiting:
        value = waiting.pop()
        if isinstance(value, PackedStream):
            value = value.entries
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield from (text_of(value[key]) for key in _SPOKEN if isinstance(value.get(key), bytes))
            waiting += value.values()


def text_of(value: bytes) -> str:
    """Return a text string, which is UTF-16 with its mark or one byte a letter, with white space as single spaces."""
    words = value.decode("utf-16", "replace") if value[:2] in (b"\xfe\xff", b"\xff\xfe") else value.decode("latin-1")
    return _LINE_ENDS.sub(" ", words).strip()
