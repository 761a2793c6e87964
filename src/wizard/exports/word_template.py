"""A practice's own Word template, read within limits: nothing in it is trusted, and macros are refused."""

from __future__ import annotations

import io
import zipfile
import zlib

_CONTENT_TYPES = "[Content_Types].xml"
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

MOST_BYTES = 20_000_000
"""The most bytes in a template's file."""
_MOST_UNPACKED, _MOST_PARTS = 100_000_000, 2_000
"""The most bytes in it unpacked, and the most parts."""


class TemplateError(Exception):
    """A file cannot be used as a template. The message is one sentence."""


def as_document(data: bytes, name: str) -> bytes:
    """Check that a template is a Word file without macros and within the limits, and return it as a document.

    Args:
        data: The file: `.docx` or `.dotx`.
        name: Its name, for error messages.

    Raises:
        TemplateError: It is no Word file, holds macros, is locked, or is larger than any template.
    """
    if len(data) > MOST_BYTES:
        raise TemplateError(f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB, too large for a template.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            parts = _parts(opened, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise TemplateError(f"“{name}” is not a Word file; save it in Word as .docx or .dotx.") from error
    kinds = parts.get(_CONTENT_TYPES, b"")
    if b"macroEnabled" in kinds or any("vbaproject" in part.casefold() for part in parts):
        raise TemplateError(f"“{name}” contains macros; save it in Word as .docx or .dotx, without them.")
    if _TEMPLATE not in kinds and _DOCUMENT not in kinds:
        raise TemplateError(f"“{name}” is not a Word file; save it in Word as .docx or .dotx.")
    parts[_CONTENT_TYPES] = kinds.replace(_TEMPLATE, _DOCUMENT)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for part, content in parts.items():
            made.writestr(part, content)
    return out.getvalue()


def _parts(opened: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = opened.infolist()
    if len(entries) > _MOST_PARTS:
        raise TemplateError(f"“{name}” has {len(entries):,} parts, too many for a template.")
    parts: dict[str, bytes] = {}
    left = _MOST_UNPACKED
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise TemplateError(f"“{name}” is locked with a password; save it without one.")
        with opened.open(entry) as file:
            # The size that a zip gives for a part cannot be trusted.
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise TemplateError(
                f"“{name}” unpacks to more than {_MOST_UNPACKED // 1_000_000} MB, too much for a template."
            )
        parts[entry.filename] = content
    return parts
