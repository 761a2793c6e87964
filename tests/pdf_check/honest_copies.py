"""The files that programs make when they save a PDF again without changes."""

import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pypdfium2
from pikepdf import ObjectStreamMode, StreamDecodeLevel

MUPDF: Any = pymupdf
Save = Callable[[bytes], bytes]


def by_pikepdf(**how: Any) -> Save:
    def saving(data: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(out, **how)
        return out.getvalue()

    return saving


def by_mupdf(**how: Any) -> Save:
    def saving(data: bytes) -> bytes:
        out = io.BytesIO()
        document = MUPDF.open("pdf", data)
        document.save(out, **how)
        document.close()
        return out.getvalue()

    return saving


def by_pdfium(data: bytes) -> bytes:
    out = io.BytesIO()
    document = pypdfium2.PdfDocument(data)
    document.save(out)
    document.close()
    return out.getvalue()


def with_dates(data: bytes) -> bytes:
    """By a program that records who saved it and when."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.docinfo["/Producer"] = "Some Mail Filter 3"
        document.docinfo["/ModDate"] = "D:20270101120000Z"
        document.save(out)
    return out.getvalue()


def in_brackets(data: bytes) -> bytes:
    """By a program that wraps the drawing operators of a page in extra streams."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.Contents = pikepdf.Array([document.make_stream(b"q"), page.Contents, document.make_stream(b"Q")])
        document.save(out)
    return out.getvalue()


def written_out(data: bytes) -> bytes:
    """By a program that reads every operator of a page and writes it again."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)))
        document.save(out)
    return out.getvalue()


def again(*saves: Save) -> Save:
    def saving(data: bytes) -> bytes:
        for save in saves:
            data = save(data)
        return data

    return saving


def by_command(*command: str) -> Save:
    """By a program of the system; IN and OUT stand for the files."""

    def saving(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            before, after = Path(folder, "in.pdf"), Path(folder, "out.pdf")
            before.write_bytes(data)
            words = [word.replace("IN", str(before)).replace("OUT", str(after)) for word in command]
            subprocess.run(words, check=True, capture_output=True, timeout=120)
            return after.read_bytes()

    return saving


PROVEN: dict[str, Save] = {
    "saved": by_pikepdf(),
    "for the web": by_pikepdf(linearize=True),
    "objects in streams": by_pikepdf(object_stream_mode=ObjectStreamMode.generate),
    "objects out of streams": by_pikepdf(object_stream_mode=ObjectStreamMode.disable),
    "unpacked": by_pikepdf(compress_streams=False, stream_decode_level=StreamDecodeLevel.generalized),
    "unpacked, objects in streams": by_pikepdf(
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.generalized,
        object_stream_mode=ObjectStreamMode.generate,
    ),
    "packed anew": by_pikepdf(recompress_flate=True),
    "to be read by people": by_pikepdf(qdf=True),
    "spaces made alike": by_pikepdf(normalize_content=True),
    "of version 1.5": by_pikepdf(min_version="1.5"),
    "for the web, objects in streams": by_pikepdf(linearize=True, object_stream_mode=ObjectStreamMode.generate),
    "as PDF 2.0": by_pikepdf(force_version="2.0"),
    "with another identifier": by_pikepdf(static_id=True),
    "twice": again(by_pikepdf(object_stream_mode=ObjectStreamMode.generate), by_pikepdf(linearize=True)),
    "mupdf": by_mupdf(),
    "mupdf, tidied": by_mupdf(garbage=1),
    "mupdf, tidied and renumbered": by_mupdf(garbage=2),
    "mupdf, merged": by_mupdf(garbage=3, deflate=True),
    "mupdf, merged whole": by_mupdf(garbage=4, deflate=True),
    "mupdf, unpacked": by_mupdf(expand=255),
    "mupdf, to be read by people": by_mupdf(pretty=True, expand=1),
    "mupdf, objects in streams": by_mupdf(use_objstms=1, deflate=True),
    "mupdf after qpdf": again(by_pikepdf(linearize=True), by_mupdf(garbage=4)),
    "qpdf after mupdf": again(by_mupdf(garbage=4), by_pikepdf(object_stream_mode=ObjectStreamMode.generate)),
    "pdfium": by_pdfium,
    "pdfium, then for the web": again(by_pdfium, by_pikepdf(linearize=True)),
    "by whom and when": with_dates,
    "drawing in brackets": in_brackets,
    "every operator written again": written_out,
    "every operator written again, then tidied": again(written_out, by_mupdf(garbage=3)),
}
"""By name: nothing is lost and nothing drawn again, so the copy is proven."""

REWRITTEN: dict[str, Save] = {
    "mupdf, cleaned": by_mupdf(clean=True),
    "mupdf, cleaned and merged": by_mupdf(clean=True, garbage=4, deflate=True),
}
"""The record is still inside, but the pages are drawn again: never proven, and never called changed."""

PRINTED: dict[str, Save] = {"printed to a PDF": by_command("pdftocairo", "-pdf", "IN", "OUT")}
"""The record is lost on the way."""

BY_COMMAND: dict[str, tuple[Save, bool]] = {
    name: (by_command(*command), proven)
    for name, command, proven in (
        ("qpdf", ("qpdf", "IN", "OUT"), True),
        ("qpdf, for the web", ("qpdf", "--linearize", "IN", "OUT"), True),
        ("qpdf, to be read by people", ("qpdf", "--qdf", "IN", "OUT"), True),
        ("qpdf, pages taken over", ("qpdf", "IN", "--pages", ".", "1-z", "--", "OUT"), True),
        ("qpdf, streams joined", ("qpdf", "--coalesce-contents", "--normalize-content=y", "IN", "OUT"), True),
        ("mutool clean", ("mutool", "clean", "IN", "OUT"), True),
        ("mutool clean, merged", ("mutool", "clean", "-gggg", "-z", "IN", "OUT"), True),
        ("mutool clean, unpacked", ("mutool", "clean", "-d", "IN", "OUT"), True),
        ("mutool clean, sanitised", ("mutool", "clean", "-s", "IN", "OUT"), False),
        ("Ghostscript", ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", "OUT", "IN"), False),
        (
            "Ghostscript, smaller",
            ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSETTINGS=/ebook", "-sDEVICE=pdfwrite", "-o", "OUT", "IN"),
            False,
        ),
    )
}
"""Programs of the system, and whether they leave the drawing as it was."""
