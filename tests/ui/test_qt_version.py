"""The gate for every bump of Qt: PySide6 6.12.0 drops a reference to None at every void call on Python 3.11."""

import subprocess
import sys

VOID_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(20_000):
    label.setText(str(number))
print("survived", label.text())
"""


def test_twenty_thousand_void_calls_leave_the_process_alive() -> None:
    done = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "survived 19999\n"), done.stderr
