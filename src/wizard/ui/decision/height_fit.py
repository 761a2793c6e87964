"""Making the decision lower where height is short, so that it need not scroll; and saying where that is not enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.widgets.scroll_page import Pane
from wizard.ui.widgets.spacing import ColumnLayout


class FollowUp(QWidget):
    """What stands below a decision that is recorded: its tasks."""

    def set_brief(self, brief: bool) -> None:
        """Take little height, or show all."""
        raise NotImplementedError


class BelowDecision(QWidget):
    """The place of what follows a decision."""

    def __init__(self) -> None:
        super().__init__()
        self._column = ColumnLayout(0, parent=self)
        self._part: FollowUp | None = None

    def show_part(self, part: FollowUp) -> None:
        """Show `part` from now on."""
        self._part = part
        self._column.addWidget(part)

    def set_brief(self, brief: bool) -> None:
        """Take little height, or show all."""
        if self._part is not None:
            self._part.set_brief(brief)
            # What is asked for its height next must not answer from before.
            for part in (self._part, self):
                part.updateGeometry()


class HeightFit(QObject):
    """Lowers parts of a panel, the least missed first, until what is in its pane fits."""

    overflowed = Signal(bool)
    """It needs more height than there is, with every part lowered; or no longer does."""

    def __init__(self, panel: QWidget, pane: Pane, steps: Sequence[Callable[[bool], None]]) -> None:
        """Each of `steps` takes height away (True) or gives it back."""
        super().__init__(panel)
        self._panel, self._pane, self._steps = panel, pane, tuple(steps)
        self.room: Callable[[], int] = panel.height
        """Returns how high the panel may be where it scrolls together with something else."""
        self.overflows = False
        """Whether it needs more height than there is, with every part lowered."""
        self._looks = QTimer(self, singleShot=True, interval=0)
        self._looks.timeout.connect(self._look_again)
        content = pane.widget()
        assert content is not None, "the pane is empty"
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See to it if what is in the pane has grown since it was fitted: some of it is laid out only once shown."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._looks.start()
        return super().eventFilter(watched, event)

    def _look_again(self) -> None:
        if not self.overflows and self._is_too_high():
            self.fit()

    def fit(self) -> None:
        """Take away as little height as will do."""
        for step in self._steps:
            step(False)
        for step in self._steps:
            if self._is_too_high():
                step(True)
        overflows = self._is_too_high()
        if overflows != self.overflows:
            self.overflows = overflows
            self.overflowed.emit(overflows)

    def _is_too_high(self) -> bool:
        # Not the viewport's width, which a scroll bar changes, nor its height, where it scrolls with the texts.
        height = self._panel.height()
        room = (height if self._pane.is_scrolling else self.room()) - (height - self._pane.height())
        content = self._pane.widget()
        return content is not None and content.heightForWidth(self._pane.width()) > room
