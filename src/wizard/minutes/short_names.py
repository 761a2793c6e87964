"""Names as they stand in a narrow column: title and surname, and the first name too where two would read alike."""

from collections import Counter
from collections.abc import Iterable

from wizard.plan.people import TITLES, Person


def surname_of(name: str) -> str:
    """Return a name's title and surname: “Dr Osei”, “Ms van der Berg”; a name without a title as it is."""
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
    """The names of a meeting's people, and of others that are named, each told from all others."""

    def __init__(self, people: Iterable[Person]) -> None:
        names = {person.name for person in people}
        self._alike = Counter(surname_of(name) for name in names)
        self._known = names

    def of(self, name: str) -> str:
        """Return a name, short where it is one of the people's and no other reads alike; any other as it is."""
        short = surname_of(name)
        return short if name in self._known and self._alike[short] == 1 else name
