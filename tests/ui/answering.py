"""Answers dialogs that wait for the person: presses the named buttons, one a dialog, and keeps what each said."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from tests.ui.seeing import button

from wizard.ui.decision.sheets import SheetDialog
from wizard.ui.session.wait_dialog import WaitDialog


@contextmanager
def answering(*names: str, over: QDialog | None = None) -> Iterator[list[str]]:
    """While this lasts, press these buttons, in order, each in the dialog that is open then; yields what they said.

    What is asked `over` a dialog that is open already is waited for.
    """
    said: list[str] = []
    waiting = list(names)
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or isinstance(dialog, WaitDialog | SheetDialog) or dialog is over:
            # A slow machine is waited for, as a person would; a sheet asks nothing.
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
