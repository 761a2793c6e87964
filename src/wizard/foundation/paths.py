"""Where things are: shipped files (in a checkout, a wheel or a bundle) and the program's local data on this PC.

Local data is not roaming data, because a journal must not wait for a network. A program that was started from a network
share reads some hundred files over the network; that is noticed here and said.
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
"""What is said to whoever started it from a share."""

_NETWORK = frozenset({"9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"})
"""Kinds of file system that are elsewhere, as Linux names them."""

_REMOTE = 4
"""What Windows answers of a drive that is a network share (DRIVE_REMOTE)."""


# Where mail programs and the Explorer put what is opened out of a message or a zip; it is removed with the message.
_PASSING = re.compile(r"content\.outlook|inetcache|temporary internet files|(temp\d+_|rar\$).*", re.IGNORECASE)


def is_passing(path: PurePath) -> bool:
    """Whether a file lies where it was put for a moment only, as when it is opened out of a message."""
    return any(_PASSING.fullmatch(part) for part in path.parts[:-1])


def is_device(name: str) -> bool:
    """Whether Windows takes a file's name for that of a device: “con”, “LPT1.txt”."""
    return _DEVICE.fullmatch(name) is not None


class MissingResourceError(Exception):
    """A file that is shipped with the program is not there. The message is one sentence that names it."""


def resources() -> Path:
    """Return the folder of shipped resources (packs, fonts, icons, help, examples).

    Raises:
        MissingResourceError: The folder is in none of the places where it is shipped.
    """
    package = Path(__file__).resolve().parents[1]
    bundled = Path(getattr(sys, "_MEIPASS", package))
    for folder in (bundled / "wizard" / "resources", package / "resources", package.parents[1] / "resources"):
        if folder.is_dir():
            return folder
    raise MissingResourceError("The program is not whole: its folder “resources” is missing. Install it again.")


def resource(*parts: str) -> Path:
    """Return the path of one shipped file or folder, named by its parts below `resources`.

    Raises:
        MissingResourceError: It is not there; the message names it.
    """
    path = resources().joinpath(*parts)
    if not path.exists():
        name = "/".join(parts)
        raise MissingResourceError(
            f"The program is not whole: “{name}” is missing from its resources. Install it again."
        )
    return path


def check_whole() -> None:
    """Hold the shipped resources against the list that a bundle carries of them; a checkout carries none.

    Raises:
        MissingResourceError: One of them is not there; the message names it.
    """
    contents = resources() / "contents.txt"
    if contents.is_file():
        for name in contents.read_text(encoding="utf-8").splitlines():
            resource(*name.split("/"))


class Folders(NamedTuple):
    """The folders in local data; none of them need exist."""

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
        """One file for each window that another start of the program asks to come to the front."""
        return self.root / "requests"

    @property
    def previews(self) -> Path:
        """One folder for each running program with what is looked at for a moment."""
        return self.root / "previews"

    @property
    def dialogs(self) -> Path:
        """What Qt's own dialogs for files remember, which Qt would otherwise keep where all its programs do."""
        return self.root / "dialogs"

    @property
    def forms(self) -> Path:
        """One file for each plan of which a form was open when the program was killed, or is open now."""
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
        """How this person likes the program, a file."""
        return self.root / "preferences.json"


def real_path(path: Path) -> Path:
    """Return where a file lies, links followed; the same for one file however often it is asked.

    On Windows only a link that the file itself is gets followed: of a drive letter that leads to a share it would
    depend on the network whether the share is named, and some drives cannot say at all.
    """
    try:
        if sys.platform != "win32" or path.is_symlink():
            return path.resolve()
    except (OSError, RuntimeError):
        pass  # A volume that cannot say where its files lie.
    return Path(os.path.abspath(path))  # noqa: PTH100  # `absolute` leaves “..” in it.


def local_folders() -> Folders:
    """Return the folders of the person who runs the program."""
    from platformdirs import user_data_path

    return Folders(user_data_path("GP Action Wizard", appauthor=False, roaming=False))


def is_in_local_data(path: Path) -> bool:
    """Whether a file lies, or is to lie, where the program keeps what is its own on this PC."""
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
