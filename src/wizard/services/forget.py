"""“Forget this plan on this PC”: everything in local data that tells of it. The plan's own file stays."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from wizard.foundation.folders import Folders
from wizard.storage.drafts import remove_draft
from wizard.storage.file_lock import Alive
from wizard.storage.journal import journal_key, remove_journal
from wizard.storage.local_plans import forget_recent


def forget_plan(path: Path, folders: Folders) -> tuple[str, ...]:
    """Remove the journal, recovery copies, recent entry, draft and log lines of a plan from this PC.

    Close it first: what a running program holds is left alone.

    Returns:
        What could not be removed, each in a few words; nothing if all is gone.
    """
    left = []
    key = journal_key(path)
    for folder in folders.recovery.glob(f"{key}-*"):
        if Alive.lives(folders.running, folder.name.rpartition("-")[2]):
            left.append("changes of a program that has the plan open")
            continue
        with _noting(left, "unsaved changes"):
            remove_journal(folder)
    with _noting(left, "the entry among recent plans"):
        for words in {str(path), str(path.resolve())}:
            forget_recent(folders.recent, words)
    if path.resolve().parent == folders.drafts.resolve():
        with _noting(left, "the draft"):
            remove_draft(path.resolve())
    with _noting(left, "log lines"):
        _forget_lines(folders.logs, {path.name, path.stem, key})
    return tuple(left)


@contextlib.contextmanager
def _noting(left: list[str], what: str) -> Iterator[None]:
    try:
        yield
    except OSError:
        left.append(what)


def _forget_lines(logs: Path, names: set[str]) -> None:
    """Take out of the logs every line that has the plan's name; there should be none, and now there is none."""
    for log in logs.glob("*.log*"):
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
        kept = [line for line in lines if not any(name in line for name in names)]
        if len(kept) != len(lines):
            log.write_text("".join(kept), encoding="utf-8")
