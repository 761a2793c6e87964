"""Packs as one file, `.gppack`: a zip of their text files.

Written here, and read within limits because anyone may have made it.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from wizard.foundation.disk import BRISK
from wizard.foundation.file_errors import reason
from wizard.guidance.packs.toml_files import (
    FILE_BYTES,
    FOLDER_BYTES,
    FOLDER_DEPTH,
    FOLDER_ENTRIES,
    PackError,
    UnreadablePackError,
    check_folder,
    check_name,
    file_bytes,
)

ENDING = ".gppack"
"""The ending of a one-file pack's name."""

CORRECTION = "correction.toml"
"""The only file in a `.gppack` that is a correction instead of a whole pack."""

_HEAD = "pack.toml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Files = Mapping[str, bytes]
"""The text files of a pack by their names, with `/` between folder and file."""


def read_files(path: Path) -> Files:
    """Return the text files of a pack, or of a correction: from its folder, or from a `.gppack` file.

    Raises:
        PackError: It cannot be read, contains a link, a device or an outside path, or exceeds the limits.
    """
    if path.is_dir():
        check_folder(path)
        _see_no_second_ending(path)
        names = sorted(file.relative_to(path).as_posix() for file in path.rglob("*.toml") if file.is_file())
        return {name: file_bytes(path, name) for name in names if _can_be_named(name)}
    return archived_files(_archive_bytes(path), path.name)


def archive(files: Files) -> bytes:
    """Return these files as a `.gppack`: the same bytes for the same files, whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            made.writestr(entry, files[name])
    return out.getvalue()


def archived_files(data: bytes, name: str) -> Files:
    """Return the files in a `.gppack`, without a folder that contains them all.

    Raises:
        PackError: It is not a zip, is damaged, or contains something that a pack must not contain.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            files = dict(_unpacked(opened, name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise PackError(f"“{name}” is damaged, or is not a .gppack file; ask for it again.") from error
    return _one_pack(files, name)


def _see_no_second_ending(folder: Path) -> None:
    """Check that no editor has added its own ending to names: “sources.toml.txt”."""
    longer = sorted(folder.rglob("*.[Tt][Oo][Mm][Ll].[Tt][Xx][Tt]"))
    if wrong := [file for file in longer if not file.with_suffix("").exists()]:
        raise PackError(
            *(
                f"{file.relative_to(folder).as_posix()}: the editor added “.txt” to the name. Call the file "
                f"“{file.stem}”; in Notepad, choose “All files” under “Save as type”."
                for file in wrong
            )
        )


def _archive_bytes(path: Path) -> bytes:
    if path.suffix.lower() == ".toml":
        raise PackError(f"“{path.name}” is one file of a pack. Choose the folder that it is in, or a .gppack file.")
    return bounded_bytes(path, FOLDER_BYTES)


def bounded_bytes(path: Path, most: int) -> bytes:
    """Return the bytes of a file that a person chose.

    Raises:
        UnreadablePackError: It cannot be read.
        PackError: It has more than `most` bytes.
    """
    try:
        data = BRISK.read(path, most)
    except OSError as error:
        raise UnreadablePackError(f"“{path.name}” could not be read: {reason(error)}.") from error
    if len(data) > most:
        raise PackError(f"“{path.name}” is larger than {most / 1_000_000:.0f} MB, the most that is allowed.")
    return data


def _unpacked(opened: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    entries = opened.infolist()
    if len(entries) > FOLDER_ENTRIES:
        raise PackError(f"“{name}” holds {len(entries):,} files; at most {FOLDER_ENTRIES} are allowed.")
    seen: set[str] = set()
    size = 0
    for entry in entries:
        if entry.is_dir() or _is_litter(entry.filename):
            continue
        _check_entry(entry, name)
        if entry.filename.casefold() in seen:
            raise PackError(f"“{name}” contains “{entry.filename}” twice.")
        seen.add(entry.filename.casefold())
        with opened.open(entry) as file:
            # The size that a zip gives for a file cannot be trusted.
            content = file.read(FILE_BYTES + 1)
        size += len(content)
        if len(content) > FILE_BYTES or size > FOLDER_BYTES:
            raise PackError(f"“{name}” is too large: at most 1 MB a file and 5 MB in all are allowed.")
        if entry.filename.lower().endswith(".toml"):
            yield entry.filename, content


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and (parts[0] == "__MACOSX" or parts[-1].lower() in _LITTER)


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise PackError(
            f"“{name}” contains a link or a device, “{_shown(entry.filename)}”; only plain files are allowed."
        )
    if entry.flag_bits & 0x1:
        raise PackError(f"“{name}” is locked with a password; ask for it without one.")
    if entry.compress_type not in _KNOWN:
        raise PackError(f"“{name}” is compressed in a way that this program cannot read; make it with “pack build”.")
    # A folder around the whole pack adds one level to the pack's own.
    if entry.filename.count("/") > FOLDER_DEPTH:
        raise PackError(f"“{name}” has folders more than {FOLDER_DEPTH} deep.")
    check_name(entry.filename)


def _one_pack(files: Files, name: str) -> Files:
    heads = [PurePosixPath(file) for file in files if PurePosixPath(file).name in (_HEAD, CORRECTION)]
    if len(heads) > 1:
        raise PackError(f"“{name}” contains {len(heads)} packs; add one at a time.")
    if not heads:
        raise PackError(f"“{name}” has neither {_HEAD} nor {CORRECTION} in it, so it is not a pack.")
    folder = heads[0].parent.as_posix()
    if folder == ".":
        return files
    return {file.removeprefix(f"{folder}/"): data for file, data in files.items() if file.startswith(f"{folder}/")}


def _can_be_named(name: str) -> bool:
    """Whether this name is allowed in a pack; others, such as a backup “~$x.toml”, do not belong to it."""
    try:
        check_name(name)
    except PackError:
        return False
    return True


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "□" for character in name)[:60]
