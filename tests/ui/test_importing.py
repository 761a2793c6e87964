"""What PySide puts in front of every import is taken away again: it reads the source of all that is imported."""

import subprocess
import sys

_CHILD = """
import builtins, linecache, sys
before = builtins.__import__
from wizard.ui import launch
assert launch.run(smoke=True) == 0
assert builtins.__import__ is before
assert not [name for name in linecache.cache if "wizard" in name], "the program's own source was read"
from PySide6.QtTest import QTest
assert QTest.qWait
"""


def test_a_start_reads_no_source_and_modules_of_qt_still_load_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
