"""Find the names of known people in text, in the forms in which people type them.

With or without a title, a first name, initials or accents; either half of a double-barrelled name; any apostrophe and
any hyphen. Only whole words are compared, so a word that merely contains a name is left alone. Texts are compared in
a folded form, without accents and with one kind of apostrophe, hyphen and space, because people type “Sian O'Brien” for
“Siân O’Brien” and word processors insert characters that look alike.

Some names are months or ordinary words. “April was in favour” names a partner; “9 April 2027”, “in April” and “Will the
ICB pay?” do not. Where the program cannot tell, the word stays, and a person sees it in the list of free text before
the copy is sent.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from wizard.foundation.dates import MONTHS
from wizard.plan.people import TITLES

NAME_LEFT_OUT = "[name left out]"

TITLE = rf"(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})"
_TITLE_WORD = re.compile(TITLE, re.IGNORECASE)

# A possessive “'s” is not part of the name before it.
_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"\s+|\s?-\s?")
_AFTER_INITIAL = re.compile(r"\.?\s?|\s?-\s?")
_AFTER_TITLE = re.compile(r"\.?\s+|\.")
_BETWEEN_PARTS = re.compile(r",?[ ]+|\s?-\s?")

_APOSTROPHES = frozenset("'`´ʼʹʻ‘’‛′＇")
_HYPHENS = frozenset("-‐‑‒–—―−﹣－")

# Letters that Unicode does not decompose into a plain letter and a mark.
_LETTERS = {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
_LETTERS |= {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i"}

_MONTHS = frozenset(month.lower() for month in MONTHS)

# First names and surnames that are also words; then the names of roles and teams, typed where a name could be.
_WORDS = frozenset(
    """
    art autumn ball banks bell best bill bird bishop black bond bright brook brooks brown bush case chance
    chapel chase church clay cook cross day dean early east english fair faith farmer field fields flower ford
    forest fox frank french frost gold golden good grace grant gray green grey hall hand hands head hill holiday
    hope hunt hunter joy judge july june king lane law little long love low major mark marsh may miles mill
    mills moon music new noble north old page park parks patience penny pope pound power price pride prince
    prior queen rain read reed rich rivers rose rule rush rusty sage salt self shade sharp shepherd short silver
    singer skill small smart snow south spring star steel stone storm street strong summer summers swift temple
    trinity true wall walls ward waters way weeks west white wild will winter wise wood woods words work york
    young
""".split()  # noqa: SIM905 - words to read, not a list of strings
)
_OFFICES = frozenset(
    """
    accountant admin administrator all and any anybody assistant bma board both care chair clerk clinical
    committee contractor deputy director doctor doctors everybody everyone federation finance for gp gpc gps
    group hub icb it item lead leads lmc locum management manager managers meeting network nhs nobody nurse
    nurses of office officer operations our paramedic partner partners pcn person pharmacist pharmacy physician
    practice primary reception receptionist receptionists salaried secretary senior somebody staff surgery team
    the they treasurer we
""".split()  # noqa: SIM905 - words to read, not a list of strings
)
ORDINARY = _MONTHS | _WORDS | _OFFICES
"""Words, in small letters, that count as a name only where that is likely."""

# “May” has no shorter form, and “September” has two.
_SHORT = (short + "t?" * (short == "sep") for month in MONTHS if (short := month[:3].lower()) != month.lower())
_MONTH = rf"(?:{'|'.join((*sorted(_MONTHS), *_SHORT))})\b\.?"
_DATE_BEFORE = re.compile(
    rf"(?:\d(?:st|nd|rd|th)?(?: of)?"
    r"|\b(?:in|since|until|till|during|throughout|early|mid|late|this|next|last|every|each|the|an?)"
    r"|\b(?:end|start|beginning|middle|rest|course|week|month|half) of"
    rf"|\b{_MONTH}(?:,|/| and| or| to| ?-)?)[ -]*\Z",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(rf"\s*\d|\s*'\d\d|(?:,? (?:and |or |to )?|\s?[-/]\s?){_MONTH}", re.IGNORECASE)
_THING_BEFORE = re.compile(r"\b(?:the|an?|our|your|their|its|this|that|each|every|no)\s+\Z", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:\A|[.!?:;\n(\[\"“”*•]|\s-)\s*\Z")
_DOES = re.compile(
    r"'s\b|,? (?:and|or|&) [A-Z]|[ ](?:was|were|is|has|had|said|says|ask(?:s|ed)|agree[sd]|disagree[sd]|thinks|thought"
    r"|feels|felt|vote[sd]|want(?:s|ed)|note[sd]|propose[sd]|second(?:s|ed)|declare[sd]|report(?:s|ed)|suggest(?:s|ed)"
    r"|will|would|could|can|should|might|did|does|went|left|join(?:s|ed)|chair(?:s|ed)|takes|took|tells|told|speaks|spoke"
    r"|explain(?:s|ed)|raise[sd]|offer(?:s|ed)|abstain(?:s|ed)|object(?:s|ed)|dissent(?:s|ed)|declined|also|to)\b"
)


@dataclass(frozen=True)
class Found:
    """A name in a text, and its replacement."""

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
        """Whether every word of it also has another meaning."""
        return all(word in ORDINARY for word in self.words)


class Names:
    """The names of people, each with its replacement."""

    def __init__(self, people: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]] = ()) -> None:
        """Take names as they are printed (“Dr Amara Osei”), each with its replacement (“Partner A”).

        Args:
            people: The names of the practice's people.
            others: Names that somebody typed; one that could mean one of the people means that person.
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
                # “Osei, Amara” is one person.
                found[-1] = replace(last, end=name.end)
            else:
                found.append(name)
        return found

    def _at(self, text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, Found] | None:
        """Return the name that begins at a word, with the title and initials before it, and the word after it."""
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
    """Whether these words are close enough to be one name."""
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
    """Whether words without a title are probably a name."""
    if len(words) > 1:
        return not form.ordinary or not any(word[0].islower() for word in words)
    if words[0][0][0].islower():
        return False
    return not form.ordinary or likely_a_name(text, words[0].start(), words[0].end())


def _forms(name: str, called: str) -> Iterator[_Form]:
    """Yield the forms in which a name is typed; the finder adds titles and initials before it."""
    text = folded(name).text
    bare = [word[0] for word in _WORD.finditer(text)]
    while len(bare) > 1 and _TITLE_WORD.fullmatch(bare[0]):
        del bare[0]
    initials = frozenset(word[0].upper() for word in bare[:-1])
    whole = [word.casefold() for word in bare]
    ways = {tuple(whole)} if whole else set[tuple[str, ...]]()
    # Words in small letters (“van”, “bin”) are not names on their own.
    alone = [word.casefold() for word in bare if not word[0].islower() and len(word) > 1]
    ways |= {(word,) for word in alone} | {(whole[0], word) for word in alone if word != whole[0]}
    if all(word.lower() == word.upper() for word in bare):
        ways |= {("".join(bare),), ("".join(reversed(bare)),)} if bare else set()
    for way in ways:
        yield _Form(way, called, initials)
        if any("'" in word for word in way):
            yield _Form(tuple(word.replace("'", "") for word in way), called, initials)


def key_of(name: str) -> str:
    """Return a name in the form used to compare it with others."""
    return " ".join(word[0].casefold() for word in _WORD.finditer(folded(name).text)) or name.strip().casefold()


def in_place(text: str, found: Iterable[Found], origins: Sequence[int]) -> str:
    """Return a text as it was typed, with everything found in its folded form replaced."""
    parts, at = [], 0
    for each in found:
        parts += [text[at : origins[each.start]], each.called]
        at = origins[each.end]
    return "".join([*parts, text[at:]])


@dataclass(frozen=True)
class Folded:
    """A text in the form used for comparing, and where each of its characters came from."""

    text: str
    origins: tuple[int, ...]
    """For each character of `text`, its place in the typed text, and one entry more for the end."""


def folded(text: str) -> Folded:
    """Return a text in the form used for comparing."""
    letters: list[str] = []
    origins: list[int] = []
    for index, sign in enumerate(text):
        plain = _plain(sign)
        letters.append(plain)
        origins += [index] * len(plain)
    return Folded("".join(letters), (*origins, len(text)))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """Return the form of one character used for comparing; nothing for marks and invisible characters."""
    if sign in _APOSTROPHES:
        return "'"
    if sign in _HYPHENS:
        return "-"
    if sign in _LETTERS:
        return _LETTERS[sign]
    if sign == "\t" or unicodedata.category(sign) == "Zs":
        return " "
    kept = [each for each in unicodedata.normalize("NFD", sign) if unicodedata.category(each) not in ("Mn", "Cf")]
    return "".join(kept)


def likely_a_name(text: str, start: int, end: int) -> bool:
    """Whether an ordinary word at a place of a folded text is probably a name."""
    word, before, after = text[start:end], text[max(0, start - 40) : start], text[end : end + 40]
    if not (word[0].isupper() and word[1:].islower()) or before.endswith("-") or after.startswith("-"):
        return False
    if word.casefold() in _MONTHS and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(after)):
        return False
    if _THING_BEFORE.search(before):
        return False
    if _BEGINNING.search(before) and (word == "May" or word.casefold() not in _MONTHS):
        return bool(_DOES.match(after))
    return True
