"""Adding guidance: reading a folder or a `.gppack`, deciding whether it may be added, and copying it to local data."""

import json
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from wizard.foundation.atomic_file import DAY, write_file
from wizard.foundation.disk import DISK, Disk
from wizard.foundation.file_errors import reason
from wizard.guidance.pack import Pack
from wizard.guidance.packs.corrections import Corrected, CorrectionFile, corrected_places
from wizard.guidance.packs.installed_packs import (
    FOLDER,
    AddedBy,
    FoundPack,
    find_pack,
    folder_name,
    pack_digest,
    record_path,
)
from wizard.guidance.packs.lint_rules import LintFinding
from wizard.guidance.packs.load_pack import load_correction, load_pack, pack_files
from wizard.guidance.packs.pack_archive import CORRECTION, Files, read_files
from wizard.guidance.packs.pack_lint import findings, is_style
from wizard.guidance.packs.pack_outline import correction_names
from wizard.guidance.packs.straight_quotes import curled
from wizard.guidance.packs.toml_files import PackError, text_of

_SCRATCH = ".adding-"


@dataclass(frozen=True)
class Offered:
    """A pack, or a corrected edition, offered for adding: all that one needs to know first."""

    files: Files
    """Its own files, with curly quotation marks."""
    pack: Pack
    fingerprint: str
    """The SHA-256 of its canonical JSON, the same for a folder and a single file."""
    refusals: tuple[LintFinding, ...]
    """Why it is refused; this cannot be overridden."""
    style: tuple[LintFinding, ...]
    """What is against house style; a practice may still add the pack."""
    corrections: tuple[Corrected, ...] = ()
    """What changes, if it corrects an edition on this PC."""
    corrected_by: str = ""
    """Who made the correction."""
    base: Pack | None = None
    """The edition that it corrects."""
    same: bool = False
    """Whether exactly this edition is already on this PC."""
    older_than: str = ""
    """The newest edition on this PC, if that is newer than this one; otherwise empty."""


def offered(path: Path, found: tuple[FoundPack, ...], today: date) -> Offered:
    """Return what a folder or a `.gppack` file offers for adding.

    Raises:
        PackError: It cannot be used at all, or it has the name of an edition on this PC but different texts.
    """
    files = with_curly_quotes(read_files(path))[0]
    if CORRECTION in files:
        return _placed(_corrected(files, found, today), found)
    return _placed(_whole(pack_files(files), today), found)


def with_curly_quotes(files: Files) -> tuple[Files, int]:
    """Return these files with curly quotation marks in their texts, and how many were made curly."""
    fresh: dict[str, bytes] = {}
    total = 0
    for name, data in files.items():
        try:
            text, count = curled(text_of(files, name))
        except PackError:
            # Loading it reports anything that is wrong with it.
            fresh[name] = data
            continue
        fresh[name] = text.encode("utf-8") if count else data
        total += count
    return fresh, total


def add(offer: Offered, data_folder: Path, by: AddedBy, disk: Disk = DISK) -> Path:
    """Copy an offered pack into the user's data folder, and return its new folder.

    Raises:
        PackError: It is refused, or it could not be written; then nothing has changed.
    """
    if offer.refusals:
        raise PackError(*(f"{finding}." for finding in offer.refusals))
    edition = offer.pack.edition
    target = data_folder / FOLDER / edition.id / folder_name(edition.edition)
    if offer.same:
        return target
    # Our own name, because `tempfile` tries for ever on Windows if no file can be made.
    scratch = target.with_name(f"{_SCRATCH}{secrets.token_hex(8)}")
    try:
        disk.make_folder(scratch)
        try:
            _write(offer, scratch / "fresh", disk)
            _move(scratch, target, by, disk)
        finally:
            _sweep(scratch, disk)
    except OSError as error:
        raise PackError(f"The pack could not be copied into “{target.parent}”: {reason(error)}.") from error
    return target


def _write(offer: Offered, fresh: Path, disk: Disk) -> None:
    for name, data in offer.files.items():
        place = fresh.joinpath(*name.split("/"))
        disk.make_folder(place.parent)
        write_file(place, data, disk=disk)
    # Check the copy, not the original.
    if pack_digest(load_pack(fresh)) != offer.fingerprint:
        raise PackError("The pack was damaged while it was copied; add it again.")


def _move(scratch: Path, target: Path, by: AddedBy, disk: Disk) -> None:
    """Move a pack to its final folder.

    An edition with this name that is already there is damaged: a sound one is never replaced.
    """
    fresh, old = scratch / "fresh", scratch / "old"
    if target.exists():
        disk.move_folder(target, old)
    try:
        record = json.dumps(by.as_data(), ensure_ascii=False, indent=1)
        write_file(record_path(target), record.encode("utf-8"), disk=disk)
        disk.move_folder(fresh, target)
    except OSError:
        if old.exists():
            disk.move_folder(old, target)
        raise


def _sweep(scratch: Path, disk: Disk) -> None:
    """Remove the scratch folder, and any left behind more than a day ago. Files that are in use stay."""
    now = scratch.stat().st_mtime
    for found in scratch.parent.glob(f"{_SCRATCH}*"):
        with suppress(OSError):
            if found == scratch or now - found.stat().st_mtime > DAY:
                disk.remove_folder(found)


def _whole(files: Files, today: date) -> Offered:
    pack = load_pack(files)
    found = findings(pack, today=today)
    return Offered(
        files=files,
        pack=pack,
        fingerprint=pack_digest(pack),
        refusals=tuple(finding for finding in found if not is_style(finding)),
        style=tuple(finding for finding in found if is_style(finding)),
    )


def _corrected(files: Files, found: tuple[FoundPack, ...], today: date) -> Offered:
    correction = load_correction(files)
    named = correction.corrects
    base_files = pack_files(find_pack(found, named.id, named.edition))
    base = load_pack(base_files)
    places = corrected_places(base, correction)
    name = f"correction-{len(correction_names(base_files)) + 1}.toml"
    whole = _whole({**base_files, name: files[CORRECTION]}, today)
    late = tuple(_in_future(correction, today))
    return Offered(
        files=whole.files,
        pack=whole.pack,
        fingerprint=whole.fingerprint,
        refusals=(*late, *whole.refusals),
        style=whole.style,
        corrections=places,
        corrected_by=correction.issuer,
        base=base,
    )


def _in_future(correction: CorrectionFile, today: date) -> Iterator[LintFinding]:
    for number, each in enumerate(correction.corrections, start=1):
        if each.on > today:
            words = f"the day of the correction, {each.on}, is in the future"
            yield LintFinding(rule="future", item="", place=f"corrections › no. {number} › on", words=words)


def _placed(offer: Offered, found: tuple[FoundPack, ...]) -> Offered:
    """Compare an offer with the editions on this PC: the same, older, or another of the same name (refused)."""
    head = offer.pack.edition
    newer: list[tuple[date, str]] = []
    for pack in found:
        if pack.outline is None or pack.outline.id != head.id:
            continue
        if pack.outline.edition == head.edition:
            if _digest_of(pack) == offer.fingerprint:
                return replace(offer, same=True)
            raise PackError(
                f"Edition “{head.edition}” of “{head.id}” is already on this PC with different texts; give the new "
                f"edition another name."
            )
        if head.evidence_as_at < pack.outline.evidence_as_at:
            newer.append((pack.outline.evidence_as_at, pack.outline.edition))
    return replace(offer, older_than=max(newer)[1] if newer else "")


def _digest_of(pack: FoundPack) -> str:
    """Return the fingerprint of a pack on this PC; if it has been damaged since, the one noted when it was added."""
    try:
        return pack_digest(load_pack(pack.folder))
    except PackError:
        return pack.added.fingerprint if pack.added else ""


def now_added_by(person: str, pc: str, at: datetime, source: str, offer: Offered) -> AddedBy:
    """Return the note of who added an edition, and when."""
    return AddedBy(
        person=person,
        pc=pc,
        at=at.isoformat(timespec="seconds"),
        source=source,
        fingerprint=offer.fingerprint,
        failed_checks=len(offer.style),
    )
