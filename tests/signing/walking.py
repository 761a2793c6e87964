"""Every way of doubling, dropping, swapping or altering one thing in a plan's JSON, and the result of each.

The walk is generic: it knows nothing of meetings or answers, so it also covers what a later version adds.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, pairwise
from typing import Any

from tests.storage.samples import plan_file

from wizard.foundation.canonical_json import plain
from wizard.plan.plan import Plan
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import PlanFileError, parse_plan

Data = dict[str, Any]
Path = tuple[str | int, ...]
Alter = Callable[[Data], None]

COVERED = ("records", "reopenings", "guidance", "sealed")
"""The parts of a plan that are closed, or that say what is closed."""

_SPARE: tuple[Any, ...] = (
    "for", "against", "agreed", "in_room", "apologies", "partner", "signed", "declined", "typed", "noted", "speaks",
    "done", "more_than_half", "all", "deed", "2001-02-03", "2001-02-03T04:05:06Z", "10:11:00", "0" * 64, 3, True,
)  # fmt: skip


@dataclass(frozen=True)
class Attack:
    """One alteration: its kind, its place, and the change."""

    what: str
    at: Path
    alter: Alter

    def __str__(self) -> str:
        return f"{self.what} at {' / '.join(map(str, self.at))}"


@dataclass
class Walked:
    """The results of all attacks on one plan."""

    name: str
    tried: int = 0
    refused: int = 0
    found: int = 0
    same: int = 0
    """How many left the plan as it was, so that there was nothing to find."""
    survived: list[str] = field(default_factory=list)
    nowhere: list[str] = field(default_factory=list)
    """The attacks that were refused or found without naming the place."""

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.tried:,} attacks, {self.refused:,} refused, {self.found:,} found, {self.same:,} "
            f"without effect, {len(self.nowhere)} without a place, {len(self.survived)} taken for sound"
        )


def walk(name: str, plan: Plan, sample: int | None = None, seed: int = 0) -> Walked:
    """Try all attacks on a plan, or a random sample of this many."""
    data, walked = plain(plan), Walked(name)
    assert verify(parse_plan(plan_file(data), "walk.gpplan").plan).sound, "the plan is not sound to begin with"
    attacks = list(attacks_on(data))
    if sample is not None and len(attacks) > sample:
        attacks = random.Random(seed).sample(attacks, sample)
    opened: set[Path] = set()
    for attack in attacks:
        # Of the possible values for one place, the first that a plan allows is enough.
        if attack.what == "altered" and attack.at in opened:
            continue
        if _opens(attack, plan, data, walked):
            opened.add(attack.at)
    return walked


def _opens(attack: Attack, plan: Plan, data: Data, walked: Walked) -> bool:
    """Try one attack; return whether the plan could still be opened."""
    altered: Data = json.loads(json.dumps(data))
    attack.alter(altered)
    walked.tried += 1
    try:
        found = parse_plan(plan_file(altered), "walk.gpplan").plan
    except PlanFileError as error:
        walked.refused += 1
        if ": " not in str(error):
            walked.nowhere.append(f"{attack}: {error}")
        return False
    verdict = verify(found)
    if found == plan:
        walked.same += 1
    elif verdict.sound:
        walked.survived.append(str(attack))
    else:
        walked.found += 1
        walked.nowhere += [f"{attack}: {finding}" for finding in verdict.findings if not finding.place]
    return True


def attacks_on(data: Data) -> Iterator[Attack]:
    """Yield every attack on the covered parts of a plan."""
    for part in COVERED:
        if part in data:
            yield Attack("dropped", (part,), lambda altered, part=part: altered.pop(part))  # type: ignore[misc]
            yield from _attacks_at(data[part], (part,))
    yield from _between_lists(data)


def at(data: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        data = data[step]
    return data


def _attacks_at(value: Any, path: Path) -> Iterator[Attack]:
    match value:
        case dict():
            yield from _on_object(value, path)
            for key, held in value.items():
                yield from _attacks_at(held, (*path, key))
        case list():
            yield from _on_list(value, path)
            for index, held in enumerate(value):
                yield from _attacks_at(held, (*path, index))
        case _:
            yield from _on_value(value, path)


def _on_object(value: Data, path: Path) -> Iterator[Attack]:
    for key in value:
        yield Attack("dropped", (*path, key), lambda data, key=key: at(data, path).pop(key))  # type: ignore[misc]
        yield Attack("renamed", (*path, key), lambda data, key=key: _rename(at(data, path), key))  # type: ignore[misc]
    for one, other in pairwise(value):
        if type(value[one]) is type(value[other]) and value[one] != value[other]:
            yield Attack("swapped", (*path, one), lambda data, a=one, b=other: _swap(at(data, path), a, b))  # type: ignore[misc]


def _rename(held: Data, key: str) -> None:
    held[f"{key}x"] = held.pop(key)


def _swap(held: Any, one: Any, other: Any) -> None:
    held[one], held[other] = held[other], held[one]


def _on_list(value: list[Any], path: Path) -> Iterator[Attack]:
    for index in range(len(value)):
        where = (*path, index)
        yield Attack("dropped", where, lambda data, i=index: at(data, path).pop(i))  # type: ignore[misc]
        for to in {index + 1, len(value)}:
            yield Attack("doubled", where, lambda data, i=index, to=to: _double(at(data, path), i, to))  # type: ignore[misc]
        if index and value[index] != value[index - 1]:
            yield Attack("swapped", where, lambda data, i=index: _swap(at(data, path), i, i - 1))  # type: ignore[misc]


def _double(held: list[Any], index: int, to: int) -> None:
    held.insert(to, json.loads(json.dumps(held[index])))


def _on_value(value: Any, path: Path) -> Iterator[Attack]:
    nearby: tuple[Any, ...] = ()
    if isinstance(value, str):
        nearby = (value + "x", value[:-1], value[:-1] + ("0" if value[-1:] != "0" else "1"))
    elif isinstance(value, int) and not isinstance(value, bool):
        nearby = (value + 1, value - 1)
    for other in (*nearby, *_SPARE):
        if other != value or type(other) is not type(value):
            yield Attack("altered", path, lambda data, to=other: _put(data, path, to))  # type: ignore[misc]


def _put(data: Data, path: Path, value: Any) -> None:
    at(data, path[:-1])[path[-1]] = value


def _between_lists(data: Data) -> Iterator[Attack]:
    """Yield swaps of whole things between two records, and records moved to or from the reopenings."""
    records: list[Path] = [("records", index) for index in range(len(data.get("records", ())))]
    reopened: list[Path] = [("reopenings", index, "record") for index in range(len(data.get("reopenings", ())))]
    for one, other in combinations([*records, *reopened], 2):
        for inside in _insides(at(data, one), at(data, other)):
            yield Attack("exchanged", (*one, *inside), partial(_exchange, one=one, other=other, inside=inside))
    for index in range(len(records)):
        yield Attack("reopened", ("records", index), partial(_move_to_reopenings, index=index))


def _insides(one: Any, other: Any, path: Path = (), depth: int = 5) -> Iterator[Path]:
    """Yield the paths at which two records have different things of one kind."""
    if path and one != other:
        yield path
    if depth and isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() & other.keys():
            yield from _insides(one[key], other[key], (*path, key), depth - 1)
    elif depth and isinstance(one, list) and isinstance(other, list):
        for index in range(min(len(one), len(other))):
            yield from _insides(one[index], other[index], (*path, index), depth - 1)


def _exchange(data: Data, one: Path, other: Path, inside: Path) -> None:
    first, second = at(data, (*one, *inside)), at(data, (*other, *inside))
    _put(data, (*one, *inside), second)
    _put(data, (*other, *inside), first)


def _move_to_reopenings(data: Data, index: int) -> None:
    record = data["records"].pop(index)
    entry = {"record": record, "reopened_at": record["content"]["closed_at"], "reason": "Moved."}
    data.setdefault("reopenings", []).append(entry)
