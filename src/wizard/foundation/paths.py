"""Where shipped files are, in a checkout, an installed wheel or a bundle. The only module that knows."""

import sys
from pathlib import Path


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
