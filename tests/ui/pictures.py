"""Pictures of every step of the window: all themes to look at, or those that `make pictures` publishes.

    python -m tests.ui.pictures [--publish | --scenes [NAME ...]] FOLDER

The plan is the worked example, so that the pictures show the purpose of the program. `--scenes` takes only the scenes
that the window was designed for: all, or those whose names begin so.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.plans import ITEM_STEPS
from tests.ui.scenes import SCENES, picture_of, settle

from wizard.services.preferences import own_preferences
from wizard.ui.application.controller import Controller
from wizard.ui.application.launch import start
from wizard.ui.theme import FUSION, Look, Theme, current

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


def opened() -> Controller:
    """Return the real window with the worked example open."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    # Nothing covers the pages: the tour counts as read.
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


def take_scenes(folder: Path, names: Sequence[str] = ("",)) -> Iterator[Path]:
    """Write a picture of each scene whose name begins with one of `names`, and yield its path."""
    for scene in SCENES:
        if scene.name.startswith(tuple(names)):
            path = folder / f"scene-{scene.name}.png"
            picture_of(scene).save(str(path))
            yield path


def published(folder: Path) -> Iterator[Path]:
    """Write the pictures for the documents: small files, and the record's first page."""
    with tempfile.TemporaryDirectory() as place:
        for path in take(Path(place)):
            yield _small(path, folder / path.name)
        for path in take_scenes(Path(place)):
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


def main(arguments: Sequence[str]) -> None:
    """Take the requested pictures into the folder that is named last."""
    *words, place = arguments
    folder = Path(place).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_DATA_HOME": home}
        if words[:1] == ["--scenes"]:
            application = QApplication([*sys.argv[:1], *FUSION])
            Theme(application, Look.LIGHT).setParent(application)
            found = take_scenes(folder, words[1:] or ("",))
        else:
            found = published(folder) if words == ["--publish"] else take(folder)
        for path in found:
            print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
