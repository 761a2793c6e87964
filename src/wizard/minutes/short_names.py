"""Names for narrow columns: title and surname, plus the first name if two would look the same."""

from collections import Counter
from collections.abc import Iterable

from wizard.plan.people import TITLES, Person


def surname_of(name: str) -> str:
    """Return a name's title and surname: “Dr Osei”, “Ms van der Berg”; a name without a title is unchanged."""
    words = name.split()
    titles = 0
    while titles < len(words) - 1 and words[titles].rstrip(".").casefold() in TITLES:
        titles += 1
    if not titles or len(words) - titles < 2:
        return name
    last = len(words) - 1
    # Small words before a surname belong to it.
    while last > titles + 1 and words[last - 1].islower():
        last -= 1
    return " ".join([*words[:titles], *words[last:]])


class ShortNames:
    """Short names for a meeting's people and others named in it, each of them unique."""

    def __init__(self, people: Iterable[Person]) -> None:
        names = {person.name for person in people}
        self._alike = Counter(surname_of(name) for name in names)
        self._known = names

    def of(self, name: str) -> str:
        """Return the short form of a person's name, if it is unique; any other name unchanged."""
        short = surname_of(name)
        return short if name in self._known and self._alike[short] == 1 else name
