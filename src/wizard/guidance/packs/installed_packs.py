"""The packs on this PC: those shipped with the program, and those added to the user's data folder."""

import contextlib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wizard.foundation import canonical_json as canonical
from wizard.foundation.atomic_file import DAY, write_file
from wizard.foundation.disk import DISK, Disk
from wizard.guidance.pack import Pack
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.pack_outline import HEAD, Outline, outline
from wizard.guidance.packs.toml_files import FILE_BYTES, PackError

FOLDER = "packs"
"""The folder for packs, inside the program's resources and inside the user's data folder."""


_SCRATCH = ".adding-"


@dataclass(frozen=True)
class FoundPack:
    """A pack that is at hand, known by its outline; `load_pack(folder)` brings the rest."""

    folder: Path
    shipped: bool
    outline: Outline | None
    """None if it cannot be used."""
    problem: str = ""
    """Why it cannot be used, in one sentence."""


def pack_digest(pack: Pack) -> str:
    """Return the SHA-256 of the canonical JSON of a pack, in hexadecimal digits."""
    return canonical.digest(pack)


def packs_at_hand(shipped: Path, data_folder: Path, provided: Path | None = None) -> tuple[FoundPack, ...]:
    """Return the packs at hand, the shipped ones first, then by id and from the newest evidence to the oldest.

    Args:
        shipped: The folder of shipped packs.
        data_folder: The user's data folder of the program; it need not exist.
        provided: A folder of packs that IT has put on this PC or on a share; it need not be there.
    """
    found = [_look(folder, shipped=True) for folder in _packs_in(shipped)]
    added = data_folder / FOLDER
    found += [_look(folder, shipped=False) for parent in _folders_in(added) for folder in _packs_in(parent)]
    if provided is not None:
        found += [_look(folder, shipped=False) for folder in _packs_in(provided)]
    return tuple(sorted(found, key=_order))


def load_newest(
    shipped: Path, data_folder: Path, pack_id: str, provided: Path | None = None
) -> tuple[Pack, tuple[str, ...]]:
    """Return the newest pack with this id that is whole, and a sentence on each newer one that was passed over.

    A pack in the data folder may have been damaged since it was added; the sentences are for the person to see.

    Raises:
        PackError: No pack with this id is at hand, or none of them is whole.
    """
    passed_over: list[str] = []
    for found in _newest_first(packs_at_hand(shipped, data_folder, provided), pack_id):
        try:
            return load_pack(found.folder), tuple(passed_over)
        except PackError as error:
            edition = found.outline.edition if found.outline else found.folder.name
            passed_over.append(f"The pack “{pack_id}”, edition “{edition}”, cannot be used: {error}")
    raise PackError(passed_over[0])


def _newest_first(packs: Iterable[FoundPack], pack_id: str) -> list[FoundPack]:
    """Return the packs with this id, newest evidence first, an added one before a shipped one; never an empty list."""
    usable = [pack for pack in packs if pack.outline and pack.outline.id == pack_id]
    if not usable:
        raise PackError(f"No pack “{pack_id}” is on this computer.")
    return sorted(usable, key=lambda pack: (_evidence(pack), not pack.shipped), reverse=True)


def install_pack(source: Path, shipped: Path, data_folder: Path, disk: Disk = DISK) -> Path:
    """Copy the pack in `source` into the user's data folder, after checking it, and return its new folder.

    A pack of the same id and edition that was added before is replaced, and stays as it is if anything goes wrong.

    Raises:
        PackError: The pack is unusable, has the id and edition of a shipped one, or could not be copied.
    """
    edition = load_pack(source).edition
    for folder in _packs_in(shipped):
        own = outline(folder)
        if (own.id, own.edition) == (edition.id, edition.edition):
            raise PackError(
                f"{HEAD} › edition: “{edition.edition}” of “{edition.id}” is shipped with the program and is not "
                "replaced; give the edition another name."
            )
    target = data_folder / FOLDER / edition.id / _folder_name(edition.edition)
    # A name of our own: `tempfile` tries for ever on Windows where no file can be made.
    scratch = target.parent / f"{_SCRATCH}{secrets.token_hex(8)}"
    try:
        disk.make_folder(scratch)
        try:
            _put_in_place(source, scratch, target, disk)
        finally:
            _sweep(target.parent, scratch, disk)
    except OSError as error:
        from wizard.foundation.file_errors import reason

        raise PackError(f"The pack could not be copied into “{target.parent}”: {reason(error)}.") from error
    return target


def _put_in_place(source: Path, scratch: Path, target: Path, disk: Disk) -> None:
    """Copy into `scratch`, check the copy, and only then let it take the place of what was there."""
    fresh, old = scratch / "fresh", scratch / "old"
    _copy(source, fresh, disk)
    # Check the copy, not the source: the source may have changed while it was copied.
    load_pack(fresh)
    if target.exists():
        disk.move_folder(target, old)
    try:
        disk.move_folder(fresh, target)
    except OSError:
        if old.exists():
            disk.move_folder(old, target)
        raise


def _copy(source: Path, fresh: Path, disk: Disk) -> None:
    """Copy the plain files of a pack; `load_pack` has seen that there are no others, and looks again afterwards."""
    for folder, _, names in os.walk(source):
        there = fresh / Path(folder).relative_to(source)
        there.mkdir(parents=True, exist_ok=True)
        for name in names:
            path = Path(folder) / name
            if path.is_symlink() or path.stat().st_size > FILE_BYTES:
                raise PackError(f"{name}: the file was changed while the pack was added; add it again.")
            write_file(there / name, disk.read(path, FILE_BYTES), disk=disk)


def _sweep(folder: Path, scratch: Path, disk: Disk) -> None:
    """Remove the scratch folder, and those that were left behind more than a day ago. What is held open stays."""
    now = scratch.stat().st_mtime
    for found in folder.glob(f"{_SCRATCH}*"):
        with contextlib.suppress(OSError):
            if found == scratch or now - found.stat().st_mtime > DAY:
                disk.remove_folder(found)


def _folder_name(edition: str) -> str:
    """Return a file name for an edition's name, which may hold any character."""
    plain = all(character.isascii() and (character.isalnum() or character in "-_") for character in edition)
    return edition.lower() if plain and len(edition) <= 40 else canonical.digest({"edition": edition})[:16]


def _look(folder: Path, *, shipped: bool) -> FoundPack:
    try:
        return FoundPack(folder, shipped, outline(folder))
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


def _evidence(pack: FoundPack) -> date:
    return pack.outline.evidence_as_at if pack.outline else date.min
