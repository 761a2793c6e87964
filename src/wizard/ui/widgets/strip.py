"""A strip at the foot of what scrolls: what stands on it is always in reach."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from wizard.ui.theme import current
from wizard.ui.widgets.scroll_page import NARROW
from wizard.ui.widgets.spacing import Column


class FootStrip(QFrame):
    """Lies below the view of `area` and takes its room from it, as much as `part` needs; none while that is hidden."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._part: QWidget | None = None
        self._side = 0
        self._column = Column(0, parent=self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    @property
    def part(self) -> QWidget | None:
        """What stands on it."""
        return self._part

    def hold(self, part: QWidget | None) -> None:
        """Let `part` stand on it, in place of what did; that is to be put elsewhere by whoever lent it."""
        if part is not self._part:
            if self._part is not None:
                self._column.removeWidget(self._part)
            self._part = part
            if part is not None:
                move_into(self._column, part)
        self.place()

    def place(self) -> None:
        """Find its height and its place anew; the area calls it when it is resized."""
        theme = current()
        # As the page has it: what stands here is in line with what scrolls.
        side = 16 if self._area.width() < theme.px(NARROW) else 28
        if side != self._side:
            self._side = side
            self._column.set_margins((side, 10, side, 8))
        width = self._area.viewport().width()
        part = self._part if self._part is not None and not _is_put_away(self._part) else None
        height = self._needed(width) if part is not None and part.sizeHint().height() > 0 else 0
        if self._area.viewportMargins().bottom() != height:
            self._area.setViewportMargins(0, 0, 0, height)
            width = self._area.viewport().width()
        self.setGeometry(0, self._area.height() - height, width, height)
        # Also without a height: the keys of what stands here work only where it counts as seen.
        self.setVisible(part is not None)

    def _needed(self, width: int) -> int:
        column = self._column
        return column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()

    def event(self, event: QEvent) -> bool:
        """Follow what stands on it as it grows and shrinks."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return done


def move_into(column: Column, part: QWidget) -> None:
    """Put `part` at the end of `column`, seen or hidden as it was, and with the focus if that was in it."""
    put_away, focused = _is_put_away(part), QApplication.focusWidget()
    within = focused is not None and part.isAncestorOf(focused)
    column.addWidget(part)
    if not put_away:
        part.show()
    if focused is not None and within:
        focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_put_away(part: QWidget) -> bool:
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
