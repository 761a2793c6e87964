"""Tracks what is being typed anywhere in the program, and can have all of it passed on at once.

Every change from typing is marked with its field and that use of the field, so that undo reverses a whole sentence at
once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class TypingNews(QObject):
    """Signals when typed text has not been passed on yet, and when it has."""

    began = Signal(QWidget)
    """Text was typed into this field that its page does not know yet."""
    ended = Signal(QWidget)
    """The page now knows everything typed into this field."""

    def __init__(self) -> None:
        super().__init__()
        self.untold: dict[int, Callable[[], None]] = {}
        """The fields with text to pass on, and the functions that do it."""
        self.unread: dict[int, QWidget] = {}
        """The fields whose text cannot be read or saved."""
        self.strand: object = None
        """The field whose typing is being passed on, with the number of its use; None if there is none."""


@cache
def typing_news() -> TypingNews:
    """Return the single instance."""
    return TypingNews()


def tell_everything() -> None:
    """Have every field pass on its typed text."""
    for tell in tuple(typing_news().untold.values()):
        tell()


def has_unread(part: QWidget) -> bool:
    """Whether a field within `part` has text that cannot be read."""
    return any(part.isAncestorOf(field) for field in typing_news().unread.values())


@contextmanager
def telling(strand: object) -> Iterator[None]:
    """Set `strand`, the field and its use, while typed text is passed on."""
    news = typing_news()
    before, news.strand = news.strand, strand
    try:
        yield
    finally:
        news.strand = before
