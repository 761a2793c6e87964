"""Putting a file in its place: whole, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def put_in_place(target: Path) -> Iterator[BinaryIO]:
    """Give a stream beside `target`; on leaving, what was written to it becomes `target`, and is on the disk.

    If anything is raised meanwhile, `target` stays as it was and nothing is left beside it.

    Raises:
        OSError: The folder or the file cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        # What mkstemp makes is for its owner alone; a document is as readable as others made here.
        umask = os.umask(0)
        os.umask(umask)
        unfinished.chmod(0o666 & ~umask)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
