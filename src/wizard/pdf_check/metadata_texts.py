"""The content of a PDF's metadata (XMP, ISO 16684-1), whatever the layout of its XML."""

from __future__ import annotations

from xml.parsers import expat

from wizard.pdf_check.pdf_syntax import UnclearError

_SAVER = frozenset(
    {
        "http://ns.adobe.com/pdf/1.3/ Producer",
        "http://ns.adobe.com/xap/1.0/ ModifyDate",
        "http://ns.adobe.com/xap/1.0/ MetadataDate",
    }
)
"""The entries that a saving program makes about itself and the time."""
_MOST_BYTES = 1_000_000

Said = tuple[str, ...]
"""One entry: the names of the elements around it, and the text or attribute itself."""


def said_in(metadata: bytes) -> tuple[Said, ...]:
    """Return the entries of the metadata in order, without who saved the file and when.

    Raises:
        UnclearError: It is not XML, has its own declarations, or is too large.
    """
    if len(metadata) > _MOST_BYTES:
        raise UnclearError("its metadata is larger than any of ours")
    reader = _MetadataReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    # Without declarations, nothing can be defined that expands when it is read.
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(metadata, True)
    except expat.ExpatError:
        raise UnclearError("its metadata cannot be read") from None
    return tuple(reader.found)


class _MetadataReader:
    """Collects the entries during parsing."""

    def __init__(self) -> None:
        self.found: list[Said] = []
        self._around: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note an element and its attributes."""
        self._around.append(name)
        if not _SAVER.intersection(self._around):
            self.found.append((*self._around,))
            said = sorted(each for each in attributes.items() if each[0] not in _SAVER)
            self.found += [(*self._around, key, value) for key, value in said]

    def end(self, _name: str) -> None:
        """Leave an element."""
        self._around.pop()

    def text(self, text: str) -> None:
        """Note an element's text."""
        if text.strip() and not _SAVER.intersection(self._around):
            self.found.append((*self._around, text.strip()))

    def refuse(self, *_declared: object) -> None:
        """Refuse declarations."""
        raise UnclearError("its metadata defines its own parts")
