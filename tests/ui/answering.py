"""Answers dialogs that wait for the user: presses the named buttons, one a dialog, and keeps the text of each."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from tests.ui.seeing import button

from wizard.ui.decision.sheets import SheetDialog
from wizard.ui.session.wait_dialog import WaitDialog


@contextmanager
def answering(*names: str, over: QDialog | None = None) -> Iterator[list[str]]:
    """Within the block, press these buttons in order, one in each dialog as it opens; yields the texts of the dialogs.

    A question `over` a dialog that is open already is waited for.
    """
    said: list[str] = []
    waiting = list(names)
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or isinstance(dialog, WaitDialog | SheetDialog) or dialog is over:
            # Wait for a slow machine, as a person would; a sheet asks nothing.
            return
        said.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
        if not waiting:
            dialog.reject()
            raise AssertionError(f"a dialog that nobody expected: {said[-1]}")
        button(dialog, waiting.pop(0)).click()

    timer.timeout.connect(look)
    timer.start(10)
    yield said
    timer.stop()
    assert not waiting, f"no dialog was there to press {waiting} in"
