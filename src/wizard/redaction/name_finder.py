"""Finding the names of known people in text, in the ordinary ways in which a name is typed.

With or without a title, a first name, initials, accents; either half of a double-barrelled name; any apostrophe and any
hyphen. Whole words alone are compared, so that no word is broken that merely contains a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wizard.redaction.folding import folded
from wizard.redaction.likely import ORDINARY, likely_a_name

NAME_LEFT_OUT = "[name left out]"

TITLE = r"(?:doctors?|drs?|mr|mrs|ms|miss|mx|prof(?:essor)?|sir|dame|lord|lady|revd?|reverend|sister|nurse|cllr)"
_TITLE_WORD = re.compile(TITLE, re.IGNORECASE)
# A possessive s is no part of the word before it.
_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"\s+|\s?-\s?")
_AFTER_INITIAL = re.compile(r"\.?\s?|\s?-\s?")
_AFTER_TITLE = re.compile(r"\.?\s+|\.")
_BETWEEN_PARTS = re.compile(r",?[ ]+|\s?-\s?")


@dataclass(frozen=True)
class Found:
    """A name in a text, and what stands in its place."""

    start: int
    end: int
    called: str


@dataclass(frozen=True)
class _Form:
    """One way in which somebody's name is typed."""

    words: tuple[str, ...]
    called: str
    initials: frozenset[str]

    @property
    def ordinary(self) -> bool:
        """Whether all its words mean something else as well."""
        return all(word in ORDINARY for word in self.words)


class Names:
    """The names of people, each with what they are called instead."""

    def __init__(self, people: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]] = ()) -> None:
        """Take names as they are printed (“Dr Amara Osei”), each with what stands in its place (“Partner A”).

        Args:
            people: Those of the practice's people.
            others: Names typed in words; what could mean one of the people means that one.
        """
        forms = {form for name, instead in people for form in _forms(name, instead)}
        taken = {form.words for form in forms}
        forms |= {form for name, instead in others for form in _forms(name, instead) if form.words not in taken}
        self._by_first: dict[str, list[_Form]] = {}
        for form in sorted(forms, key=lambda form: (-len(form.words), form.words, form.called)):
            self._by_first.setdefault(form.words[0], []).append(form)

    def found(self, text: str) -> list[Found]:
        """Return the names in a folded text, in their order and without overlaps."""
        words = list(_WORD.finditer(text))
        found: list[Found] = []
        at = 0
        while at < len(words):
            match = self._at(text, words, at)
            if match is None:
                at += 1
                continue
            at, name = match
            last = found[-1] if found else None
            if last and last.called == name.called and _BETWEEN_PARTS.fullmatch(text, last.end, name.start):
                # “Osei, Amara”: one person.
                found[-1] = replace(last, end=name.end)
            else:
                found.append(name)
        return found

    def _at(self, text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, Found] | None:
        """Return the name that begins with a word, title and initials before it included, and the word after it."""
        forms = self._by_first.get(words[at][0].casefold(), ())
        for size in sorted({len(form.words) for form in forms}, reverse=True):
            part = words[at : at + size]
            same = [form for form in forms if form.words == tuple(word[0].casefold() for word in part)]
            if not same or not _joined(text, part):
                continue
            known = frozenset[str]().union(*(form.initials for form in same))
            first, initials = _initials(text, words, at, known, same[0])
            titled = _titled(text, words, first)
            if first < at or _titled_name(part, titled < first, same[0]) or _meant(text, part, same[0]):
                fitting = {form.called for form in same if initials <= form.initials} or {form.called for form in same}
                called = fitting.pop() if len(fitting) == 1 else NAME_LEFT_OUT
                return at + size, Found(words[titled].start(), part[-1].end(), called)
        return None


def _joined(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether words stand beside each other as those of one name do."""
    return all(
        (_AFTER_INITIAL if len(word[0]) == 1 else _BETWEEN_WORDS).fullmatch(text, word.end(), after.start())
        for word, after in pairwise(words)
    )


def _initials(
    text: str, words: Sequence[re.Match[str]], at: int, known: frozenset[str], form: _Form
) -> tuple[int, frozenset[str]]:
    """Return the place of the first initial before a word, and all of them."""
    seen: set[str] = set()
    if words[at][0][0].islower():
        return at, frozenset()
    while at and _AFTER_INITIAL.fullmatch(text, words[at - 1].end(), words[at].start()):
        letters, dotted = words[at - 1][0], text[words[at - 1].end()] == "."
        # “A Grant” may be a grant of money.
        if len(letters) > 3 or not letters.isupper() or not set(letters) <= known or not (dotted or not form.ordinary):
            break
        seen |= set(letters)
        at -= 1
    return at, frozenset(seen)


def _titled(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    """Return the place of the first title before a word; the word's own if it has none."""
    while at and _AFTER_TITLE.fullmatch(text, words[at - 1].end(), words[at].start()):
        if not _TITLE_WORD.fullmatch(words[at - 1][0]):
            break
        at -= 1
    return at


def _titled_name(words: Sequence[re.Match[str]], titled: bool, form: _Form) -> bool:
    """Whether a title makes words a name: “dr osei”, and not “the nurse will”."""
    return titled and (len(words) > 1 or not form.ordinary or not words[0][0][0].islower())


def _meant(text: str, words: Sequence[re.Match[str]], form: _Form) -> bool:
    """Whether words without a title are meant as a name."""
    if len(words) > 1:
        return not form.ordinary or not any(word[0].islower() for word in words)
    if words[0][0][0].islower():
        return False
    return not form.ordinary or likely_a_name(text, words[0].start(), words[0].end())


def _forms(name: str, called: str) -> Iterator[_Form]:
    """Yield the ways in which a name is typed; titles and initials before it are seen to where it is found."""
    text = folded(name).text
    bare = [word[0] for word in _WORD.finditer(text)]
    while len(bare) > 1 and _TITLE_WORD.fullmatch(bare[0]):
        del bare[0]
    initials = frozenset(word[0].upper() for word in bare[:-1])
    whole = [word.casefold() for word in bare]
    ways = {tuple(whole)} if whole else set[tuple[str, ...]]()
    # “van”, “bin” and words of an office in small letters are no names by themselves.
    alone = [word.casefold() for word in bare if not word[0].islower() and len(word) > 1]
    ways |= {(word,) for word in alone} | {(whole[0], word) for word in alone if word != whole[0]}
    if all(word.lower() == word.upper() for word in bare):
        ways |= {("".join(bare),), ("".join(reversed(bare)),)} if bare else set()
    for way in ways:
        yield _Form(way, called, initials)
        if any("'" in word for word in way):
            yield _Form(tuple(word.replace("'", "") for word in way), called, initials)


def key_of(name: str) -> str:
    """Return a name as it is compared with others."""
    return " ".join(word[0].casefold() for word in _WORD.finditer(folded(name).text)) or name.strip().casefold()


def in_place(text: str, found: Iterable[Found], origins: Sequence[int]) -> str:
    """Return a text as it was typed, what was found in its folded form replaced."""
    parts, at = [], 0
    for each in found:
        parts += [text[at : origins[each.start]], each.called]
        at = origins[each.end]
    return "".join([*parts, text[at:]])
