"""Whether a widget is seen, at the least cost: before the window is shown, nothing need be styled or measured."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

_ROUNDS = 4
"""How often a page is laid out, at most, until what wraps has found its height."""


def show_if(wanted: bool, *widgets: QWidget) -> None:
    """Hide `widgets`, or let them be seen as soon as what they stand in is.

    `setVisible(True)` makes Qt style and measure a widget at once, and opens a window of its own for one that stands
    in nothing yet; a widget that was never hidden needs neither.
    """
    for widget in widgets:
        if not wanted:
            widget.hide()
        elif widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()


def lay_out_now() -> None:
    """Let what is shown find its sizes before it is painted: what wraps needs several rounds, each seen as a jump."""
    for _ in range(_ROUNDS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
