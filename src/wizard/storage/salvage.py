"""Read what can still be read of a damaged plan. The result goes into a new file; the damaged one is never changed."""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from wizard.foundation.canonical_json import canonical_bytes
from wizard.plan.plan import Plan
from wizard.plan.plan_references import altered_texts
from wizard.signing.impossible import impossible
from wizard.storage import envelope

_LISTS = frozenset({"people", "tasks", "records", "reopenings"})
_NEEDED = ("id", "created_at")
_START = '"plan":'


@dataclass(frozen=True)
class Salvage:
    """What could be read."""

    plan: Plan
    lost: tuple[str, ...]
    """The parts that could not be read, by their names in the file: “people, entry 3”, “settings”."""


def salvage(data: bytes) -> Salvage | None:
    """Return what can be read of a damaged plan file, or None if nothing useful can.

    The plan returned is valid, but nothing proves that it is right: its checksum did not match.
    """
    try:
        envelope.check_bytes(data)
        # Replace bytes that are not UTF-8: one broken letter in a note should not cost the whole plan.
        parts, lost = _parts(data.decode("utf-8", "replace"))
    except (envelope.BoundError, RecursionError):
        return None
    kept = {name: parts[name] for name in _NEEDED if name in parts}
    if _plan(kept) is None:
        return None
    # Guidance first, whatever the order in the file: meetings are only valid with the guidance that they name.
    for name, part in sorted(parts.items(), key=lambda entry: entry[0] != "guidance"):
        if name in _NEEDED:
            continue
        if name == "guidance":
            part, gone = _unaltered(kept, part)
            lost += gone
        # Try each part with the sound ones: one damaged part should not cost the others.
        if _plan(kept | {name: part}) is not None:
            kept[name] = part
        elif name in _LISTS and isinstance(part, list):
            kept[name], gone = _entries(kept, name, part)
            lost += gone
        else:
            lost.append(name)
    plan = _plan(kept)
    return Salvage(plan, tuple(lost)) if plan is not None and set(kept) != set(_NEEDED) else None


def _parts(text: str) -> tuple[dict[str, Any], list[str]]:
    """Read the plan's parts one after the other, until the text cannot be read further."""
    decoder = json.JSONDecoder(parse_int=envelope.whole_number)
    parts: dict[str, Any] = {}
    begin, sign, _ = text.partition(_START)
    place = len(begin) + len(sign)
    while True:
        try:
            place = _skip(text, place, ",{")
            name, place = decoder.raw_decode(text, place)
            part, place = decoder.raw_decode(text, _skip(text, place, ":"))
        except ValueError:
            cut = text[place : place + 1] not in ("}", "")
            return parts, ["everything after " + list(parts)[-1]] if parts and cut else []
        if not isinstance(name, str):
            return parts, []
        parts[name] = part


def _skip(text: str, place: int, signs: str) -> int:
    while place < len(text) and text[place] in signs + " \t\r\n":
        place += 1
    return place


def _unaltered(kept: dict[str, Any], part: Any) -> tuple[Any, list[str]]:
    """Return the guidance without the texts that were altered, and the names of those."""
    plan = _plan(kept | {"guidance": part})
    altered = list(altered_texts(plan.guidance)) if plan is not None else []
    texts = {name: dict(entries) for name, entries in part.items()} if altered else part
    for name, key in altered:
        del texts[name][key]
    return texts, [f"guidance, {name}, {key[:8]}…" for name, key in altered]


def _entries(kept: dict[str, Any], name: str, part: list[Any]) -> tuple[list[Any], list[str]]:
    """Return the sound entries of a list, and the names of the others."""
    sound = [entry for entry in part if _plan(kept | {name: [entry]}) is not None]
    lost = [f"{name}, entry {number}" for number, entry in enumerate(part, start=1) if entry not in sound]
    return sound, lost


def _plan(parts: dict[str, Any]) -> Plan | None:
    """Return the plan made from these parts, if it is valid: a meeting cannot be shown without its guidance."""
    try:
        plan = Plan.model_validate_json(canonical_bytes(parts))
    except (ValidationError, ValueError):
        return None
    # Errors in the guidance are checked separately.
    return None if any(not found.place.startswith("guidance, ") for found in impossible(plan)) else plan
