"""Words that no letter may use, because it is about continuing duties and anybody may read it."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"“[^”]*”")

_REFUSED = {
    r"\bstrik(?:e|es|ing)\b": "strike",
    r"\brefus(?:e|es|ed|ing) to see\b": "refuse to see",
    r"\bclos(?:e|es|ed|ing)\b": "close",
    r"\bbreach(?:es|ed|ing)?\b": "breach",
    r"\bboycott\w*": "boycott",
    r"\ball practices\b": "all practices",
}
_ALLOWED = re.compile(r"\bwhen we are closed\b", re.IGNORECASE)

WITHOUT_MONEY = frozenset({"d9"})
"""Documents that must not give sums of money: telling an LMC about prices could limit competition."""


def refused_words(text: str, document: str = "") -> Iterator[str]:
    """Yield the words of a text that a letter must not use; quoted advice may say “breach”.

    Args:
        text: What the letter says.
        document: The document's id, for words that only some documents must not use.
    """
    plain = _ALLOWED.sub("", text)
    unquoted = _QUOTED.sub("", plain)
    for pattern, words in _REFUSED.items():
        searched = unquoted if words == "breach" else plain
        if re.search(pattern, searched, re.IGNORECASE):
            yield words
    if document in WITHOUT_MONEY and "£" in plain:
        yield "£"
