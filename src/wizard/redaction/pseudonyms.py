"""What people are called in a copy without names, and a plan that uses those pseudonyms.

Names in fields of their own are replaced here, before anything is printed: the names of the practice's people, and
those of owners and watchers that somebody typed. `redact` finds the same names in free text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from wizard.foundation.value import Value
from wizard.plan.labels import ROLES
from wizard.plan.office import Office
from wizard.plan.people import Person, Role
from wizard.plan.plan import FrozenGuidance, Plan
from wizard.plan.proposal import Owner
from wizard.redaction.name_finder import NAME_LEFT_OUT, Names, folded, in_place, key_of

_BY_ROLE = {role: ROLES[role] for role in (Role.PARTNER, Role.MANAGER)}

_OTHERS = "Person"
PSEUDONYM = rf"\b(?:{'|'.join((*_BY_ROLE.values(), _OTHERS))}) [A-Z]{{1,3}}\b"
"""What a pseudonym looks like."""
_PSEUDONYMS_ALONE = re.compile(rf"(?:{PSEUDONYM}|{re.escape(NAME_LEFT_OUT)}|[\s,;&/+]|\band\b|\bor\b)+")


@dataclass(frozen=True)
class Called:
    """What everybody is called in one copy."""

    people: Mapping[str, str]
    """By the id of one of the practice's people: “Partner A”."""
    typed: Mapping[str, str]
    """By a name as it was typed into a field for an owner: “Person C”, or the pseudonym of the person that it means."""
    names: tuple[tuple[str, str], ...]
    """Every name of the practice's people, each with its replacement."""

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """The typed names that mean somebody else, each with its replacement."""
        known = frozenset(self.people.values())
        # “Drs Osei and Shah” names two of the people; it is not a new name.
        return tuple(
            (name, instead)
            for name, instead in self.typed.items()
            if instead not in known and re.fullmatch(PSEUDONYM, instead)
        )


NOBODY = Called(MappingProxyType({}), MappingProxyType({}), ())
"""For a copy that shows names."""


def pseudonyms(people: Sequence[Person]) -> Mapping[str, str]:
    """Return what each of the practice's people is called in a copy without names, by id: “Partner A”."""
    counts: dict[str, int] = {}
    return {person.id: _next(_BY_ROLE.get(person.role, _OTHERS), counts) for person in people}


def _next(word: str, counts: dict[str, int]) -> str:
    counts[word] = counts.get(word, 0) + 1
    return f"{word} {_letters(counts[word] - 1)}"


def _letters(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    letters = chr(ord("A") + number % 26)
    return letters if number < 26 else _letters(number // 26 - 1) + letters


def called_in(plan: Plan, people: Sequence[Person]) -> Called:
    """Return the pseudonym of everybody named in `plan`: first `people`, those of the meeting, in their order."""
    known = [each for each in _values(plan) if isinstance(each, Person)]
    unique = {person.id: person for person in (*reversed(known), *reversed(people))}
    first = [person.id for person in people]
    ordered = [unique[each] for each in dict.fromkeys([*first, *(person.id for person in known)])]
    called = pseudonyms(ordered)
    # An earlier record may have this person under another name.
    names = dict.fromkeys((person.name, called[person.id]) for person in (*people, *known))
    typed = _typed([each.name for each in _values(plan) if isinstance(each, Owner) and each.name], called, tuple(names))
    return Called(called, typed, tuple(names))


def _typed(names: Sequence[str], called: Mapping[str, str], known: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return the replacements of names that somebody typed; a known person's name is replaced by their pseudonym."""
    finder = Names(known)
    counts = {_OTHERS: sum(each.startswith(f"{_OTHERS} ") for each in called.values())}
    by_key: dict[str, str] = {}
    found = {}
    for name in dict.fromkeys(names):
        text = folded(name)
        words = in_place(name, finder.found(text.text), text.origins)
        if words != name and _PSEUDONYMS_ALONE.fullmatch(words):
            found[name] = words
            continue
        key = key_of(name)
        by_key[key] = found[name] = by_key.get(key) or _next(_OTHERS, counts)
    return found


def _values(value: Any) -> Iterator[Value]:
    """Yield every value inside a value, in order, without the guidance."""
    match value:
        case FrozenGuidance() | Office():
            return
        case Value():
            yield value
            for field in type(value).model_fields:
                yield from _values(getattr(value, field))
        case tuple():
            for part in value:
                yield from _values(part)
        case Mapping():
            for part in value.values():
                yield from _values(part)
