"""A PDF on the screen: the preview on the page, a copy opened for reading, and printing.

PDFium renders PDFs: for the screen at the size shown, and for printing at the printer's resolution.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wizard.foundation.disk import BRISK
from wizard.foundation.pdfium_lock import PDFIUM
from wizard.ui.accessibility.screen_reader import announce, set_tip
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.steps.export.page_sheets import PageSheets
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.dialogs import FittedDialog
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Muted

if TYPE_CHECKING:
    import pypdfium2

_GAP = 12
_BESIDE = 44
"""The width of the scroll bar and the margins, in pixels."""
_ZOOMS = (33, 40, 50, 58, 67, 74, 80, 90, 100, 125, 150, 200, 300)
_POINTS_PER_INCH = 72


_AGAIN = 200
"""Milliseconds until the next attempt to draw a page."""


_MOST_BYTES = 200_000_000

_NAME = "Preview of the pages"

_FINEST = 300
"""Dots per inch. More would use memory and show nothing more on an office printer."""


class PageView(QWidget):
    """One page, drawn when it is first visible. It is not a tab stop, or 26 of them could come before Back."""

    def __init__(self, pages: Pages, index: int, pixels: QSize) -> None:
        super().__init__()
        self._pages = pages
        self._index = index
        self._pixmap: QPixmap | None = None
        self.setFixedSize(pixels)
        self.setAccessibleName(f"Page {index + 1} of {len(pages.sizes)}")
        self.setAccessibleDescription(pages.texts[index])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page at the size of the widget."""
        if self._pixmap is None:
            if not PDFIUM.acquire(blocking=False):
                # A file is being checked on another thread, so try again later.
                QTimer.singleShot(_AGAIN, self, self.update)
                return
            try:
                self._draw()
            finally:
                PDFIUM.release()
        if self._pixmap is not None:
            QPainter(self).drawPixmap(self.rect(), self._pixmap)

    def _draw(self) -> None:
        image = self._pages.image(self._index, round(self.width() * self.devicePixelRatioF()))
        self._pixmap = QPixmap.fromImage(image)


class Pages:
    """The pages of a PDF: their sizes in points, their texts, and their images."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with self._opened() as document:
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                document.get_page_size(index) for index in range(len(document))
            )
            """The width and height of each page, in points."""
            self.texts = tuple(_page_text(document, index) for index in range(len(document)))
            """The text of each page, in reading order."""

    def image(self, index: int, width: int) -> QImage:
        """Return an image of a page at this width in pixels."""
        with self._opened() as document:
            page = document[index]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
            form = QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
            # QImage does not copy the bytes it is given, so copy before the bitmap is freed.
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
            page.close()
        return image

    @contextmanager
    def _opened(self) -> Iterator[pypdfium2.PdfDocument]:
        import pypdfium2

        with PDFIUM:
            document = pypdfium2.PdfDocument(self._data)
            try:
                yield document
            finally:
                document.close()


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    text = page.get_textpage()
    words: str = text.get_text_bounded()
    text.close()
    page.close()
    return words.replace("\r\n", "\n")


class Preview(QFrame):
    """The pages of a PDF below a toolbar."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 360) -> None:
        """Create the view with a height of at least `least` pixels at zoom 1."""
        super().__init__(parent)
        self._shown: Pages | None = None
        self._percent = 80
        self._fits = True
        """Whether pages follow the width of the view, until the reader chooses a size."""
        self._views: list[PageView] = []
        self._found_at = -1
        self._where = Muted("", wrap=False)
        self._search = TextField(placeholder="Find in the pages")
        self._search.setAccessibleName("Find in the pages")
        self._search.returnPressed.connect(self.find_next)
        self._at = -1
        """The index of the current page; -1 if there is none."""
        self._following = False
        self._scroll = PageSheets(_NAME)
        self._scroll.turned.connect(self.turn)
        self._scroll.read.connect(self._follow)
        self._turns = [
            Button("", partial(self.turn, by), small=True, mark=mark, repeats=True)
            for by, mark in ((-1, Icon.LEFT), (1, Icon.RIGHT))
        ]
        for button, words in zip(self._turns, ("Previous page", "Next page"), strict=True):
            button.setAccessibleName(words)
            set_tip(button, words)
            button.hide()
        self._name = _NAME
        self.setFocusProxy(self._scroll)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: self._say_where())
        self._lay_out(least)

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self._views)

    def leave_bar_out(self) -> None:
        """Hide the scroll bar, so that the page has the only one. Buttons, keys and the wheel still turn pages."""
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        show_if(True, *self._turns)

    def set_name(self, name: str) -> None:
        """Set the name of the pages: the title of their document."""
        self._name = f"Preview of {name}"
        self._at = -1

    def show_file(self, path: Path) -> None:
        """Show the PDF at `path`. The file is read completely, so it may be deleted afterwards."""
        self.show_pdf(BRISK.read(path, _MOST_BYTES))

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF."""
        at = self._scroll.verticalScrollBar().value()
        self._shown = Pages(data)
        with unheard():
            self._arrange()
        self._scroll.verticalScrollBar().setValue(at)

    def zoom(self, steps: int) -> None:
        """Make the pages larger (1) or smaller (-1) by one step."""
        self._fits = False
        at = _ZOOMS.index(self._percent) + steps
        self._percent = _ZOOMS[min(max(at, 0), len(_ZOOMS) - 1)]
        self._arrange()

    def find_next(self) -> None:
        """Go to the next page that contains the text in the search field."""
        wanted = self._search.text().casefold().strip()
        if self._shown is None or not wanted:
            return
        for step in range(1, self.pages + 1):
            index = (self._found_at + step) % self.pages
            if wanted in self._shown.texts[index].casefold():
                self._found_at = index
                self.go_to(index)
                announce(self, f"Found on page {index + 1}")
                self._where.setText(f"Found on page {index + 1} of {self.pages}")
                return
        self._where.setText("Not found")
        announce(self, "Not found")

    def go_to(self, index: int) -> None:
        """Scroll to the page with this index."""
        self._scroll.verticalScrollBar().setValue(self._views[index].y())
        self._show_place(index)

    def turn(self, by: int) -> None:
        """Turn forward or back by this number of pages, and announce the page."""
        if self._views:
            self.go_to(min(max(self._at + by, 0), self.pages - 1))
            announce(self, self._where.text())

    def _lay_out(self, least: int) -> None:
        tools = Row(8)
        smaller = Button("−", lambda: self.zoom(-1), small=True, repeats=True)
        larger = Button("+", lambda: self.zoom(1), small=True, repeats=True)
        smaller.setAccessibleName("Zoom out")
        larger.setAccessibleName("Zoom in")
        tools.add(smaller, larger, *self._turns, self._where)
        tools.addStretch(1)
        tools.addWidget(self._search)
        column = ColumnLayout(8, parent=self)
        column.addLayout(tools)
        column.addWidget(self._scroll, 1)
        self.setMinimumHeight(current().px(least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the view unless the reader chose a size."""
        super().resizeEvent(event)
        if self._fits and self._shown is not None and self._percent != self._fitting():
            self._arrange()

    def _fitting(self) -> int:
        """Return the largest size at which pages are no wider than the view."""
        assert self._shown is not None
        widest = max(width for width, _height in self._shown.sizes)
        room = self._scroll.width() - _BESIDE
        full = widest * self.logicalDpiX() / _POINTS_PER_INCH
        return max((zoom for zoom in _ZOOMS if full * zoom / 100 <= room), default=_ZOOMS[0])

    def _arrange(self) -> None:
        if self._shown is None:
            return
        if self._fits:
            self._percent = self._fitting()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(_GAP)
        scale = self._percent / 100 * self.logicalDpiX() / _POINTS_PER_INCH
        self._views = []
        for index, (width, height) in enumerate(self._shown.sizes):
            view = PageView(self._shown, index, QSize(round(width * scale), round(height * scale)))
            self._views.append(view)
            column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        if (before := self._scroll.takeWidget()) is not None:
            # Delete later: during a style change Qt goes through all widgets, and would crash on one deleted meanwhile.
            before.hide()
            before.deleteLater()
        self._scroll.setWidget(inside)
        self._at = -1
        self._say_where()

    def _say_where(self) -> None:
        if self._following:
            return
        bar, view = self._scroll.verticalScrollBar(), self._scroll.viewport()
        boxes = [page.geometry() for page in self._views]
        # The current page is the first one that is at least half visible, or that fills half of the view.
        seen = (
            at for at, box in enumerate(boxes) if box.bottom() >= bar.value() + min(box.height(), view.height()) // 2
        )
        self._show_place(next(seen, 0))

    def _show_place(self, at: int) -> None:
        """Show the number of the current page, and give its text to screen readers."""
        if self._shown is None:
            return
        self._where.setText(f"Page {at + 1} of {self.pages}")
        if at != self._at:
            self._at = at
            self._scroll.show_page(f"{self._name}, page {at + 1} of {self.pages}", self._shown.texts[at])

    def _follow(self, part: float) -> None:
        """Scroll to the reading position: this far down the current page."""
        if self._views:
            page = self._views[self._at]
            self._following = True
            self._scroll.ensureVisible(0, page.y() + round(page.height() * part), 0, page.height() // 4)
            self._following = False


class CopyDialog(FittedDialog):
    """The pages of a copy, read-only. Page Up and Page Down turn them; Escape closes the dialog."""

    keeps_nothing = True

    def __init__(self, parent: QWidget, name: str, data: bytes, verdict: str) -> None:
        """Show the PDF called `name` below `verdict`, which says what it is and that it is complete as redacted."""
        super().__init__(parent, f"{name}, open for reading only", 900, 700)
        self.setAccessibleDescription(verdict)
        self.preview = Preview(self, least=140)
        column = ColumnLayout(12, (20, 16, 20, 16), self)
        column.addWidget(Banner(Tone.ACCENT, verdict, "Open for reading only"))
        column.addWidget(self.preview, 1)
        column.addWidget(ButtonRow(Button("&Close", self.accept), right=True))
        self.preview.show_pdf(data)
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)


def is_a_printer_there() -> bool:
    """Whether this PC has a printer. It asks print servers, so it may take a while."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_file(path: Path, parent: QWidget, title: str) -> bool:
    """Ask for the printer and print the chosen pages; return whether anything was printed.

    The print job is named after the document's `title`.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), _FINEST))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pages(path, printer)
    return True


def print_pages(path: Path, printer: QPrinter) -> None:
    """Print a PDF's pages on the chosen printer."""
    pages = Pages(BRISK.read(path, _MOST_BYTES))
    painter = QPainter(printer)
    chosen = range(max(printer.fromPage(), 1), (printer.toPage() or len(pages.sizes)) + 1)
    for index, number in enumerate(chosen):
        if index:
            printer.newPage()
        target = printer.pageRect(QPrinter.Unit.DevicePixel)
        image = pages.image(number - 1, int(target.width()))
        scale = min(target.width() / image.width(), target.height() / image.height())
        painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
    painter.end()
