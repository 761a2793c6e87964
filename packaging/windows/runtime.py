"""Unpacks CPython's embeddable build for Windows, after checking its checksum and signatures.

    python runtime.py ARCHIVE SHA256 FOLDER

Afterwards FOLDER has the build without the parts that the program does not use: TLS, asynchronous sockets and SQLite.
Plain sockets stay, because two libraries import the module, though nothing opens one. Ends with one sentence and code 1
if the archive is not the pinned one, or a file in it is unsigned, altered or signed by somebody else.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

ROOTS = {
    "5367F20C7ADE0E2BCA790915056D086B720C33C1FA2A2661ACF787E3292E1270": "Microsoft Identity Verification Root 2020",
    "552F7BDCF1A7AF9E6CE672017F4F12ABF77240C78E761AC203D1D9D20AC89988": "DigiCert Trusted Root G4",
}
"""SHA-256 of the root certificates of the Python Software Foundation's signatures."""

FOUNDATION = "CN=Python Software Foundation"
MICROSOFT = "CN=Microsoft Windows Software Compatibility Publisher"
"""Signs the C++ runtime. The signature does not carry its root certificate, so its chain is not followed here."""

LEFT_OUT = re.compile(
    r"_asyncio\.pyd|_hashlib\.pyd|_msi\.pyd|_multiprocessing\.pyd|_overlapped\.pyd|_queue\.pyd"
    r"|_sqlite3\.pyd|_ssl\.pyd|_wmi\.pyd|_zoneinfo\.pyd|libcrypto-\d\.dll|libssl-\d\.dll|python\.cat|python\d+\._pth"
    r"|sqlite3\.dll|winsound\.pyd"
)

SIGNED = {".dll", ".exe", ".pyd"}


class RuntimeArchiveError(Exception):
    """The archive cannot be used. The message is one sentence."""


def check_sum(archive: Path, pinned: str) -> None:
    """Check the archive against its SHA-256, in hexadecimal.

    Raises:
        RuntimeArchiveError: It is a different archive.
    """
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != pinned.lower():
        raise RuntimeArchiveError(f"{archive}: its SHA-256 is {found}, and {pinned.lower()} is pinned.")


def unpack(archive: Path, folder: Path) -> None:
    """Unpack the archive's files into a new folder, flat: some archives wrap them in a folder of their own.

    Raises:
        RuntimeArchiveError: It is not an archive, or not one of an embeddable build.
    """
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(archive) as opened:
            for entry in opened.infolist():
                name = PurePosixPath(entry.filename).name
                if not entry.is_dir() and not LEFT_OUT.fullmatch(name):
                    (folder / name).write_bytes(opened.read(entry))
    except zipfile.BadZipFile as error:
        raise RuntimeArchiveError(f"{archive}: it is not a zip archive ({error}).") from error
    for name in ("python.exe", "pythonw.exe", "python3.dll", "LICENSE.txt"):
        if not (folder / name).is_file():
            raise RuntimeArchiveError(f"{archive}: it holds no {name}, so it is not CPython's embeddable build.")


def _said(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.returncode, done.stdout + done.stderr


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found.group(1).strip() if found else ""


def check_signature(file: Path) -> str:
    """Return who signed a file.

    Raises:
        RuntimeArchiveError: Nobody did, or the file was altered since, or the signer is not one of ours.
    """
    _, report = _said("osslsigncode", "verify", "-in", str(file))
    signed, actual = (_first(rf"{which} message digest *: *(\w+)", report) for which in ("Current", "Calculated"))
    if not signed:
        raise RuntimeArchiveError(f"{file.name}: it is not signed.")
    if signed != actual:
        raise RuntimeArchiveError(f"{file.name}: it was altered after it was signed.")
    if MICROSOFT in report:
        return "Microsoft"
    if FOUNDATION not in report:
        raise RuntimeArchiveError(f"{file.name}: it is not signed by the Python Software Foundation.")
    _follow(file)
    return "Python Software Foundation"


def _follow(file: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        signature, chain, trusted = scratch / "signature.pem", scratch / "chain.pem", scratch / "trusted.pem"
        _said("osslsigncode", "extract-signature", "-pem", "-in", str(file), "-out", str(signature))
        _said("openssl", "pkcs7", "-in", str(signature), "-print_certs", "-out", str(chain))
        certificates = [_Certificate(block, scratch) for block in _certificates(chain)]
        anchors = [each for each in certificates if each.fingerprint in ROOTS]
        signers = [each for each in certificates if FOUNDATION in each.subject]
        if not anchors or not signers:
            raise RuntimeArchiveError(f"{file.name}: its signature leads to no root certificate that is known here.")
        trusted.write_text("\n".join(each.text for each in anchors), encoding="ascii")
        # Code-signing certificates are valid for days: the chain must be valid at the time when this one began.
        when = str(int(signers[0].begins.timestamp()) + 60)
        command = ("osslsigncode", "verify", *_offline(), "-time", when, "-CAfile", str(trusted))
        _, report = _said(*command, "-in", str(file))
        if "Signature verification: ok" not in report:
            raise RuntimeArchiveError(f"{file.name}: its signature does not hold.")


def _offline() -> list[str]:
    # Releases later than Debian 12's would fetch revocation lists, and have options against it.
    _, words = _said("osslsigncode", "verify", "--help")
    return ["-ignore-timestamp", *(option for option in ("-ignore-cdp", "-ignore-crl") if option in words)]


class _Certificate:
    def __init__(self, text: str, scratch: Path) -> None:
        file = scratch / "one.pem"
        file.write_text(text, encoding="ascii")
        wanted = ("-fingerprint", "-sha256", "-subject", "-startdate", "-nameopt", "oneline,-space_eq")
        _, report = _said("openssl", "x509", "-in", str(file), "-noout", *wanted)
        self.text = text
        self.fingerprint = _first(r"Fingerprint=([0-9A-F:]+)", report).replace(":", "")
        self.subject = _first(r"subject=(.*)", report)
        begins = _first(r"notBefore=(.*) GMT", report)
        self.begins = datetime.strptime(begins, "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)


def _certificates(chain: Path) -> list[str]:
    text = chain.read_text(encoding="ascii", errors="replace")
    return re.findall(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", text, re.DOTALL)


def main(archive: Path, pinned: str, folder: Path) -> int:
    """Check, unpack and check again; return the exit code."""
    try:
        if not archive.is_file():
            raise RuntimeArchiveError(f"{archive}: there is no such file.")
        check_sum(archive, pinned)
        if folder.exists():
            shutil.rmtree(folder)
        unpack(archive, folder)
        signers = [check_signature(file) for file in sorted(folder.iterdir()) if file.suffix in SIGNED]
    except RuntimeArchiveError as error:
        print(f"runtime: {error}", file=sys.stderr)
        return 1
    print(f"{len(signers)} files of the runtime are signed, by {' and '.join(sorted(set(signers)))}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
