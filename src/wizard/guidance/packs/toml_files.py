"""Reads the files of a pack within limits.

A pack may come from anywhere, so nothing in it is trusted: neither sizes, nor names, nor that a name is a file. Only
the standard library is used here, because the list of steps is drawn before anything heavy is loaded.
"""

import os
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wizard.foundation.disk import BRISK
from wizard.foundation.paths import is_device

FILE_BYTES = 1_000_000
"""The most bytes in one file of a pack."""

FOLDER_BYTES = 5_000_000
"""The most bytes in all files of a pack together."""

FOLDER_ENTRIES = 200
"""The most files and folders in a pack."""

FOLDER_DEPTH = 4
"""How deep folders may be nested in a pack."""

NESTING = 12
"""How deep tables and lists may be nested in one file."""

LARGEST = 2**53 - 1
"""The largest whole number in a pack, the same as in a plan."""

NAME_LENGTH = 120
"""The most characters in a file's name, folders included."""

_MOST_BYTES = f"at most {FILE_BYTES / 1_000_000:.0f} MB is allowed"
_TOO_DEEP = f"too many tables or lists are nested in each other; at most {NESTING} are allowed."
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*")


class PackError(Exception):
    """A pack cannot be used. The message gives the first error: the file, the line and what to do."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        """All errors, one sentence each."""
        more = f" ({len(problems) - 1} more to correct after it.)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")


class UnreadablePackError(PackError):
    """A pack's file or folder is not there, or the disk does not give it out: nothing is known of what is in it."""


def check_folder(folder: Path) -> None:
    """Check that a pack's folder contains only plain files, not too many and not too large.

    Raises:
        PackError: It is not a folder, contains a link or a device, or exceeds the limits.
    """
    if not folder.is_dir():
        raise PackError(f"“{folder.name}” is not a folder; a pack is a folder with a file pack.toml in it.")
    size = 0
    for count, (name, found) in enumerate(_entries(folder, folder, FOLDER_DEPTH), start=1):
        if count > FOLDER_ENTRIES:
            raise PackError(f"The pack holds more than {FOLDER_ENTRIES} files; at most {FOLDER_ENTRIES} are allowed.")
        size += found.st_size
        if found.st_size > FILE_BYTES:
            raise PackError(
                f"{name}: the file has {_megabytes(found.st_size)}; at most {_megabytes(FILE_BYTES)} is allowed."
            )
        if size > FOLDER_BYTES:
            raise PackError(f"The pack is larger than {_megabytes(FOLDER_BYTES)}, the most that is allowed.")


def _entries(top: Path, folder: Path, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the name and state of every plain file below `folder`, without following links."""
    for path in sorted(_listed(folder)):
        name = path.relative_to(top).as_posix()
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode):
            if depth == 0:
                raise PackError(f"{name}: folders in a pack may be at most {FOLDER_DEPTH} deep.")
            yield from _entries(top, path, depth - 1)
        elif stat.S_ISREG(found.st_mode):
            yield name, found
        else:
            raise PackError(f"{name}: a pack may hold plain files only, and no links or devices.")


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise UnreadablePackError(f"The folder “{folder.name}” could not be read: {error.strerror}.") from error


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB".replace(".0 MB", " MB")


def read_table(files: Path | Mapping[str, bytes], name: str) -> dict[str, Any]:
    """Return the data of a pack's TOML file `name`, a relative path with `/` between its parts.

    Args:
        files: The pack's folder, or its files by their names.
        name: The file's name.

    Raises:
        PackError: The name leads outside the pack, or the file is missing, a link, a device, too large, not UTF-8, not
        TOML, or nested too deeply.
    """
    return parsed(text_of(files, name), name)


def parsed(text: str, name: str) -> dict[str, Any]:
    """Return the data in the text of a TOML file.

    Raises:
        PackError: It is not TOML, or nested too deeply.
    """
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        # Imported late, because only a faulty file needs it. Not all errors here are tomllib's: Python itself refuses a
        # number with thousands of digits.
        from wizard.guidance.packs.toml_places import not_toml

        raise PackError(f"{name}{not_toml(str(error), text)}") from error
    except RecursionError as error:
        raise PackError(f"{name}: {_TOO_DEEP}") from error
    _see_bounds(table, name)
    return table


def text_of(files: Path | Mapping[str, bytes], name: str) -> str:
    """Return the text of one file of a pack.

    Raises:
        PackError: The name leads outside the pack, or the file is missing, too large, or not UTF-8.
    """
    content = file_bytes(files, name)
    try:
        # Editors on Windows write a byte-order mark, which TOML does not allow. It is harmless, so drop it.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PackError(
            f"{name}, line {line}: this file is not saved as UTF-8. In Notepad choose “Save as”, and “UTF-8” under "
            "“Encoding”."
        ) from error


def is_there(files: Path | Mapping[str, bytes], name: str) -> bool:
    """Whether a pack has a file of this name."""
    return (files / name).exists() if isinstance(files, Path) else name in files


def file_bytes(files: Path | Mapping[str, bytes], name: str) -> bytes:
    """Return the bytes of one file of a pack.

    Raises:
        PackError: The name leads outside the pack, or the file is missing or too large.
    """
    check_name(name)
    try:
        content = BRISK.read(_inside(files, name), FILE_BYTES) if isinstance(files, Path) else files[name]
    except (FileNotFoundError, KeyError) as error:
        raise PackError(f"{name}: the file is missing from the pack.") from error
    except OSError as error:
        raise UnreadablePackError(f"{name}: the file could not be read: {_why(error)}.") from error
    if len(content) > FILE_BYTES:
        raise PackError(f"{name}: the file is too large; {_MOST_BYTES}.")
    return content


def check_name(name: str) -> None:
    """Check that a name is a file inside a pack.

    Raises:
        PackError: It leads outside, or Windows would treat it as something other than a file.
    """
    if len(name) > NAME_LENGTH or not all(_PART.fullmatch(part) and not is_device(part) for part in name.split("/")):
        shown = "".join(character if character.isprintable() else "□" for character in name[:NAME_LENGTH])
        raise PackError(f"“{shown}” is not the name of a file in the pack; expected something like “actions/01.toml”.")


def _inside(folder: Path, name: str) -> Path:
    """Return the path of a file of the pack, after checking that no part of it leads out of the folder."""
    parts = name.split("/")
    path = folder
    for part in parts:
        path = path / part
        try:
            mode = path.lstat().st_mode
        except OSError:
            break  # Opening the file reports the error in better words.
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise PackError(f"{name}: a pack may hold plain files only, and no links or devices.")
    return folder.joinpath(*parts)


def _see_bounds(table: dict[str, Any], name: str) -> None:
    """Check nesting and the size of numbers without recursion, because the data may be hostile."""
    waiting: list[tuple[int, dict[str, Any] | list[Any]]] = [(1, table)]
    while waiting:
        level, value = waiting.pop()
        if level > NESTING:
            raise PackError(f"{name}: {_TOO_DEEP}")
        for child in value.values() if isinstance(value, dict) else value:
            if isinstance(child, dict | list):
                waiting.append((level + 1, child))
            elif isinstance(child, int) and abs(child) > LARGEST:
                # Python reads a hexadecimal number of any length, but then cannot write it in decimal.
                raise PackError(f"{name}: a number is too large; at most {LARGEST:,} is allowed.")


def _why(error: OSError) -> str:
    from wizard.foundation.file_errors import reason  # Imported late, because it loads pydantic.

    return reason(error)
