"""Writes what the installer's script includes: each file to put there, and each to take away again.

    python installer_lists.py FOLDER OUT

The uninstaller removes the files that were installed, by name, and the folders that are empty then. Nothing is removed
as a whole folder, so a plan that somebody kept among the program's files stays.
"""

import sys
from pathlib import Path, PureWindowsPath


def main(folder: Path, out: Path) -> int:
    """Write install.nsh and uninstall.nsh into `out`; return the exit code."""
    folders = [folder, *sorted(path for path in folder.rglob("*") if path.is_dir())]
    install, remove = [], []
    for place in folders:
        inside = PureWindowsPath("$INSTDIR", place.relative_to(folder))
        install.append(f'SetOutPath "{inside}"')
        for file in sorted(path for path in place.iterdir() if path.is_file()):
            install.append(f'File "{file.resolve()}"')
            remove.append(f'Delete "{inside / file.name}"')
    remove += [f'RMDir "{PureWindowsPath("$INSTDIR", place.relative_to(folder))}"' for place in reversed(folders[1:])]
    (out / "install.nsh").write_text("\n".join(install) + "\n", encoding="utf-8")
    (out / "uninstall.nsh").write_text("\n".join(remove) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
