"""The structure tree: headings, lists, tables in reading order, and the marks on the pages that belong to them."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFObjectReference, PDFString, format


class Element(PDFObject):
    """One node of the tree. Its kids are elements, marked content (page, number) and annotations, in reading order."""

    __RefOnly__ = 1  # reportlab writes it as an object of its own

    def __init__(self, role: str, parent: "Element | None" = None, *, alt: str = "", attributes: str = "") -> None:
        """Make a node and add it below `parent`.

        Args:
            role: A standard structure type of ISO 32000-1, 14.8.4.
            parent: None if it is added later, as everything but the root's single kid must be.
            alt: Alternative text.
            attributes: An attribute dictionary in PDF syntax.
        """
        self.role = role
        self.parent: Element | Tree | None = None
        self.alt = alt
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int] | tuple[int, PDFObject]] = []
        self._reference = b""
        if parent is not None:
            self.hang(parent)

    def hang(self, parent: "Element") -> None:
        """Make this the last kid of `parent`."""
        self.parent = parent
        parent.kids.append(self)

    def adopt(self, other: "Element") -> None:
        """Make the elements below `other` the last kids of this one."""
        for kid in other.kids:
            if isinstance(kid, Element):
                kid.hang(self)

    def referred(self, document: Any) -> bytes:
        """Return the reference to the element, cached, because a document has thousands."""
        if not self._reference:
            self._reference = bytes(format(self, document))
        return self._reference

    def format(self, document: Any) -> bytes:
        """Return the element in PDF syntax."""
        assert self.parent is not None
        kids = [self._kid(kid, document) for kid in self.kids]
        above = self.parent.referred(document)
        parts = [b"<< /Type /StructElem /S /%b /P %b" % (self.role.encode(), above)]
        if self.alt:
            parts.append(b"/Alt " + PDFString(self.alt).format(document))
        if self.attributes:
            parts.append(b"/A " + self.attributes.encode())
        if len(kids) == 1:
            parts.append(b"/K " + kids[0])
        elif kids:
            parts.append(b"/K [ %b ]" % b" ".join(kids))
        parts.append(b">>")
        return b" ".join(parts)

    @staticmethod
    def _kid(kid: "Element | tuple[int, int] | tuple[int, PDFObject]", document: Any) -> bytes:
        if isinstance(kid, Element):
            return kid.referred(document)
        page, content = kid
        at = _page_in(document, page)
        if isinstance(content, int):
            return b"<< /Type /MCR /Pg %b /MCID %d >>" % (at, content)
        return b"<< /Type /OBJR /Pg %b /Obj %b >>" % (at, format(content, document))


def _page_in(document: Any, page: int) -> bytes:
    """Return the reference to a page as a document writes it, cached: thousands of marks name the same few pages."""
    known: dict[int, bytes] = vars(document).setdefault("pages_written", {})
    if page not in known:
        known[page] = page_reference(page).format(document)
    return known[page]


def page_reference(page: int) -> PDFObjectReference:
    """Return the reference to the page with this index, from 0, under the name that reportlab gives pages."""
    return PDFObjectReference(f"Page{page + 1}")


class Tree(PDFObject):
    """The root of the structure, with the parent tree that leads from marks on pages to elements."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.document = Element("Document")
        self.document.parent = self
        self._marks: list[list[Element]] = []
        self._annotations: list[Element] = []

    def referred(self, document: Any) -> bytes:
        """Return the reference to the root."""
        return bytes(format(self, document))

    def open_pages(self, count: int) -> None:
        """Say how many pages there are; annotations are numbered after them."""
        self._marks = [[] for _ in range(count)]

    def mark(self, page: int, element: Element) -> int:
        """Record that `element` continues on `page` (from 0); return the number of the new mark there."""
        number = len(self._marks[page])
        self._marks[page].append(element)
        element.kids.append((page, number))
        return number

    def annotate(self, page: int, element: Element, annotation: PDFObject) -> int:
        """Record that `annotation` on `page` belongs to `element`; return its key in the parent tree."""
        element.kids.append((page, annotation))
        self._annotations.append(element)
        return len(self._marks) + len(self._annotations) - 1

    def format(self, document: Any) -> bytes:
        """Return the root in PDF syntax."""
        numbers: list[Any] = []
        for key, marks in enumerate(self._marks):
            numbers += [key, PDFArray(marks)]
        for key, element in enumerate(self._annotations, start=len(self._marks)):
            numbers += [key, element]
        root = PDFDictionary(
            {
                "Type": "/StructTreeRoot",
                "K": self.document,
                "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
                "ParentTreeNextKey": len(self._marks) + len(self._annotations),
            }
        )
        return bytes(root.format(document))


def walk(element: Element) -> Iterator[Element]:
    """Yield `element` and everything below it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def check_headings(levels: Sequence[int]) -> None:
    """Raise ValueError if heading levels, in story order, start below 1 or skip one (ISO 14289-1, 7.4.2)."""
    before = 0
    for level in levels:
        if level > before + 1:
            raise ValueError(f"A heading of level {level} cannot follow one of level {before}.")
        before = level
