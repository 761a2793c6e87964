"""Makes the decision lower in a low window so that it need not scroll, and tells when that is not enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.widgets.scroll_page import Pane
from wizard.ui.widgets.spacing import ColumnLayout


class FollowUp(QWidget):
    """The part shown below a recorded decision: its tasks."""

    def set_brief(self, brief: bool) -> None:
        """Show a short form, or everything."""
        raise NotImplementedError


class BelowDecision(QWidget):
    """The space for what follows a decision."""

    def __init__(self) -> None:
        super().__init__()
        self._column = ColumnLayout(0, parent=self)
        self._part: FollowUp | None = None

    def show_part(self, part: FollowUp) -> None:
        """Show `part` here."""
        self._part = part
        self._column.addWidget(part)

    def set_brief(self, brief: bool) -> None:
        """Show a short form, or everything."""
        if self._part is not None:
            self._part.set_brief(brief)
            # Discard cached sizes, because the height is asked for next.
            for part in (self._part, self):
                part.updateGeometry()


_GAP, _CLOSE = 8, 3
"""The gap between the parts of a panel, and that in a low window, in pixels at zoom 1."""


class HeightFit(QObject):
    """Makes parts of a panel lower, the least important first, until the content of its pane fits."""

    overflowed = Signal(bool)
    """Whether the content is too high, even with every part lowered, has changed."""

    def __init__(self, panel: QWidget, pane: Pane, steps: Sequence[Callable[[bool], None]]) -> None:
        """Each of `steps` makes a part lower (True) or restores it."""
        super().__init__(panel)
        self._panel, self._pane, self._steps = panel, pane, tuple(steps)
        self.room: Callable[[], int] = panel.height
        """Returns the height available to the panel where it scrolls together with something else."""
        self.overflows = False
        """Whether the content is too high, even with every part lowered."""
        self._looks = QTimer(self, singleShot=True, interval=0)
        self._looks.timeout.connect(self._look_again)
        content = pane.widget()
        assert content is not None, "the pane is empty"
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again if the content of the pane has grown, because some of it is laid out only once shown."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._looks.start()
        return super().eventFilter(watched, event)

    def _look_again(self) -> None:
        if not self.overflows and self._is_too_high():
            self.fit()

    def fit(self) -> None:
        """Lower only as many parts as needed."""
        steps = (*self._steps, self._set_close)
        for step in steps:
            step(False)
        for step in steps:
            if self._is_too_high():
                step(True)
        overflows = self._is_too_high()
        if overflows != self.overflows:
            self.overflows = overflows
            self.overflowed.emit(overflows)

    def _set_close(self, close: bool) -> None:
        """Leave little space between the parts, or the usual space."""
        content = self._pane.widget()
        layout = content.layout() if content is not None else None
        if isinstance(layout, ColumnLayout):
            layout.set_gap(_CLOSE if close else _GAP)

    def _is_too_high(self) -> bool:
        # Do not use the viewport: a scroll bar changes its width, and scrolling with the texts its height.
        height = self._panel.height()
        room = (height if self._pane.is_scrolling else self.room()) - (height - self._pane.height())
        content = self._pane.widget()
        return content is not None and content.heightForWidth(self._pane.width()) > room
