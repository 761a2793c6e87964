"""Whether a name that somebody typed can be theirs: it shares a part with the name that the practice has for them."""

import re
import unicodedata

_TITLES = frozenset({"dr", "doctor", "miss", "mr", "mrs", "ms", "mx", "prof", "professor", "sir", "dame"})


def may_be_name_of(written: str, name: str) -> bool:
    """Whether `written` shares a name with `name`, or its letters are the initials in it; titles count for nothing.

    People sign as they sign letters: “B. Shah”, “Ben”, “Shah-Jones”, “B.S.”. Marks on letters make no difference.
    """
    given, known = _parts(written), _parts(name)
    if not known or set(given) & set(known):
        return True
    letters = "".join(given)
    return len(letters) > 1 and letters == "".join(part[0] for part in known)


def _parts(name: str) -> list[str]:
    """Return the parts of a name, without titles, marks and apostrophes."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    words = re.findall(r"\w+", re.sub(r"['’‘`]", "", bare))
    return [word for word in words if word not in _TITLES]
