"""A piece of a document in words, used for Word, PDF and web pages alike."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WrittenPiece:
    """One of a heading, a paragraph, a list or a table."""

    heading: str = ""
    level: int = 2
    """The level of a heading: 1 is the title."""
    text: str = ""
    bullets: tuple[str, ...] = ()
    numbered: bool = False
    head: tuple[str, ...] = ()
    """The heads of a table's columns; none where its first column says what is beside it."""
    rows: tuple[tuple[str, ...], ...] = ()
