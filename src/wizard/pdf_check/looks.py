"""Whether two pages look the same to an eye, although another program packed the typefaces of one anew."""

from collections.abc import Iterator
from struct import unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_SMALL = 0.6
"""Points become pixels at this scale for a first look: what is equal then is equal."""
_SCALE = 2
_BLOCK = 16
"""Pixels: at that scale 8 points each way, about a letter."""
_COLOURS = 3
_MOST_APART = 9.0
"""How far a colour's mean over a block may be from what is expected, of 255.

Measured over the signed, draft, large-print and hostile copies as Ghostscript 10 saves them, whose letters come out up
to a pixel aside: at most 7.7. Of 115 single letters painted over the least came to 10.4 and half to 25 or more. At half
the scale, or with blocks of half the size, the two ranges meet.
"""


def looks_otherwise(page: "PdfPage", meant: "PdfPage") -> bool:
    """Whether a page, with everything that is drawn upon it, would strike an eye as another than the one meant."""
    sizes = zip(page.get_size(), meant.get_size(), strict=True)
    if any(abs(given - expected) > 1 for given, expected in sizes):
        return True
    if _drawn(page, _SMALL) == _drawn(meant, _SMALL):
        return False
    (one, stride), (other, expected) = _drawn(page, _SCALE), _drawn(meant, _SCALE)
    return (len(one), stride) != (len(other), expected) or _apart(one, other, stride)


def _drawn(page: "PdfPage", scale: float) -> tuple[bytes, int]:
    """Return a page's picture and the length of a row in it."""
    bitmap = page.render(scale=scale)
    picture, stride = bytes(bitmap.buffer), int(bitmap.stride)
    bitmap.close()
    return picture, stride


def _apart(one: bytes, other: bytes, stride: int) -> bool:
    most = _MOST_APART * _BLOCK * _BLOCK
    for start in range(0, len(one), stride * _BLOCK):
        band, expected = (picture[start : start + stride * _BLOCK] for picture in (one, other))
        if band == expected:
            continue
        if any(abs(a - b) > most for a, b in zip(_sums(band, stride), _sums(expected, stride), strict=True)):
            return True
    return False


def _sums(band: bytes, stride: int) -> Iterator[int]:
    """Yield the sum of each colour over each block of a band of rows."""
    total = 0
    for start in range(0, len(band), stride):
        # Each byte gets the room of two, and a row is added as one long number: so much faster than byte by byte.
        wide = bytearray(2 * stride)
        wide[::2] = band[start : start + stride]
        total += int.from_bytes(wide, "little")
    columns = unpack(f"<{stride}H", total.to_bytes(2 * stride, "little"))
    for colour in range(_COLOURS):
        for start in range(colour, stride, _COLOURS * _BLOCK):
            yield sum(columns[start : start + _COLOURS * _BLOCK : _COLOURS])
