"""Imports the whole window, for tests that look for all classes of a kind: only those of imported modules are known."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import TypeVar

from wizard import ui

T = TypeVar("T")


def import_every_module() -> None:
    """Import every module of the window."""
    for each in pkgutil.walk_packages(ui.__path__, "wizard.ui."):
        importlib.import_module(each.name)


def subclasses(kind: type[T]) -> Iterator[type[T]]:
    """Yield every class of the window below `kind`."""
    import_every_module()
    yield from _below(kind)


def _below(kind: type[T]) -> Iterator[type[T]]:
    for each in type.__subclasses__(kind):
        yield each
        yield from _below(each)
