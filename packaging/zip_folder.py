"""Packs a folder into a zip: the same files give the same bytes.

    python zip_folder.py FOLDER OUT.zip

Every entry has the time in SOURCE_DATE_EPOCH, and is below the folder's own name.
"""

import os
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path


def main(folder: Path, out: Path) -> int:
    """Write the archive; return the exit code."""
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}", moment)
            entry.external_attr = (file.stat().st_mode & 0xFFFF) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
