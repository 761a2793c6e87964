"""How far a check of a PDF is, said in sentences; whoever is told ends it by raising."""

from collections.abc import Callable

Said = Callable[[str], None]
"""Told in a sentence how far it is. What it raises ends the check."""

MAKING = "Page {page} of {pages} is made again."
READING = "What is drawn on page {page} of {pages} is compared."
LOOKING = "The words and looks of page {page} of {pages} are compared."
NAMING = "What was changed on page {page} of {pages} is looked for."


def silent(_sentence: str) -> None:
    """Tell nobody."""


def told(say: Said, sentence: str) -> Callable[[int, int], None]:
    """Return a function of (page, pages) that says `sentence` of them."""
    return lambda page, pages: say(sentence.format(page=page, pages=pages))
