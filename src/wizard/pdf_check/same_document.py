"""Compares two PDFs object by object, whatever their compression: the proof that they are the same.

Both are walked in parallel from their catalogues. Changes from merely saving a file are ignored: compression,
numbering, tables, several streams for a page, spaces between operators, the shape of the page tree, the date of saving
and the producer's name. Everything else must be equal, without any tolerance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from wizard.pdf_check.check_progress import READING, Said, silent, told
from wizard.pdf_check.laid_over import kinds_upon
from wizard.pdf_check.metadata_texts import said_in
from wizard.pdf_check.pdf_objects import PdfObjects
from wizard.pdf_check.pdf_pages import PdfPages, drawing, pages_in
from wizard.pdf_check.pdf_syntax import Keyword, PackedStream, Ref, UnclearError, Value, tokens
from wizard.pdf_check.told_texts import text_of

_PACKING = frozenset({"Length", "Filter", "DecodeParms", "DL"})
_SAVER = frozenset({"Producer", "ModDate", "Trapped"})
"""What a program that saves a file says of itself and of the moment."""
_HOUSEKEEPING = frozenset({"Pages", "Version", "PageMode"})
"""Keys that are compared elsewhere, or only say which panel a reader opens beside the pages."""
_MOST_FOUND = 400
_MOST_NAME = 80
_MOSTLY = 0.97
"""The share of equal operations from which a page counts as the exported drawing with changes."""
_BOXES = frozenset({"MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Rotate", "UserUnit"})
_SPOKEN = frozenset({"Alt", "ActualText", "E", "Lang"})


class Area(Enum):
    """The part of a file that differs; if it belongs to a page, the sentence gives its number."""

    SPOKEN = "The text that a screen reader speaks {where} was changed."
    ORDER = "The reading order or the headings and tables that a screen reader follows {where} were changed."
    BOOKMARKS = "A bookmark was changed."
    LABELS = "The numbers that a reader shows for its pages were changed."
    INFO = "The description of the file (title, author, subject, date) was changed."
    METADATA = "The description of the file (its XMP metadata) was changed."
    CARRIED = "Something that the file carries besides its pages was changed."
    UPON = "Something was laid over {page}, or a link there was changed."
    SHAPE = "The size, the margins or the rotation of {page} was changed."
    TYPEFACE = "The typefaces or colours with which {page} is drawn were changed."
    PAGE = "{Page} has something that the exported page does not have, or something is missing from it."
    REST = "How the file opens, or what it can do, was changed."


_CATALOGUE = {
    "Outlines": Area.BOOKMARKS,
    "PageLabels": Area.LABELS,
    "StructTreeRoot": Area.ORDER,
    "Metadata": Area.METADATA,
    "Names": Area.CARRIED,
    "AF": Area.CARRIED,
    "Lang": Area.SPOKEN,
}


class Drawn(Enum):
    """How a page's drawing compares."""

    SAME = "same"
    EDITED = "edited"
    """Most operators are those of the exported drawing."""
    REWRITTEN = "rewritten"
    """Another program redrew it."""


@dataclass(frozen=True)
class Compared:
    """How two files compare."""

    drawn: tuple[Drawn, ...]
    """The result for each page that both have."""
    pages: tuple[int, int]
    """The numbers of pages of the given file and the expected one."""
    differs: tuple[tuple[Area, int | None], ...]
    """Differences besides the drawings, with the page, from 1."""
    saved_by: str
    """The program that saved the given file, from its metadata; empty if not given."""
    same_pages: tuple[int | None, ...] = ()
    """For each page of the given file, the number of the expected page with the same drawing, from 1."""
    laid: Mapping[int, Counter[str]] = field(default_factory=dict)
    """For each page with added annotations, by number from 1: what they are, in words."""

    @property
    def proven(self) -> bool:
        """Whether both are the same, down to the last operator and value."""
        return not self.differs and self.pages[0] == self.pages[1] and set(self.drawn) <= {Drawn.SAME}

    @property
    def rewritten(self) -> bool:
        """Whether another program redrew every page; editing one page leaves the others as they were."""
        return bool(self.drawn) and set(self.drawn) == {Drawn.REWRITTEN}


def compared(data: bytes, fresh: bytes, say: Said = silent) -> Compared:
    """Compare a file with the expected one; `say` gets the progress.

    Raises:
        UnclearError: The given file is ambiguous or inconsistent.
    """
    return _Walk(PdfObjects(data), PdfObjects(fresh)).compared(told(say, READING))


def sentences(found: tuple[tuple[Area, int | None], ...]) -> tuple[str, ...]:
    """Return the differences besides the drawings, each once and in words."""
    return tuple(
        dict.fromkeys(
            area.value.format(
                where=f"on page {page}" if page else "somewhere in the file",
                page=f"page {page}" if page else "a page",
                Page=f"Page {page}" if page else "A page",
            )
            for area, page in found
        )
    )


Pair = tuple[Value, Value, Area, int | None]


@dataclass
class _Walk:
    """A parallel walk through two files."""

    given: PdfObjects
    meant: PdfObjects
    found: list[tuple[Area, int | None]] = field(default_factory=list)
    seen: set[tuple[Ref, Ref]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.pages: tuple[PdfPages, PdfPages] = (pages_in(self.given), pages_in(self.meant))

    def compared(self, reading: Callable[[int, int], None]) -> Compared:
        """Return the comparison; `reading` gets (page, pages)."""
        given, meant = self.pages
        drawings = [[drawing(objects, page) for page in found.pages] for objects, found in self._both()]
        drawn = []
        for number, (one, two) in enumerate(zip(*drawings, strict=False), start=1):
            reading(number, len(meant.pages))
            drawn.append(_drawn(one, two))
        self._walk([*self._beside(), *self._page_pairs()])
        producer = self.given.get(self._info(self.given).get("Producer"))
        where = {content: number for number, content in reversed(list(enumerate(drawings[1], start=1)))}
        return Compared(
            tuple(drawn),
            (len(given.pages), len(meant.pages)),
            tuple(dict.fromkeys(self.found)),
            text_of(producer)[:_MOST_NAME] if isinstance(producer, bytes) else "",
            tuple(where.get(content) for content in drawings[0]),
            self._laid(),
        )

    def _laid(self) -> dict[int, Counter[str]]:
        pairs = zip(*(found.pages for found in self.pages), strict=False)
        on = {
            number: kinds_upon(self.given, one) - kinds_upon(self.meant, two)
            for number, (one, two) in enumerate(pairs, start=1)
            if (Area.UPON, number) in self.found
        }
        return {number: more for number, more in on.items() if more}

    def _both(self) -> Iterator[tuple[PdfObjects, PdfPages]]:
        yield self.given, self.pages[0]
        yield self.meant, self.pages[1]

    @staticmethod
    def _info(objects: PdfObjects) -> dict[str, Value]:
        return objects.dictionary(objects.trailer["Info"]) if "Info" in objects.trailer else {}

    def _beside(self) -> Iterator[Pair]:
        """Yield the parts of the files besides their pages."""
        one, two = self._info(self.given), self._info(self.meant)
        yield from ((one.get(key), two.get(key), Area.INFO, None) for key in (one.keys() | two.keys()) - _SAVER)
        one, two = self.given.catalogue, self.meant.catalogue
        for key in sorted((one.keys() | two.keys()) - _HOUSEKEEPING):
            area = _CATALOGUE.get(key, Area.REST)
            if key == "Metadata":
                self._metadata(one.get(key), two.get(key))
            elif key == "Names":
                yield from self._names(one.get(key), two.get(key))
            else:
                yield one.get(key), two.get(key), area, None

    def _names(self, one: Value, two: Value) -> Iterator[Pair]:
        """Yield the name trees, each as one list, because programs give them different shapes."""
        given, meant = self.given.get(one) or {}, self.meant.get(two) or {}
        for key in given.keys() | meant.keys():
            yield _flat(self.given, given.get(key)), _flat(self.meant, meant.get(key)), Area.CARRIED, None

    def _metadata(self, one: Value, two: Value) -> None:
        given, meant = self.given.get(one), self.meant.get(two)
        if (
            not isinstance(given, PackedStream)
            or not isinstance(meant, PackedStream)
            or said_in(self.given.unpacked(given)) != said_in(self.meant.unpacked(meant))
        ):
            self._differ(Area.METADATA, None)

    def _page_pairs(self) -> Iterator[Pair]:
        for number, (one, two) in enumerate(zip(*(found.pages for found in self.pages), strict=False), start=1):
            for key in sorted((one.keys() | two.keys()) - {"Contents"}):
                area = Area.SHAPE if key in _BOXES else _PAGE_AREAS.get(key, Area.PAGE)
                yield one.get(key), two.get(key), area, number

    def _walk(self, waiting: list[Pair]) -> None:
        while waiting and len(self.found) < _MOST_FOUND:
            waiting += self._step(*waiting.pop())

    def _step(self, one: Value, two: Value, area: Area, page: int | None) -> list[Pair]:
        """Compare two values and return their parts, which are compared next."""
        if isinstance(one, Ref) and isinstance(two, Ref):
            here, there = (found.index.get(ref) for found, ref in zip(self.pages, (one, two), strict=True))
            if here is not None or there is not None:
                return [] if here == there else self._differ(area, page)
            pair = one, two
            if pair in self.seen:
                return []
            self.seen.add(pair)
        one, two = self.given.get(one), self.meant.get(two)
        if isinstance(one, PackedStream) and isinstance(two, PackedStream):
            if self.given.unpacked(one) != self.meant.unpacked(two):
                return self._differ(area, page)
            return self._entries(one.entries, two.entries, area, page, _PACKING)
        if isinstance(one, dict) and isinstance(two, dict):
            return self._entries(one, two, area, page, frozenset())
        if isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
            return [(a, b, area, page) for a, b in zip(one, two, strict=True)]
        same = type(one) is type(two) or (isinstance(one, int | float) and isinstance(two, int | float))
        same = same and isinstance(one, bool) == isinstance(two, bool)
        return [] if same and one == two else self._differ(area, page)

    def _entries(
        self, one: dict[str, Value], two: dict[str, Value], area: Area, page: int | None, but: frozenset[str]
    ) -> list[Pair]:
        page = self._page_of(one) or page
        keys = (one.keys() | two.keys()) - but
        return [(one.get(key), two.get(key), _within(area, key), page) for key in keys]

    def _page_of(self, entries: dict[str, Value]) -> int | None:
        """Return the page number, from 1, that a part of the structure gives."""
        on = entries.get("Pg")
        place = self.pages[0].index.get(on) if isinstance(on, Ref) else None
        return None if place is None else place + 1

    def _differ(self, area: Area, page: int | None) -> list[Pair]:
        self.found.append((area, page))
        return []


_PAGE_AREAS = {"Annots": Area.UPON, "Resources": Area.TYPEFACE}


def _within(area: Area, key: str) -> Area:
    return Area.SPOKEN if area is Area.ORDER and key in _SPOKEN else area


def _flat(objects: PdfObjects, tree: Value) -> list[Value]:
    """Return the keys and values of a tree of names, in order."""
    found: list[Value] = []
    waiting, seen = [tree], 0
    while waiting:
        seen += 1
        node = objects.get(waiting.pop())
        if node is None:
            continue
        if not isinstance(node, dict) or seen > _MOST_FOUND:
            raise UnclearError("the files that it carries cannot be read")
        names, kids = objects.get(node.get("Names")), objects.get(node.get("Kids"))
        found += names if isinstance(names, list) else []
        waiting += reversed(kids) if isinstance(kids, list) else []
    return found


def _drawn(one: bytes, two: bytes) -> Drawn:
    """Compare two drawings, operator by operator."""
    if one == two:
        return Drawn.SAME
    try:
        given, meant = _unwrapped(list(tokens(one))), list(tokens(two))
    except UnclearError:
        return Drawn.REWRITTEN
    if given == meant or list(map(repr, given)) == list(map(repr, meant)):
        return Drawn.SAME
    kept = sum((Counter(_operations(given)) & Counter(_operations(meant))).values())
    return Drawn.EDITED if kept >= _MOSTLY * len(_operations(meant)) else Drawn.REWRITTEN


def _operations(drawing: list[Value]) -> list[str]:
    """Return what is drawn, each operator with what it is given."""
    found, part = [], list[Value]()
    for each in drawing:
        part.append(each)
        if isinstance(each, Keyword):
            found.append(repr(part))
            part = []
    return found


def _unwrapped(drawing: list[Value]) -> list[Value]:
    """Return a drawing without the pair of brackets that some programs put around it."""
    while drawing[:1] == [Keyword(b"q")] and drawing[-1:] == [Keyword(b"Q")]:
        drawing = drawing[1:-1]
    return drawing
