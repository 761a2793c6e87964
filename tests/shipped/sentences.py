"""The sentences of a page in Markdown: in its paragraphs and lists, and the rows of its tables without their heads."""

import re
from collections.abc import Iterator

_ITEM = re.compile(r"\s*(?:- |(\d+)\. )")
_END = re.compile(r"(?<=[.!?])(?:\*\*|\))?\s+(?=[A-Z“`*(…])")


def sentences(page: str) -> list[str]:
    """Every sentence and every row of a table, in the order of the page."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", page):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        rows = [line for line in lines if line.startswith("|")]
        found += [" ".join(row.strip("| ").split()) for row in rows[2:]]
        found += [sentence for text in _texts(lines) for sentence in _END.split(text)]
    return found


def _texts(lines: list[str]) -> Iterator[str]:
    """Yield each paragraph and each list entry as one line.

    A number at the start of a line begins an entry only if it is the next one: a paragraph may be wrapped there.
    """
    held: list[str] = []
    number = 0
    for line in lines:
        if line.startswith("|"):
            continue
        begun = _ITEM.match(line)
        if begun and begun[1] and int(begun[1]) != number + 1:
            begun = None
        if begun:
            number = int(begun[1] or number)
            line = line[begun.end() :]
            if held:
                yield " ".join(held)
                held = []
        held.append(line.strip())
    if held:
        yield " ".join(held)
