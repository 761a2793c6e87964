"""Changes that no well-behaved program makes to a PDF: bytes that one reader understands differently from another."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pymupdf
from pikepdf import Array
from tests.pdf_check.alterations import WHITE, altered

MUPDF: Any = pymupdf
"""The library has no type information."""


def key_twice(key: bytes, value: Any) -> Callable[[bytes], bytes]:
    """A page that has a key twice: one reader takes the first value, another the last."""
    stand_in = key[:-1] + b"~"

    def altering(data: bytes) -> bytes:
        def put(document: pikepdf.Pdf) -> None:
            other = document.make_stream(WHITE) if value is None else value
            document.pages[0].obj["/" + stand_in.decode()] = other

        saved = altered(put, data)
        assert saved.count(b"/" + stand_in) == 1
        return saved.replace(b"/" + stand_in, b"/" + key)

    return altering


def updated(data: bytes) -> bytes:
    """A white sheet painted over words by an editor."""
    document = MUPDF.open("pdf", data)
    document[0].draw_rect(MUPDF.Rect(56, 60, 300, 90), color=(1, 1, 1), fill=(1, 1, 1))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def behind_the_end(data: bytes) -> bytes:
    """The contents of the first page replaced by an update appended to the file."""
    with pikepdf.open(io.BytesIO(data)) as document:
        number = document.pages[0].Contents.objgen[0]
        size, root = int(document.trailer.Size), document.Root.objgen[0]
        info = document.trailer.Info.objgen[0]
    before = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    at = len(data)
    body = b"%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, len(WHITE), WHITE)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, at)
    end = b"<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        info,
        before,
        at + len(body),
    )
    return data + body + table + end


def with_byte(pattern: bytes, meant: bytes, put: bytes) -> Callable[[bytes], bytes]:
    """The last match of `pattern` with its group changed: some readers take it all the same, some do not."""

    def altering(data: bytes) -> bytes:
        saved = altered(lambda _document: None, data)
        found = list(re.finditer(pattern, saved))[-1]
        assert found[1] == meant
        return saved[: found.start(1)] + put + saved[found.end(1) :]

    return altering


def of_another_generation(pattern: bytes) -> Callable[[bytes], bytes]:
    """The last match of `pattern` with generation 4: one reader takes the object all the same, another finds none."""
    return with_byte(pattern, b"0", b"4")


OF_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "contents twice": key_twice(b"Contents", None),
    "turned twice": key_twice(b"Rotate", 90),
    "annotations twice": key_twice(b"Annots", Array([])),
    "the page replaced behind the end": behind_the_end,
    "painted and saved by an editor": updated,
    "a word behind the end": lambda data: data + b"x",
    "an object of another generation": of_another_generation(rb"\n\d+ (0) obj\n"),
    "a page of another generation": of_another_generation(rb"/Pg \d+ (0) R"),
    "a parent of another generation": of_another_generation(rb"/P \d+ (0) R"),
    "a typeface of another generation": of_another_generation(rb"/F2\+0 \d+ (0) R"),
    "a place of another generation": of_another_generation(rb"/Dest \[ \d+ (0) R"),
    "a page's parent of another generation": of_another_generation(rb"/Parent \d+ (0) R"),
    "a page that says it is no page": with_byte(rb"/Type /(Page)\b(?!s)", b"Page", b"Pane"),
    "a tree of pages that says it is none": with_byte(rb"/Type /(Pages)\b", b"Pages", b"Paces"),
    "a catalogue that says it is none": with_byte(rb"/Type /(Catalog)\b", b"Catalog", b"Katalog"),
    "NUL for a space before a generation": with_byte(rb"\n\d+( )0 obj\n", b" ", b"\0"),
    "NUL for a space in a reference": with_byte(rb"/P \d+( )0 R", b" ", b"\0"),
    "NUL for a space after a name": with_byte(rb"/Type( )/StructElem", b" ", b"\0"),
    "cut": lambda data: data[:-200],
    "a space before it": lambda data: b" " + data,
}
"""The alterations that no well-behaved program makes."""
