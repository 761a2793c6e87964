"""Recent plans and what is due in them, both read from a small index without opening any plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from wizard.foundation.dates import written
from wizard.services.known_plans import DueEntry, RecentPlan
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.theme import Icon, Tone, current, paint_mark
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted, Subheading

MOST_ROWS = 6
"""The maximum number of rows in a list. Older plans can be opened by file."""

_FIRST_DUE = 3
"""How many due entries are listed. The Due step has the rest."""

_SIDE, _GAP, _PAD = 20, 12, 10
_FORGET = "Press Delete or the menu key to forget it on this PC."
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PlanList(Card):
    """Drafts without a name, then recent plans."""

    def __init__(
        self,
        title: str,
        drafts: str,
        empty: str,
        open_plan: Callable[[Path], None],
        forget_plan: Callable[[Path], None],
    ) -> None:
        super().__init__(title)
        self._open, self._forget = open_plan, forget_plan
        self._shown: tuple[RecentPlan, ...] | None = None
        self._empty = Muted(empty)
        self._drafts_title = Subheading(drafts)
        self._drafts, self._plans = QWidget(), QWidget()
        self._draft_rows = ColumnLayout(2, parent=self._drafts)
        self._plan_rows = ColumnLayout(2, parent=self._plans)
        self.body.add(self._empty, self._drafts_title, self._drafts, self._plans)

    @property
    def rows(self) -> tuple[OpeningRow, ...]:
        """The rows from top to bottom."""

        return tuple(self.findChildren(OpeningRow))

    def show_plans(self, plans: Sequence[RecentPlan]) -> None:
        """Show `plans`. Does nothing if they are the same."""
        if self._shown == tuple(plans):
            return
        self._shown = tuple(plans)
        drafts = [plan for plan in plans if plan.draft]
        named = [plan for plan in plans if not plan.draft]
        for rows, entries in ((self._draft_rows, drafts), (self._plan_rows, named)):
            rows.clear()
            rows.add(*(self._row(plan) for plan in entries[:MOST_ROWS]))
        show_if(not plans, self._empty)
        show_if(bool(drafts), self._drafts_title, self._drafts)
        show_if(bool(named), self._plans)

    def _row(self, plan: RecentPlan) -> OpeningRow:

        where = "kept on this PC only" if plan.draft else str(plan.path)
        return OpeningRow(
            plan.title,
            f"{plan.opened} · {where}",
            lambda: self._open(plan.path),
            forget=lambda: self._forget(plan.path),
        )


class DueList(Card):
    """The first entries that are due, soonest first, with late ones marked. The Due step lists everything."""

    def __init__(self, title: str, empty: str, open_plan: Callable[[Path], None], show_all: Callable[[], None]) -> None:
        super().__init__(title)
        self._open = open_plan
        self._shown: tuple[tuple[DueEntry, ...], date] | None = None
        self._empty = Muted(empty)
        self._list = QWidget()
        self._rows = ColumnLayout(2, parent=self._list)
        self._all = Button("Everything due in this plan", show_all, ButtonKind.TEXT, small=True)
        self._all.hide()
        self.body.add(self._empty, self._list, self._all)

    @property
    def rows(self) -> tuple[OpeningRow, ...]:
        """The rows from top to bottom."""

        return tuple(self.findChildren(OpeningRow))

    def show_due(self, entries: Sequence[DueEntry], today: date, *, is_open: bool) -> None:
        """List `entries` as of `today`. For a plan that `is_open`, lead to its Due step."""
        show_if(is_open, self._all)
        if self._shown == (tuple(entries), today):
            return
        self._shown = (tuple(entries), today)
        self._rows.clear()
        self._rows.add(*(self._row(entry, today) for entry in entries[:_FIRST_DUE]))
        show_if(not entries, self._empty)
        show_if(bool(entries), self._list)

    def _row(self, entry: DueEntry, today: date) -> OpeningRow:

        late = entry.on < today
        when = f"Overdue since {written(entry.on)}" if late else f"Due {written(entry.on)}"
        mark, tone = (Icon.WARNING, Tone.WAITING) if late else (Icon.CLOCK, Tone.NEUTRAL)
        return OpeningRow(entry.words, when, lambda: self._open(entry.path), mark, tone)


class OpeningRow(QAbstractButton):
    """A row that Enter, Space or a click opens."""

    def __init__(
        self,
        title: str,
        detail: str,
        pressed: Callable[[], object],
        mark: Icon = Icon.DOCUMENT,
        tone: Tone = Tone.ACCENT,
        parent: QWidget | None = None,
        *,
        forget: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._forget = forget
        self._title, self._detail, self._mark, self._tone = title, detail, mark, tone
        self.setAccessibleName(f"{title}, {detail}" if detail else title)
        set_tip(self, f"{title}\n{detail}" + (f"\n{_FORGET}" if forget else ""))
        self.setAccessibleDescription(_FORGET if forget else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: pressed())
        current().changed.connect(self.updateGeometry)

    @property
    def title(self) -> str:
        """The title."""
        return self._title

    @property
    def detail(self) -> str:
        """The secondary text."""
        return self._detail

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the whole row."""
        return self.rect(), current().px(7)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        theme = current()
        lines = QFontMetrics(theme.font_of(10.5)).height() + QFontMetrics(theme.font_of(9.5)).height()
        return QSize(theme.px(260), max(lines + theme.px(14), theme.target))

    def minimumSizeHint(self) -> QSize:
        """Return a small width, because long text is shortened with an ellipsis, not wrapped."""
        return QSize(current().px(140), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        # Imported here because the first paint needs no shortcuts.
        from wizard.ui.accessibility.shortcuts import Scope, pressed

        if self._forget is not None and pressed(Scope.PLAN_LIST, event) == "forget_listed":
            self._forget()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to forget the plan of this row."""
        if self._forget is None:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Forget this plan on this PC…").triggered.connect(lambda _checked=False: self._ask_to_forget())
        menu.popup(event.globalPos())

    def _ask_to_forget(self) -> None:
        if self._forget is not None:
            self._forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background, the mark, the text and the arrow on the right."""
        theme = current()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse()
        if hot or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.sunken if self.isDown() else colours.tint))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(7), theme.px(7))
        side, pad = theme.px(_SIDE), theme.px(_PAD)
        ink = colours.of_tone(self._tone)[0]
        paint_mark(painter, self._mark, QRectF(pad, (self.height() - side) / 2, side, side), ink)
        arrow = theme.px(14)
        right = self.width() - pad - arrow
        colour = colours.accent if hot else colours.muted
        paint_mark(painter, Icon.RIGHT, QRectF(right, (self.height() - arrow) / 2, arrow, arrow), colour)
        left = pad + side + theme.px(_GAP)
        self._paint_words(painter, QRect(left, 0, right - left - pad, self.height()))
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        theme = current()
        top = (self.height() - self.sizeHint().height()) // 2 + theme.px(7)
        # Shorten titles at the end and paths in the middle, because the end of a path is the file name.
        for text, size, strong, colour, cut in (
            (self._title, 10.5, True, theme.colours.ink, Qt.TextElideMode.ElideRight),
            (self._detail, 9.5, False, theme.colours.muted, Qt.TextElideMode.ElideMiddle),
        ):
            font = theme.font_of(size, strong=strong)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(room.left(), top, room.width(), metrics.height())
            painter.drawText(line, _LEFT, metrics.elidedText(text, cut, room.width()))
            top += metrics.height()
