"""Gathers the licence texts of everything that is in a bundle: python licences.py FOLDER."""

import shutil
import sys
import sysconfig
from pathlib import Path

from components import others, packages


def main(folder: Path) -> int:
    """Fill the folder with one folder for each component; return the exit code."""
    for component in (*packages(), *others()):
        target = folder / component.name.lower().replace(" ", "-")
        for text in component.texts:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target / text.name)
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    copyright_note = Path(f"/usr/share/doc/python3.{sys.version_info[1]}/copyright")
    found = next((file for file in (python, copyright_note) if file.is_file()), None)
    if found is None:
        print(f"licences: Python's own licence is neither {python} nor {copyright_note}.", file=sys.stderr)
        return 1
    (folder / "python").mkdir()
    shutil.copyfile(found, folder / "python" / "LICENSE.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
