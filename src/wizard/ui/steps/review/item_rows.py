"""All items on one screen. Each row shows mark, position, outcome, owner and date, and opens the item's step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wizard.foundation.dates import written
from wizard.foundation.formatting import date_in_words
from wizard.guidance.position_kinds import Mark
from wizard.minutes.minutes import Minutes
from wizard.overview.one_page import overview_rows
from wizard.overview.places import item_key
from wizard.plan.people import VotesPrinted
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.theme import current
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.state_mark import paint_state

_COLUMNS = ("Item", "Position", "Outcome", "Owner", "Date")
_SHARES = (25, 28, 18, 14, 15)
_MARK, _PAD, _GAP, _LINE = 26, 10, 10, 34
_SMALL = 820
"""Below this width, in pixels at zoom 1, rows are more compact, so that all stay on one screen."""
_NARROW = 620
"""Below this width, in pixels at zoom 1, the second half of a row goes below the first."""
_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class ItemRow:
    """The texts of an item's row."""

    item: str
    title: str
    mark: Mark
    position: str
    outcome: str
    """The short outcome: “Carried 4 to 1”."""
    sentence: str
    """The resolution and the whole sentence of the outcome."""
    owner: str
    date: str
    """“Review 11 Apr 2027”; empty if there is no date."""
    spoken_date: str
    step: str
    """The key of its step."""


def item_rows(minutes: Minutes) -> tuple[ItemRow, ...]:
    """Return a row for each item of a meeting."""
    rows = []
    for row, entry in zip(overview_rows(minutes, VotesPrinted.COUNTS), minutes.entries, strict=True):
        if entry.taken and entry.proposals:
            sentences = [f"{put.resolution} {put.sentence}" for put in entry.proposals]
        else:
            sentences = [entry.sentence]
        rows.append(
            ItemRow(
                item=row.item,
                title=row.title,
                mark=row.mark,
                position=row.label,
                outcome=row.outcome,
                sentence=" ".join(sentences),
                owner=row.owner,
                date=f"{row.word} {written(row.day)}" if row.day else row.word,
                spoken_date=f"{row.word} {date_in_words(row.day)}" if row.day else row.word,
                step=item_key(entry.id),
            )
        )
    return tuple(rows)


class ItemRowButton(QAbstractButton):
    """A row that is a button. Its full sentence is in the tool tip, for screen readers and, on demand, below."""

    def __init__(self, row: ItemRow) -> None:
        super().__init__()
        self._full = False
        self._heights: dict[int, int] = {}
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self._measure_anew)
        self.show_row(row)

    def show_row(self, row: ItemRow) -> None:
        """Show another row here."""
        self.row = row
        said = [f"Item {row.item}, {row.title}", row.position, row.outcome, row.owner, row.spoken_date]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription(row.sentence)
        set_tip(self, row.sentence)
        self._measure_anew()

    def show_full(self, full: bool) -> None:
        """Show or hide the full sentence below the row."""
        self._full = full
        self._measure_anew()

    def _measure_anew(self) -> None:
        self._heights = {}
        self.updateGeometry()
        self.update()

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the whole row."""
        return self.rect(), current().px(6)

    def sizeHint(self) -> QSize:
        """Return the height of its text at the current width."""
        width = max(self.width(), current().px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size narrow enough for the smallest window."""
        return QSize(current().px(280), max(current().px(28), current().target))

    def hasHeightForWidth(self) -> bool:
        """Text wraps, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text needs at `width`, cached because layouts ask a dozen times."""
        if width not in self._heights:
            self._heights[width] = self._height_of(width)
        return self._heights[width]

    def _height_of(self, width: int) -> int:
        bottom = max(box.bottom() for box, _text, _font, _colour in self._texts(width))
        theme, small = current(), _is_small(width)
        return max(bottom + theme.px(4 if small else 7), theme.px(28 if small else _LINE), theme.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background under the pointer, the hairline, the mark and the text."""
        theme = current()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), QColor(theme.colours.tint))
        painter.setPen(QPen(QColor(theme.colours.hairline), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        paint_state(painter, self.row.mark, self._mark_box())
        for box, text, font, colour in self._texts(self.width()):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(box, _WORDS, text)
        painter.end()

    def _mark_box(self) -> QRectF:
        """Return the mark's box, aligned with the first line of text."""
        theme, small = current(), _is_small(self.width())
        side = theme.even_px(14 if small else 16)
        line = QFontMetrics(theme.font_of(9.5 if small else 10.5)).height()
        return QRectF(theme.px(_PAD), theme.px(4 if small else 7) + (line - side) / 2, side, side)

    def _texts(self, width: int) -> list[tuple[QRect, str, QFont, str]]:
        """Return every text with its box, font and colour, from the top."""
        theme, row = current(), self.row
        size = 9.5 if _is_small(width) else 10.5
        plain, strong = theme.font_of(size), theme.font_of(size, strong=True)
        ink, muted = theme.colours.ink, theme.colours.muted
        top, left = theme.px(4 if _is_small(width) else 7), theme.px(_PAD + _MARK)
        words = (f"{row.item}  {row.title}", row.position, row.outcome, row.owner, row.date)
        colours, fonts = (ink, ink, ink, muted, muted), (strong, plain, plain, plain, plain)
        pieces: list[tuple[QRect, str, QFont, str]] = []
        if width >= theme.px(_NARROW):
            for (x, room), text, font, colour in zip(column_boxes(width), words, fonts, colours, strict=True):
                pieces.append((_box(font, text, x, top, room), text, font, colour))
        else:
            room = width - left - theme.px(_PAD)
            second = " · ".join(part for part in words[2:] if part)
            for text, font, colour in ((words[0], strong, ink), (words[1], plain, ink), (second, plain, muted)):
                box = _box(font, text, left, top, room)
                pieces.append((box, text, font, colour))
                top = box.bottom()
        if self._full:
            bottom = max(piece[0].bottom() for piece in pieces) + theme.px(3)
            box = _box(plain, row.sentence, left, bottom, width - left - theme.px(_PAD))
            pieces.append((box, row.sentence, plain, muted))
        return pieces


def _is_small(width: int) -> bool:
    return current().px(_NARROW) <= width < current().px(_SMALL)


def column_boxes(width: int) -> list[tuple[int, int]]:
    """Return the left edge and the width of each column of a row that is `width` pixels wide."""
    theme = current()
    left, gap = theme.px(_PAD + _MARK), theme.px(_GAP)
    room = width - left - theme.px(_PAD) - gap * (len(_SHARES) - 1)
    boxes = []
    for share in _SHARES:
        boxes.append((left, room * share // 100))
        left += room * share // 100 + gap
    return boxes


def _box(font: QFont, text: str, left: int, top: int, room: int) -> QRect:
    return QFontMetrics(font).boundingRect(QRect(left, top, room, 10_000), _WORDS, text).adjusted(0, 0, 2, 0)


class _Heads(QWidget):
    """The column headings."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of one small line."""
        return QSize(current().px(280), current().px(22))

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width, because narrow rows have no columns."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of a small line, or 0 if the rows are too narrow for columns."""
        return self.sizeHint().height() if width >= current().px(_NARROW) else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the headings above their columns."""
        theme = current()
        painter = QPainter(self)
        painter.setFont(theme.font_of(9.5, strong=True))
        painter.setPen(QColor(theme.colours.muted))
        for (left, room), name in zip(column_boxes(self.width()), _COLUMNS, strict=True):
            painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()


class ItemRows(QWidget):
    """The rows of all items below the column headings."""

    place_wanted = Signal(str)
    """The reader wants to go to the step with this key."""

    def __init__(self) -> None:
        super().__init__()
        self._column = ColumnLayout(0, parent=self)
        self._full = False
        self._buttons: list[ItemRowButton] = []
        self.setAccessibleName("All items")

    @property
    def rows(self) -> tuple[ItemRowButton, ...]:
        """The rows from top to bottom."""
        return tuple(self._buttons)

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show these rows. Rows of the same items stay in place and keep the focus."""
        if [button.row.item for button in self._buttons] != [row.item for row in rows]:
            self._column.clear()
            self._column.addWidget(_Heads())
            self._buttons = [self._button(row) for row in rows]
        for button, row in zip(self._buttons, rows, strict=True):
            button.show_row(row)

    def show_full(self, full: bool) -> None:
        """Show or hide the full sentences."""
        self._full = full
        for button in self._buttons:
            button.show_full(full)

    def _button(self, row: ItemRow) -> ItemRowButton:
        button = ItemRowButton(row)
        button.show_full(self._full)
        button.clicked.connect(lambda _checked=False: self.place_wanted.emit(button.row.step))
        self._column.addWidget(button)
        return button
