"""Where this program keeps things on this PC. Local data, not roaming: journals must not wait for a network."""

from pathlib import Path
from typing import NamedTuple


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
    def logs(self) -> Path:
        """The program's logs, without names, reasons or practice data."""
        return self.root / "logs"

    @property
    def recent(self) -> Path:
        """The index of recent plans, a file."""
        return self.root / "recent.json"


def local_folders() -> Folders:
    """Return the folders of the person who runs the program."""
    from platformdirs import user_data_path

    return Folders(user_data_path("GP Action Wizard", appauthor=False, roaming=False))
