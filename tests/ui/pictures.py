"""Pictures of every step of the window: all themes to look at, or what `make pictures` publishes.

    python -m tests.ui.pictures [--publish] FOLDER

The plan is the worked example, so that the pictures show what the program is for.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication
from tests.plans import ITEM_STEPS

from wizard.services.preferences import own_preferences
from wizard.ui.application.controller import Controller
from wizard.ui.application.launch import start
from wizard.ui.theme import Look, current

STEPS = (
    "start",
    "practice",
    "meeting",
    "together",
    *ITEM_STEPS,
    "review",
    "sign",
    "export",
    "due",
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


def opened() -> Controller:
    """Return the real window with the worked example open."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    # Nothing stands before the pages: the tour counts as read.
    own_preferences().change(tour_seen=True)
    controller = start(application)
    settle(80)
    controller.warm_up(None)
    controller.plans.open_example()
    return controller


def take(folder: Path, size: tuple[int, int] = SIZE) -> Iterator[Path]:
    """Write a picture of each step in each theme, and yield its path."""
    controller = opened()
    controller.window.resize(*size)
    for name, look in LOOKS.items():
        current().choose(look)
        for number, step in enumerate(STEPS, 1):
            controller.go_to(step)
            settle(2500 if step == "export" else 150)
            path = folder / f"{number:02}-{step}-{name}.png"
            controller.window.grab().save(str(path))
            yield path
    current().choose(Look.LIGHT)
    yield take_room(controller, folder)
    controller.window.close()


def take_room(controller: Controller, folder: Path) -> Path:
    """Write a picture of an action's card in room mode, and return its path."""
    controller.go_to("item-1")
    settle(150)
    room = controller.window.commands.room
    room.setChecked(True)
    settle(600)
    path = folder / f"{len(STEPS) + 1}-room-light.png"
    controller.window.grab().save(str(path))
    room.setChecked(False)
    settle(150)
    return path


def published(folder: Path) -> Iterator[Path]:
    """Write the pictures that go into the documents: small files, and the record's first page."""
    with tempfile.TemporaryDirectory() as place:
        for path in take(Path(place)):
            yield _small(path, folder / path.name)
        yield first_page(folder / f"{len(STEPS) + 2}-record.png")


def first_page(out: Path) -> Path:
    """Write a picture of the first page of the worked example's signed record, and return its path."""
    from wizard.app import main as program

    with tempfile.TemporaryDirectory() as place:
        plan, pdf = Path(place) / "example.gpplan", Path(place) / "example.pdf"
        for call in (["example", str(plan), "--signed"], ["export", str(plan), str(pdf)]):
            assert program(call) == 0
        import pypdfium2

        document = pypdfium2.PdfDocument(pdf)
        document[0].render(scale=70 / 72).to_pil().quantize(64).save(out, optimize=True)
        document.close()
    return out


def _small(path: Path, out: Path) -> Path:
    """Write `path` to `out` with no more colours than the eye needs, and return `out`."""
    from PIL import Image

    with Image.open(path) as picture:
        picture.convert("RGB").quantize(96, dither=Image.Dither.NONE).save(out, optimize=True)
    return out


def main(folder: Path, *, publish: bool = False) -> None:
    """Take all pictures into `folder`, or those for the documents if `publish`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_DATA_HOME": home}
        for path in published(folder) if publish else take(folder):
            print(path)


if __name__ == "__main__":
    main(Path(sys.argv[-1]), publish="--publish" in sys.argv)
