"""The size of text can change while a page of the window is open, or the pages of a PDF."""

import subprocess
import sys

_CHILD = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from wizard.ui.application.launch import start
from wizard.ui.steps.export.pdf_preview import Preview
from wizard.ui.theme import FUSION, current
application = QApplication(["zooming", *FUSION])
controller = start(application)
controller.window.resize(1024, 700)
controller.warm_up(None)
controller.plans.open_example()
QTest.qWait(200)
controller.go_to("export")
preview = controller.window.page("export").preview
for _ in range(1200):
    QTest.qWait(50)
    if preview.pages:
        break
assert preview.pages, "no pages came"
QTest.qWait(200)
for zoom in (1.5, 1.0, 1.3, 1.5, 1.0):
    current().zoom_to(zoom)
    QTest.qWait(100)
print("fine", flush=True)
import os
os._exit(0)
"""


def test_the_preview_outlives_other_sizes_of_text() -> None:
    # In a separate process: a bug here once ended it.
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, timeout=120, check=False)
    assert "fine" in done.stdout, done.stderr[-2000:]
