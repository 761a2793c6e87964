"""Keep the text in open, unrecorded forms on this PC, so that a killed program loses none of it.

There is one small file in local data for each plan, removed when its last form is closed. If it cannot be written, the
forms still work. It is never part of the plan.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path

from wizard.foundation.best_effort import best_effort
from wizard.foundation.disk import BRISK
from wizard.foundation.paths import Folders, local_folders
from wizard.storage.journal import journal_key

Written = Mapping[str, str]
"""The text in a form, by the names of its fields."""

_MOST_BYTES = 2_000_000


def forms_file(folders: Folders, plan: Path) -> Path:
    """Return where the forms of the plan at this path are kept."""
    return folders.forms / f"{journal_key(plan)}.json"


class OpenForms:
    """The forms of one plan that are open, and those that were open when the program was killed."""

    def __init__(self, plan: Path) -> None:
        self._file = forms_file(local_folders(), plan)
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._forms: dict[str, Written] | None = None
        self._ended = False

    def written_in(self, form: str) -> Written:
        """Return the text in a form when the program ended; nothing if it was closed."""
        with self._guard:
            return self._all().get(form, {})

    def keep(self, form: str, written: Written) -> None:
        """Keep the text now in a form; returns at once."""
        with self._guard:
            self._all()[form] = dict(written)
        self._write_beside()

    def drop(self, form: str) -> None:
        """Forget a form that was recorded or closed. While the program ends, forms stay."""
        with self._guard:
            if self._ended or self._all().pop(form, None) is None:
                return
        self._write_beside()

    def end(self) -> None:
        """Write everything to the disk as the program ends; forms that close after that were not closed by a person."""
        with self._guard:
            self._ended = True
            unread = self._forms is None
        if not unread:
            self._write()

    def _all(self) -> dict[str, Written]:
        if self._forms is None:
            self._forms = _read(self._file)
        return self._forms

    def _write_beside(self) -> None:
        threading.Thread(target=self._write, name="forms", daemon=True).start()

    def _write(self) -> None:
        from wizard.foundation.atomic_file import write_file

        with self._writing:
            # Read the forms only now: if several writes waited for the disk, each writes the newest texts.
            with self._guard:
                forms = dict(self._all())
            with best_effort("forms that are open"):
                if forms:
                    BRISK.make_folder(self._file.parent)
                    data = json.dumps({"version": 1, "forms": forms}, ensure_ascii=False)
                    write_file(self._file, data.encode("utf-8", "surrogatepass"), disk=BRISK)
                else:
                    BRISK.remove(self._file)


def _read(file: Path) -> dict[str, Written]:
    try:
        data = BRISK.read(file, _MOST_BYTES)
        found = json.loads(data)["forms"]
        return {str(form): {str(name): str(text) for name, text in texts.items()} for form, texts in found.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # There is no file, or not a valid one: offer nothing.
        return {}
