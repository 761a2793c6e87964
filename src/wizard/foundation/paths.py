"""Where things are: shipped files (in a checkout, a wheel or a bundle) and the program's local data on this PC.

Local data is not roaming data, because a journal must not wait for a network. If the program is started from a network
share, it reads some hundred files over the network; this is detected here so that the user can be told.
"""

import os
import re
import sys
from pathlib import Path, PurePath
from typing import NamedTuple

# Windows opens a device under these names, whatever follows the dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE)

NOTICE = (
    "This program was started from a network folder. It starts faster from a copy on this PC: "
    "copy its folder to the PC, or ask IT to install it."
)
"""The notice for anyone who started the program from a network share."""

_NETWORK = frozenset({"9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"})
"""The network file systems, by their Linux names."""

_REMOTE = 4
"""What Windows returns for a drive that is a network share (DRIVE_REMOTE)."""


# Folders where mail programs and Explorer put files opened from a message or a zip, which are removed later.
_PASSING = re.compile(r"content\.outlook|inetcache|temporary internet files|(temp\d+_|rar\$).*", re.IGNORECASE)


def is_passing(path: PurePath) -> bool:
    """Whether a file is in a temporary place, for example because it was opened from a message."""
    return any(_PASSING.fullmatch(part) for part in path.parts[:-1])


def is_device(name: str) -> bool:
    """Whether Windows treats a file's name as a device: “con”, “LPT1.txt”."""
    return _DEVICE.fullmatch(name) is not None


class MissingResourceError(Exception):
    """A file that is shipped with the program is not there. The message is one sentence that names it."""


def resources() -> Path:
    """Return the folder of shipped resources (packs, fonts, icons, help, examples).

    Raises:
        MissingResourceError: The folder is not in any of the places where it is shipped.
    """
    package = Path(__file__).resolve().parents[1]
    bundled = Path(getattr(sys, "_MEIPASS", package))
    for folder in (bundled / "wizard" / "resources", package / "resources", package.parents[1] / "resources"):
        if folder.is_dir():
            return folder
    raise MissingResourceError("The program is incomplete: its folder “resources” is missing. Install it again.")


def resource(*parts: str) -> Path:
    """Return the path of one shipped file or folder, named by its parts below `resources`.

    Raises:
        MissingResourceError: It is not there; the message names it.
    """
    path = resources().joinpath(*parts)
    if not path.exists():
        name = "/".join(parts)
        raise MissingResourceError(
            f"The program is incomplete: “{name}” is missing from its resources. Install it again."
        )
    return path


def check_whole() -> None:
    """Compare the shipped resources with the list in a bundle; a checkout has no list.

    Raises:
        MissingResourceError: One of them is not there; the message names it.
    """
    contents = resources() / "contents.txt"
    if contents.is_file():
        for name in contents.read_text(encoding="utf-8").splitlines():
            resource(*name.split("/"))


class Folders(NamedTuple):
    """The folders in local data; they need not exist."""

    root: Path

    @property
    def recovery(self) -> Path:
        """One folder for each opening of a plan that has changes on the way to its file."""
        return self.root / "recovery"

    @property
    def drafts(self) -> Path:
        """Plans that have no file of their own yet."""
        return self.root / "drafts"

    @property
    def running(self) -> Path:
        """One file for each plan that a running program holds, to tell a stale lock from a live one."""
        return self.root / "running"

    @property
    def requests(self) -> Path:
        """One file for each request by a second start of the program that an open window should come to the front."""
        return self.root / "requests"

    @property
    def previews(self) -> Path:
        """One folder of short-lived files for each running program."""
        return self.root / "previews"

    @property
    def dialogs(self) -> Path:
        """What Qt's file dialogs remember; otherwise Qt would keep it where all Qt programs do."""
        return self.root / "dialogs"

    @property
    def forms(self) -> Path:
        """One file for each plan with a form that is open now, or was open when the program was killed."""
        return self.root / "forms"

    @property
    def logs(self) -> Path:
        """The program's logs, without names, reasons or practice data."""
        return self.root / "logs"

    @property
    def recent(self) -> Path:
        """The index of recent plans, a file."""
        return self.root / "recent.json"

    @property
    def preferences(self) -> Path:
        """This person's preferences, a file."""
        return self.root / "preferences.json"


def real_path(path: Path) -> Path:
    """Return a file's path with links followed, always the same for one file.

    On Windows, only a link at the file itself is followed: for a drive letter of a network share the result would
    depend on the network, and some drives cannot resolve links at all.
    """
    try:
        if sys.platform != "win32" or path.is_symlink():
            return path.resolve()
    except (OSError, RuntimeError):
        pass  # This volume cannot resolve links.
    return Path(os.path.abspath(path))  # noqa: PTH100  # `absolute` leaves “..” in it.


def local_folders() -> Folders:
    """Return the folders of the person who runs the program."""
    from platformdirs import user_data_path

    return Folders(user_data_path("GP Action Wizard", appauthor=False, roaming=False))


def is_in_local_data(path: Path) -> bool:
    """Whether a file is, or will be, inside the program's own folder on this PC."""
    return path.is_relative_to(local_folders().root)


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
