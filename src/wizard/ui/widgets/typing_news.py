"""What is being typed just now, wherever it is: who hears of it, and how everything typed is announced at once.

A change that comes from typing bears the mark of its field and of that use of it: the letters of one sentence are one
change to whoever undoes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class TypingNews(QObject):
    """Says when something typed is not told of yet, and when it is."""

    began = Signal(QWidget)
    """Something was typed into this field that its page does not know of yet."""
    ended = Signal(QWidget)
    """The page knows of everything that was typed into this field."""

    def __init__(self) -> None:
        super().__init__()
        self.untold: dict[int, Callable[[], None]] = {}
        """Who has something to tell, and how it is told."""
        self.unread: dict[int, QWidget] = {}
        """The fields in which something stands that cannot be read or kept."""
        self.strand: object = None
        """The field whose typing is being announced, and which use of it that is; None if none is."""


@cache
def typing_news() -> TypingNews:
    """Return the one place where it is known what is being typed."""
    return TypingNews()


def tell_everything() -> None:
    """Have every field tell of what was typed into it and not yet told of."""
    for tell in tuple(typing_news().untold.values()):
        tell()


@contextmanager
def telling(strand: object) -> Iterator[None]:
    """While something typed is announced, say of which use of which field it is."""
    news = typing_news()
    before, news.strand = news.strand, strand
    try:
        yield
    finally:
        news.strand = before
