"""The parts of a pack that the list of steps needs, read without loading the guidance itself.

Standard library only, because the window draws its list of steps before the schema is loaded.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from wizard.guidance.packs.toml_files import PackError, is_there, read_table, text_of

HEAD = "pack.toml"
"""The file at the head of every pack."""


_MOST_CORRECTIONS = 50

_SHORT_TITLE = re.compile(r"^short_title\s*=.*$", re.MULTILINE)


class OutlineAction(NamedTuple):
    """One action, as the list of steps shows it."""

    number: int
    short_title: str
    items: tuple[str, ...]
    """The ids of its items: one, or two that are decided separately."""
    titles: tuple[str, ...]
    """The short title of each item. If they cannot be read, each has the action's."""


class Outline(NamedTuple):
    """The head of a pack in short."""

    id: str
    edition: str
    base: str
    """The name of the edition before it was corrected; the same if it was not."""
    title: str
    evidence_as_at: date
    """The oldest of its items' evidence dates."""
    stale: str
    """What always stands by the guidance; `{date}` is the evidence date."""
    actions: tuple[OutlineAction, ...]


def correction_names(files: Path | Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the names of the corrections that were made to a pack, in their order."""
    names = (f"correction-{number}.toml" for number in range(1, _MOST_CORRECTIONS + 1))
    return tuple(takewhile(lambda name: is_there(files, name), names))


def outline(folder: Path) -> Outline:
    """Return the outline of the pack in `folder`; `load_pack` checks the rest.

    Of the files of its actions, only the titles are read, and only where two items share an action.

    Raises:
        PackError: The file cannot be read, or something that an outline needs is missing.
    """
    head = read_table(folder, HEAD)
    corrected = correction_names(folder)
    named = read_table(folder, corrected[-1]) if corrected else head
    actions = _value(head, "actions", list, "a list of tables [[actions]]")
    return Outline(
        id=_value(head, "id", str, "text"),
        edition=_value(named, "edition", str, "text"),
        base=_value(head, "edition", str, "text"),
        title=_value(head, "title", str, "text"),
        evidence_as_at=_oldest(_value(head, "evidence", dict, "a table [evidence] with a date for each item")),
        stale=_value(head, "stale", str, "text"),
        actions=tuple(_action(folder, entry) for entry in actions),
    )


def _oldest(evidence: dict[str, Any]) -> date:
    dates = [on for on in evidence.values() if isinstance(on, date)]
    # To Python, a date with a time is also a date, but the two cannot be compared.
    if not dates or len(dates) < len(evidence) or any(isinstance(on, datetime) for on in dates):
        raise PackError(f"{HEAD}, “evidence”: expected a date such as 2026-06-30 for each item.")
    return min(dates)


def _action(folder: Path, entry: Any) -> OutlineAction:
    if not isinstance(entry, dict):
        raise PackError(f"{HEAD}, “actions”: expected a list of tables [[actions]].")
    items = _value(entry, "items", list, "a list of item ids", "actions")
    if not items or not all(isinstance(item, str) for item in items):
        raise PackError(f'{HEAD}, actions › “items”: expected a list of item ids such as ["4a", "4b"].')
    title = _value(entry, "short_title", str, "text", "actions")
    return OutlineAction(
        number=_value(entry, "number", int, "a whole number", "actions"),
        short_title=title,
        items=tuple(items),
        titles=_titles(folder, entry.get("file"), len(items)) or (title,) * len(items),
    )


def _titles(folder: Path, name: object, count: int) -> tuple[str, ...]:
    """Return the short titles of the items in the file of an action; none if one item is all, or they are not clear.

    The lines are picked out because parsing a whole file would take longer than drawing the list.
    """
    if count == 1 or not isinstance(name, str):
        return ()
    try:
        found = [tomllib.loads(line).get("short_title") for line in _SHORT_TITLE.findall(text_of(folder, name))]
    except (PackError, ValueError):
        return ()
    titles = tuple(title for title in found if isinstance(title, str))
    return titles if len(titles) == count else ()


def _value(table: dict[str, Any], key: str, kind: type, expected: str, within: str = "") -> Any:
    where = f"{within} › “{key}”" if within else f"“{key}”"
    if key not in table:
        raise PackError(f"{HEAD}, {where}: the key is missing; expected {expected}.")
    if not isinstance(table[key], kind) or isinstance(table[key], bool):
        raise PackError(f"{HEAD}, {where}: expected {expected}.")
    return table[key]
