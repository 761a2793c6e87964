"""Draws the application's icon, resources/icons/app.svg, in the sizes and formats that systems ask for.

    python icons.py FOLDER

Afterwards FOLDER has app.ico (Windows) and app-N.png for N of 16 to 512 pixels. The same drawing and the same Qt give
the same bytes.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "app.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
LARGEST_IN_ICO = 256


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """Return the icon with this width and height in pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGBA")


def main(folder: Path) -> int:
    """Write all sizes; return the exit code."""
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(DRAWING))
    if not renderer.isValid():
        print(f"icons: {DRAWING} cannot be drawn.", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    images = [drawn(renderer, size) for size in SIZES]
    for image in images:
        image.save(folder / f"app-{image.width}.png", optimize=True)
    small = [image for image in images if image.width <= LARGEST_IN_ICO]
    sizes = [image.size for image in small]
    # Explorer and the resource compiler read small sizes best as bitmaps.
    small[-1].save(folder / "app.ico", sizes=sizes, append_images=small[:-1], bitmap_format="bmp")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
