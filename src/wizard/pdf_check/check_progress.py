"""The progress of a PDF check in sentences; the function called with them can stop the check by raising."""

from collections.abc import Callable

Said = Callable[[str], None]
"""Called with a sentence on the progress. Raising from it stops the check."""

MAKING = "Making page {page} of {pages} again."
READING = "Comparing what is drawn on page {page} of {pages}."
LOOKING = "Comparing the words and looks of page {page} of {pages}."
NAMING = "Looking for changes on page {page} of {pages}."


def silent(_sentence: str) -> None:
    """Ignore the progress."""


def told(say: Said, sentence: str) -> Callable[[int, int], None]:
    """Return a function of (page, pages) that reports them in `sentence`."""
    return lambda page, pages: say(sentence.format(page=page, pages=pages))
