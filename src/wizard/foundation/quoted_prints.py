"""The fingerprints that an e-mail or a slip quotes, found in its words."""

import re
from collections.abc import Iterable

from wizard.foundation.canonical_json import fingerprint

_BETWEEN = r"[\s:.>–\-\u00a0]{0,4}"
# Mail programs wrap lines and put a mark before each, so a fingerprint may continue on the next line.
_PRINTED = re.compile(rf"(?<![0-9a-z])[0-9a-f]{{4}}(?:{_BETWEEN}[0-9a-f]{{4}}){{3}}(?![0-9a-z])", re.IGNORECASE)


def prints_in(message: str) -> tuple[str, ...]:
    """Return the fingerprints that a message quotes, as they are printed: “9f2c 41d0 77ab e013”."""
    found = (re.sub(r"[^0-9a-f]", "", each.group().lower()) for each in _PRINTED.finditer(message))
    return tuple(dict.fromkeys(fingerprint(each) for each in found))


def quotes_others(message: str, digests: Iterable[str]) -> bool:
    """Whether a message quotes fingerprints, but none that belongs to one of these digests."""
    found = prints_in(message)
    return bool(found) and not {fingerprint(each) for each in digests} & set(found)
