import subprocess
import sys
from pathlib import Path

import pytest

from wizard.storage.local_plans import MOST_ENTRIES, Due, Recent, forget_recent, recent_plans, remember

OSEI = Recent("/plans/osei.gpplan", "Hawthorn Lane", "2027-01-11T12:00:00+00:00", (Due("2027-02-01", "Item 3 starts"),))


def test_the_last_opened_plan_comes_first_and_once(tmp_path: Path) -> None:
    index = tmp_path / "local" / "recent.json"
    remember(index, OSEI)
    remember(index, other := Recent("/plans/ö.gpplan", "Other", "2027-01-12T12:00:00+00:00"))
    remember(index, OSEI)
    assert recent_plans(index) == (OSEI, other)


def test_a_forgotten_plan_is_gone(tmp_path: Path) -> None:
    index = tmp_path / "recent.json"
    remember(index, OSEI)
    forget_recent(index, OSEI.path)
    assert recent_plans(index) == ()
    assert b"osei" not in index.read_bytes()


def test_only_so_many_are_remembered(tmp_path: Path) -> None:
    index = tmp_path / "recent.json"
    for number in range(MOST_ENTRIES + 5):
        remember(index, Recent(f"/plans/{number}.gpplan", "", ""))
    assert len(recent_plans(index)) == MOST_ENTRIES


@pytest.mark.parametrize(
    "words",
    [b"", b"[]", b"\xff", b'{"recent": 1}', b'{"recent": [1, {"path": 1}, {"path": "", "title": ""}]}', b"[" * 90_000],
)
def test_a_damaged_index_is_an_empty_one(tmp_path: Path, words: bytes) -> None:
    index = tmp_path / "recent.json"
    index.write_bytes(words)
    assert recent_plans(index) == ()


def test_a_due_entry_that_cannot_be_made_out_is_left_out(tmp_path: Path) -> None:
    index = tmp_path / "recent.json"
    index.write_text('{"recent": [{"path": "a", "title": "b", "opened": "c", "due": [1, {"on": "d", "words": "e"}]}]}')
    assert recent_plans(index) == (Recent("a", "b", "c", (Due("d", "e"),)),)


def test_start_needs_neither_pydantic_nor_the_domain() -> None:
    code = (
        "import sys, wizard.storage.local_plans, wizard.storage.local_plans, wizard.foundation.paths as f\n"
        "f.local_folders()\n"
        "print([name for name in sys.modules if name.startswith(('pydantic', 'wizard.plan', 'wizard.guidance'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
