"""The least that a window costs in Python: one bare widget, painted once."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Quits the program after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


application = QApplication(sys.argv)
window = BareWindow()
# As large as our window, so that both have the same number of pixels.
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
