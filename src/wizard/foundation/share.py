"""Whether the program was started from a network share, where every start reads some hundred files over the network."""

import sys
from pathlib import Path, PurePath

NOTICE = (
    "This program was started from a network folder. It starts faster from a copy on this PC: "
    "copy its folder to the PC, or ask IT to install it."
)
"""What is said to whoever started it from a share."""

_NETWORK = frozenset({"9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"})
"""Kinds of file system that are elsewhere, as Linux names them."""

_REMOTE = 4
"""What Windows answers of a drive that is a network share (DRIVE_REMOTE)."""


def share_notice(program: Path, mounts: str | None = None) -> str:
    """Return `NOTICE` if the program's folder is on a network share, else nothing.

    `mounts` is the table of mounted file systems as Linux writes it; the system's own is read if it is not given.
    """
    if sys.platform == "win32":
        shared = windows_share(str(program), _drive_kind(program))
    else:
        shared = mounted_share(program, _own_mounts() if mounts is None else mounts)
    return NOTICE if shared else ""


def windows_share(program: str, drive_kind: int) -> bool:
    r"""Return whether a path of Windows is on a share: `\\server\folder`, or a drive that Windows says is remote."""
    local_device = program.startswith(("\\\\?\\", "\\\\.\\")) and not program.upper().startswith("\\\\?\\UNC\\")
    return drive_kind == _REMOTE or (program.startswith("\\\\") and not local_device)


def mounted_share(program: PurePath, mounts: str) -> bool:
    """Return whether the file system that holds `program` is a network's, by a table as in /proc/self/mounts."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = PurePath(fields[1].replace("\\040", " "))
        if program.is_relative_to(place) and len(place.parts) >= deepest:
            deepest, kind = len(place.parts), fields[2]
    return kind in _NETWORK


def _own_mounts() -> str:
    table = Path("/proc/self/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.is_file() else ""


def _drive_kind(program: Path) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(program.anchor))
    return 0
