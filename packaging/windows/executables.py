"""Lists every executable file of a Windows bundle, for IT staff who have to allow them.

    python executables.py FOLDER OUT.csv [FILE...]

Each with its size in bytes, the SHA-256 of the file, the SHA-256 that application control compares (the Authenticode
digest, which leaves out checksum and signature), and its signer. Each FILE is listed too, by its name alone: those
of the installer, which are not in FOLDER.
"""

import csv
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pefile  # type: ignore[import-untyped]

KINDS = {".exe", ".dll", ".pyd"}


def authenticode(file: Path) -> str:
    """Return the SHA-256 that a signature of the file covers, in hexadecimal."""
    data = file.read_bytes()
    table = pefile.PE(data=data, fast_load=True)
    checksum = table.OPTIONAL_HEADER.get_field_absolute_offset("CheckSum")
    security = table.OPTIONAL_HEADER.DATA_DIRECTORY[pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_SECURITY"]]
    entry = security.get_file_offset()
    end = security.VirtualAddress or len(data)
    digest = hashlib.sha256(data[:checksum] + data[checksum + 4 : entry] + data[entry + 8 : end])
    digest.update(b"" if security.VirtualAddress else bytes(-len(data) % 8))
    return digest.hexdigest()


def signer(file: Path) -> str:
    """Return the name on the signature, or a note that there is none."""
    command = ["osslsigncode", "verify", "-in", str(file)]
    report = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stdout
    found = re.search(r"Signer #0:\s+Subject: .*?/CN=([^/\n]+)", report)
    return found.group(1) if found else "not signed"


def main(folder: Path, out: Path, *others: Path) -> int:
    """Write the list; return the exit code."""
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in KINDS)
    if not files:
        print(f"executables: {folder} holds none.", file=sys.stderr)
        return 1
    with out.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(["file", "bytes", "sha256", "authenticode_sha256", "signer"])
        for file in (*files, *others):
            whole = hashlib.sha256(file.read_bytes()).hexdigest()
            name = file.name if file in others else file.relative_to(folder).as_posix()
            rows.writerow([name, file.stat().st_size, whole, authenticode(file), signer(file)])
    print(f"{len(files) + len(others)} executable files are listed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
