"""The packs on this PC: those shipped with the program, and those added to the user's data folder."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from wizard.foundation import canonical_json as canonical
from wizard.foundation.disk import BRISK
from wizard.guidance.pack import Pack
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.pack_outline import HEAD, Outline, outline
from wizard.guidance.packs.toml_files import PackError

FOLDER = "packs"
"""The folder for packs, inside the program's resources and inside the user's data folder."""

_RECORD_BYTES = 10_000


class AddedBy(NamedTuple):
    """Who added a pack, when, and its fingerprint at that time; kept beside its folder."""

    person: str = ""
    pc: str = ""
    at: str = ""
    """The moment, as ISO 8601 with the offset from UTC."""
    source: str = ""
    """The name of the file or folder that it came from."""
    fingerprint: str = ""
    failed_checks: int = 0
    """How many style checks it failed."""

    def as_data(self) -> dict[str, str | int]:
        """Return it as JSON-like data."""
        return self._asdict()


@dataclass(frozen=True)
class FoundPack:
    """A pack on this PC, known by its outline; `load_pack(folder)` reads the rest."""

    folder: Path
    shipped: bool
    outline: Outline | None
    """None if it cannot be used."""
    problem: str = ""
    """Why it cannot be used, in one sentence."""
    provided: bool = False
    """Whether IT has put it on this PC or on a share."""
    added: AddedBy | None = None
    """Who added it; None if it was shipped or copied there without “Add guidance”."""


def pack_digest(pack: Pack) -> str:
    """Return the SHA-256 of the canonical JSON of a pack, in hexadecimal digits."""
    return canonical.digest(pack)


def packs_at_hand(shipped: Path, data_folder: Path, provided: Path | None = None) -> tuple[FoundPack, ...]:
    """Return the packs on this PC, the shipped ones first, then by id and from the newest evidence to the oldest.

    Args:
        shipped: The folder of shipped packs.
        data_folder: The user's data folder of the program; it need not exist.
        provided: A folder of packs from IT on this PC or on a share; it need not exist.
    """
    found = [_look(folder, shipped=True) for folder in _packs_in(shipped)]
    added = data_folder / FOLDER
    found += [_look(folder, shipped=False) for parent in _folders_in(added) for folder in _packs_in(parent)]
    if provided is not None:
        found += [replace(_look(folder, shipped=False), provided=True) for folder in _packs_in(provided)]
    return tuple(sorted(found, key=_order))


def find_pack(found: Iterable[FoundPack], pack_id: str, edition: str) -> Path:
    """Return the folder of the pack with this id and edition.

    Raises:
        PackError: No such pack is at hand.
    """
    for pack in found:
        if pack.outline is not None and (pack.outline.id, pack.outline.edition) == (pack_id, edition):
            return pack.folder
    raise PackError(f"Edition “{edition}” of “{pack_id}” is not on this PC; add it first.")


def newest_pack(found: Iterable[FoundPack], pack_id: str) -> Path:
    """Return the folder of the newest pack with this id; an added one before a shipped one.

    Raises:
        PackError: No pack with this id is at hand.
    """
    return _newest_first(found, pack_id)[0].folder


def pack_ids(found: Iterable[FoundPack]) -> tuple[str, ...]:
    """Return the ids of the packs at hand, those of shipped ones first."""
    return tuple(dict.fromkeys(pack.outline.id for pack in found if pack.outline))


@lru_cache(maxsize=4)
def shipped_pack(folder: Path) -> Pack:
    """Load a pack that came with the program, once: its files do not change while the program runs.

    Raises:
        PackError: It is damaged; then the next call reads it again.
    """
    return load_pack(folder)


def load_found(found: FoundPack) -> Pack:
    """Load a pack; if it fails checks, its head says so.

    Raises:
        PackError: It is damaged, or was changed after somebody added it.
    """
    if found.shipped:
        return shipped_pack(found.folder)
    pack = load_pack(found.folder)
    if found.provided:
        return _checked(pack)
    if found.added is None:
        raise PackError("nobody added it with “Add guidance…”, so it was never checked.")
    if pack_digest(pack) != found.added.fingerprint:
        raise PackError("it has been changed since it was added; add it again.")
    return _failing(pack, found.added.failed_checks)


def _checked(pack: Pack) -> Pack:
    """Load a pack from IT: nobody confirmed it, so it is checked each time."""
    # Imported here, because only these packs and adding need the rules.
    from wizard.guidance.packs.pack_lint import findings, is_style

    found = findings(pack)
    if refused := [f"{finding}." for finding in found if not is_style(finding)]:
        raise PackError(*refused)
    return _failing(pack, len(found))


def _failing(pack: Pack, failed: int) -> Pack:
    return pack.replace(edition=pack.edition.replace(failed_checks=failed)) if failed else pack


def load_newest(packs: Iterable[FoundPack], pack_id: str) -> tuple[Pack, tuple[str, ...]]:
    """Return the newest sound pack with this id, and a sentence on each newer one that was skipped.

    A pack in the data folder may have been damaged after it was added; the sentences are shown to the user.

    Raises:
        PackError: No pack with this id is at hand, or none of them is whole.
    """
    passed_over: list[str] = []
    for found in _newest_first(packs, pack_id):
        try:
            return load_found(found), tuple(passed_over)
        except PackError as error:
            edition = found.outline.edition if found.outline else found.folder.name
            passed_over.append(f"The pack “{pack_id}”, edition “{edition}”, cannot be used: {error}")
    raise PackError(passed_over[0])


def _newest_first(packs: Iterable[FoundPack], pack_id: str) -> list[FoundPack]:
    """Return the packs with this id, newest evidence first, an added one before a shipped one; never an empty list."""
    usable = [pack for pack in packs if pack.outline and pack.outline.id == pack_id]
    if not usable:
        raise PackError(f"No pack “{pack_id}” is on this computer.")
    named = {pack.outline.edition: pack for pack in usable if pack.outline}
    return sorted(usable, key=lambda pack: _age(pack, named), reverse=True)


def folder_name(edition: str) -> str:
    """Return a file name for an edition's name, which may contain any character."""
    plain = all(character.isascii() and (character.isalnum() or character in "-_") for character in edition)
    return edition.lower() if plain and len(edition) <= 40 else canonical.digest({"edition": edition})[:16]


def record_path(folder: Path) -> Path:
    """Return the path of the note on who added the pack in this folder."""
    return folder.with_name(f"{folder.name}.json")


def _record(folder: Path) -> AddedBy | None:
    try:
        data = json.loads(BRISK.read(record_path(folder), _RECORD_BYTES).decode("utf-8"))
        known = {name: data[name] for name in AddedBy._fields if name in data}
        found = AddedBy(**known)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    kinds = AddedBy.__annotations__
    whole = all(isinstance(value, int if kinds[name] is int else str) for name, value in found._asdict().items())
    return found if whole and found.fingerprint and found.failed_checks >= 0 else None


def _look(folder: Path, *, shipped: bool) -> FoundPack:
    try:
        return FoundPack(folder, shipped, outline(folder), added=None if shipped else _record(folder))
    except PackError as error:
        return FoundPack(folder, shipped, None, str(error))


def _packs_in(folder: Path) -> list[Path]:
    return [entry for entry in _folders_in(folder) if (entry / HEAD).exists()]


def _folders_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))


def _order(pack: FoundPack) -> tuple[bool, str, int, str]:
    name = pack.outline.id if pack.outline else pack.folder.name
    return not pack.shipped, name, -_evidence(pack).toordinal(), pack.folder.name


def _age(pack: FoundPack, named: Mapping[str, FoundPack]) -> tuple[date, bool, str, str]:
    """Return the sort key of packs. A corrected edition comes right after the one that it corrects."""
    base = named.get(pack.outline.base, pack) if pack.outline else pack
    return _evidence(pack), not base.shipped, _added_at(base), _added_at(pack)


def _added_at(pack: FoundPack) -> str:
    return pack.added.at if pack.added else ""


def _evidence(pack: FoundPack) -> date:
    return pack.outline.evidence_as_at if pack.outline else date.min
