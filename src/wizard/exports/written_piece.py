"""A piece of a document in words, before anybody decides whether it becomes Word, PDF or a web page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WrittenPiece:
    """One of a heading, a paragraph, a list or a table."""

    heading: str = ""
    level: int = 2
    """Of the heading: 1 is the title."""
    text: str = ""
    bullets: tuple[str, ...] = ()
    numbered: bool = False
    head: tuple[str, ...] = ()
    """The heads of a table's columns; none where its first column says what is beside it."""
    rows: tuple[tuple[str, ...], ...] = ()
