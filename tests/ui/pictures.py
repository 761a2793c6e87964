"""Pictures of every step of the window, in every theme: `make pictures` puts them into docs/pictures/.

The plan is the worked example, so that the pictures show what the program is for.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from wizard.ui.conductor import Conductor
from wizard.ui.launch import start
from wizard.ui.theme import Look, current

STEPS = (
    "start",
    "practice",
    "meeting",
    *(f"action-{number}" for number in range(1, 11)),
    "review",
    "sign",
    "export",
)
LOOKS = {"light": Look.LIGHT, "dark": Look.DARK, "contrast": Look.CONTRAST}
SIZE = (1366, 728)
"""A projector's screen of 1366×768, less a task bar."""


def settle(milliseconds: int = 250) -> None:
    """Let the window lay itself out, paint, and finish what it does behind the reader's back."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def opened() -> Conductor:
    """Return the real window with the worked example open."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    conductor = start(application)
    settle(80)
    conductor.desk.open_example()
    return conductor


def take(folder: Path, size: tuple[int, int] = SIZE) -> Iterator[Path]:
    """Write a picture of each step in each theme, and yield its path."""
    conductor = opened()
    conductor.window.resize(*size)
    for name, look in LOOKS.items():
        current().choose(look)
        for number, step in enumerate(STEPS, 1):
            conductor.go_to(step)
            settle(900 if step == "export" else 150)
            path = folder / f"{number:02}-{step}-{name}.png"
            conductor.window.grab().save(str(path))
            yield path
    current().choose(Look.LIGHT)
    conductor.window.close()


def main(folder: Path) -> None:
    """Take all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_DATA_HOME": home}
        for path in take(folder):
            print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
