"""A painter who changes one glyph, one stroke or one spoken word of a PDF, at random."""

import random
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Dictionary, String
from tests.pdf_check.alterations import altered

Artist = Callable[[pikepdf.Pdf, random.Random], str]


def painted(data: bytes, seed: int) -> tuple[str, bytes]:
    """The file with one random thing changed, and what it was."""
    chance = random.Random(seed)
    said: list[str] = []
    artist: Artist = chance.choice((_a_glyph, _a_stroke, _a_spoken_word))
    made = altered(lambda document: said.append(artist(document, chance)), data)
    return said[0], made


def _page(document: pikepdf.Pdf, chance: random.Random) -> tuple[pikepdf.Page, bytes, int]:
    number = chance.randrange(len(document.pages))
    page = document.pages[number]
    return page, page.Contents.read_bytes(), number + 1


def _a_glyph(document: pikepdf.Pdf, chance: random.Random) -> str:
    """Replace one letter or digit in a drawn text."""
    page, content, number = _page(document, chance)
    texts = [found for found in re.finditer(rb"\(([^()\\]+)\) Tj", content) if re.search(rb"[A-Za-z0-9]", found[1])]
    text = chance.choice(texts)
    places = [place for place in range(text.start(1), text.end(1)) if content[place : place + 1].isalnum()]
    place = chance.choice(places)
    others = [other for other in b"0123456789aeiou" if other != content[place]]
    put = chance.choice(others)
    page.Contents = document.make_stream(content[:place] + bytes([put]) + content[place + 1 :])
    return f"page {number}: {content[place : place + 1]!r} became {bytes([put])!r} at {place}"


def _a_stroke(document: pikepdf.Pdf, chance: random.Random) -> str:
    """Draw one line or one small box, in any shade, before or after everything else."""
    page, content, number = _page(document, chance)
    x, y, shade = chance.uniform(40, 540), chance.uniform(40, 800), chance.choice((0.0, 0.5, 0.99, 1.0))
    wide, high = chance.uniform(0.5, 60), chance.uniform(0.5, 14)
    line = b"q %.2f G %.2f w %.1f %.1f m %.1f %.1f l S Q" % (shade, high / 7, x, y, x + wide, y)
    box = b"q %.2f g %.1f %.1f %.1f %.1f re f Q" % (shade, x, y, wide, high)
    stroke = chance.choice((line, box))
    parts = (content, stroke) if chance.random() < 0.8 else (stroke, content)
    page.Contents = document.make_stream(b"\n".join(parts))
    return f"page {number}: {stroke!r}"


def _a_spoken_word(document: pikepdf.Pdf, chance: random.Random) -> str:
    """Change the spoken text of one element of the structure."""
    parts = [each for each in document.objects if isinstance(each, Dictionary) and each.get("/P") is not None]
    part = chance.choice([each for each in parts if each.get("/S") is not None])
    key = chance.choice(("/Alt", "/ActualText", "/E"))
    part[key] = String("Declined" if chance.random() < 0.5 else str(part.get(key, "")) + ".")
    return f"{key} of a {part.S}"
