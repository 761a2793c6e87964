"""One list, by name, of everything that the program keeps on a PC apart from plans, PDFs and copies.

The documentation (`docs/privacy.md`, `docs/it-deployment.md`) and the uninstaller for Windows say the same; a test
compares them with what a real session leaves behind.
"""

from typing import NamedTuple


class Kept(NamedTuple):
    """A file or folder in local data."""

    name: str
    holds: str
    own_work: bool = False
    """Whether it may be somebody's own work, which an uninstaller must leave."""


INVENTORY: tuple[Kept, ...] = (
    Kept("recovery", "changes not yet in a plan’s file, and copies of them", own_work=True),
    Kept("drafts", "plans without a name and a folder yet", own_work=True),
    Kept("forms", "entries in open forms that are not recorded yet"),
    Kept("recent.json", "paths and titles of recent plans, with what is due in them"),
    Kept("preferences.json", "look, text size, window, last folder used"),
    Kept("previews", "pages of a PDF while you look at them"),
    Kept("dialogs", "the folders that Qt’s file dialogs remember"),
    Kept("logs", "errors, without names and practice data"),
    Kept("running", "which plans are open"),
    Kept("requests", "asks an open window to come to the front"),
    Kept("packs", "guidance that was added"),
)
"""By name, below the folder of local data."""

FORMER = ("tour-seen",)
"""Files that earlier versions left in local data: removed at every start."""

TEMPORARY = "gp-action-wizard-"
"""Prefixes of the folders that earlier versions made in the system's temporary folder."""
