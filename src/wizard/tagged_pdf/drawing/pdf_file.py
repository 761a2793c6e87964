"""The file around the pages: reportlab's document, with what archives need and fixes for bugs in reportlab 5.1.

reportlab is not patched for its other users. `Document` corrects its own objects before they are written:

- a stream's data and the word `endstream` need a line end between them. It is CR LF: after compressed data that ends
  in CR, a lone LF would be taken for the second half of one;
- the map from glyphs to Unicode gave .notdef the number 0, characters beyond U+FFFF too few digits, and put more than
  a hundred entries in one list.
"""

import re
import zlib
from functools import lru_cache
from hashlib import sha256
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFPage,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFString,
    PDFTrueTypeFont,
    PDFZCompress,
)

from wizard.tagged_pdf.drawing.document_info import PRODUCER, Info
from wizard.tagged_pdf.drawing.line_breaking import clean
from wizard.tagged_pdf.drawing.text_styles import PAGE_HEIGHT, PAGE_WIDTH

_PDF_VERSION = (1, 7)
_MAPPING = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]{4,6})>$", re.MULTILINE)
_MAPPINGS = re.compile(r"\d+ beginbfchar\n.*endbfchar", re.DOTALL)
_MAPPINGS_IN_A_LIST = 100


_LONGEST_REMEMBERED = 65_536
"""The most bytes of a stream whose compressed form is remembered."""


class _Compression(PDFStreamFilterZCompress):
    """Compresses streams. It remembers the last few short ones: typefaces and the colour profile come again."""

    def encode(self, text: str | bytes) -> bytes:
        """Return the data of a stream, compressed."""
        data = text.encode() if isinstance(text, str) else text
        return _compressed(data) if len(data) <= _LONGEST_REMEMBERED else zlib.compress(data)


@lru_cache(maxsize=64)
def _compressed(data: bytes) -> bytes:
    return zlib.compress(data)


COMPRESSED = _Compression()
"""The filter of every compressed stream of ours."""


class Stream(PDFStream):
    """A stream whose data end with a separate line end."""

    def format(self, document: Any) -> bytes:
        """Return the stream in PDF syntax."""
        self.filters = [COMPRESSED] if self.filters == [PDFZCompress] else self.filters
        return bytes(super().format(document)).removesuffix(b"endstream\n") + b"\r\nendstream\n"


class Catalog(PDFCatalog):
    """The document's root, which may name associated files and output intents."""

    # reportlab writes the attributes that `__NoDefault__` names. These are the ones set here, declared for mypy.
    AF: Any
    Lang: Any
    MarkInfo: Any
    Metadata: Any
    Names: Any
    OutputIntents: Any
    Outlines: Any
    Pages: Any
    StructTreeRoot: Any
    ViewerPreferences: Any

    def __init__(self) -> None:
        self.__NoDefault__ = [*PDFCatalog.__NoDefault__, "AF", "OutputIntents"]
        self.__Refs__ = self.__NoDefault__


class PdfPage(PDFPage):
    """A page that knows its place in the structure; `index` counts from 0."""

    def __init__(self, index: int, content: bytes, annotations: list[Any]) -> None:
        self.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        super().__init__()
        size: Any = (PAGE_WIDTH, PAGE_HEIGHT)
        self.pagewidth, self.pageheight = size
        self.StructParents, self.Tabs = index, "/S"
        self.Annots: Any = annotations
        self.Contents: Any = Stream(PDFDictionary({}), content, [PDFZCompress])
        self.ExtGState: Any = None
        self._shadingUsed: dict[str, str] = {}


class _Information(PDFInfo):
    """The document information, with the given dates."""

    def __init__(self, info: Info, date: str) -> None:
        super().__init__()
        self._entries = {
            "Title": clean(info.title),
            "Author": clean(info.author),
            "Subject": clean(info.subject),
            "Creator": clean(info.creator),
            "Producer": PRODUCER,
            "CreationDate": date,
            "ModDate": date,
        }

    def format(self, document: Any) -> bytes:
        """Return the dictionary in PDF syntax, without empty entries."""
        entries = {key: PDFString(text) for key, text in self._entries.items() if text}
        return bytes(PDFDictionary(entries).format(document))


class Document(PDFDocument):
    """The file. Its identifier and dates are given; its streams and character maps are corrected as it is written."""

    Catalog: Catalog
    Pages: Any
    outline: Any

    def __init__(self, info: Info, date: str) -> None:
        # `invariant` keeps the clock out of the file, so that the same plan gives the same bytes.
        super().__init__(compression=1, invariant=1, pdfVersion=_PDF_VERSION, lang=info.language)
        catalog = Catalog()
        catalog.Pages, catalog.Lang, catalog.Outlines = self.Pages, PDFString(info.language), self.Outlines
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        self.Catalog = self._catalog = catalog
        self.info = _Information(info, date)
        self._identity = info.identity
        self._pages = sha256()

    def hold_page(self, page: "PdfPage", content: bytes) -> None:
        """Add a page, and add its content to the digest of all pages."""
        self._pages.update(len(content).to_bytes(8, "big") + content)
        self.addPage(page)

    @property
    def pages_digest(self) -> str:
        """The SHA-256 of the content of the pages so far, as a reader of the file finds it."""
        return self._pages.hexdigest()

    def ID(self) -> bytes:  # noqa: N802 - reportlab's name
        """Return the file identifier, made from the identity that was given."""
        # Both halves are the same, as for a file that was never changed. 16 bytes, as ISO 32000 suggests.
        digest = (
            sha256((self._identity or self.pages_digest).encode("utf-8", "surrogatepass")).hexdigest()[:32].encode()
        )
        return b"[<%b><%b>]" % (digest, digest)

    def format(self) -> bytes:
        """Return the whole file."""
        for name, part in self.idToObject.items():
            if isinstance(part, PDFTrueTypeFont):
                vars(part)["Widths"] = _widths(tuple(vars(part)["Widths"].sequence))
            if type(part) is PDFStream:
                # reportlab creates its streams internally, where we cannot supply a class of our own, so change the
                # class of the streams that it created.
                part.__class__ = Stream
                if name.startswith("toUnicodeCMap:"):
                    part.content = _mended_map(part.content)
        return bytes(super().format())


@lru_cache(maxsize=32)
def _widths(numbers: tuple[float, ...]) -> bytes:
    """Return the widths of a typeface in PDF syntax, remembered, as most documents have the same."""
    return bytes(PDFArray(numbers).format(None))


@lru_cache(maxsize=32)
def _mended_map(content: str) -> str:
    entries = []
    for code, character in _MAPPING.findall(content):
        number = int(character, 16)
        # reportlab maps .notdef to 0, which PDF/UA forbids.
        if number:
            entries.append(f"<{code}> <{chr(number).encode('utf-16-be').hex().upper()}>")
    lists = []
    for start in range(0, len(entries), _MAPPINGS_IN_A_LIST):
        part = entries[start : start + _MAPPINGS_IN_A_LIST]
        lists.append("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"]))
    return _MAPPINGS.sub("\n".join(lists), content)
