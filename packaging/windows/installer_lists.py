"""Writes the lists for the installer's scripts: each file to install, and each to remove again.

    python installer_lists.py FOLDER OUT

The new version is written below `$Coming`, beside the old one. The uninstaller removes the files that were installed,
by name, and then the empty folders. No folder is removed with its content, so a plan that somebody kept among
the program's files stays.
"""

import sys
from pathlib import Path, PureWindowsPath


def main(folder: Path, out: Path) -> int:
    """Write install.nsh, uninstall.nsh and uninstall-folders.nsh into `out`; return the exit code."""
    folders = [folder, *sorted(path for path in folder.rglob("*") if path.is_dir())]
    install, remove, empty = [], [], []
    for place in folders:
        inside = place.relative_to(folder)
        install.append(f'SetOutPath "{PureWindowsPath("$Coming", inside)}"')
        for file in sorted(path for path in place.iterdir() if path.is_file()):
            install.append(f'File "{file.resolve()}"')
            remove.append(f'Delete "{PureWindowsPath("$INSTDIR", inside, file.name)}"')
        empty.insert(0, f'RMDir "{PureWindowsPath("$INSTDIR", inside)}"')
    for name, lines in (("install", install), ("uninstall", remove), ("uninstall-folders", empty[:-1])):
        (out / f"{name}.nsh").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
