"""Makes one hostile PDF, checks it and takes its plan out in this process, and prints the cost.

Run by `tests.forks` with the name of the case and a folder. Prints the processor time in seconds, the peak memory in
MiB,
the exit code and both sentences.
"""

import os
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.forks import peak


def _with(change: Callable[[Any], object], **saved: Any) -> bytes:
    """An exported PDF, changed with pikepdf and saved again."""
    import pikepdf
    from tests.pdf.exports import closed_example, pdf

    with pikepdf.open(BytesIO(pdf(closed_example()))) as document:
        change(document)
        out = BytesIO()
        document.save(out, **saved)
    return out.getvalue()


def _encrypted() -> bytes:
    import pikepdf

    return _with(lambda document: None, encryption=pikepdf.Encryption(owner="a", user="b"))


def _locked_for_changes() -> bytes:
    """An encrypted PDF that opens without a password, so that only the reader can see what it unpacks to."""
    import pikepdf

    return _with(lambda document: None, encryption=pikepdf.Encryption(owner="a", user=""))


def _zeros(size: int) -> bytes:
    """This many zeros, compressed, without holding or compressing them all: one piece is compressed, and repeated."""
    piece, prime = bytes(1_000_000), 65_521
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    check = (size // len(piece) * len(piece) % prime) << 16 | 1  # Adler-32 of zeros only
    return b"\x78\xda" + packed * (size // len(piece)) + packer.flush() + check.to_bytes(4, "big")


def _bomb(filters: str, content: bytes) -> bytes:
    def change(document: Any) -> None:
        import pikepdf

        stream = document.make_stream(content)
        stream.write(content, filter=pikepdf.Object.parse(filters.encode()))
        spec = pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec, F="bomb", UF="bomb", EF=pikepdf.Dictionary(F=document.make_indirect(stream))
        )
        names = pikepdf.Array([pikepdf.String("bomb"), document.make_indirect(spec)])
        document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=names))

    import pikepdf

    return _with(change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _bare(dictionary: bytes, keyword: bytes = b"stream\n") -> bytes:
    """The smallest PDF whose one attachment unpacks to half a gigabyte, with these words in its dictionary."""
    packed = _zeros(500_000_000)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(bomb)4 0 R]>>>>>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/Filespec/F(bomb)/UF(bomb)/EF<</F 5 0 R>>>>",
        b"<</Filter/FlateDecode%b/Length %d>>%b%b\nendstream" % (dictionary, len(packed), keyword, packed),
    )
    file, rows = b"%PDF-1.7\n%abcd\n", [b"0000000000 65535 f \n"]
    for number, body in enumerate(objects, start=1):
        rows.append(b"%010d 00000 n \n" % len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    end = b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(file)
    return file + b"xref\n0 6\n" + b"".join(rows) + end


def _attached(name: str) -> bytes:
    def change(document: Any) -> None:

        del document.Root.Names
        document.attachments[name] = b"{}"

    return _with(change)


def _deep() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000 + b"\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


CASES: dict[str, Callable[[], bytes]] = {
    "encrypted": _encrypted,
    "an attachment that unpacks to a gigabyte": lambda: _bomb("/FlateDecode", _zeros(1_000_000_000)),
    "one packed twice": lambda: _bomb("[/FlateDecode /FlateDecode]", zlib.compress(_zeros(1_000_000_000), 9)),
    "one packed by runs": lambda: _bomb("/RunLengthDecode", b"\x81\x00" * 5_000_000 + b"\x80"),
    "one whose dictionary has a stream in a string": lambda: _bare(b"/X(stream\n)"),
    "one whose dictionary has an object in a string": lambda: _bare(b"/X( obj)"),
    "one with a very long dictionary": lambda: _bare(b" " * 30_000),
    "one that begins after a blank": lambda: _bare(b"", b"stream \n"),
    "one that begins after a comment": lambda: _bare(b"", b"stream%x\r"),
    "locked for changes alone": _locked_for_changes,
    "60 MB of strokes": lambda: b"%PDF-1.7\n" + b"/" * 60_000_000 + b"startxref\n9\n%%EOF\n",
    "an attachment named as a path": lambda: _attached("../../etc/passwd"),
    "an attachment named as an absolute path": lambda: _attached("/etc/passwd"),
    "a million brackets": _deep,
    "nine million parts": lambda: b"%PDF-1.7\n" + b"stream\n" * 9_000_000 + b"%%EOF\n",
    "60 MB of nothing": lambda: b"%PDF-1.7\n" + bytes(60_000_000) + b"%%EOF\n",
    "60 MB of nothing with an end": lambda: b"%PDF-1.7\n" + bytes(60_000_000) + b"startxref\n9\n%%EOF\n",
    "larger than any": lambda: b"%PDF-1.7\n" + bytes(70_000_000) + b"%%EOF\n",
    "nothing": lambda: b"",
    "no PDF": lambda: b"PK\x03\x04" * 1_000,
}
"""The kinds of hostile PDF, each under a name that describes it."""


def load() -> None:
    """Load the modules that check a PDF: that counts in no case."""
    import wizard.services.file_check
    import wizard.services.plan_files  # noqa: F401


def main(case: str, folder: str) -> None:
    """Make the file in another process, so that making it does not count; then read it."""
    path = Path(folder) / "hostile.pdf"
    if os.fork() == 0:
        path.write_bytes(CASES[case]())
        os._exit(0)
    os.wait()
    from wizard.services import file_check, plan_files

    begin = time.process_time()
    verdict = file_check.check(path)
    seconds, begin = time.process_time() - begin, time.process_time()
    try:
        plan_files.plan_in_pdf(path)
        taken = "a plan was taken out"
    except plan_files.ServiceError as error:
        taken = str(error)
    seconds = max(seconds, time.process_time() - begin)
    print(f"{seconds:.3f}\t{peak():.0f}\t{verdict.code}\t{verdict.headline}\t{taken}")
