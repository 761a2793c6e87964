"""What the system keeps about a file besides its content: owner, group, extended attributes, ACLs.

To the system, a replaced file is a new file, so these have to be copied. Windows does this itself.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

OWNER, GROUP = "its owner", "its group"
PERMISSIONS = "the permissions of single people (ACL)"
ATTRIBUTES = "its extended attributes"
"""The traits that may be lost, in words."""

# ACLs of POSIX, of NFS version 4 and of Windows shares are attributes of these names.
_ACL = ("system.posix_acl_access", "system.nfs4_acl", "system.richacl", "system.cifs_acl", "security.NTACL")


@dataclass(frozen=True)
class FileTraits:
    """The traits of a file to keep."""

    owner: int = -1
    group: int = -1
    """Numbers of the system; -1 where it has none."""
    attributes: Mapping[str, bytes] = field(default_factory=dict)


def traits_of(path: Path) -> FileTraits:
    """Return the traits of a file to keep, following links.

    Raises:
        OSError: The file does not exist.
    """
    if os.name != "posix":
        return FileTraits()
    found = path.stat()
    return FileTraits(found.st_uid, found.st_gid, _attributes(path))


def with_traits(path: Path, traits: FileTraits, mode: int) -> tuple[str, ...]:
    """Give a new file the traits and the mode of the file that it replaces; return what could not be kept.

    If the group cannot be kept, the new group gets no more rights than everybody, because it is a different group.

    Raises:
        OSError: The file is not there, or its mode cannot be set.
    """
    if os.name != "posix":
        return ()
    found = path.stat()
    lost = []
    # The group first: the owner may change the group, but nobody who has given the file away may change anything.
    if traits.group not in (-1, found.st_gid) and not _given(path, -1, traits.group):
        lost.append(GROUP)
        mode = _as_for_everybody(mode)
    if traits.owner not in (-1, found.st_uid) and not _given(path, traits.owner, -1):
        lost.insert(0, OWNER)
    path.chmod(mode)
    # After the mode: an ACL has the mode in it.
    lost += _with_attributes(path, traits.attributes)
    if PERMISSIONS in lost:
        # With an ACL, the group's part of the mode is the most that anybody in the ACL has.
        path.chmod(_as_for_everybody(mode))
    return tuple(lost)


def _as_for_everybody(mode: int) -> int:
    """Return a mode in which the group has no more rights than everybody."""
    return mode & ~0o070 | mode & ((mode & 0o007) << 3)


def _given(path: Path, owner: int, group: int) -> bool:
    try:
        os.chown(path, owner, group)
    except OSError:
        return False
    return True


if sys.platform == "linux":

    def _attributes(path: Path) -> dict[str, bytes]:
        found = {}
        with contextlib.suppress(OSError):
            for name in os.listxattr(path):
                with contextlib.suppress(OSError):
                    found[name] = os.getxattr(path, name)
        return found

    def _with_attributes(path: Path, wanted: Mapping[str, bytes]) -> tuple[str, ...]:
        present = _attributes(path)
        failed = [name for name, value in wanted.items() if present.get(name) != value and not _set(path, name, value)]
        # A folder may give new files an ACL that the old file did not have.
        failed += [name for name in _ACL if name in present and name not in wanted and not _removed(path, name)]
        words = (PERMISSIONS if name in _ACL else ATTRIBUTES for name in failed)
        return tuple(dict.fromkeys(words))

    def _set(path: Path, name: str, value: bytes) -> bool:
        try:
            os.setxattr(path, name, value)
        except OSError:
            return False
        return True

    def _removed(path: Path, name: str) -> bool:
        try:
            os.removexattr(path, name)
        except OSError as error:
            return error.errno == errno.ENODATA
        return True
else:

    def _attributes(path: Path) -> dict[str, bytes]:
        return {}

    def _with_attributes(path: Path, wanted: Mapping[str, bytes]) -> tuple[str, ...]:
        return ()
