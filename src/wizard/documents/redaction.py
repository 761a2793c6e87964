"""Leaving names and sums out of a copy: in every block of its story, and inside what people typed.

Names of the practice's people become “Partner A”, “Manager A” wherever they stand, with or without a title or a first
name. Other names are found by their titles. What nothing here can find (“the senior partner’s wife”) is why a person
reads a copy's free text before it goes out: `free_text.py` lists it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from wizard.documents.copy import Copy
from wizard.documents.mapping import mapped
from wizard.documents.tagged import Block
from wizard.domain.people import Person, Role

NAME_LEFT_OUT = "[name left out]"
SUM_LEFT_OUT = "[sum left out]"

_GAP = "[ \N{NO-BREAK SPACE}]+"
_TITLE = r"(?:Drs?|Mr|Mrs|Ms|Miss|Mx|Prof(?:essor)?|Sir|Dame|Lord|Lady|Revd?|Sister|Nurse|Cllr)\b\.?"
_WORD = r"[A-ZÀ-Þ][\w'’‑-]+"
_TITLED = rf"\b{_TITLE}{_GAP}(?:[A-Z]\.?{_GAP})*{_WORD}(?:{_GAP}{_WORD})?"
_SUM = (
    r"[−-]?(?:£|GBP)\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:k|m|bn|thousand|million|billion)\b)?"
    r"|\b\d[\d,]*(?:\.\d+)?\s?(?:k|thousand|million|billion)?\s?(?:pounds|quid|GBP|pence)\b"
)
_ROLES = {Role.PARTNER: "Partner", Role.MANAGER: "Manager"}
# Words that are names of people and much else: alone, they are left as they are.
_COMMON = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"}
    | {"December", "Page", "Item", "The", "And"}
)


def redacted(story: Iterable[Block], copy: Copy) -> Iterator[Block]:
    """Yield a story with the names and sums left out that the copy's reader does not get."""
    gets = copy.gets
    if gets.names and gets.money:
        yield from story
        return
    yield from mapped(story, words_without(copy))


def words_without(copy: Copy) -> Callable[[str], str]:
    """Return what leaves names and sums out of a text, as the copy's reader asks for."""
    steps: list[Callable[[str], str]] = []
    if not copy.gets.money:
        steps.append(partial(re.compile(_SUM, re.IGNORECASE).sub, SUM_LEFT_OUT))
    if not copy.gets.names:
        steps.append(_names_out(copy.minutes.people, copy.minutes.practice.name))

    def without(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return without


def pseudonyms(people: Sequence[Person]) -> Mapping[str, str]:
    """Return what each of the practice's people is called in a copy without names, by id: “Partner A”."""
    counts: dict[str, int] = {}
    found = {}
    for person in people:
        word = _ROLES.get(person.role, "Person")
        found[person.id] = f"{word} {_letters(counts.get(word, 0))}"
        counts[word] = counts.get(word, 0) + 1
    return found


def _letters(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    letters = chr(ord("A") + number % 26)
    return letters if number < 26 else _letters(number // 26 - 1) + letters


def _names_out(people: Sequence[Person], practice: str) -> Callable[[str], str]:
    names: dict[str, str] = {}
    loose: list[str] = []
    for person, name in zip(people, pseudonyms(people).values(), strict=True):
        for form, exact in _forms(person.name):
            names.setdefault(_key(form), name)
            loose.append(_pattern(form) if exact else f"(?i:{_pattern(form)})")
    # The longest form first, so that a whole name is never taken for its surname. The practice's own name stays.
    own = [rf"(?P<own>{_pattern(practice)})"] if practice else []
    known = re.compile("|".join([*own, *sorted(loose, key=len, reverse=True)]) or r"(?!)")
    titled = re.compile(rf"(?P<own>{_pattern(practice)})|{_TITLED}" if practice else _TITLED)

    def known_name(match: re.Match[str]) -> str:
        return match[0] if match.groupdict().get("own") else names[_key(match[0])]

    def any_name(match: re.Match[str]) -> str:
        return match[0] if match.groupdict().get("own") else NAME_LEFT_OUT

    return lambda text: titled.sub(any_name, known.sub(known_name, text))


def _forms(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the forms in which a name is typed, each with whether only these very letters count."""
    parts = name.split()
    bare = parts[1:] if len(parts) > 1 and re.fullmatch(_TITLE, parts[0]) else parts
    yield name, False
    if len(bare) < len(parts):
        yield " ".join(bare), len(bare) == 1
        yield f"{parts[0]} {bare[-1]}", False
    for part in dict.fromkeys([bare[-1], *bare]):
        if len(part) > 1 and part.strip(".") not in _COMMON:
            yield part, True
            yield part.upper(), True


def _pattern(form: str) -> str:
    return rf"(?<!\w){_GAP.join(re.escape(part) for part in form.split())}(?!\w)"


def _key(form: str) -> str:
    return " ".join(form.split()).casefold()
