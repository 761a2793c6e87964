"""The pages of a PDF in order, each with its inherited entries, for any shape of page tree (ISO 32000-1, 7.7.3)."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.pdf_check.pdf_objects import PdfObjects
from wizard.pdf_check.pdf_syntax import Name, PackedStream, Ref, UnclearError, Value
from wizard.pdf_check.read_pdf import MOST_PAGES

_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_TREE = ("Parent", "Type")
"""Entries for the tree itself, which are checked here."""
_MOST_DEEP = 60


@dataclass(frozen=True)
class PdfPages:
    """The pages of a file."""

    pages: tuple[dict[str, Value], ...]
    """The entries of each page, including inherited ones, without those for the tree itself."""
    index: dict[Ref, int]
    """The index of each page, from 0, by the reference to it."""


def pages_in(objects: PdfObjects) -> PdfPages:
    """Return the pages of a file.

    Raises:
        UnclearError: The page tree is inconsistent, or has more pages than any of ours.
    """
    pages: list[dict[str, Value]] = []
    index: dict[Ref, int] = {}
    seen: set[Ref] = set()
    waiting: list[tuple[Value, dict[str, Value], tuple[Ref, ...]]] = [(objects.catalogue.get("Pages"), {}, ())]
    while waiting:
        place, inherited, above = waiting.pop()
        if not isinstance(place, Ref) or place in seen or len(above) > _MOST_DEEP or len(pages) > MOST_PAGES:
            raise UnclearError("its pages cannot be read in order")
        seen.add(place)
        node = objects.dictionary(place)
        handed = inherited | {key: node[key] for key in _INHERITED if key in node}
        kids = objects.get(node.get("Kids"))
        is_tree = isinstance(kids, list)
        kind = Name("Pages" if is_tree else "Page")
        if objects.get(node.get("Type")) != kind or node.get("Parent") != (above[-1] if above else None):
            raise UnclearError("its pages cannot be read in order")
        if is_tree:
            waiting += [(kid, handed, (*above, place)) for kid in reversed(kids)]
            continue
        index[place] = len(pages)
        pages.append({key: value for key, value in (handed | node).items() if key not in _TREE})
    return PdfPages(tuple(pages), index)


def drawing(objects: PdfObjects, page: dict[str, Value]) -> bytes:
    """Return a page's drawing; several streams are joined as PDF readers join them.

    Raises:
        UnclearError: It cannot be unpacked.
    """
    contents = objects.get(page.get("Contents"))
    parts = [objects.get(part) for part in contents] if isinstance(contents, list) else [contents]
    streams = [part for part in parts if part is not None]
    if not all(isinstance(part, PackedStream) for part in streams):
        raise UnclearError("what draws one of its pages cannot be read")
    return b"\n".join(objects.unpacked(part) for part in streams)
