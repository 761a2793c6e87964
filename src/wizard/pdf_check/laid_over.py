"""Names what a viewer put on a page after the export: a stamp, a note, a highlight."""

from __future__ import annotations

from collections import Counter

from wizard.foundation.formatting import capital, listed
from wizard.pdf_check.pdf_objects import PdfObjects
from wizard.pdf_check.pdf_syntax import Name, Value

_KINDS = {
    "Stamp": "a stamp",
    "Text": "a note",
    "FreeText": "typed words",
    "Highlight": "a highlight",
    "Underline": "an underline",
    "Squiggly": "an underline",
    "StrikeOut": "a line through words",
    "Ink": "a drawing by hand",
    "Line": "a line",
    "Square": "a box",
    "Circle": "a ring",
    "Polygon": "a shape",
    "PolyLine": "a line",
    "FileAttachment": "an attached file",
    "Redact": "a mark for redaction",
    "Widget": "a field for a form or a signature",
    "Link": "a link",
}
"""By its type in the format (ISO 32000-1, table 169). A pop-up is part of its note."""


def kinds_upon(objects: PdfObjects, page: dict[str, Value]) -> Counter[str]:
    """Return the annotations on a page in words, with their number."""
    found = objects.get(page.get("Annots"))
    entries = [objects.get(each) for each in found] if isinstance(found, list) else []
    subtypes = [objects.get(each.get("Subtype")) for each in entries if isinstance(each, dict)]
    return Counter(
        _KINDS.get(kind, "something") for kind in subtypes if isinstance(kind, Name) and kind != Name("Popup")
    )


def laid_over(more: Counter[str], page: int, *, same_drawing: bool) -> str:
    """Return a sentence on what was put on a page; empty if nothing was."""
    if not more:
        return ""
    beneath = "; the page underneath is as it was exported" if same_drawing else ""
    verb = "was" if len(more) == 1 else "were"
    return f"{capital(listed(list(more)))} {verb} put on page {page} after the export, as a PDF viewer does{beneath}."
