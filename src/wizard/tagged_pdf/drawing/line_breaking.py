"""Break text into lines, with the typeface that measures it.

Lines break at spaces, and inside addresses also after a slash or a hyphen; a word wider than its column breaks where
it must. The typeface is Source Sans 3 in three weights: registered once per process, used to measure text, and
searched for missing characters.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from wizard.foundation.paths import resource
from wizard.tagged_pdf.drawing.text_styles import PAGE_AHEAD, Run, Style, Text, Weight, runs

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_ADDRESS = re.compile(r"https?://[^/]+/?|[^/?&=-]*[/?&=-]|[^/?&=-]+")
"""The parts of a typed address, between which a line may break."""

_Word = list[tuple[str, Run]]
"""Fragments without a line break between them, each with its run."""

_SUBSETS = 8
"""How many subsets of each weight are remembered, of about 20 KB each."""

FILES: dict[Weight, str] = {"regular": "Regular", "semibold": "SemiBold", "bold": "Bold"}

# Characters that steer other characters and print nothing: bidi marks and overrides, joiners, variation selectors,
# soft hyphens, tags, controls, broken halves of characters. Text is drawn in the order in which it was typed, so that
# an override can neither hide nor reverse a word of the record.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@lru_cache(maxsize=1)
def typeface() -> dict[Weight, "TTFont"]:
    """Register the three weights with reportlab, once, and return them.

    Raises:
        MissingResourceError: A font file is not where it is shipped.
    """
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    fonts: dict[Weight, TTFont] = {}
    for weight, name in FILES.items():
        path = resource("fonts", f"SourceSans3-{name}.ttf")
        font = fonts[weight] = TTFont(f"SourceSans3-{name}", str(path), asciiReadable=True, shapable=False)
        # For these typefaces of ours only; reportlab's own class stays as it is.
        vars(font.face)["makeSubset"] = _remembering(font.face.makeSubset)
        registerFont(font)
    return fonts


def _remembering(make: Callable[[Sequence[int]], bytes]) -> Callable[[Sequence[int]], bytes]:
    """Return a `makeSubset` that remembers the last few: a document is previewed, and then made again to save it."""
    made = lru_cache(maxsize=_SUBSETS)(make)
    return lambda subset: made(tuple(subset))


@lru_cache(maxsize=50_000)
def width(text: str, weight: Weight) -> float:
    """Return how wide `text` is at size 1; `text` must have passed `printable`."""
    widths = typeface()[weight].face.charWidths
    # A no-break space is drawn with the glyph of the space.
    return float(sum(widths[ord(each)] for each in text.replace("\xa0", " "))) / 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line with one weight, tone and link."""

    text: str
    weight: Weight
    tone: str
    link: str | None
    width: float
    page: bool = False
    """Whether `PAGE_AHEAD` in it stands for the number of the page that it links to."""
    underlined: bool = False

    def numbered(self, page: str, size: float) -> "Piece":
        """Return this piece with the number of its page in place."""
        before, _, after = self.text.rpartition(PAGE_AHEAD)
        text = f"{before}{page}{after}"
        return replace(self, text=text, width=width(text.rstrip(" "), self.weight) * size, page=False)

    def spaced(self) -> "Piece":
        """Return this piece with a space at its end that takes no width."""
        return replace(self, text=f"{self.text} ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `width` is without the space at its end."""

    pieces: tuple[Piece, ...]
    width: float

    def numbered(self, pages: Mapping[str, str], size: float) -> "Line":
        """Return this line with the page numbers of its links filled in; unchanged if it has none."""
        if not any(piece.page for piece in self.pieces):
            return self
        pieces = tuple(
            piece.numbered(pages[(piece.link or "")[1:]], size) if piece.page else piece for piece in self.pieces
        )
        # A space at the end of a line takes no width, and none is left over in the middle of a number.
        return Line(pieces, sum(piece.width for piece in pieces))

    def spaced(self) -> "Line":
        """Return this line with a space at its end; unchanged if it has one, or has no words."""
        if not self.pieces or self.pieces[-1].text.endswith(" "):
            return self
        return replace(self, pieces=(*self.pieces[:-1], self.pieces[-1].spaced()))


def natural_width(text: Text, style: Style) -> float:
    """Return the width of `text` with only its forced breaks."""
    widest = 0.0
    for paragraph in _paragraphs(text):
        words = [_word_width(word, style) for word in paragraph]
        widest = max(widest, sum(words) + max(0, len(words) - 1) * width(" ", style.weight) * style.size)
    return widest


@lru_cache(maxsize=4_096)
def longest_word(text: Text, style: Style) -> float:
    """Return the width of the widest part without a possible line break, remembered as the lines are."""
    words = [word for paragraph in _paragraphs(text) for word in paragraph]
    return max((_word_width(part, style) for word in words for part in _unbreakable(word)), default=0.0)


def _unbreakable(word: _Word) -> list[_Word]:
    if len(word) > 1 or not word[0][1].breaks:
        return [word]
    ((text, run),) = word
    return [[(part, run)] for part in _parts(run.breaks).findall(text)]


@lru_cache(maxsize=8)
def _parts(breaks: str) -> re.Pattern[str]:
    """Return a pattern for the parts of a word that may break after certain characters."""
    inside = re.escape(breaks)
    return re.compile(rf"[^{inside}]*[{inside}]+|[^{inside}]+")


def _dividing(word: _Word) -> re.Pattern[str] | None:
    """Return a pattern for the parts between which a word may break; None if it may not."""
    if len(word) > 1:
        return None
    ((text, run),) = word
    if run.breaks:
        return _parts(run.breaks)
    return _ADDRESS if text.startswith(("https://", "http://")) else None


def broken(text: Text, style: Style, room: float) -> list[Line]:
    """Return `text` as lines of at most `room` points. Text without any visible character gives no line.

    Every line but the last ends in a space, or software that reads aloud would run its last word into the next; the
    exception is a line that ends inside a word or an address.
    """
    return list(_broken(text, style, room))


@lru_cache(maxsize=4_096)
def _broken(text: Text, style: Style, room: float) -> tuple[Line, ...]:
    """Return the lines of a text, remembered: documents share headings, names, dates and decisions."""
    lines: list[Line] = []
    paragraphs = list(_paragraphs(text))
    while paragraphs and not paragraphs[-1]:
        paragraphs.pop()
    for index, paragraph in enumerate(paragraphs):
        last = index == len(paragraphs) - 1
        made = list(_filled(paragraph, style, room))
        for words in made:
            inside = bool(words) and not any(words[-1] is word for word in paragraph)
            ends = words is made[-1]
            lines.append(_line(words, style, spaced=not (last if ends else inside)))
    return tuple(lines) if any(line.pieces for line in lines) else ()


def _paragraphs(text: Text) -> Iterator[list[_Word]]:
    """Yield the words between forced breaks."""
    words: list[_Word] = []
    open_word = False
    for run in runs(text):
        for index, paragraph in enumerate(printable(run.text).split("\n")):
            if index:
                yield words
                words, open_word = [], False
            for position, fragment in enumerate(paragraph.split(" ")):
                if position:
                    open_word = False
                if not fragment:
                    continue
                if open_word:
                    words[-1].append((fragment, run))
                else:
                    words.append([(fragment, run)])
                    open_word = True
    yield words


def _word_width(word: _Word, style: Style) -> float:
    return sum(width(fragment, run.weight or style.weight) for fragment, run in word) * style.size


def _filled(words: Sequence[_Word], style: Style, room: float) -> Iterator[list[_Word]]:
    """Yield the words of each line: as many as fit. An empty paragraph is one empty line."""
    space = width(" ", style.weight) * style.size
    line: list[_Word] = []
    used = 0.0
    for word in words:
        wide = _word_width(word, style)
        if line and used + space + wide <= room:
            line.append(word)
            used += space + wide
            continue
        begun: _Word = []
        rest, parting = word, _dividing(word)
        if line:
            if parting:
                begun, rest = _begun(word, style, room - used - space, parting)
            yield [*line, begun] if begun else line
        parts = list(_divided(rest, style, room, parting))
        for part in parts[:-1]:
            yield [part]
        line, used = [parts[-1]], _word_width(parts[-1], style)
    yield line


def _begun(word: _Word, style: Style, room: float, parting: re.Pattern[str]) -> tuple[_Word, _Word]:
    """Return the part of a word that fits in `room`, which may be nothing, and the rest."""
    ((text, run),) = word
    at, used = 0, 0.0
    for part in parting.findall(text):
        used += width(part, run.weight or style.weight) * style.size
        if used > room:
            break
        at += len(part)
    return ([(text[:at], run)] if at else []), [(text[at:], run)]


def _divided(word: _Word, style: Style, room: float, parting: re.Pattern[str] | None) -> Iterator[_Word]:
    """Yield a word in parts that fit: divided where it may be, else wherever it must be."""
    while _word_width(word, style) > room:
        begun, rest = _begun(word, style, room, parting) if parting else ([], word)
        if not begun:
            yield from _hewn(word, style, room)
            return
        yield begun
        word = rest
    yield word


def _hewn(word: _Word, style: Style, room: float) -> Iterator[_Word]:
    """Yield a word that is wider than a line in parts that fit, each at least one character."""
    part: _Word = []
    used = 0.0
    for fragment, run in word:
        start = 0
        for index, character in enumerate(fragment):
            wide = width(character, run.weight or style.weight) * style.size
            if used + wide > room and (part or index > start):
                if index > start:
                    part.append((fragment[start:index], run))
                yield part
                part, used, start = [], 0.0, index
            used += wide
        part.append((fragment[start:], run))
    yield part


def _line(words: Sequence[_Word], style: Style, *, spaced: bool) -> Line:
    fragments: list[tuple[str, Run]] = []
    for index, word in enumerate(words):
        (first, run), *others = word
        if index:
            before, run_before = fragments[-1]
            # Keep the spaces before and after a link out of it, or they are underlined and can be clicked.
            if run_before.link and run_before != run:
                first = f" {first}"
            else:
                fragments[-1] = (f"{before} ", run_before)
        fragments += [(first, run), *others]
    pieces = []
    for run, group in groupby(fragments, key=lambda fragment: fragment[1]):
        text = "".join(part for part, _ in group)
        weight = run.weight or style.weight
        wide = width(text, weight) * style.size
        # Elsewhere the form shows that it is a link: a page number, a code in brackets, an address in its column.
        underlined = bool(run.link) and not (run.page or run.breaks or str(run.link).startswith("#"))
        # “annex page 9” may break across two lines, and the number is only on the second.
        numbered = run.page and PAGE_AHEAD in text
        pieces.append(Piece(text, weight, run.tone or style.tone, run.link, wide, numbered, underlined))
    total = sum(piece.width for piece in pieces)
    if spaced and pieces:
        pieces[-1] = pieces[-1].spaced()
    return Line(tuple(pieces), total)


@lru_cache(maxsize=1)
def _characters() -> frozenset[str]:
    """Every character that all three weights can print, with the newline."""
    codes = frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in typeface().values()))
    private = {code for code in codes if unicodedata.category(chr(code)) in {"Co", "Cn", "Cc"}}
    return frozenset(map(chr, codes - private)) - set(map(chr, range(32))) | {"\n"}


def _settled(text: str) -> str:
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no weight can print, each once, in the order of their numbers.

    Characters that print nothing by nature (joiners, bidi marks) are left out: without them nothing is lost.
    """
    return tuple(sorted(set(_settled(text)) - _characters()))


def printable(text: str) -> str:
    """Return `text` as it is printed: characters without a glyph become their code points, `[U+5F20 U+4F1F]`.

    Code points keep two names different, where empty boxes would look the same. Line breaks of every kind become
    newlines, tabs become spaces, and invisible characters are removed.
    """
    characters = _characters()
    if text.isascii() and characters.issuperset(text):
        return text
    text = _settled(text)
    if characters.issuperset(text):
        return text
    parts = []
    for known, group in groupby(text, characters.__contains__):
        part = "".join(group)
        parts.append(part if known else f"[{' '.join(f'U+{ord(each):04X}' for each in part)}]")
    return "".join(parts)


def clean(text: str) -> str:
    """Return `text` fit for metadata and alternative texts: any script, one line, nothing that XML or PDF refuses."""
    return " ".join(_settled(text).split())


def spoken(text: str) -> str:
    """Return a text for use as an alternative text, with ordinary spaces."""
    return clean(text).replace("\N{NO-BREAK SPACE}", " ")
