"""The seal of a closed record: a digest for each section and item, so that a change is named by its place.

A part's name is in words, because findings use it: “reason on item 3”, “attendance”. `docs/seal.md` describes
what each part covers; a part once released never covers anything else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wizard.foundation.canonical_json import digest, has_digest, model_digest, own_text, plain
from wizard.plan.record import ClosedRecord, RecordContent, Seal

_RECORD_SECTIONS = {
    "practice": ("practice",),
    "people": ("people",),
    "settings": ("settings",),
    "facts": ("facts",),
    "tasks": ("tasks",),
    "carried positions": ("carried",),
    "list of signers": ("expected",),
    "replaced revision": ("revision", "replaces", "replaces_signed_on", "reopening"),
    "acknowledged checks": ("acknowledged",),
    "outcomes": ("outcomes",),
    "numbers": ("numbers",),
}
_MEETING_SECTIONS = {
    "attendance": ("attendance",),
    "interests": ("interests",),
    "guidance": ("guidance",),
    "agenda": ("items", "agenda_minutes"),
    "last minutes": ("last_minutes",),
    "matters arising": ("matters_arising",),
    "other business": ("other_business",),
    "notice": ("notice_sent", "short_notice_agreed", "adjourned_from"),
    "own items": ("own_items", "together"),
    "brought and lapsed": ("brought", "lapses"),
    "next meeting": ("next_meeting",),
    "noted": ("noted", "lmc_asked"),
    "in writing": ("in_writing",),
}
_MATTER_LEAVES = {
    "trade-offs that weighed": ("weighed",),
    "rule": ("rule",),
    "advice from outside": ("checked_with",),
    "minute": ("minute",),
}
_PROPOSAL_LEAVES = {
    "position": ("id", "position", "words", "fields", "seen"),
    "dates": ("start", "hold_until", "review_on", "bring_back"),
    "owner": ("owner",),
    "reason": ("reason",),
    "conditions": ("conditions",),
    "check": ("check", "missing", "meanwhile", "right_by", "advice"),
    "proposer": ("proposed_by", "seconded_by"),
    "votes": ("decision", "out_of_room"),
    "views": ("views",),
    "dissent": ("dissents",),
    "consents": ("consents",),
}


def parts_of(content: RecordContent) -> dict[str, str]:
    """Return the digest of each part of a record's content, by the part's name.

    Sections and items cover the content between them, and `whole` covers all of it. An item has further parts that
    cover it again, one for each thing recorded on it, so that a change there can be named.
    """
    record = plain(content)
    meeting = record.pop("meeting")
    matters = meeting.pop("matters", [])
    outcomes = record.get("outcomes", [])
    parts = {name: model_digest(_taken(record, keys)) for name, keys in _RECORD_SECTIONS.items()}
    parts |= {name: model_digest(_taken(meeting, keys)) for name, keys in _MEETING_SECTIONS.items()}
    # These two take every field that no other section takes, so a field that a later version adds is always sealed.
    parts |= {"moment of closing": model_digest(record), "date, place and chair": model_digest(meeting)}
    parts["order of items"] = model_digest({"matters": [matter["item"] for matter in matters]})
    for matter in matters:
        parts[f"item {matter['item']}"] = model_digest(matter)
        parts |= dict(_leaves(matter))
        came_to = [entry for entry in outcomes if entry["item"] == matter["item"]]
        if came_to:
            parts[f"outcome on item {matter['item']}"] = model_digest({"outcomes": came_to})
    return parts


def _taken(data: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: data.pop(key) for key in keys if key in data}


def _leaves(matter: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    where = f"on item {matter['item']}"
    yield from _digests(matter, _MATTER_LEAVES, where)
    for number, proposal in enumerate(matter.get("proposals", ()), start=1):
        place = where if number == 1 else f"{where}, proposal {number}"
        yield from _digests(proposal, _PROPOSAL_LEAVES, place)


def _digests(data: Mapping[str, Any], leaves: Mapping[str, Sequence[str]], place: str) -> Iterator[tuple[str, str]]:
    for name, keys in leaves.items():
        held = {key: data[key] for key in keys if key in data}
        if held:
            yield f"{name} {place}", model_digest(held)


def seal(content: RecordContent, previous: ClosedRecord | None) -> Seal:
    """Return the seal over `content`, chained to the record before it and to the answers given to that so far."""
    unsealed = Seal(
        parts=parts_of(content),
        whole=digest(content),
        previous=previous.seal.digest if previous else None,
        previous_signatures=previous.answers[-1].digest if previous and previous.answers else None,
        digest="0" * 64,
    )
    return unsealed.replace(digest=seal_digest(unsealed))


def seal_digest(seal: Seal) -> str:
    """Return the digest of a whole seal: over everything in it except this digest."""
    data = plain(seal)
    del data["digest"]
    return model_digest(data)


def is_sealed(seal: Seal) -> bool:
    """Whether a seal has the right digest."""
    return has_digest(seal, seal.digest, without="digest")


def record_text(record: ClosedRecord) -> Iterator[bytes]:
    """Yield the text of a record, piece by piece; the digests that `check` needs are worked out on the way and kept."""
    if record.answers:
        yield b'{"answers":[%b],"content":' % b",".join(own_text(entry, without="digest") for entry in record.answers)
    else:
        yield b'{"content":'
    yield own_text(record.content)
    yield b',"seal":%b' % own_text(record.seal, without="digest")
    yield b"}" if record.signatures is None else b',"signatures":"%b"}' % record.signatures.encode()


class Alteration(StrEnum):
    """What happened to a part since it was sealed."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class AlteredPart:
    """A part of a record that is not as it was sealed."""

    name: str
    """The part's name, as in the seal: “reason on item 3”."""
    how: Alteration


def altered_parts(content: RecordContent, stored: Mapping[str, str]) -> tuple[AlteredPart, ...]:
    """Return the parts of `content` that differ from the digests in its seal, each change once and closely."""
    found = parts_of(content)
    altered = [
        AlteredPart(name, _how(name, found, stored))
        for name in dict.fromkeys([*found, *stored])
        if found.get(name) != stored.get(name)
    ]
    names = {part.name for part in altered}
    whole = {part.name for part in altered if part.how is not Alteration.CHANGED}
    return tuple(part for part in altered if not _said_elsewhere(part.name, names, whole))


def _how(name: str, found: Mapping[str, str], stored: Mapping[str, str]) -> Alteration:
    if name not in stored:
        return Alteration.ADDED
    return Alteration.CHANGED if name in found else Alteration.REMOVED


def _said_elsewhere(name: str, altered: set[str], whole: set[str]) -> bool:
    """Whether another altered part reports the same change: more closely, or for the item as a whole."""
    if name == "order of items":
        return any(other.startswith("item ") for other in whole)
    if name == "outcomes":
        return any(other.startswith("outcome on item ") for other in altered) or any(
            other.startswith("item ") for other in whole
        )
    if name.startswith("item "):
        return name not in whole and any(_item_of(other) == name for other in altered)
    return _item_of(name) in whole


def _item_of(leaf: str) -> str:
    """Return the name of the item that a part such as “reason on item 3, proposal 2” belongs to, or nothing."""
    _, found, item = leaf.partition(" on item ")
    return f"item {item.partition(',')[0]}" if found else ""
