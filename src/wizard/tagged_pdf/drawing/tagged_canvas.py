"""Drawing with tags: reportlab's canvas, where every mark is declared as content or furniture."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import quote

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

from wizard.tagged_pdf.drawing.line_breaking import Line, clean, typeface
from wizard.tagged_pdf.drawing.pdf_file import Document, PdfPage
from wizard.tagged_pdf.drawing.structure_tree import Element, Tree, page_reference
from wizard.tagged_pdf.drawing.text_styles import PAGE_HEIGHT, PAGE_WIDTH, Style, Weight, rgb

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPES |= {ord(each): f"\\{each}" for each in "()\\"}

_PRINTED = 4
"""The annotation flag Print, which archives require for every annotation."""

_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"
"""The characters that an address may contain unescaped."""


def _number(length: float) -> str:
    """Return a length in PDF syntax, to a thousandth of a point."""
    return f"{length:.3f}".rstrip("0").rstrip(".") or "0"


@lru_cache(maxsize=64)
def _filled_with(colour: str) -> str:
    return f"{fp_str(rgb(colour))} rg"


class TaggedCanvas(Canvas):
    """A canvas on which everything is drawn inside `tagged` or `artifact`. Coordinates are from the lower left."""

    # reportlab's own attributes, declared for mypy: the operators of the current page, and references to its
    # annotations.
    _code: list[str]
    _annotationrefs: list[Any]

    def __init__(self, document: Document, tree: Tree) -> None:
        fonts = typeface()
        start: Any = fonts["regular"].fontName
        super().__init__(BytesIO(), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, initialFontName=start)
        self._doc = document
        self._tree = tree
        self._fonts = fonts
        self._known: dict[Weight, set[str]] = {weight: set() for weight in fonts}
        """The characters that were drawn from the first subset of each weight."""

        self._codes: dict[Weight, dict[int, str]] = {weight: {} for weight in fonts}
        """What each of them is in a string of PDF syntax."""

        self._chosen: dict[tuple[Weight, int, float], str] = {}
        """The operators that choose a font in a size."""

        self.anchors: Mapping[str, tuple[int, float]] = {}
        """Page (from 0) and height from the lower edge of each anchor that a link may go to."""

        self.pages: Mapping[str, str] = {}
        """The number of the page of each anchor, as it is printed: annex pages have numbers of their own."""

        self.outline_level = -1
        """Level of the bookmark that was added last, -1 before the first."""

    @property
    def page(self) -> int:
        """The index of the page being drawn, from 0."""
        return int(self.getPageNumber()) - 1

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Mark everything drawn inside the `with` block as content of `element`."""
        self._code.append(f"/{element.role} <</MCID {self._tree.mark(self.page, element)}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Make assistive software skip what is drawn in the `with` block; `kind` is the artifact's property list."""
        self._code.append(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._code.append("EMC")

    def write(self, lines: Sequence[Line], style: Style, left: float, top: float, room: float, *, right: bool) -> None:
        """Draw lines below `top`, inside marks that are open already. Links in them are drawn as plain text."""
        code = ["BT"]
        x, y, cursor = left, top - style.ascent, (0.0, 0.0)
        state: tuple[str, str] = ("", "")
        for line in lines:
            if line.pieces:
                x = left + room - line.width if right else left
                # Td moves relative to the start of the line before, so remember where that was.
                code.append(f"{_number(x - cursor[0])} {_number(y - cursor[1])} Td")
                cursor = (x, y)
            for piece in line.pieces:
                state = self._show(code, piece.text, piece.weight, style.size, piece.tone, state)
            y -= style.leading
        code.append("ET")
        self._code.append(" ".join(code))

    def _show(
        self, code: list[str], text: str, weight: Weight, size: float, tone: str, state: tuple[str, str]
    ) -> tuple[str, str]:
        """Add the operators that show `text`; `state` is the current font and colour, and the new state is returned."""
        font, colour = state
        if colour != tone:
            code.append(_filled_with(tone))
        for subset, shown in self._encoded(text, weight):
            wanted = self._chosen.get((weight, subset, size)) or self._choosing(weight, subset, size)
            if font != wanted:
                code.append(wanted)
                font = wanted
            code.append(f"({shown}) Tj")
        return font, tone

    def _choosing(self, weight: Weight, subset: int, size: float) -> str:
        """Return the operator that chooses a font in a size."""
        name = self._fonts[weight].getSubsetInternalName(subset, self._doc)
        return self._chosen.setdefault((weight, subset, size), f"{name} {_number(size)} Tf")

    def _encoded(self, text: str, weight: Weight) -> Sequence[tuple[int, str]]:
        """Return a text as strings of PDF syntax, each with the embedded subset that has its glyphs, at most 256."""
        known, codes = self._known[weight], self._codes[weight]
        if known.issuperset(text):
            # Nearly always, everything in it has been drawn before, with the first subset.
            return [(0, text.translate(codes))]
        face = self._fonts[weight]
        parts: list[tuple[int, bytes]] = face.splitString(text, self._doc)
        state: Any = face.state[self._doc]
        for character in set(text):
            # The no-break space is drawn with the glyph of the ordinary space.
            at = state.assignments.get(32 if character == "\N{NO-BREAK SPACE}" else ord(character), 256)
            if at < 256:
                known.add(character)
                codes[ord(character)] = chr(at).translate(_ESCAPES)
        return [(subset, encoded.decode("latin-1").translate(_ESCAPES)) for subset, encoded in parts]

    def link(self, element: Element, target: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Place a link over `box` (left, bottom, right, top); `words` describe it.

        Raises:
            ValueError: `#name` is not an anchor of the story.
        """
        if target.startswith("#"):
            if target[1:] not in self.anchors:
                raise ValueError(f"A link goes to “{target}”, which is nowhere in the document.")
            leads = f"/Dest [ {{page}} /XYZ null {_number(self.anchors[target[1:]][1])} null ]"
            annotation = _Annotation(box, clean(words) or clean(target), leads, self.anchors[target[1:]][0])
        else:
            action = quote(target, safe=_ADDRESS).translate(_ESCAPES)
            leads = f"/A << /S /URI /Type /Action /URI ({action}) >>"
            annotation = _Annotation(box, clean(words) or clean(target), leads)
        annotation.key = self._tree.annotate(self.page, element, annotation)
        self._annotationrefs.append(self._doc.Reference(annotation))  # type: ignore[no-untyped-call]

    def underline(self, left: float, y: float, width: float, colour: str) -> None:
        """Draw a thin line below words, as an artifact."""
        with self.artifact():
            self.setStrokeColor(rgb(colour))
            self.setLineWidth(0.5)
            self.line(left, y, left + width, y)

    def finish_page(self) -> None:
        """Close the page and begin the next."""
        content = "\n".join(self._code).encode("latin-1")
        self._doc.hold_page(PdfPage(self.page, content, self._annotationrefs), content)
        self._startPage()  # type: ignore[attr-defined]  # missing from the stubs


class _Annotation(PDFObject):
    """A link, as an object of its own, since page and structure refer to it.

    Written by hand: an annex has many hundred, and reportlab's dictionaries take ten times as long.
    """

    __RefOnly__ = 1

    def __init__(self, box: tuple[float, float, float, float], words: str, leads: str, page: int | None = None) -> None:
        self._box, self._words, self._leads, self._page = box, words, leads, page
        self.key = 0
        """Its key in the parent tree."""

    def format(self, document: Any) -> bytes:
        """Return the annotation in PDF syntax."""
        leads = self._leads
        if self._page is not None:
            leads = leads.format(page=page_reference(self._page).format(document).decode())
        head = f"<< /Border [ 0 0 0 ] {leads} /F {_PRINTED} /Rect [ {' '.join(map(_number, self._box))} ]"
        words = PDFString(self._words).format(document)
        return b"%b /Contents %b /StructParent %d /Subtype /Link /Type /Annot >>" % (head.encode(), words, self.key)
